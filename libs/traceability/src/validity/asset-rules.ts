import type { LifecycleEntry } from './validity-facts';
import { reason, type ValidityRule } from './validity-rule';

const byDayThenPosition = (a: LifecycleEntry, b: LifecycleEntry): number =>
  a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1;

export const mustNotBeRetired: ValidityRule = ({ day, facts }) => {
  const retired = facts.lifecycle.filter(({ event, on }) => event === 'RETIRED' && on <= day);
  return retired.length === 0 ? [] : [reason('ASSET_RETIRED', idsOf(retired))];
};

/** The last of isolation and return decides; of one day, the one recorded later. */
export const mustNotBeIsolated: ValidityRule = ({ day, facts }) => {
  const moves = facts.lifecycle
    .filter(({ event, on }) => (event === 'ISOLATED' || event === 'RETURNED') && on <= day)
    .sort(byDayThenPosition);
  const last = moves.at(-1);
  return last?.event === 'ISOLATED' ? [reason('ASSET_ISOLATED', [last.id])] : [];
};

function idsOf(entries: LifecycleEntry[]): string[] {
  return entries.map(({ id }) => id);
}
