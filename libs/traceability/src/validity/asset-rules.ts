import { isInForceOn } from '../rules/assets-in-time';
import { EXAMINED_TIERS } from '../rules/examinations';
import { endsWithItsHolder, ownerless } from '../rules/owners-in-time';
import type { LifecycleEntry } from './validity-facts';
import { bearsOn } from './parts';
import { reason, type ValidityRule } from './validity-rule';

const byDayThenPosition = (a: LifecycleEntry, b: LifecycleEntry): number =>
  a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1;

export const mustNotBeRetired: ValidityRule = (c) => {
  const retired = c.facts.lifecycle.filter(
    ({ event, on, part }) => event === 'RETIRED' && on <= c.day && bearsOn(c, part),
  );
  return byPart(retired).map((entries) => ({
    ...reason('ASSET_RETIRED', idsOf(entries)),
    ...partOf(entries),
  }));
};

/** The last of isolation and return decides; of one day, the one recorded later. */
export const mustNotBeIsolated: ValidityRule = (c) => {
  const moves = c.facts.lifecycle
    .filter(({ event, on }) => (event === 'ISOLATED' || event === 'RETURNED') && on <= c.day)
    .filter(({ part }) => bearsOn(c, part))
    .sort(byDayThenPosition);
  return byPart(moves).flatMap((entries) => {
    const last = entries.at(-1)!;
    return last.event === 'ISOLATED' ? [{ ...reason('ASSET_ISOLATED', [last.id]), ...partOf([last]) }] : [];
  });
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

/** What happened to the whole, and to each part. */
function byPart(entries: LifecycleEntry[]): LifecycleEntry[][] {
  const parts = [...new Set(entries.map(({ part }) => part))];
  return parts.map((wanted) => entries.filter(({ part }) => part === wanted));
}

function partOf([{ part }]: readonly LifecycleEntry[] | [LifecycleEntry]): { part?: string } {
  return part === undefined ? {} : { part };
}

function idsOf(entries: LifecycleEntry[]): string[] {
  return entries.map(({ id }) => id);
}
