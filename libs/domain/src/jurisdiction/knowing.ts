import type { AssetState } from '../asset/asset.state';
import { servesOthers } from '../laboratory/scope-basis';
import type { LaboratoryState } from '../laboratory/laboratory.state';
import type { CivilDate } from '../vocabulary';

/** Days on which something holds, both ends included; without an end, from then on. */
interface Period {
  from: CivilDate;
  to: CivilDate | null;
}

function holdsOn({ from, to }: Period, on: CivilDate): boolean {
  return from <= on && (to === null || on <= to);
}

/** Everybody who owns or ever owned a registered asset, in whatever order the transfers were told. */
export function ownersOf(state: AssetState): string[] {
  if (state.status === 'UNKNOWN') return [];
  const transfers = state.lifecycle.flatMap((event) =>
    event.type === 'AssetTransferred' ? [event.data.owner] : [],
  );
  return [...new Set([state.asset.owner, ...transfers])];
}

/** Whether the asset itself was put into a laboratory's hands for that day: entrusted, or designated. */
export function isEntrustedWith(state: AssetState, laboratory: string, on: CivilDate): boolean {
  if (state.status === 'UNKNOWN') return false;
  const given = [...state.entrustments, ...state.designations];
  return given.some((one) => one.laboratory === laboratory && holdsOn(one, on));
}

/** Whether an organization put all its assets into a laboratory's hands for that day. */
export function entrustsAllTo(owner: LaboratoryState, laboratory: string, on: CivilDate): boolean {
  if (owner.status === 'UNKNOWN') return false;
  return owner.entrustments.some((one) => one.laboratory === laboratory && holdsOn(one, on));
}

/** Whether the law sends items of one of these quantities to a laboratory that served others on the day. */
export function servesQuantity(
  laboratory: LaboratoryState,
  quantities: readonly string[],
  on: CivilDate,
): boolean {
  if (laboratory.status === 'UNKNOWN') return false;
  return [...laboratory.scopes.values()].some(
    ({ granted }) =>
      servesOthers(granted) &&
      holdsOn({ from: granted.validFrom, to: granted.validTo }, on) &&
      granted.lines.some(({ quantity }) => quantities.includes(quantity)),
  );
}

/** Whether the regulators of an organization read restricted records in the clear on a day. */
export function isCleared(organization: LaboratoryState, on: CivilDate): boolean {
  return organization.status === 'REGISTERED' && organization.clearances.some((one) => holdsOn(one, on));
}
