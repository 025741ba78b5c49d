import { SUSPICION_KINDS, type SuspicionKind } from '@suyuan/domain';
import { QuantityValueBody } from '../values';
import { ShiftBody } from '../asset-findings';
import { ListCompletenessReply } from './common';
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
  TextOrNull,
} from './shown';

/** What POST /v1/assets/{id}/nonconformities takes; only the reason is left to whoever reports it. */
export class SuggestedNonconformityReply {
  @ShownText()
  quantity!: string;

  @ShownDay('The last day on which it was known to be good.')
  from!: string;

  @ShownDay()
  to!: string;

  @PartOrNull(() => QuantityValueBody)
  shift!: QuantityValueBody | null;

  @ShownParts(() => ShiftBody)
  shifts!: ShiftBody[];

  @TextOrNull()
  part!: string | null;
}

/** What a certificate or a check found of an asset, for earlier uses. */
export class SuspicionReply {
  @ShownEnum(SUSPICION_KINDS)
  kind!: SuspicionKind;

  @ShownText('Id of the certificate or check that found it.')
  finding!: string;

  @ShownText()
  quantity!: string;

  @TextOrNull()
  part!: string | null;

  @DayOrNull('Exclusive; null: it was never known to be good.')
  from!: string | null;

  @ShownDay('Inclusive.')
  to!: string;

  @Shown({ type: () => [ShiftBody], description: 'Empty where it failed without figures.' })
  shifts!: ShiftBody[];

  @TextOrNull('Of the dismissal that says that it is nothing.')
  dismissal!: string | null;

  @PartOrNull(() => SuggestedNonconformityReply)
  nonconformity!: SuggestedNonconformityReply | null;
}

/** GET /v1/assets/{id}/suspicions */
export class SuspicionsReply extends NamedReply {
  @ShownText()
  asset!: string;

  @ShownNumber()
  knownAt!: number;

  @ShownParts(() => SuspicionReply)
  suspicions!: SuspicionReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}
