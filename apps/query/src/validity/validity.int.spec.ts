// Goal: validity over HTTP from what is recorded: lifecycle, certificate, chain, purpose and how long it holds.
// Method: a verified shop scale in real tables to which things happen one by one.
import { assetStream, impactCaseStream, type AssetKind, type QuantityValue } from '@suyuan/domain';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import type { AnsweredValidity } from './validity.answer';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('scale', {
        tier: 'WORKING',
        kind: 'INSTRUMENT',
        owner: 'ent-a',
        usage: {
          compulsory: true,
          purpose: 'TRADE',
          mode: 'PERIODIC',
          intervalMonths: 12,
          serviceLifeMonths: null,
        },
      });
      await world.calibrate('c-1', 'scale', '2024-01-10', ['m0'], {
        kind: 'VERIFICATION',
        validUntil: '2025-01-09',
      });
    },
  });
});

afterAll(() => query.close());

const validity = async (parameters: string, asset = 'scale'): Promise<AnsweredValidity> => {
  const answer = await query.get(`/v1/assets/${asset}/validity?${parameters}&waitFor=${query.world.head}`);
  expect(answer.status).toBe(200);
  return answer.json<AnsweredValidity>();
};
/** The asset's mass was found off: the finding, and the case that it opens. */
async function findOff(
  asset: string,
  kind: AssetKind,
  from: string,
  to: string,
  shift: QuantityValue | null = null,
): Promise<void> {
  const finding = { asset, quantity: 'mass', from, to, shift, reason: 'out of tolerance' };
  const [id, impactCase] = [`nc-${asset}`, `case-${asset}`];
  await query.world.record(assetStream(kind, asset), {
    type: 'NonconformityFound',
    data: { id, ...finding, impactCase },
  });
  await query.world.record(impactCaseStream(impactCase), {
    type: 'ImpactCaseOpened',
    data: { id: impactCase, nonconformity: id, ...finding },
  });
}
const codes = ({ reasons }: AnsweredValidity): string[] => reasons.map(({ code }) => code);

describe('a verified scale with a complete chain', () => {
  it('is valid, by that certificate, until the day after its end', async () => {
    expect(await validity('on=2024-06-01&purpose=TRADE&value=1&unit=kg')).toEqual({
      names: {
        organizations: { 'lab-a': { zh: '机构lab-a', en: 'Organization lab-a' } },
        regions: {},
      },
      question: {
        asset: 'scale',
        quantity: 'mass',
        value: { value: '1', unit: 'kg' },
        on: '2024-06-01',
        purpose: 'TRADE',
        knownAt: query.world.head,
      },
      verdict: 'VALID',
      until: '2025-01-10',
      change: {
        on: '2025-01-10',
        verdict: 'INVALID',
        reasons: [
          {
            code: 'CERT_EXPIRED',
            severity: 'GAP',
            at: null,
            message: { zh: expect.any(String), en: expect.any(String) },
            article: '计量法实施细则 第二十二条；JJF 1139-2005',
            articleText: {
              zh: '计量法实施细则 第二十二条；JJF 1139-2005',
              en: 'Rules for the Implementation of the Metrology Law of China, Article 22; JJF 1139-2005',
            },
            evidence: ['c-1'],
            link: '/v1/certificates/c-1',
          },
        ],
        appears: ['CERT_EXPIRED'],
        disappears: [],
      },
      reasons: [],
      traceVerdict: 'TRACEABLE',
      certificate: {
        id: 'c-1',
        number: 'No-c-1',
        issuer: 'lab-a',
        kind: 'VERIFICATION',
        performedOn: '2024-01-10',
        issuedOn: '2024-01-10',
        validUntil: '2025-01-09',
        conclusion: 'PASS',
      },
      completeness: {
        complete: true,
        linksExamined: 1,
        position: query.world.head,
        ruleSet: '2026.3',
        limit: null,
      },
    });
  });

  it('is invalid before its first and after the end of its last certificate', async () => {
    const before = await validity('on=2023-06-01');
    expect(before).toMatchObject({ verdict: 'INVALID', until: '2024-01-10', certificate: null });
    expect(codes(before)).toEqual(['NEVER_CALIBRATED']);
    const after = await validity('on=2025-01-10');
    expect(after.reasons).toMatchObject([
      { code: 'CERT_EXPIRED', severity: 'GAP', evidence: ['c-1'], message: { zh: expect.any(String) } },
    ]);
  });

  it('does not cover a value outside its points', async () => {
    expect(codes(await validity('on=2024-06-01&value=2&unit=kg'))).toContain('RANGE_NOT_COVERED');
  });
});

describe('as things happen to it', () => {
  it('isolation, return and repair count from their days', async () => {
    const { world } = query;
    const before = world.head;
    await world.lifecycle('scale', 'ISOLATED', '2024-07-01');
    await world.lifecycle('scale', 'RETURNED', '2024-07-10');
    await world.lifecycle('scale', 'REPAIRED', '2024-08-01');
    expect(await validity('on=2024-06-01')).toMatchObject({ verdict: 'VALID', until: '2024-07-01' });
    expect(codes(await validity('on=2024-07-05'))).toEqual(['ASSET_ISOLATED']);
    expect(await validity('on=2024-07-15')).toMatchObject({ verdict: 'VALID', until: '2024-08-01' });
    const repaired = await validity('on=2024-08-01');
    expect(codes(repaired)).toEqual(['REPAIRED_SINCE']);
    expect(repaired.reasons[0]?.evidence).toEqual(['c-1', 'scale-Repaired-2024-08-01']);
    // As known before, none of it had happened.
    expect(await validity(`on=2024-08-01&knownAt=${before}`)).toMatchObject({ verdict: 'VALID' });
  });

  it('a calibration does not mend it where verification is compulsory', async () => {
    await query.world.calibrate('c-2', 'scale', '2024-09-01', ['m0'], { conclusion: 'NONE' });
    expect(codes(await validity('on=2024-09-02'))).toEqual(['REPAIRED_SINCE']);
    expect(codes(await validity('on=2024-09-02&purpose=OTHER'))).toEqual(['NOT_CONFIRMED']);
  });

  it('a withdrawal ends it on its day', async () => {
    await query.world.calibrate('c-3', 'scale', '2024-10-01', ['m0'], { kind: 'VERIFICATION' });
    await query.world.revoke('c-3', '2024-11-01');
    expect(await validity('on=2024-10-15')).toMatchObject({ verdict: 'VALID', until: '2024-11-01' });
    const withdrawn = await validity('on=2024-11-01');
    expect(withdrawn).toMatchObject({ verdict: 'INVALID', certificate: { id: 'c-3' } });
    expect(codes(withdrawn)).toEqual(['CERTIFICATE_REVOKED']);
  });

  it('a broken chain makes it invalid with the gap as reason, an open one undetermined', async () => {
    await query.world.asset('lamp', { tier: 'WORKING' });
    await query.world.calibrate('c-lamp', 'lamp', '2024-01-01', []);
    expect(codes(await validity('on=2024-02-01', 'lamp'))).toEqual([
      'CHAIN_ENDS_BELOW_PRIMARY',
      'DUE_UNKNOWN',
    ]);
    await query.world.calibrate('c-lamp-2', 'lamp', '2024-03-01', ['not-yet-known']);
    const open = await validity('on=2024-04-01', 'lamp');
    expect(open).toMatchObject({ verdict: 'UNDETERMINED', traceVerdict: 'CANNOT_SAY' });
    expect(open.reasons[0]).toMatchObject({ code: 'PENDING_REFERENCE', at: { from: 'c-lamp-2' } });
  });

  it('a finding of its own breaks it after the last good day, until it is measured again', async () => {
    const { world } = query;
    const before = world.head;
    await world.calibrate('c-4', 'scale', '2025-01-15', ['m0'], { kind: 'VERIFICATION' });
    await findOff('scale', 'STANDARD', '2025-02-01', '2025-03-01');
    expect(await validity('on=2025-02-01')).toMatchObject({ verdict: 'VALID', until: '2025-02-02' });
    const off = await validity('on=2025-02-02');
    expect(off.reasons).toMatchObject([
      { code: 'IMPACT_OPEN', severity: 'GAP', evidence: ['nc-scale', 'case-scale'] },
    ]);
    await world.calibrate('c-5', 'scale', '2025-03-01', ['m0'], { kind: 'VERIFICATION' });
    expect((await validity('on=2025-02-02')).change).toMatchObject({
      on: '2025-03-01',
      verdict: 'VALID',
      disappears: ['IMPACT_OPEN'],
    });
    expect(codes(await validity(`on=2025-02-02&knownAt=${before}`))).not.toContain('IMPACT_OPEN');
  });

  it('retirement ends everything', async () => {
    await query.world.lifecycle('scale', 'RETIRED', '2025-06-01');
    expect(codes(await validity('on=2025-06-01'))[0]).toBe('ASSET_RETIRED');
  });
});

describe('a water meter that is rotated out after six years', () => {
  const mode = 'INITIAL_ONLY_ROTATE' as const;
  const usage = {
    compulsory: true,
    purpose: 'TRADE' as const,
    mode,
    intervalMonths: null,
    serviceLifeMonths: 72,
  };

  it('is counted from its first verification that holds, whatever came later', async () => {
    const { world } = query;
    await world.asset('meter', { tier: 'WORKING', kind: 'INSTRUMENT', usage });
    await world.calibrate('meter-void', 'meter', '2015-03-01', ['m0'], { kind: 'INITIAL_VERIFICATION' });
    await world.revoke('meter-void', null);
    const wrong = { kind: 'INITIAL_VERIFICATION' as const, conclusion: 'PASS' as const };
    await world.calibrate('meter-typo', 'meter', '2010-08-31', ['m0'], wrong);
    await world.calibrate('meter-new', 'meter', '2020-08-31', ['m0'], { ...wrong, replaces: 'meter-typo' });
    await world.calibrate('meter-arb', 'meter', '2025-05-01', ['m0'], { kind: 'ARBITRATION' });
    expect(await validity('on=2026-08-30', 'meter')).toMatchObject({
      verdict: 'VALID',
      certificate: { id: 'meter-arb' },
      change: { on: '2026-08-31', appears: ['CERT_EXPIRED'] },
    });
    expect(codes(await validity('on=2026-08-31', 'meter'))).toEqual(['CERT_EXPIRED']);
  });
});

describe('a verification before a later calibration', () => {
  const periodic = { mode: 'PERIODIC' as const, intervalMonths: 24, serviceLifeMonths: null };
  const usage = { compulsory: true, purpose: 'TRADE' as const, ...periodic };

  it('stands to its own end where it covers what is asked', async () => {
    const { world } = query;
    await world.asset('gauge', { tier: 'WORKING', kind: 'INSTRUMENT', usage });
    const verified = { kind: 'VERIFICATION' as const, validUntil: '2024-12-31' };
    await world.calibrate('gauge-v', 'gauge', '2024-01-01', ['m0'], verified);
    await world.calibrate('gauge-c', 'gauge', '2024-06-01', ['m0']);
    expect(await validity('on=2024-12-31&value=1&unit=kg', 'gauge')).toMatchObject({
      verdict: 'VALID',
      certificate: { id: 'gauge-v' },
      change: { on: '2025-01-01', appears: ['CERT_EXPIRED'] },
    });
    expect((await validity('on=2025-01-01', 'gauge')).reasons).toMatchObject([
      { code: 'CERT_EXPIRED', evidence: ['gauge-v'] },
    ]);
    await world.revoke('gauge-v', null);
    expect((await validity('on=2024-12-31', 'gauge')).reasons).toMatchObject([
      { code: 'VERIFICATION_REQUIRED', evidence: ['gauge-c'] },
    ]);
  });
});

describe('an instrument whose reference was found out of tolerance', () => {
  it('is told with its case while that is open, and no more when it is closed', async () => {
    const { world } = query;
    await world.asset('weights');
    await world.calibrate('weights-c', 'weights', '2023-01-10', ['m0']);
    await world.asset('till', { tier: 'WORKING', kind: 'INSTRUMENT' });
    await world.calibrate('till-c', 'till', '2024-03-01', ['weights'], { validUntil: '2025-02-28' });
    expect((await validity('on=2024-06-01', 'till')).verdict).toBe('VALID');
    await findOff('weights', 'STANDARD', '2024-02-29', '2024-09-01');
    const evidence = ['nc-weights', 'case-weights'];
    const open = await validity('on=2024-06-01', 'till');
    expect(open).toMatchObject({ verdict: 'INVALID', traceVerdict: 'NOT_TRACEABLE' });
    expect(open.reasons).toMatchObject([
      { code: 'REFERENCE_NONCONFORMING', severity: 'GAP', at: { from: 'till-c', to: 'weights-c' } },
      { code: 'IMPACT_OPEN', severity: 'UNDECIDED', evidence, at: { from: 'till-c', to: 'weights-c' } },
    ]);
    const stream = impactCaseStream('case-weights');
    const step = { id: 'step-1', impactCase: 'case-weights' };
    await world.record(stream, {
      type: 'ImpactCaseAssessed',
      data: { ...step, note: 'a third of the limit', grade: 'MAJOR' },
    });
    expect(codes(await validity('on=2024-06-01', 'till'))).toEqual([
      'REFERENCE_NONCONFORMING',
      'IMPACT_MAJOR',
      'IMPACT_OPEN',
    ]);
    await world.record(stream, {
      type: 'ImpactCaseClosed',
      data: { ...step, id: 'step-2', on: '2024-10-01', reason: 'recalled' },
    });
    expect(codes(await validity('on=2024-06-01', 'till'))).toEqual(['REFERENCE_NONCONFORMING']);
  });
});

describe('a shift that was stated', () => {
  it.each([
    // U of the item is 0.30 mg: a third is 0.1 mg.
    ['0.1', ['IMPACT_MAJOR', 'IMPACT_OPEN']],
    ['0.0999', ['IMPACT_OPEN']],
  ])('of %s mg at its reference says by itself how bad that is: %j', async (value, told) => {
    const { world } = query;
    const [standard, item] = [`standard-${value}`, `item-${value}`];
    await world.asset(standard);
    await world.calibrate(`${standard}-c`, standard, '2023-01-10', ['m0']);
    await world.asset(item, { tier: 'WORKING', kind: 'INSTRUMENT' });
    await world.calibrate(`${item}-c`, item, '2024-03-01', [standard], { validUntil: '2025-02-28' });
    await findOff(standard, 'STANDARD', '2024-02-29', '2024-09-01', { value, unit: 'mg' });
    expect(codes(await validity('on=2024-06-01', item))).toEqual(['REFERENCE_NONCONFORMING', ...told]);
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    ['on=2024-06-01&purpose=trade', 'NOT_IN_LIST', '/purpose'],
    ['purpose=TRADE', 'REQUIRED', '/on'],
    ['on=2024-06-01&value=1', 'REQUIRED', '/unit'],
    ['on=2024-06-01&value=1e9999&unit=kg', 'NOT_A_DECIMAL', '/value'],
    ['on=2024-06-01&value=1&unit=m', 'UNIT_INCOMPATIBLE', '/unit'],
    ['on=2024-06-01&purpose=TRADE&purpose=OTHER', 'REPEATED_PARAMETER', '/purpose'],
  ])('%s: %s', async (parameters, code, pointer) => {
    const answer = await query.get(`/v1/assets/scale/validity?${parameters}`);
    expect(answer.status).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ code, pointer }),
    );
  });

  it('is about an asset that is not the reader’s', async () => {
    const answer = await query.get('/v1/assets/scale/validity?on=2024-06-01', {
      role: 'enterprise',
      organization: 'ent-b',
    });
    expect(answer.json()).toMatchObject({ status: 404, code: 'UNKNOWN_ASSET' });
  });
});
