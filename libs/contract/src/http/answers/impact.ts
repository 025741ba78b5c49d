import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { AssetIdentityBody, LocalTextBody } from '../values';
import { CompletenessReply } from './common';
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

export const IMPACT_CLASSES = ['AFFECTED', 'CANNOT_SAY'] as const;
export const EXPOSURES = ['OPEN', 'ENDED'] as const;

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
}

export class ImpactWindowReply {
  @ShownDay()
  from!: string;

  @DayOrNull('null while the exposure is open.')
  to!: string | null;
}

/** One affected certificate; also a row of the CSV and a line of the NDJSON stream. */
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

  @TextOrNull()
  tier!: string | null;

  @TextOrNull()
  region!: string | null;

  @ShownEnum(IMPACT_CLASSES)
  class!: string;

  @ShownNumber()
  depth!: number;

  @ShownTexts()
  via!: string[];

  @ShownDay()
  usedOn!: string;

  @ShownPart(() => ImpactWindowReply)
  window!: ImpactWindowReply;

  @ShownEnum(EXPOSURES)
  exposure!: string;

  @ShownTexts()
  quantities!: string[];

  @TextOrNull('How bad, where the shift is known; null: not graded.')
  grade!: string | null;
}

/** GET /v1/assets/{id}/impact, GET /v1/certificates/{id}/impact */
export class ImpactReply {
  @ShownPart(() => ImpactQuestionReply)
  question!: ImpactQuestionReply;

  @ShownPart(() => ImpactCountsReply)
  counts!: ImpactCountsReply;

  @ShownParts(() => ImpactItemReply)
  items!: ImpactItemReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;

  @ShownPart(() => CompletenessReply)
  completeness!: CompletenessReply;
}
