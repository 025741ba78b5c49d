/**
 * Goal: the naive model, which judges the real graph, must itself be right, and the random worlds must be wild
 * enough to be worth asking. Method: small worlds worked out by hand from the sentences of DESIGN.md section 5,
 * and a count of what a few hundred random worlds bring up.
 */
import fc from 'fast-check';
import type { AssetFact, CertificateFact, GraphFact, ReferenceFact, Trace } from '@suyuan/traceability';
import { assetQuestions, certificatesOf, impactQuestions } from './answers-to-compare';
import { impactOfAsset, impactOfCertificate } from './naive-impact';
import { traceAsset, traceCertificate } from './naive-trace';
import { world } from './worlds';

const EVERYTHING = 1000;

function asset(id: string, tier: AssetFact['tier'] = 'PUBLIC'): Omit<AssetFact, 'position'> {
  return { kind: 'ASSET', id, assetKind: 'STANDARD', tier, identity: null, region: null, owner: 'lab' };
}

function main(assetId: string, more: Partial<ReferenceFact> = {}): ReferenceFact {
  return {
    asset: assetId,
    certificate: null,
    quantity: 'mass',
    role: 'MAIN',
    range: null,
    external: null,
    ...more,
  };
}

function certificate(
  id: string,
  of: string,
  performedOn: string,
  references: ReferenceFact[],
  more: Partial<CertificateFact> = {},
): Omit<CertificateFact, 'position'> {
  return {
    kind: 'CERTIFICATE',
    id,
    issuer: 'lab',
    number: `n-${id}`,
    asset: of,
    certificateKind: 'CALIBRATION',
    performedOn,
    issuedOn: performedOn,
    validUntil: null,
    replaces: null,
    results: [{ quantity: 'mass', range: { lo: 0, hi: 1 }, references }],
    references: [],
    ...more,
  };
}

const root = certificate('root', 'national', '2020-01-01', [], { certificateKind: 'REALIZATION' });
const examined: Omit<GraphFact & { kind: 'EXAMINATION' }, 'position'> = {
  kind: 'EXAMINATION',
  id: 'exam',
  asset: 'national',
  examinationKind: 'PRIMARY',
  validFrom: '2020-01-01',
  validTo: null,
};
const national = [asset('national', 'PRIMARY'), examined, root];

function recorded(...facts: object[]): GraphFact[] {
  return facts.map((fact, i) => ({ ...fact, position: i + 1 }) as GraphFact);
}

function codes(trace: Trace): string[] {
  return trace.findings.map((f) => `${f.at.from}>${f.at.to} ${f.code}`).sort();
}

const of = (facts: GraphFact[], id: string) =>
  traceCertificate(facts, { certificate: id, knownAt: EVERYTHING });

describe('a chain that ends in a realization', () => {
  const facts = recorded(
    ...national,
    asset('city'),
    asset('scale'),
    certificate('c1', 'city', '2020-02-01', [main('national')], { validUntil: '2021-02-01' }),
    certificate('c2', 'scale', '2021-02-01', [main('city')]),
    certificate('c3', 'scale', '2021-02-02', [main('city')]),
  );

  it('is traceable, children before parents', () => {
    const trace = of(facts, 'c2');
    expect(trace.verdict).toBe('TRACEABLE');
    expect(trace.certificates).toEqual(['c2', 'c1', 'root']);
    expect(trace.roots).toEqual(['root']);
  });

  it('has a gap on the link used a day after the end of validity', () => {
    const trace = of(facts, 'c3');
    expect(codes(trace)).toEqual(['c3>c1 REFERENCE_EXPIRED_AT_USE']);
    expect(trace.firstFailing?.at).toEqual({ from: 'c3', to: 'c1' });
  });

  it('starts at the certificate in force on the day asked', () => {
    const question = { asset: 'scale', quantity: 'mass', range: null, knownAt: EVERYTHING };
    expect(traceAsset(facts, { ...question, on: '2021-02-01' }).start).toBe('c2');
    expect(traceAsset(facts, { ...question, on: '2020-12-31' }).findings[0]?.code).toBe('NEVER_CALIBRATED');
  });

  it('does not know what was recorded later', () => {
    const trace = traceCertificate(facts, { certificate: 'c1', knownAt: 6 });
    expect(trace.verdict).toBe('TRACEABLE');
    const without = recorded(certificate('c1', 'city', '2020-02-01', [main('national')]), ...national);
    expect(codes(traceCertificate(without, { certificate: 'c1', knownAt: 1 }))).toEqual([
      'c1>null PENDING_REFERENCE',
    ]);
  });
});

describe('two sets that cite each other', () => {
  const cite = (id: string) => ({ certificate: { issuer: 'lab', number: `n-${id}` } });
  const facts = recorded(
    asset('a'),
    asset('b'),
    certificate('ca', 'a', '2020-02-01', [main('b', cite('cb'))]),
    certificate('cb', 'b', '2020-02-01', [main('a', cite('ca'))]),
  );

  it('have the gap CYCLE on both links and nothing loops', () => {
    expect(codes(of(facts, 'ca'))).toEqual(['ca>cb CYCLE', 'cb>ca CYCLE']);
  });
});

describe('the impact of a standard', () => {
  const facts = recorded(
    ...national,
    asset('city'),
    asset('scale'),
    asset('shop'),
    certificate('c1', 'city', '2020-02-01', [main('national')]),
    certificate('c2', 'scale', '2020-03-01', [main('city')]),
    certificate('c3', 'shop', '2020-04-01', [main('scale')]),
    certificate('c4', 'scale', '2020-05-01', [main('national')]),
    certificate('c5', 'shop', '2020-06-01', [], { references: [main('city')] }),
  );

  it('holds every certificate whose trace uses it, nearest first, and ends at a clean successor', () => {
    const { items } = impactOfCertificate(facts, { certificate: 'c1', knownAt: EVERYTHING });
    expect(items.map((i) => [i.certificate, i.class, i.depth, i.via, i.exposure, i.window.to])).toEqual([
      ['c2', 'AFFECTED', 1, ['c1'], 'ENDED', '2020-05-01'],
      ['c5', 'CANNOT_SAY', 1, ['c1'], 'OPEN', null],
      ['c3', 'AFFECTED', 2, ['c2', 'c1'], 'OPEN', null],
    ]);
  });

  it('is narrowed by the window of use', () => {
    const { items } = impactOfAsset(facts, {
      asset: 'city',
      from: '2020-03-01',
      to: null,
      quantity: null,
      knownAt: EVERYTHING,
    });
    expect(items.map((item) => item.certificate)).toEqual(['c5']);
  });
});

describe('the random worlds', () => {
  it('bring up every code, every way to resolve a link, and both classes of impact', () => {
    const seen = new Map<string, number>();
    const count = (name: string) => seen.set(name, (seen.get(name) ?? 0) + 1);
    for (const facts of fc.sample(world, { numRuns: 220, seed: 20260101 })) {
      const k = facts.length;
      const traces = [
        ...certificatesOf(facts, k).map((id) => traceCertificate(facts, { certificate: id, knownAt: k })),
        ...assetQuestions(facts, k).map((question) => traceAsset(facts, question)),
      ];
      for (const trace of traces) {
        count(trace.verdict);
        trace.findings.forEach((finding) => count(finding.code));
        trace.links.forEach((link) => count(link.how));
      }
      for (const question of impactQuestions(facts, k)) {
        for (const item of impactOfAsset(facts, question).items) {
          count(item.class);
          if (item.exposure !== null) count(item.exposure);
          count(`depth ${Math.min(item.depth, 4)}`);
        }
      }
    }
    const expected = [
      'TRACEABLE TRACEABLE_WITH_REMARKS NOT_TRACEABLE CANNOT_SAY CITED IN_FORCE PENDING EXTERNAL',
      'NEVER_CALIBRATED CERTIFICATE_REVOKED CERTIFICATE_REPLACED RANGE_NOT_COVERED QUANTITY_MISMATCH',
      'REFERENCE_NOT_YET_CALIBRATED REFERENCE_EXPIRED_AT_USE REFERENCE_REVOKED REFERENCE_SUPERSEDED',
      'CITED_CERTIFICATE_OF_OTHER_ASSET PENDING_REFERENCE DOCUMENT_LEVEL_REFERENCE CYCLE',
      'CHAIN_ENDS_BELOW_PRIMARY STANDARD_EXAM_MISSING STANDARD_EXAM_LAPSED NMI_CMC_NOT_IN_KCDB',
      'ROUTE_3_NO_EVIDENCE AFFECTED OPEN ENDED VOID',
      'REFERENCE_NOT_ADMITTED NOT_CONFIRMED_BY_ISSUER CERTIFICATE_DISPUTED CERTIFICATE_SUSPENDED',
      'REFERENCE_CERTIFICATE_SUSPENDED',
    ].flatMap((line) => line.split(' '));
    const rare = [...expected, 'depth 1', 'depth 2', 'depth 3'].filter((name) => (seen.get(name) ?? 0) < 10);
    expect(rare).toEqual([]);
  });
});
