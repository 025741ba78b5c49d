/**
 * Who may calibrate what in the random worlds. In most of them the laboratories are statutory bodies and speak for the
 * standards at the top, so that chains come about; the rest is chance, and much of it by people who may not say it.
 */
import fc from 'fast-check';
import type { CertificateFact } from '@suyuan/traceability';
import { ASSETS, CERTIFICATES, day, DAYS, numberOf, QUANTITIES, seldom, type Unplaced } from './world-basics';

export const LABS = ['lab-a', 'lab-b'];
/** Whoever may own an asset; a stranger may turn up as well. */
export const OWNERS = ['org-a', 'org-b', 'org-unknown', ...LABS];

const asset = fc.constantFrom(...ASSETS);
const owner = fc.constantFrom(...OWNERS);
const lab = fc.constantFrom(...LABS);
const certificate = fc.integer({ min: 0, max: CERTIFICATES - 1 }).map((i) => `c${i}`);

/** At times copied from paper, by whoever; then perhaps under the number of another one. */
export function copied(index: number): fc.Arbitrary<Partial<CertificateFact>> {
  const copy = fc
    .record({
      transcribedBy: owner,
      twin: fc.integer({ min: 0, max: CERTIFICATES - 1 }),
      isTwin: fc.boolean(),
    })
    .map(({ transcribedBy, twin, isTwin }) => ({ transcribedBy, ...numberOf(isTwin ? twin : index) }));
  return fc.oneof(
    { weight: 13, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: copy },
    { weight: 2, arbitrary: oneOfSeveral },
  );
}

/** One of several under a number: another item, another issue, or copied of one. The log lets no others beside them. */
const oneOfSeveral: fc.Arbitrary<Partial<CertificateFact>> = fc
  .record({
    number: fc.integer({ min: CERTIFICATES, max: CERTIFICATES + 1 }).map(numberOf),
    item: fc.constantFrom(undefined, '1/2', '2/2', '1/2', '2/2'),
    revision: fc.constantFrom(undefined, 1, 2),
    transcribedBy: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: owner },
    ),
  })
  .map(({ number, item, revision, transcribedBy }) => ({
    ...number,
    ...(item === undefined ? {} : { item }),
    ...(revision === undefined ? {} : { revision }),
    ...(transcribedBy === undefined ? {} : { transcribedBy }),
  }));

const span = fc.tuple(day, seldom(day, 1)).map(([from, to]) => ({ from, to }));

const one: fc.Arbitrary<Unplaced> = fc.oneof<fc.Arbitrary<Unplaced>[]>(
  fc.record({ kind: fc.constant('OWNERSHIP' as const), asset, owner }),
  // Mergers in chains and circles, too, of which the service refuses the last.
  fc.record({
    kind: fc.constant('ORGANIZATION_END' as const),
    organization: owner,
    on: day,
    into: seldom(owner, 1),
  }),
  fc
    .record({
      kind: fc.constant('SCOPE' as const),
      organization: lab,
      serves: fc.constantFrom('OTHERS' as const, 'MATERIALS' as const),
      quantities: fc.subarray(QUANTITIES, { minLength: 1 }),
      span,
    })
    .map(({ span: { from, to }, ...scope }) => ({ ...scope, validFrom: from, validTo: to })),
  fc
    .record({
      kind: fc.constant('ENTRUSTMENT' as const),
      asset: seldom(asset, 1),
      owner,
      laboratory: lab,
      span,
    })
    .map(({ span: days, ...given }) => ({ ...given, ...days })),
  fc
    .record({
      kind: fc.constant('DESIGNATION' as const),
      asset,
      laboratory: lab,
      national: fc.boolean(),
      span,
    })
    .map(({ span: days, ...given }) => ({ ...given, ...days })),
  fc.record({
    kind: fc.constantFrom('ACCEPTANCE' as const, 'CONFIRMATION' as const),
    certificate,
    by: owner,
  }),
  fc.record({ kind: fc.constant('DISPUTE' as const), id: fc.constant(''), certificate, by: owner }),
  fc
    .record({
      kind: fc.constant('SUSPENSION' as const),
      id: fc.constant(''),
      certificate,
      days: fc.tuple(day, day),
    })
    .map(({ days, ...each }) => {
      const [from, to] = days.sort();
      return { ...each, from: from!, to: to! };
    }),
);

/** The laboratories as they mostly are. */
const usual: fc.Arbitrary<Unplaced[]> = fc
  .tuple(...LABS.map(() => fc.integer({ min: 0, max: 5 })))
  .map((chances) =>
    chances.flatMap((chance, index): Unplaced[] => {
      const name = LABS[index]!;
      const ever = { from: DAYS[0]!, to: null };
      const scope: Unplaced = {
        kind: 'SCOPE',
        organization: name,
        serves: 'OTHERS',
        quantities: QUANTITIES,
        validFrom: ever.from,
        validTo: null,
      };
      const named = ['a0', 'a1'].map((each): Unplaced => ({
        kind: 'DESIGNATION',
        asset: each,
        laboratory: name,
        national: true,
        ...ever,
      }));
      return [...(chance > 0 ? [scope] : []), ...(chance > 1 ? named : [])];
    }),
  );

/** All of it, each dispute and suspension with an id of its own. */
export const standing: fc.Arbitrary<Unplaced[]> = fc
  .tuple(usual, fc.array(one, { maxLength: 6 }))
  .map(([mostly, chance]) =>
    [...mostly, ...chance].map((fact, index) =>
      fact.kind === 'DISPUTE' || fact.kind === 'SUSPENSION' ? { ...fact, id: `w${index}` } : fact,
    ),
  );
