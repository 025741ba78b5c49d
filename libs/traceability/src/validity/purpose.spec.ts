// Goal: who needs a verification, and what a purpose asks of an asset. Method: one sound trade scale; purpose, usage,
// tier and kind of certificate are varied one at a time.
import type { CertificateKind, UsagePurpose } from '@suyuan/domain';
import { certificate, codes, happened, judge, ON, sound, TRADE_USAGE } from '../testing/sound-validity';

const usage = (changes: Partial<typeof TRADE_USAGE>) => ({ ...TRADE_USAGE, ...changes });
const of = (kind: CertificateKind) => ({ certificate: certificate({ kind }) });

describe('compulsory verification', () => {
  it.each<[UsagePurpose | null, UsagePurpose | null, boolean]>([
    ['TRADE', null, true],
    ['TRADE', 'TRADE', true],
    ['TRADE', 'OTHER', false],
    ['SAFETY', 'SAFETY', true],
    ['MEDICAL', 'MEDICAL', true],
    ['ENVIRONMENT', 'ENVIRONMENT', true],
    ['OTHER', null, false],
    ['OTHER', 'OTHER', false],
    [null, null, true],
    [null, 'MEDICAL', true],
    [null, 'OTHER', false],
  ])('declared %s, asked %s: %s', async (purpose, asked, expected) => {
    const facts = sound({ usage: usage({ purpose }) }, of('CALIBRATION'));
    const told = await codes(facts, ON, asked);
    expect(told.includes('VERIFICATION_REQUIRED')).toBe(expected);
  });

  it('is satisfied by every kind of verification, and by nothing else', async () => {
    for (const kind of ['VERIFICATION', 'INITIAL_VERIFICATION', 'ARBITRATION'] as const) {
      expect(await codes(sound({}, of(kind)))).toEqual([]);
    }
    expect((await judge(sound({}, of('CALIBRATION')))).reasons).toEqual([
      { code: 'VERIFICATION_REQUIRED', severity: 'GAP', evidence: ['cert-1'], at: null },
    ]);
  });

  it('is the owner’s declaration: without it a calibration does, on public standards too', async () => {
    const calibrated = of('CALIBRATION');
    expect(await codes(sound({ usage: null }, calibrated))).toEqual([]);
    expect(await codes(sound({ usage: usage({ compulsory: false }) }, calibrated))).toEqual([]);
    expect(await codes(sound({ tier: 'PUBLIC', usage: null }, calibrated))).toEqual([]);
  });

  it.each(['PUBLIC', 'ENTERPRISE_HIGHEST'] as const)(
    'holds for a %s standard whatever the use',
    async (tier) => {
      const facts = sound({ tier, usage: usage({ purpose: 'OTHER' }) }, of('CALIBRATION'));
      expect(await codes(facts, ON, 'OTHER')).toEqual(['VERIFICATION_REQUIRED']);
      expect(await codes({ ...facts, tier: 'WORKING_STANDARD' }, ON, 'OTHER')).toEqual([]);
    },
  );
});

describe('a calibration after a verification', () => {
  const later = certificate({
    id: 'cert-2',
    kind: 'CALIBRATION',
    performedOn: '2024-05-01',
    validUntil: null,
  });
  const beside = (verification = certificate(), lifecycle = [happened('RETURNED', '2024-01-11')]) =>
    sound({ lifecycle }, { certificate: later, verification });

  it('leaves it standing up to its last day', async () => {
    expect(await codes(beside(), '2025-01-09')).toEqual([]);
    expect((await judge(beside(), '2025-01-10')).reasons).toMatchObject([
      { code: 'VERIFICATION_REQUIRED', evidence: ['cert-2', 'cert-1'] },
    ]);
  });

  it('does not stand in for one that failed, was withdrawn, or was ended by a repair', async () => {
    const required = ['VERIFICATION_REQUIRED'];
    expect(await codes(beside(certificate({ conclusion: 'FAIL' })))).toEqual(required);
    expect(await codes(beside(certificate({ withdrawnFrom: ON })))).toEqual(required);
    expect(await codes(beside(certificate({ withdrawnFrom: '2024-06-02' })))).toEqual([]);
    // Repaired before the calibration: that heals the result, and the law still asks for a verification.
    expect(await codes(beside(certificate(), [happened('REPAIRED', '2024-04-30')]))).toEqual(required);
    expect(await codes(beside(certificate(), [happened('REPAIRED', '2024-01-10')]))).toEqual([]);
  });
});

describe('a repair', () => {
  const facts = (kind: CertificateKind, performedOn: string, more = {}) =>
    sound(
      { lifecycle: [happened('REPAIRED', '2024-03-01')], ...more },
      { certificate: certificate({ kind, performedOn }) },
    );

  it('is healed by a later verification, and for what is not compulsory by a later calibration', async () => {
    expect(await codes(facts('VERIFICATION', '2024-02-29'))).toEqual(['REPAIRED_SINCE']);
    expect(await codes(facts('VERIFICATION', '2024-03-01'))).toEqual([]);
    expect(await codes(facts('CALIBRATION', '2024-03-01'))).toEqual(['VERIFICATION_REQUIRED']);
    expect(await codes(facts('CALIBRATION', '2024-03-01', { usage: null }))).toEqual([]);
  });
});

describe('a purpose', () => {
  it('other than the declared one is not served', async () => {
    expect((await judge(sound(), ON, 'MEDICAL')).reasons).toEqual([
      { code: 'NOT_FOR_THIS_PURPOSE', severity: 'GAP', evidence: [], at: null },
    ]);
    expect(await codes(sound({ usage: usage({ purpose: 'OTHER' }) }), ON, 'TRADE')).toEqual([
      'NOT_FOR_THIS_PURPOSE',
    ]);
  });

  it('is served where it is declared, where none is declared, and where it is not regulated', async () => {
    expect(await codes(sound(), ON, 'TRADE')).toEqual([]);
    expect(await codes(sound({ usage: usage({ purpose: null }) }), ON, 'MEDICAL')).toEqual([]);
    expect(await codes(sound({ usage: null }), ON, 'MEDICAL')).toEqual([]);
    expect(await codes(sound(), ON, 'OTHER')).toEqual([]);
  });

  it.each(['IN_HOUSE', 'COMPARISON', 'CRM'] as const)(
    'that is regulated is not served by %s',
    async (kind) => {
      const voluntary = sound({ usage: usage({ compulsory: false }) }, of(kind));
      expect((await judge(voluntary, ON, 'TRADE')).reasons).toMatchObject([
        { code: 'NOT_FOR_THIS_PURPOSE', evidence: ['cert-1'] },
      ]);
      // None asked: the declared one counts.
      expect(await codes(voluntary)).toEqual(['NOT_FOR_THIS_PURPOSE']);
      expect(await codes(voluntary, ON, 'OTHER')).toEqual([]);
      expect(await codes(sound({}, of(kind)))).toEqual(['VERIFICATION_REQUIRED', 'NOT_FOR_THIS_PURPOSE']);
    },
  );

  it('is served by the certificate of a reference material', async () => {
    const material = sound({ kind: 'REFERENCE_MATERIAL', usage: null }, of('CRM'));
    expect(await codes(material, ON, 'ENVIRONMENT')).toEqual([]);
    expect(await codes({ ...material, kind: 'INSTRUMENT' }, ON, 'ENVIRONMENT')).toEqual([
      'NOT_FOR_THIS_PURPOSE',
    ]);
  });
});
