/** Random worlds in which assets have parts: results and references name them, points bear marks, certificates speak against others. */
import fc from 'fast-check';
import type { CertificateFact, GraphFact, ReferenceFact, ResultFact } from '@suyuan/traceability';
import { ASSETS, DAYS } from './world-basics';
import { range, world } from './worlds';

/** The last is a part of no asset: a mark of another kind. */
const MARKS = ['p1', 'p2', 'other'];
export const PARTS: (string | null)[] = [null, 'p1', 'p2', 'nobody'];

const rarely = <T>(arbitrary: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const part = fc.constantFrom('p1', 'p2');
const marked = fc.array(fc.record({ mark: fc.constantFrom(null, ...MARKS), range }), {
  minLength: 1,
  maxLength: 3,
});
const findings = fc.array(
  fc.record({
    how: fc.constantFrom('FAILED' as const, 'ADJUSTED' as const),
    mark: fc.constantFrom(null, null, ...MARKS),
    range: fc.option(range, { freq: 3 }),
  }),
  { minLength: 1, maxLength: 2 },
);

interface Choice {
  part: string | undefined;
  marked: NonNullable<ResultFact['marked']> | undefined;
  findings: NonNullable<ResultFact['findings']> | undefined;
  used: string | undefined;
  replacesPart: string | undefined;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  part: rarely(part),
  marked: rarely(marked, 2),
  findings: rarely(findings, 1),
  used: rarely(part),
  replacesPart: rarely(part, 1),
});

const stated = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

function partedResult(result: ResultFact, at: Choice): ResultFact {
  const names = at.part === undefined ? stated({ marked: at.marked }) : { part: at.part };
  return {
    ...result,
    ...names,
    ...stated({ findings: at.findings }),
    references: result.references.map(used(at)),
  };
}

const used =
  (at: Choice) =>
  (reference: ReferenceFact): ReferenceFact =>
    at.used === undefined || reference.asset === null ? reference : { ...reference, part: at.used };

function parted(fact: CertificateFact, choose: (at: number) => Choice): CertificateFact {
  const { replacesPart } = choose(0);
  return {
    ...fact,
    ...(fact.replaces === null ? {} : stated({ replacesPart })),
    results: fact.results.map((result, index) => partedResult(result, choose(index))),
  };
}

export const partedWorld: fc.Arbitrary<GraphFact[]> = fc
  .tuple(
    world,
    fc.array(choice, { minLength: 17, maxLength: 17 }),
    fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }),
  )
  .map(([facts, choices, late]) => {
    const told = facts.map((fact, at): GraphFact => {
      const choose = (index: number): Choice => choices[(at * 3 + index) % choices.length]!;
      if (fact.kind === 'ASSET')
        return at % 3 === 0 ? fact : { ...fact, parts: MARKS.slice(0, (at % 2) + 1) };
      return fact.kind === 'CERTIFICATE' ? parted(fact, choose) : fact;
    });
    // Parts of an asset that are told later.
    const amended = late.map((at, index): GraphFact => {
      const asset = ASSETS[at]!;
      return { kind: 'MEASURES', position: facts.length + 1 + index, asset, on: DAYS[2]!, parts: ['p2'] };
    });
    return [...told, ...amended];
  });
