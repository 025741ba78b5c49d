/**
 * Random worlds of facts. Few ids, few days and few ranges, so that everything collides: references before what
 * they refer to, ghosts that never come, nameplates shared by two assets, ties on one day, circles, certificates
 * that replace others (or nothing), withdrawals, lapsed examinations; strangers, owners who come and go, entrust and
 * accept, scopes that begin and end, copies from paper beside what the issuer posts (standing-worlds.ts).
 */
import fc from 'fast-check';
import type { AssetIdentity, AssetReference, ExternalEvidence } from '@suyuan/domain';
import type {
  AssetFact,
  BaseRange,
  CertificateFact,
  ExaminationFact,
  GraphFact,
  OrganizationFact,
  ReferenceFact,
  ResultFact,
  RevocationFact,
} from '@suyuan/traceability';
import { copied, OWNERS, standing } from './standing-worlds';
import { ASSETS, CERTIFICATES, day, DAYS, numberOf, seldom, type Unplaced } from './world-basics';

export * from './world-basics';

const GHOST_ASSET = 'ghost';
const NAMEPLATES: AssetIdentity[] = ['1', '2', '3'].map((serialNumber) => ({
  manufacturer: 'Maker',
  model: 'M',
  serialNumber,
}));

const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.constant('mass') },
  { weight: 1, arbitrary: fc.constant('length') },
);

export const range: fc.Arbitrary<BaseRange> = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .map(([a, b]) => ({ lo: Math.min(a, b) / 10, hi: Math.max(a, b) / 10 }));

function mostly<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: fc.constant(null) });
}

function sameName(a: AssetReference, b: AssetReference): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An asset as people name it: mostly by id, at times by nameplate, at times one that nobody registers. */
const assetName = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom<AssetReference>(...ASSETS) },
  { weight: 3, arbitrary: fc.constantFrom<AssetReference>(...NAMEPLATES) },
  { weight: 1, arbitrary: fc.constant<AssetReference>(GHOST_ASSET) },
);

function assetFact(index: number): fc.Arbitrary<Omit<AssetFact, 'position'>> {
  return fc.record({
    kind: fc.constant('ASSET' as const),
    id: fc.constant(ASSETS[index]!),
    assetKind: index === 5 ? fc.constant('REFERENCE_MATERIAL' as const) : fc.constant('STANDARD' as const),
    tier:
      index < 2
        ? fc.constantFrom('PRIMARY', 'PRIMARY', 'PUBLIC')
        : fc.constantFrom('PUBLIC', 'WORKING', 'PUBLIC', 'WORKING', 'SECONDARY'),
    identity: seldom(fc.constantFrom(...NAMEPLATES), 1),
    region: seldom(fc.constantFrom('110000', '310000'), 1),
    owner: fc.constantFrom(...OWNERS),
  });
}

const citation = fc.integer({ min: 0, max: CERTIFICATES + 1 }).map(numberOf);

const external: fc.Arbitrary<ExternalEvidence> = fc.constantFrom(
  { kind: 'CIPM_MRA', institute: 'PTB', certificateNumber: '1', kcdbId: 'K1', accreditation: null },
  { kind: 'CIPM_MRA', institute: 'PTB', certificateNumber: '1', kcdbId: '', accreditation: null },
  { kind: 'ILAC_MRA', institute: 'X', certificateNumber: '2', kcdbId: null, accreditation: 'L1' },
  { kind: 'ILAC_MRA', institute: 'X', certificateNumber: '2', kcdbId: null, accreditation: null },
);

const role = fc.constantFrom('MAIN' as const, 'MAIN' as const, 'MAIN' as const, 'ANCILLARY' as const);

const reference: fc.Arbitrary<ReferenceFact> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record<ReferenceFact>({
      asset: assetName,
      certificate: seldom(citation, 1),
      quantity,
      role,
      range: seldom(range),
      external: fc.constant(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record<ReferenceFact>({
      asset: fc.constant(null),
      certificate: fc.constant(null),
      quantity,
      role,
      range: fc.constant(null),
      external,
    }),
  },
);

/** What a result asks follows from its points: of some of its values, and a zero among them asks nothing. */
const points = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 });

function askedAt(values: number[], { lo, hi }: BaseRange): Pick<ResultFact, 'asked'> {
  const within = values.map((value) => value / 10).filter((value) => lo <= value && value <= hi);
  if (within.length === 0) return {};
  const asking = within.filter((value) => value !== 0);
  return { asked: asking.length === 0 ? null : { lo: Math.min(...asking), hi: Math.max(...asking) } };
}

const result: fc.Arbitrary<ResultFact> = fc
  .record({ quantity, range, points, references: fc.array(reference, { maxLength: 2 }) })
  .map(({ points: values, ...each }) => ({ ...each, ...askedAt(values, each.range) }));

function certificateFact(index: number): fc.Arbitrary<Omit<CertificateFact, 'position'>> {
  return fc
    .record({
      kind: fc.constant('CERTIFICATE' as const),
      asset: assetName,
      certificateKind: fc.constantFrom(
        'CALIBRATION' as const,
        'VERIFICATION' as const,
        'CALIBRATION' as const,
        'CRM' as const,
        'COMPARISON' as const,
      ),
      days: fc.tuple(day, day).map((days) => days.sort()),
      validUntil: seldom(day, 1),
      replaces: seldom(
        fc.integer({ min: 0, max: CERTIFICATES + 1 }).map((i) => `c${i}`),
        6,
      ),
      results: fc.array(result, { minLength: 1, maxLength: 3 }),
      references: fc.oneof(
        { weight: 5, arbitrary: fc.constant<ReferenceFact[]>([]) },
        { weight: 1, arbitrary: fc.array(reference, { minLength: 1, maxLength: 2 }) },
      ),
      realization: fc.integer({ min: 0, max: 3 }),
      copy: copied(index),
    })
    .map(({ days: [performedOn, issuedOn], realization, copy, ...body }) => {
      const primary = body.asset === 'a0' || body.asset === 'a1';
      // At times of an asset that is named by its nameplate, so that it turns out later whose it was.
      const isRealization = primary ? realization > 0 : realization === 3 && typeof body.asset !== 'string';
      const others = (references: ReferenceFact[]) =>
        isRealization ? [] : references.filter((r) => r.asset === null || !sameName(r.asset, body.asset));
      return {
        ...body,
        ...numberOf(index),
        ...copy,
        id: `c${index}`,
        certificateKind: isRealization ? ('REALIZATION' as const) : body.certificateKind,
        performedOn: performedOn!,
        issuedOn: issuedOn!,
        results: body.results.map((r) => ({ ...r, references: others(r.references) })),
        references: others(body.references),
      };
    });
}

/**
 * The same certificate in a tidier life: wide ranges, no citations, references further up by id, always valid.
 * Without such worlds nearly every trace has a gap somewhere, and rules that only show in their absence hide.
 */
function tidied(certificate: Omit<CertificateFact, 'position'>): Omit<CertificateFact, 'position'> {
  const own = indexOfAsset(certificate.asset);
  const root = certificate.certificateKind === 'REALIZATION';
  const tidy = (reference: ReferenceFact): ReferenceFact =>
    reference.external !== null || own < 1
      ? reference
      : { ...upwards(own, reference.asset), role: reference.role };
  const results = certificate.results.map((r) => ({
    quantity: 'mass',
    range: { lo: 0, hi: 0.5 },
    references: root || own < 1 || r.references.length > 0 ? r.references.map(tidy) : [upwards(own, null)],
  }));
  const performedOn = root ? DAYS[0]! : certificate.performedOn;
  return {
    ...certificate,
    performedOn,
    validUntil: null,
    results,
    references: certificate.references.map(tidy),
  };
}

function indexOfAsset(asset: AssetReference | null): number {
  return typeof asset === 'string' ? ASSETS.indexOf(asset) : -1;
}

/** A plain reference to a standard further up, by its id. */
function upwards(own: number, asset: AssetReference | null): ReferenceFact {
  const index = Math.max(0, indexOfAsset(asset)) % own;
  return {
    asset: ASSETS[index]!,
    certificate: null,
    quantity: 'mass',
    role: 'MAIN',
    range: null,
    external: null,
  };
}

/** Half of the certificates are tidy, or all of them, or none. */
const certificateFacts: fc.Arbitrary<Omit<CertificateFact, 'position'>[]> = fc
  .tuple(fc.constantFrom(0, 0.5, 1), fc.integer({ min: 1, max: CERTIFICATES }))
  .chain(([share, count]) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        certificateFact(i).map((c) => ((i % 2) + 1 <= share * 2 ? tidied(c) : c)),
      ),
    ),
  )
  .map((certificates) => certificates.map((c) => ({ ...c, replaces: replacedId(c, certificates) })));

/** A replacement is mostly of a certificate of the same asset, as it must be to count. */
function replacedId(
  certificate: Omit<CertificateFact, 'position'>,
  all: Omit<CertificateFact, 'position'>[],
): string | null {
  const { replaces } = certificate;
  const own = all.filter((c) => sameName(c.asset, certificate.asset) && c.id !== certificate.id);
  return replaces === null || replaces.endsWith('0') ? replaces : (own[0]?.id ?? replaces);
}

const revocation: fc.Arbitrary<Omit<RevocationFact, 'position'>> = fc
  .record({
    kind: fc.constant('REVOCATION' as const),
    certificate: fc.integer({ min: 0, max: CERTIFICATES }).map((i) => `c${i}`),
    effect: fc.constantFrom('VOID' as const, 'WITHDRAWN' as const),
    effectiveFrom: day,
    id: fc.constant(''),
  })
  .map((r) => ({ ...r, effectiveFrom: r.effect === 'VOID' ? null : r.effectiveFrom }));

const examination: fc.Arbitrary<Omit<ExaminationFact, 'position'>> = fc.record({
  kind: fc.constant('EXAMINATION' as const),
  id: fc.constant(''),
  asset: fc.constantFrom('a0', 'a0', 'a1', 'a1', 'a2'),
  examinationKind: fc.constantFrom('PRIMARY' as const, 'PRIMARY' as const, 'EXAMINATION' as const),
  validFrom: day,
  validTo: seldom(day, 1),
});

/** In half of the worlds the first primary standard is in order all the time. */
const longExamination = seldom(
  fc.constant<Omit<ExaminationFact, 'position'>>({
    kind: 'EXAMINATION',
    id: '',
    asset: 'a0',
    examinationKind: 'PRIMARY',
    validFrom: DAYS[0]!,
    validTo: null,
  }),
  1,
);

const organization = (id: string, region: string): fc.Arbitrary<Omit<OrganizationFact, 'position'>> =>
  fc.constant({ kind: 'ORGANIZATION', id, region });

function numbered<T extends { id: string }>(prefix: string, facts: T[]): T[] {
  return facts.map((fact, i) => ({ ...fact, id: `${prefix}${i}` }));
}

/** A world in the order in which it was recorded: the fact at index i has position i + 1. */
export const world: fc.Arbitrary<GraphFact[]> = fc
  .tuple(
    fc.tuple(...ASSETS.map((_, i) => mostly(assetFact(i)))),
    certificateFacts,
    fc.array(revocation, { maxLength: 3 }).map((facts) => numbered('r', facts)),
    fc
      .tuple(longExamination, fc.array(examination, { maxLength: 4 }))
      .map(([long, others]) => [...(long === null ? [] : [long]), ...others])
      .map((facts) => numbered('e', facts)),
    seldom(organization('org-a', '440000'), 1),
    organization('org-b', '510000'),
    standing,
  )
  .chain(([assets, certificates, revocations, examinations, orgA, orgB, standingFacts]) => {
    const facts: Unplaced[] = [
      ...assets.filter((asset) => asset !== null),
      ...certificates,
      ...revocations,
      ...examinations,
      ...(orgA === null ? [] : [orgA]),
      orgB,
      ...standingFacts,
    ];
    return fc.shuffledSubarray(facts, { minLength: facts.length });
  })
  .map((facts) => facts.map((fact, i) => ({ ...fact, position: i + 1 }) as GraphFact));

/** The same facts as they may reach a graph: in any order, some of them more than once. */
export function deliveries(facts: GraphFact[]): fc.Arbitrary<GraphFact[]> {
  return fc.tuple(fc.subarray(facts), fc.subarray(facts)).chain(([again, andAgain]) =>
    fc.shuffledSubarray([...facts, ...again, ...andAgain], {
      minLength: facts.length + again.length + andAgain.length,
    }),
  );
}
