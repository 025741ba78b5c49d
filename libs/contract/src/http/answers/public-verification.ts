import { STATES } from '@suyuan/domain';
import { lazy } from '../fields';
import { LocalTextBody, QuantityRangeBody, QuantityValueBody } from '../values';
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
  TextOrNull,
} from './shown';

/** A state only where the paper was shown to be in hand; else what can be said without it. */
export const PUBLIC_STATES = [...STATES, 'ON_RECORD', 'AMBIGUOUS', 'UNKNOWN'] as const;

export type PublicState = (typeof PUBLIC_STATES)[number];

export class PublicReasonReply {
  @ShownText()
  code!: string;

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;
}

export class PublicLaboratoryReply {
  @ShownText('For `issuer`.')
  code!: string;

  @PartOrNull(() => LocalTextBody)
  name!: LocalTextBody | null;
}

export class PublicAssetReply {
  @PartOrNull(() => LocalTextBody)
  name!: LocalTextBody | null;

  @TextOrNull()
  manufacturer!: string | null;

  @TextOrNull()
  model!: string | null;

  @TextOrNull('The last four of the serial number.')
  serialEnd!: string | null;
}

export class PublicResultReply {
  @ShownText()
  quantity!: string;

  @PartOrNull(() => QuantityRangeBody)
  range!: QuantityRangeBody | null;

  /** The greatest of its points. */
  @PartOrNull(() => QuantityValueBody)
  expandedUncertainty!: QuantityValueBody | null;
}

export class PublicRevocationReply {
  @ShownText()
  effect!: string;

  @DayOrNull('Null: it never held.')
  from!: string | null;

  @ShownDay('The day on which it was recorded.')
  on!: string;

  @ShownText()
  reason!: string;
}

export class PublicReplacementReply {
  @ShownText()
  number!: string;

  @ShownText('Where to check it.')
  link!: string;
}

export class PublicLevelReply {
  @ShownNumber('Links from the certificate itself, which is 0.')
  level!: number;

  @TextOrNull()
  tier!: string | null;

  @DayOrNull()
  performedOn!: string | null;
}

/** What the paper can be compared with: nothing that names owner, place or people. */
export class PublicDetailsReply {
  @ShownText()
  number!: string;

  @TextOrNull('Which of several instruments under the number.')
  item!: string | null;

  @Shown({ type: 'integer', nullable: true, description: 'Which issue of the number.' })
  revision!: number | null;

  @PartOrNull(() => LocalTextBody)
  laboratory!: LocalTextBody | null;

  @ShownPart(() => PublicAssetReply)
  asset!: PublicAssetReply;

  @ShownDay()
  performedOn!: string;

  @ShownDay()
  issuedOn!: string;

  @DayOrNull()
  validUntil!: string | null;

  @ShownText()
  conclusion!: string;

  @ShownParts(() => PublicResultReply)
  results!: PublicResultReply[];

  @ShownText('SHA-256 of the record, hex.')
  sha256!: string;

  @PartOrNull(() => PublicRevocationReply)
  revocation!: PublicRevocationReply | null;

  @PartOrNull(() => PublicReplacementReply)
  replacement!: PublicReplacementReply | null;

  @ShownParts(() => PublicLevelReply)
  chain!: PublicLevelReply[];
}

/** GET /v1/public/verification */
export class PublicVerificationReply {
  @ShownEnum(PUBLIC_STATES)
  state!: PublicState;

  @ShownDay('The day the state is as of.')
  on!: string;

  @DayOrNull()
  since!: string | null;

  @DayOrNull()
  until!: string | null;

  @DayOrNull()
  due!: string | null;

  @PartOrNull(() => PublicReasonReply)
  reason!: PublicReasonReply | null;

  @Shown({
    ...lazy(() => PublicLaboratoryReply),
    isArray: true,
    nullable: true,
    description: 'Of a number alone.',
  })
  laboratories!: PublicLaboratoryReply[] | null;

  @Shown({ type: 'integer', nullable: true, description: 'AMBIGUOUS: how many match.' })
  count!: number | null;

  @Shown({
    type: Boolean,
    nullable: true,
    description: 'False: what was given beside the number is not on it.',
  })
  matches!: boolean | null;

  @PartOrNull(() => PublicDetailsReply)
  details!: PublicDetailsReply | null;

  @Shown({
    type: Boolean,
    description: 'False: there is more than is listed: laboratories, bearers (`count`), levels of the chain.',
  })
  complete!: boolean;
}
