import {
  RATIO_SEVERITIES,
  TIERS,
  type RatioSeverity,
  type SchemeBody,
  type StatedLimits,
  type Tier,
} from '@suyuan/domain';
import { LimitsOrText } from './stated-figures';
import {
  CivilDateField,
  LabelField,
  Nested,
  NestedArray,
  OneOf,
  OPTIONAL,
  RatioField,
  SchemeId,
  TextField,
  WholeNumber,
} from './fields';
import { MAX_CODE_LENGTH, MAX_EDGES, MAX_LEVELS, MAX_NAME_LENGTH, MAX_ORDINAL } from './limits';
import { LocalTextBody, QuantityRangeBody } from './values';

export class SchemeLevelBody {
  @LabelField(MAX_CODE_LENGTH)
  code!: string;

  @WholeNumber(0, MAX_ORDINAL, { description: 'Grows downwards: the primary standard has the least.' })
  ordinal!: number;

  @OneOf(TIERS)
  tier!: Tier;

  @Nested(() => LocalTextBody, OPTIONAL)
  name?: LocalTextBody | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'Accuracy class, order (等) or grade (级).' })
  class?: string | null;

  @Nested(() => QuantityRangeBody, OPTIONAL)
  quantityRange?: QuantityRangeBody | null;

  @TextField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The greatest uncertainty of the level: a value with its k, or a formula.',
    example: 'U = 0.05 mg, k = 2',
  })
  uLimit?: string | null;

  @LimitsOrText(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The MPE of the level: figures that rules can use, or the words of the scheme.',
  })
  mpe?: string | StatedLimits | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'Where the figures of the level stand.' })
  source?: string | null;
}

export class SchemeEdgeBody {
  @LabelField(MAX_CODE_LENGTH)
  from!: string;

  @LabelField(MAX_CODE_LENGTH)
  to!: string;

  @RatioField({
    optional: true,
    description:
      'A decimal or a fraction. A decimal of three digits or more that is 1/3, 2/3, 1/6, 1/7, 1/9, 1/11 or 1/12, ' +
      'rounded or cut off, means that fraction exactly.',
    example: '1/3',
  })
  maxRatio?: string | null;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  method?: string | null;

  @OneOf(RATIO_SEVERITIES, { optional: true, description: 'What an exceeded ratio is; left out, GAP.' })
  severity?: RatioSeverity | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'Where the ratio stands.' })
  source?: string | null;
}

/** POST /v1/schemes */
export class PublishSchemeBody implements SchemeBody {
  @SchemeId({ optional: true, example: 'JJG 2053-2016' })
  id?: string | null;

  @Nested(() => LocalTextBody)
  title!: LocalTextBody;

  @CivilDateField()
  validFrom!: string;

  @CivilDateField(OPTIONAL)
  validTo?: string | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @NestedArray(() => SchemeLevelBody, MAX_LEVELS, { minItems: 1 })
  levels!: SchemeLevelBody[];

  @NestedArray(() => SchemeEdgeBody, MAX_EDGES)
  edges!: SchemeEdgeBody[];

  @TextField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The document that these data were taken from.',
  })
  source?: string | null;
}
