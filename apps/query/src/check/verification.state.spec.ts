// Goal: the public check says exactly one thing, the gravest, and shows nothing it must not. Method: a sound
// certificate and one changed fact each.
import type { HistoryEntry, PublicVerificationRecord } from '@suyuan/read-model';
import type { GapCode, LifecycleEntry, Severity, Trace } from '@suyuan/traceability';
import { unknownVerification, verifyPublicly, type VerificationFacts } from './verification.state';

const record: PublicVerificationRecord = {
  certificate: 'cert-1',
  number: 'N-1',
  issuer: 'lab-a',
  issuerName: { zh: '甲院', en: 'Institute A' },
  asset: 'scale-7',
  assetName: { zh: '电子秤' },
  manufacturer: 'Maker',
  model: 'ACS-15',
  serialNumber: 'S-123',
  performedOn: '2024-01-10',
  issuedOn: '2024-01-12',
  validUntil: '2025-01-09',
  conclusion: 'PASS',
  quantities: ['mass'],
  digest: 'ab',
};

const traceWith = (code?: GapCode, severity: Severity = 'GAP', to: string | null = null): Trace => ({
  start: 'cert-1',
  certificates: ['cert-1'],
  walked: [],
  links: [],
  roots: [],
  findings: code ? [{ code, severity, evidence: [], at: { from: 'cert-1', to } }] : [],
  firstFailing: null,
  verdict: 'TRACEABLE',
  knownAt: 3,
  complete: true,
  limit: null,
});

const happened = (type: string, occurredOn: string, data: object): HistoryEntry => ({
  position: 5,
  type,
  occurredOn,
  recordedAt: '2024-02-01T00:00:00.000Z',
  actor: { subject: 's', role: 'lab', organization: null },
  data,
});

const life = (event: LifecycleEntry['event'], on: string, position = 5): LifecycleEntry => ({
  id: `e-${position}`,
  event,
  on,
  position,
});

const facts = (changes: Partial<VerificationFacts> = {}): VerificationFacts => ({
  record,
  certificateHistory: [],
  lifecycle: [],
  restricted: false,
  trace: traceWith(),
  ...changes,
});

const verdict = (changes: Partial<VerificationFacts>, on = '2024-06-01') =>
  verifyPublicly(on, facts(changes)).verdict;
const revoked = (effect: string, effectiveFrom: string | null) => ({
  certificateHistory: [happened('CertificateRevoked', '2024-03-01', { effect, effectiveFrom })],
  trace: traceWith('CERTIFICATE_REVOKED'),
});

describe('a sound certificate', () => {
  it('is valid to its last day and expired after it', () => {
    expect(verdict({}, '2025-01-09')).toBe('VALID');
    expect(verdict({}, '2025-01-10')).toBe('EXPIRED');
  });

  it('shows dates, laboratory, name and model, and nothing else', () => {
    const shown = verifyPublicly('2024-06-01', facts());
    expect(shown).toEqual({
      verdict: 'VALID',
      on: '2024-06-01',
      performedOn: '2024-01-10',
      issuedOn: '2024-01-12',
      validUntil: '2025-01-09',
      laboratory: { zh: '甲院', en: 'Institute A' },
      asset: { name: { zh: '电子秤' }, model: 'ACS-15' },
    });
  });

  it('of a restricted asset does not name it', () => {
    expect(verifyPublicly('2024-06-01', facts({ restricted: true }))).toMatchObject({
      verdict: 'VALID',
      asset: null,
    });
  });

  it('stays valid with remarks only', () => {
    expect(verdict({ trace: traceWith('REFERENCE_SUPERSEDED', 'REMARK', 'cert-0') })).toBe('VALID');
  });
});

describe('a certificate with something against it', () => {
  it('is revoked when void, and from the effective day when withdrawn', () => {
    expect(verdict(revoked('VOID', null))).toBe('REVOKED');
    expect(verdict(revoked('WITHDRAWN', '2024-06-01'))).toBe('REVOKED');
    expect(verdict(revoked('WITHDRAWN', '2024-06-02'))).toBe('VALID');
  });

  it('is superseded when it was replaced', () => {
    expect(verdict({ trace: traceWith('CERTIFICATE_REPLACED', 'REMARK') })).toBe('SUPERSEDED');
  });

  it('has failed when it says so, even after its end', () => {
    expect(verdict({ record: { ...record, conclusion: 'FAIL' } }, '2026-01-01')).toBe('FAILED');
  });

  it('is undetermined when its chain has a gap, is open, or was not walked to the end', () => {
    expect(verdict({ trace: traceWith('REFERENCE_EXPIRED_AT_USE', 'GAP', 'cert-0') })).toBe('UNDETERMINED');
    expect(verdict({ trace: traceWith('PENDING_REFERENCE', 'UNDECIDED') })).toBe('UNDETERMINED');
    expect(verdict({ trace: { ...traceWith(), complete: false } })).toBe('UNDETERMINED');
    expect(verdict({ record: { ...record, conclusion: 'UNDETERMINED' } })).toBe('UNDETERMINED');
  });

  it('is suspended while the item is isolated, repaired since or retired', () => {
    expect(verdict({ lifecycle: [life('ISOLATED', '2024-03-01')] })).toBe('SUSPENDED');
    const returned = [life('RETURNED', '2024-04-01', 6), life('ISOLATED', '2024-03-01')];
    expect(verdict({ lifecycle: returned })).toBe('VALID');
    expect(verdict({ lifecycle: [life('REPAIRED', '2024-03-01')] })).toBe('SUSPENDED');
    expect(verdict({ lifecycle: [life('REPAIRED', '2023-03-01')] })).toBe('VALID');
    expect(verdict({ lifecycle: [life('RETIRED', '2024-06-01')] })).toBe('SUSPENDED');
    expect(verdict({ lifecycle: [life('RETIRED', '2024-06-02')] })).toBe('VALID');
  });
});

describe('nothing found', () => {
  it('has the same shape', () => {
    expect(Object.keys(unknownVerification('2024-06-01'))).toEqual(
      Object.keys(verifyPublicly('2024-06-01', facts())),
    );
  });
});
