import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import {
  CAUSE_KINDS,
  EXPOSURES,
  GRADING_BASES,
  IMPACT_CLASSES,
  IMPACT_GRADES,
  TIERS,
  UNGRADED_REASONS,
  type CauseKind,
  type Exposure,
  type GradingBasis,
  type ImpactClass,
  type ImpactGrade,
  type Tier,
  type UngradedReason,
} from '@suyuan/domain';
import { AssetIdentityBody, LocalTextBody, QuantityValueBody } from '../values';
import { ShiftBody } from '../asset-findings';
import { CompletenessReply } from './common';
import { NamedReply } from './names';
import {
  DayOrNull,
  PartOrNull,
  Shown,
  ShownDay,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  ShownTexts,
  TextOrNull,
} from './shown';
import { StatusReply } from './status';

const ShownCounts = (): PropertyDecorator =>
  Shown({ type: 'object', additionalProperties: { type: 'integer' } });

export class ImpactQuestionReply {
  @Shown({ type: String, required: false })
  certificate?: string;

  @Shown({ type: String, required: false })
  asset?: string;

  @Shown({ type: String, format: 'date', required: false, nullable: true })
  from?: string | null;

  @Shown({ type: String, format: 'date', required: false, nullable: true })
  to?: string | null;

  @Shown({ type: String, required: false, nullable: true })
  quantity?: string | null;

  @ShownNumber()
  knownAt!: number;
}

export class ImpactCountsReply {
  @ShownNumber()
  affected!: number;

  @ShownNumber()
  cannotSay!: number;

  @ShownNumber('Void certificates: in none of the other counts.')
  void!: number;

  @ShownNumber()
  open!: number;

  @ShownNumber()
  ended!: number;

  @ShownCounts()
  byTier!: Record<string, number>;

  @ShownCounts()
  byRegion!: Record<string, number>;

  @ShownCounts()
  byQuantity!: Record<string, number>;

  @Shown({
    type: 'object',
    additionalProperties: { type: 'integer' },
    nullable: true,
    description: 'By grade, UNGRADED among them; null where there are more items than are graded at once.',
  })
  byGrade!: Record<string, number> | null;
}

export class ImpactWindowReply {
  @ShownDay()
  from!: string;

  @DayOrNull('null while the exposure is open.')
  to!: string | null;
}

/** How an item came to its grade: the worst point of the results that carry the shift. */
export class ImpactGradingReply {
  @Shown({
    type: String,
    format: 'decimal',
    description: '|shift| over MPEV or U, at most ten digits, cut off.',
  })
  ratio!: string;

  @ShownEnum(GRADING_BASES)
  basis!: GradingBasis;

  @ShownNumber('Index of the result, and of the point in it, that decided.')
  result!: number;

  @ShownNumber()
  point!: number;

  @ShownPart(() => QuantityValueBody)
  shift!: QuantityValueBody;

  @ShownText('Id of the nonconformity or restatement.')
  cause!: string;

  @ShownEnum(CAUSE_KINDS)
  causeKind!: CauseKind;

  @Shown({ type: Boolean, description: 'False when something that carries the shift could not be graded.' })
  complete!: boolean;
}

/** What was found or restated about the suspected standard. */
export class ImpactCauseReply {
  @ShownEnum(CAUSE_KINDS)
  kind!: CauseKind;

  @ShownText()
  id!: string;

  @ShownText()
  quantity!: string;

  @DayOrNull('Exclusive; null: no lower bound.')
  from!: string | null;

  @DayOrNull('Inclusive; null: no upper bound.')
  to!: string | null;

  @PartOrNull(() => QuantityValueBody)
  shift!: QuantityValueBody | null;

  @Shown({
    type: () => [ShiftBody],
    required: false,
    description: 'By value, with their signs; left out: none were stated.',
  })
  shifts?: ShiftBody[];
}

/** What the grades rest on, and whether they are all there. */
export class ImpactGradingsReply {
  @ShownParts(() => ImpactCauseReply)
  causes!: ImpactCauseReply[];

  @Shown({ type: Boolean, description: 'False when a limit was hit; `limit` names it.' })
  complete!: boolean;

  @TextOrNull()
  limit!: string | null;

  @ShownText('Where the thresholds come from.')
  source!: string;
}

/** One affected certificate; also, without its status, a row of the CSV and a line of the NDJSON stream. */
@ApiExtraModels(AssetIdentityBody)
export class ImpactItemReply {
  @ShownText()
  certificate!: string;

  @TextOrNull()
  number!: string | null;

  @Shown({ oneOf: [{ type: 'string' }, { $ref: getSchemaPath(AssetIdentityBody) }] })
  asset!: string | AssetIdentityBody;

  @PartOrNull(() => LocalTextBody)
  assetName!: LocalTextBody | null;

  @Shown({ type: String, enum: [...TIERS], nullable: true })
  tier!: Tier | null;

  @TextOrNull()
  region!: string | null;

  @ShownEnum(IMPACT_CLASSES)
  class!: ImpactClass;

  @ShownNumber()
  depth!: number;

  @ShownTexts()
  via!: string[];

  @ShownDay()
  usedOn!: string;

  @ShownPart(() => ImpactWindowReply)
  window!: ImpactWindowReply;

  @Shown({
    type: String,
    nullable: true,
    enum: [...EXPOSURES, null],
    description: 'null where the class is VOID.',
  })
  exposure!: Exposure | null;

  @ShownTexts()
  quantities!: string[];

  @Shown({
    type: String,
    nullable: true,
    enum: [...IMPACT_GRADES, null],
    description: 'How bad, where the shift is known; null: not graded, and `ungraded` says why.',
  })
  grade!: ImpactGrade | null;

  @PartOrNull(() => ImpactGradingReply)
  grading!: ImpactGradingReply | null;

  @Shown({ type: String, nullable: true, enum: [...UNGRADED_REASONS, null] })
  ungraded!: UngradedReason | null;

  @Shown({
    type: () => StatusReply,
    nullable: true,
    description:
      'Of the asset, as of now and today; null where none is registered or it is not for the reader.',
  })
  status!: StatusReply | null;
}

/** GET /v1/assets/{id}/impact, GET /v1/certificates/{id}/impact */
export class ImpactReply extends NamedReply {
  @ShownPart(() => ImpactQuestionReply)
  question!: ImpactQuestionReply;

  @ShownPart(() => ImpactCountsReply)
  counts!: ImpactCountsReply;

  @ShownPart(() => ImpactGradingsReply)
  grading!: ImpactGradingsReply;

  @ShownParts(() => ImpactItemReply)
  items!: ImpactItemReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;

  @ShownPart(() => CompletenessReply)
  completeness!: CompletenessReply;
}
