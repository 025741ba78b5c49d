// Goal: the answer of a trace is put together in the order of the walk, hides what it must, and says how it looked
// then only where that differs. Method: traces made by hand.
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import { FactsMissing, type PlacedFinding, type Trace, type TraceLink } from '@suyuan/traceability';
import { answerTrace, describeThen, saysTheSame, type TraceDetails } from './trace.answer';

const gap: PlacedFinding = {
  code: 'REFERENCE_EXPIRED_AT_USE',
  severity: 'GAP',
  evidence: ['9'],
  at: { from: '10', to: '9' },
};

const link: TraceLink = {
  from: '10',
  result: 0,
  reference: 0,
  to: '9',
  asset: 'm1',
  quantity: 'mass',
  cited: { issuer: 'lab', number: 'N' },
  external: null,
  documentLevel: false,
  role: 'MAIN',
  usedOn: '2024-01-01',
  how: 'CITED',
  selected: [0],
  findings: [{ code: gap.code, severity: gap.severity, evidence: gap.evidence }],
};

const trace = (changes: Partial<Trace> = {}): Trace => ({
  start: '10',
  certificates: ['10', '9', '__proto__'],
  walked: [],
  links: [link],
  roots: [],
  findings: [gap],
  firstFailing: gap,
  verdict: 'NOT_TRACEABLE',
  knownAt: 5,
  complete: true,
  limit: null,
  ...changes,
});

const certificate = (id: string): CertificateDigest => ({
  id,
  number: `N-${id}`,
  issuer: 'lab',
  asset: null,
  kind: 'CALIBRATION',
  performedOn: '2024-01-01',
  issuedOn: '2024-01-01',
  validUntil: null,
  conclusion: 'PASS',
  coverageFactor: '2',
  position: 3,
  expandedUncertainty: { value: '0.10', unit: 'mg' },
  nominal: { value: '1', unit: 'kg' },
});

const asset = (id: string): AssetDigest => ({
  id,
  kind: 'STANDARD',
  tier: 'PUBLIC',
  name: { zh: id },
  manufacturer: null,
  model: null,
  serialNumber: 'S',
  owner: 'o',
  region: null,
  visibility: 'RESTRICTED',
  position: 1,
});

const details = (changes: Partial<TraceDetails> = {}): TraceDetails => ({
  certificates: new Map(['10', '9', '__proto__'].map((id) => [id, certificate(id)])),
  assetOf: new Map([
    ['10', 'scale'],
    ['9', 'm1'],
  ]),
  assets: new Map(['scale', 'm1'].map((id) => [id, asset(id)])),
  issuers: new Map([['lab', { name: { en: 'Lab' }, system: null }]]),
  hidden: new Set(),
  foreign: new Set(),
  owners: new Map(),
  oversees: true,
  uncertainties: [],
  unplaced: false,
  ...changes,
});

const question = { certificate: '10', knownAt: 5 };

describe('the answer', () => {
  it('holds every certificate, whatever its id', () => {
    const answer = answerTrace(question, trace(), details(), null);
    expect(Object.keys(answer.certificates).toSorted()).toEqual(['10', '9', '__proto__']);
    expect(JSON.stringify(answer)).toContain('"__proto__":{');
  });

  it('is not given where what it shows is not in the tables', () => {
    const without = (changes: Partial<TraceDetails>) => () =>
      answerTrace(question, trace(), details(changes), null);
    expect(without({ certificates: new Map() })).toThrow(FactsMissing);
    expect(without({ assets: new Map() })).toThrow(FactsMissing);
  });

  it('is not called complete while something waits of which nobody knows what it is about', () => {
    const answer = answerTrace(question, trace(), details({ unplaced: true }), null);
    expect(answer.completeness).toMatchObject({ complete: false, limit: 'EVENTS_SET_ASIDE' });
  });

  it('leaves out what names a hidden asset but its id, which the redaction of the answer replaces', () => {
    const answer = answerTrace(question, trace(), details({ hidden: new Set(['m1']) }), null);
    expect(answer.certificates['9']).toMatchObject({
      number: null,
      issuer: null,
      asset: 'm1',
      assetName: null,
      position: null,
      tier: 'PUBLIC',
      performedOn: '2024-01-01',
      expandedUncertainty: null,
    });
    expect(answer.links[0]?.reference).toEqual({ asset: 'm1', quantity: 'mass', certificate: null });
  });

  it('does not identify it either where a certificate of it is cited for another asset', () => {
    const cited = trace({ links: [{ ...link, asset: 'other' }] });
    const answer = answerTrace(question, cited, details({ hidden: new Set(['m1']) }), null);
    expect(answer.links[0]?.reference.certificate).toBeNull();
  });

  it('does not name the asset of another organization, nor its owner where that is who certified it', () => {
    const seen = (owner: string) =>
      answerTrace(
        question,
        trace(),
        details({ foreign: new Set(['m1']), owners: new Map([['m1', owner]]) }),
        null,
      ).certificates['9'];
    expect(seen('somebody')).toMatchObject({ assetName: null, issuerName: { en: 'Lab' }, number: 'N-9' });
    expect(seen('lab')).toMatchObject({ assetName: null, issuerName: null, issuer: 'lab' });
  });

  it('names certificates of others only to who reads everything', () => {
    const told = {
      code: 'SUSPECT_FALSE_REPORT' as const,
      severity: 'GAP' as const,
      evidence: ['9', 'clone'],
    };
    const suspect = trace({ findings: [{ ...told, at: { from: '9', to: null } }] });
    const seenBy = (oversees: boolean) =>
      answerTrace(question, suspect, details({ oversees }), null).gaps[0]?.evidence;
    expect(seenBy(true)).toEqual(['9', 'clone']);
    expect(seenBy(false)).toEqual(['9']);
  });

  it('tells only rules that fired, each with words', () => {
    const answer = answerTrace(question, trace(), details(), null);
    expect(answer.links[0]?.checks).toEqual([
      {
        code: 'REFERENCE_EXPIRED_AT_USE',
        severity: 'GAP',
        passed: false,
        evidence: ['9'],
        message: { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) },
        article: '计量法实施细则 第二十二条',
        articleText: {
          zh: '计量法实施细则 第二十二条',
          en: 'Rules for the Implementation of the Metrology Law of China, Article 22',
        },
        points: null,
      },
    ]);
    expect(answer.completeness).toEqual({
      complete: true,
      linksExamined: 1,
      position: 5,
      ruleSet: '2026.3',
      limit: null,
    });
  });
});

describe('how it looked then', () => {
  it('is left out when it says the same', () => {
    expect(saysTheSame(trace(), trace({ knownAt: 2 }))).toBe(true);
  });

  it.each([
    ['the verdict', { verdict: 'TRACEABLE' as const }],
    ['the start', { start: '9' }],
    ['a gap', { findings: [] }],
  ])('is told when %s differs', (_, changes) => {
    const then = trace({ knownAt: 2, ...changes });
    expect(saysTheSame(trace(), then)).toBe(false);
    expect(describeThen(then, details())).toMatchObject({ knownAt: 2, verdict: then.verdict });
  });
});
