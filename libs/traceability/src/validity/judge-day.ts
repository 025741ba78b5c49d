import type { CivilDate, UsagePurpose } from '@suyuan/domain';
import { FactsMissing } from '../rules/facts-missing';
import { factsOnDay } from './facts-on-day';
import { isCompulsory } from './purpose';
import type { ValidityFacts } from './validity-facts';
import { VALIDITY_JUDGES } from './validity-rules';
import { inOrder, verdictOf, withAspects } from './aspects';
import type { JudgedAspect, JudgedDay } from './judged-day';

export async function judgeDay(
  day: CivilDate,
  purpose: UsagePurpose | null,
  known: ValidityFacts,
): Promise<JudgedDay> {
  const own = await judgeOne(day, purpose, known);
  const compulsory = isCompulsory({ purpose, facts: own.facts });
  const start = own.dayFacts.certificate?.id ?? null;
  const aspects = (await known.aspectsOn?.(day, start, compulsory)) ?? [];
  if (aspects.length === 0) return own;
  const others: JudgedAspect[] = [];
  for (const aspect of aspects) {
    const judge = aspect.kind === 'QUANTITY' ? judgeDay : judgeOne;
    others.push({ aspect, judged: aspect.facts && (await judge(day, purpose, aspect.facts)) });
  }
  return withAspects(own, others, purpose);
}

async function judgeOne(
  day: CivilDate,
  purpose: UsagePurpose | null,
  known: ValidityFacts,
): Promise<JudgedDay> {
  const facts = factsOnDay(known, day);
  const dayFacts = await facts.factsOn(day, isCompulsory({ purpose, facts }));
  const { certificate, trace } = dayFacts;
  if (certificate === null && trace.start !== null) throw new FactsMissing([`certificate ${trace.start}`]);
  const found = VALIDITY_JUDGES.flatMap((judge) => judge({ day, purpose, facts, dayFacts, certificate }));
  const reasons = inOrder(found);
  return { verdict: verdictOf(reasons, [trace]), reasons, dayFacts, facts };
}
