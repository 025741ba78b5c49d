import {
  CONCLUSIONS,
  USAGE_PURPOSES,
  type AssetConfirmationBody,
  type CheckBody,
  type Conclusion,
  type StatedLimits,
  type UsagePurpose,
} from '@suyuan/domain';
import { DecisionRuleBody, MeasuredPointBody } from './calibrations';
import {
  CivilDateField,
  Flag,
  Id,
  LabelField,
  Nested,
  NestedArray,
  OneOf,
  OPTIONAL,
  TextField,
} from './fields';
import { MAX_CODE_LENGTH, MAX_NUMBER_LENGTH, MAX_PARAMETERS, MAX_POINTS } from './limits';
import { StatedLimitsBody } from './stated-figures';
import { StatedParameterBody } from './values';

/** What the owner demands. */
export class MetrologicalRequirementBody {
  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Nested(() => StatedLimitsBody, { description: 'Maximum permissible error, in one of its forms.' })
  limits!: StatedLimits;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'For which it is demanded; left out, whatever parameters.',
  })
  parameters?: StatedParameterBody[] | null;
}

/** POST /v1/assets/{id}/confirmations: its owner confirms a certificate of it for a purpose (计量确认). */
export class ConfirmAssetBody implements AssetConfirmationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @Id({ description: 'A certificate of the asset, known already or not.' })
  certificate!: string;

  @CivilDateField()
  on!: string;

  @OneOf(USAGE_PURPOSES)
  purpose!: UsagePurpose;

  @Nested(() => MetrologicalRequirementBody)
  requirement!: MetrologicalRequirementBody;

  @OneOf(CONCLUSIONS)
  conclusion!: Conclusion;

  @Nested(() => DecisionRuleBody, { optional: true, description: 'Left out, simple acceptance.' })
  rule?: DecisionRuleBody | null;

  @CivilDateField({ optional: true, description: 'The last day that it holds.' })
  validUntil?: string | null;
}

/** POST /v1/assets/{id}/checks: an intermediate check; never in force, never a link. */
export class CheckAssetBody implements CheckBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  on!: string;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Flag({ description: 'Whether it passed, as it is told; figures, where there are any, count.' })
  passed!: boolean;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Channel, piece, function or probe; left out, the asset as a whole.',
  })
  part?: string | null;

  @LabelField(MAX_NUMBER_LENGTH, OPTIONAL)
  method?: string | null;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'Of all its points that state none of these themselves.',
  })
  parameters?: StatedParameterBody[] | null;

  @NestedArray(() => MeasuredPointBody, MAX_POINTS, {
    optional: true,
    description: 'As on certificates; `mpe` is the limit of the check. Without them it moves nothing.',
  })
  points?: MeasuredPointBody[] | null;
}
