import { isInForceOn } from '../rules/assets-in-time';
import { EXAMINED_TIERS } from '../rules/examinations';
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

/** A public or highest standard may be used while its examination holds (Rules, articles 7 to 10). */
export const standardMustBeExamined: ValidityRule = ({ day, facts: { tier, examinations } }) => {
  if (!EXAMINED_TIERS.includes(tier)) return [];
  const own = examinations.filter(({ kind }) => kind !== 'PRIMARY');
  if (own.length === 0) return [reason('STANDARD_EXAM_MISSING', [])];
  if (own.some((examination) => isInForceOn(examination, day))) return [];
  return [reason('STANDARD_EXAM_LAPSED', own.map(({ id }) => id).sort())];
};

function idsOf(entries: LifecycleEntry[]): string[] {
  return entries.map(({ id }) => id);
}
