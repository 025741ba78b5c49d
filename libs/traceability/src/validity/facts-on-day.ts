import type { CivilDate } from '@suyuan/domain';
import type { ValidityFacts } from './validity-facts';

/** The facts of an asset as its registration stood on a day: what it is used for, and since when. */
export function factsOnDay(facts: ValidityFacts, day: CivilDate): ValidityFacts {
  const usage = facts.usages?.findLast(({ on }) => on <= day)?.usage ?? facts.usage;
  const installed = facts.lifecycle.filter(
    ({ event, on, part }) => event === 'INSTALLED' && on <= day && part === undefined,
  );
  const confirmations = facts.confirmations?.filter(({ on }) => on <= day);
  const same = usage === facts.usage && installed.length === 0;
  if (same && confirmations?.length === facts.confirmations?.length) return facts;
  const installedOn = installed.map(({ on }) => on).sort()[0] ?? null;
  return { ...facts, usage, installedOn, ...(confirmations ? { confirmations } : {}) };
}
