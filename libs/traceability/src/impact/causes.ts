import {
  assetOn,
  natureOf,
  type AssetNature,
  type CauseKind,
  type CivilDate,
  type NonconformityFound,
  type QuantityValue,
  type ReferenceValueRestated,
  type ShiftAtValue,
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
  /** By value, with their signs: then these count; left out: none were stated. */
  shifts?: readonly ShiftAtValue[];
  /** Whose error it is: its nature gives the effect its sign; left out with `shifts`. */
  of?: { asset: string; nature: AssetNature | null };
}

/** What was found or restated about an asset, as known at a position, in the order in which it was recorded. */
export function causesOf(events: Iterable<KnownEvent>, knownAt: number): ImpactCause[] {
  const causes: ImpactCause[] = [];
  const known = [...events].filter(({ position }) => position <= knownAt);
  for (const event of known) {
    if (event.type === 'NonconformityFound') causes.push(causeOfNonconformity(event.data, known));
    else if (event.type === 'ReferenceValueRestated') causes.push(causeOfRestatement(event.data));
  }
  return causes;
}

function causeOfNonconformity(
  { id, asset, quantity, from, to, shift, shifts }: NonconformityFound['data'],
  events: readonly KnownEvent[],
): ImpactCause {
  const cause = { kind: 'NONCONFORMITY', id, quantity, from, to, shift } as const;
  if (shifts === undefined) return cause;
  return { ...cause, shifts, of: { asset, nature: natureOn(asset, to, quantity, events) } };
}

/** What the asset is on the day of the finding; null: it is not registered, or nobody can say. */
function natureOn(
  asset: string,
  day: CivilDate,
  quantity: string,
  events: readonly KnownEvent[],
): AssetNature | null {
  const registered = events.find((event) => event.type === 'AssetRegistered' && event.data.id === asset);
  if (registered?.type !== 'AssetRegistered') return null;
  const amendments = events.flatMap((event) =>
    event.type === 'AssetAmended' && event.data.asset === asset ? [event.data] : [],
  );
  return natureOf(assetOn({ registered: registered.data, amendments }, day), quantity);
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
