import { IMPACT_CASE_STATES, type ImpactCaseStatus } from '@suyuan/domain';
import { QuantityValueBody } from '../values';
import { CompletenessReply, ListCompletenessReply } from './common';
import { ImpactCountsReply, ImpactGradingsReply } from './impact';
import { HistoryEntryReply } from './records';
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

/** The newest certificate that was good before a day: a suspicion begins after it. */
export class KnownGoodReply {
  @ShownText()
  certificate!: string;

  @TextOrNull()
  number!: string | null;

  @ShownDay()
  performedOn!: string;

  @ShownText()
  conclusion!: string;
}

export class LastKnownGoodQuestionReply {
  @ShownText()
  asset!: string;

  @ShownDay()
  on!: string;

  @TextOrNull()
  quantity!: string | null;

  @PartOrNull(() => QuantityValueBody)
  value!: QuantityValueBody | null;

  @TextOrNull()
  part!: string | null;

  @ShownNumber()
  knownAt!: number;
}

/** An intermediate check that passed with figures: good at its points on its day. */
export class KnownGoodCheckReply {
  @ShownText()
  check!: string;

  @ShownDay()
  on!: string;

  @ShownText()
  quantity!: string;

  @TextOrNull('null: of the asset as a whole.')
  part!: string | null;

  @ShownParts(() => QuantityValueBody)
  values!: QuantityValueBody[];
}

/** GET /v1/assets/{id}/last-known-good */
export class LastKnownGoodReply extends NamedReply {
  @ShownPart(() => LastKnownGoodQuestionReply)
  question!: LastKnownGoodQuestionReply;

  @PartOrNull(() => KnownGoodReply)
  lastKnownGood!: KnownGoodReply | null;

  @DayOrNull(
    'The last day on which it was known good, for the value asked; without one, that of the certificate.',
  )
  day!: string | null;

  @Shown({
    type: () => [KnownGoodCheckReply],
    description:
      'Intermediate checks since that certificate, the newest first: each moves the day for its values.',
  })
  checks!: KnownGoodCheckReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}

export class CaseWindowReply {
  @ShownDay('Exclusive: the last day on which it was known to be good.')
  from!: string;

  @ShownDay('Inclusive.')
  to!: string;
}

/** GET /v1/impact-cases/{id} */
export class ImpactCaseReply extends NamedReply {
  @ShownText()
  id!: string;

  @ShownNumber()
  knownAt!: number;

  @ShownNumber()
  position!: number;

  @ShownEnum(IMPACT_CASE_STATES)
  state!: ImpactCaseStatus;

  @ShownText()
  nonconformity!: string;

  @ShownText()
  asset!: string;

  @ShownText()
  quantity!: string;

  @ShownPart(() => CaseWindowReply)
  window!: CaseWindowReply;

  @PartOrNull(() => QuantityValueBody)
  shift!: QuantityValueBody | null;

  @TextOrNull('null: it is for the owner and for those who oversee.')
  reason!: string | null;

  @PartOrNull(() => KnownGoodReply)
  lastKnownGood!: KnownGoodReply | null;

  @ShownPart(() => ImpactCountsReply)
  counts!: ImpactCountsReply;

  @ShownPart(() => ImpactGradingsReply)
  grading!: ImpactGradingsReply;

  @ShownPart(() => CompletenessReply)
  completeness!: CompletenessReply;

  @ShownParts(() => HistoryEntryReply)
  history!: HistoryEntryReply[];
}
