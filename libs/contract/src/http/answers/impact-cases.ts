import { IMPACT_CASE_STATES } from '@suyuan/domain';
import { QuantityValueBody } from '../values';
import { CompletenessReply, ListCompletenessReply } from './common';
import { ImpactCountsReply, ImpactGradingsReply } from './impact';
import { HistoryEntryReply } from './records';
import {
  PartOrNull,
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

  @ShownNumber()
  knownAt!: number;
}

/** GET /v1/assets/{id}/last-known-good */
export class LastKnownGoodReply {
  @ShownPart(() => LastKnownGoodQuestionReply)
  question!: LastKnownGoodQuestionReply;

  @PartOrNull(() => KnownGoodReply)
  lastKnownGood!: KnownGoodReply | null;

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
export class ImpactCaseReply {
  @ShownText()
  id!: string;

  @ShownNumber()
  knownAt!: number;

  @ShownNumber()
  position!: number;

  @ShownEnum(IMPACT_CASE_STATES)
  state!: string;

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

  @ShownText()
  reason!: string;

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
