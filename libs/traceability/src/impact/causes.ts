import type {
  CauseKind,
  CivilDate,
  NonconformityFound,
  QuantityValue,
  ReferenceValueRestated,
} from '@suyuan/domain';
import type { SuspectedError } from '../answers';
import type { KnownEvent } from '../rules/dossier';
import { dateOf, dayOf } from '../storage/days';

/** Why results that rest on a standard may be off, and by how much. */
export interface ImpactCause extends SuspectedError {
  kind: CauseKind;
  id: string;
  /** null: nobody stated it. */
  shift: QuantityValue | null;
}

/** What was found or restated about an asset, as known at a position, in the order in which it was recorded. */
export function causesOf(events: Iterable<KnownEvent>, knownAt: number): ImpactCause[] {
  const causes: ImpactCause[] = [];
  for (const event of events) {
    if (event.position > knownAt) continue;
    if (event.type === 'NonconformityFound') causes.push(causeOfNonconformity(event.data));
    else if (event.type === 'ReferenceValueRestated') causes.push(causeOfRestatement(event.data));
  }
  return causes;
}

function causeOfNonconformity({ id, quantity, from, to, shift }: NonconformityFound['data']): ImpactCause {
  return { kind: 'NONCONFORMITY', id, quantity, from, to, shift };
}

function causeOfRestatement(data: ReferenceValueRestated['data']): ImpactCause {
  const { id, quantity, shift, effectiveFrom } = data;
  return { kind: 'RESTATEMENT', id, quantity, from: null, to: dayBefore(effectiveFrom), shift };
}

function dayBefore(day: CivilDate): CivilDate {
  return dateOf(dayOf(day) - 1);
}

/** Whether a use on a day lies in the window of a cause. */
export function holdsUse({ from, to }: SuspectedError, usedOn: CivilDate): boolean {
  return (from === null || from < usedOn) && (to === null || usedOn <= to);
}
