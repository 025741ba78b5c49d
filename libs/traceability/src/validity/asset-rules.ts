import { isInForceOn } from '../rules/assets-in-time';
import { EXAMINED_TIERS } from '../rules/examinations';
import { endsWithItsHolder, ownerless } from '../rules/owners-in-time';
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
export const standardMustBeExamined: ValidityRule = ({
  day,
  facts: { tier, examinations, ownerEnds = [] },
}) => {
  if (!EXAMINED_TIERS.includes(tier)) return [];
  const own = examinations.filter(({ kind }) => kind !== 'PRIMARY');
  if (own.length === 0) return [reason('STANDARD_EXAM_MISSING', [])];
  const holds = own.filter((one) => isInForceOn(one, day) && !endsWithItsHolder(one, ownerEnds, day));
  if (holds.length > 0) return [];
  return [reason('STANDARD_EXAM_LAPSED', own.map(({ id }) => id).sort())];
};

/** Nobody is there who would answer for it. Evidence: the organization that was dissolved. */
export const mustHaveAnOwner: ValidityRule = ({ day, facts: { ownerEnds = [] } }) => {
  const left = ownerless(ownerEnds, day);
  return left === null ? [] : [reason('OWNER_DISSOLVED', [left.organization])];
};

function idsOf(entries: LifecycleEntry[]): string[] {
  return entries.map(({ id }) => id);
}
