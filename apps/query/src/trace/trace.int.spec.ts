// Goal: the trace over HTTP says what DESIGN.md section 5 says, as known when it is asked, to those who may know.
// Method: a chain of four certificates in real tables and on the in-process bus, asked through the whole app.
import { HANDLE_PREFIX } from '../access/handles';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import type { TraceAnswer } from './trace.answer';

let query: QueryApp;
let beforeScale: number;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.primary('m0', 'c-m0', '2020-01-10');
      await world.asset('m1', { owner: 'lab-a' });
      await world.calibrate('c-m1', 'm1', '2021-03-01', ['m0'], { validUntil: '2022-02-28' });
      beforeScale = world.head;
    },
  });
  // These come over the stream, after the start of the process.
  const { world } = query;
  await world.asset('secret', { owner: 'army', visibility: 'RESTRICTED' });
  await world.calibrate('c-secret', 'secret', '2021-04-01', ['m0']);
  await world.asset('scale', { tier: 'WORKING', owner: 'ent-a' });
  await world.calibrate('c-scale', 'scale', '2021-06-01', ['m1', 'secret']);
  await world.asset('late', { owner: 'ent-a' });
  await world.calibrate('c-late', 'late', '2023-01-01', ['m1']);
  await world.asset('both', {
    measurands: ['mass', 'length'].map((quantity) => ({
      quantity,
      range: null,
      accuracyClass: null,
      mpe: null,
    })),
  });
});

afterAll(() => query.close());

const trace = async (path: string, caller?: Parameters<QueryApp['get']>[1]): Promise<TraceAnswer> => {
  const answer = await query.get(
    `${path}${path.includes('?') ? '&' : '?'}waitFor=${query.world.head}`,
    caller,
  );
  expect(answer.status).toBe(200);
  return answer.json<TraceAnswer>();
};

describe('a complete chain', () => {
  it('is answered whole, with details, roots and completeness', async () => {
    const answer = await trace('/v1/assets/scale/trace?on=2021-07-01&quantity=mass&value=1000&unit=g');
    const { head } = query.world;
    expect(answer.question).toEqual({
      asset: 'scale',
      quantity: 'mass',
      value: { value: '1000', unit: 'g' },
      on: '2021-07-01',
      knownAt: head,
    });
    expect(answer).toMatchObject({ verdict: 'TRACEABLE', ruleSet: '2026.3', start: 'c-scale', gaps: [] });
    expect(answer.roots).toEqual(['c-m0']);
    expect(Object.keys(answer.certificates)[0]).toBe('c-scale');
    const named = Object.keys(answer.certificates).filter((id) => !id.startsWith(HANDLE_PREFIX));
    expect(named.toSorted()).toEqual(['c-m0', 'c-m1', 'c-scale']);
    expect(Object.keys(answer.certificates)).toHaveLength(4);
    expect(answer.certificates['c-m1']).toEqual({
      number: 'No-c-m1',
      issuer: 'lab-a',
      issuerName: { zh: '机构lab-a', en: 'Organization lab-a' },
      asset: 'm1',
      assetName: { zh: '器具m1', en: 'Asset m1' },
      tier: 'WORKING_STANDARD',
      kind: 'CALIBRATION',
      performedOn: '2021-03-01',
      issuedOn: '2021-03-01',
      validUntil: '2022-02-28',
      conclusion: 'PASS',
      expandedUncertainty: { value: '0.20', unit: 'mg' },
      coverageFactor: '2',
      nominal: { value: '1.000', unit: 'kg' },
      position: expect.any(Number),
    });
    expect(answer.links).toContainEqual({
      from: 'c-scale',
      result: 0,
      to: 'c-m1',
      role: 'MAIN',
      usedOn: '2021-06-01',
      how: 'IN_FORCE',
      reference: { asset: 'm1', quantity: 'mass', certificate: null },
      external: null,
      documentLevel: false,
      checks: [],
    });
    expect(answer.completeness).toEqual({
      complete: true,
      linksExamined: answer.links.length,
      position: head,
      ruleSet: '2026.3',
      limit: null,
    });
  });

  it('is the same for the quantity left out, and byte for byte the same from another process', async () => {
    const path = `/v1/assets/scale/trace?on=2021-07-01&waitFor=${query.world.head}`;
    const other = await query.another();
    const [here, there] = [await query.get(path), await other.get(path)];
    expect(here.status).toBe(200);
    expect(there.body).toBe(here.body);
    expect(here.json<TraceAnswer>().question).toMatchObject({ quantity: 'mass', value: null });
  });

  it('of a certificate starts with the certificate', async () => {
    const answer = await trace('/v1/certificates/c-m1/trace');
    expect(answer).toMatchObject({ verdict: 'TRACEABLE', start: 'c-m1', roots: ['c-m0'], asKnownThen: null });
    expect(answer.question).toEqual({ certificate: 'c-m1', knownAt: query.world.head });
  });
});

describe('a broken chain', () => {
  it('names the gap beside its link and in words, and tells how it looked then', async () => {
    const answer = await trace('/v1/assets/late/trace?on=2023-02-01');
    expect(answer.verdict).toBe('NOT_TRACEABLE');
    const gap = {
      code: 'REFERENCE_EXPIRED_AT_USE',
      severity: 'GAP',
      at: { from: 'c-late', to: 'c-m1' },
      message: { zh: expect.any(String), en: expect.any(String) },
      article: expect.any(String),
      articleText: { zh: expect.any(String), en: expect.any(String) },
      evidence: ['c-m1'],
      result: 0,
      points: null,
    };
    expect(answer.gaps).toEqual([gap]);
    expect(answer.firstFailing).toEqual(gap);
    expect(answer.links[0]?.checks).toMatchObject([
      { code: 'REFERENCE_EXPIRED_AT_USE', severity: 'GAP', passed: false, evidence: ['c-m1'] },
    ]);
    // Everything was recorded in 2026, so on the day itself nothing was known.
    expect(answer.asKnownThen).toMatchObject({
      knownAt: -1,
      verdict: 'NOT_TRACEABLE',
      start: null,
      gaps: [{ code: 'NEVER_CALIBRATED' }],
    });
  });

  it('looks the same then as now when all had been recorded by that day', async () => {
    const answer = await trace('/v1/assets/late/trace?on=2026-07-01');
    expect(answer.asKnownThen).toBeNull();
  });
});

describe('a question asked again and again', () => {
  it('is answered without a round trip to the tables', async () => {
    const paths = [
      '/v1/assets/scale/trace?on=2021-07-01&quantity=mass',
      '/v1/assets/scale/trace?on=2026-11-22',
      '/v1/assets/scale/trace?on=2026-11-21',
      '/v1/certificates/c-late/trace',
    ];
    for (const path of paths) await trace(path);
    const calls = (
      ['positionAt', 'findAsset', 'certificateDigests', 'assetDigests', 'organizationDigests'] as const
    ).map((method) => jest.spyOn(query.readModel, method));
    for (const path of paths) await trace(path);
    for (const call of calls) {
      expect(call).not.toHaveBeenCalled();
      call.mockRestore();
    }
  });
});

describe('a question as known earlier', () => {
  it('does not know what came later', async () => {
    const early = await query.get(`/v1/assets/scale/trace?on=2021-07-01&knownAt=${beforeScale}`);
    expect(early.status).toBe(404);
    expect(early.json()).toMatchObject({ code: 'UNKNOWN_ASSET', status: 404 });
  });

  it('may name an instant', async () => {
    const before = await query.get('/v1/assets/m1/trace?on=2021-07-01&knownAt=2026-05-31T23:59:59Z');
    expect(before.json()).toMatchObject({ status: 404, code: 'UNKNOWN_ASSET' });
    const after = await trace('/v1/assets/m1/trace?on=2021-07-01&knownAt=2026-06-01T16:00:00.000%2B08:00');
    expect(after.question.knownAt).toBe(query.world.head);
    for (const instant of [
      '0001-01-01T00:00:00%2B14:00',
      '9999-12-31T23:59:59-23:59',
      '2026-06-01T00:00:00%2B23:59',
    ]) {
      const odd = await query.get(`/v1/assets/m1/trace?on=2021-07-01&knownAt=${instant}`);
      expect([200, 404]).toContain(odd.status);
    }
  });

  it('refuses a position that does not become visible, after waiting for it', async () => {
    const ahead = await query.get(`/v1/assets/m1/trace?on=2021-07-01&knownAt=${query.world.head + 5}`);
    expect(ahead.status).toBe(400);
    expect(ahead.json()).toMatchObject({ code: 'KNOWN_AT_AHEAD', errors: [{ pointer: '/knownAt' }] });
    expect(ahead.body).toContain(`newest visible one is ${query.world.head}`);
  }, 30_000);
});

describe('those who may read', () => {
  it('see a restricted standard of somebody else only as a placeholder', async () => {
    const answer = await trace('/v1/assets/scale/trace?on=2021-07-01', {
      role: 'enterprise',
      organization: 'ent-a',
    });
    const [handle = ''] = Object.keys(answer.certificates).filter((id) => id.startsWith(HANDLE_PREFIX));
    expect(answer.links).toContainEqual(expect.objectContaining({ to: handle }));
    expect(answer.certificates[handle]).toMatchObject({
      asset: expect.stringMatching(/^restricted:[A-Za-z0-9_-]{22}$/),
      assetName: null,
      number: null,
      issuer: null,
      issuerName: null,
      tier: 'WORKING_STANDARD',
      performedOn: '2021-04-01',
      conclusion: 'PASS',
    });
    const body = JSON.stringify(answer);
    expect(body).not.toMatch(/secret|army/);
    // Of other owners' standards, ids and numbers, no names.
    expect(body).not.toContain('Asset m1');
    expect(body).toContain('No-c-m1');
  });

  it('see it whole when they own it or run the service', async () => {
    const whole = await trace('/v1/assets/scale/trace?on=2021-07-01', { role: 'admin' });
    expect(whole.certificates['c-secret']).toMatchObject({ asset: 'secret', number: 'No-c-secret' });
    const mine = await trace('/v1/certificates/c-secret/trace', { role: 'enterprise', organization: 'army' });
    expect(mine.certificates['c-secret']).toMatchObject({ asset: 'secret', number: 'No-c-secret' });
  });

  it.each([
    ['enterprise', 'ent-b', '/v1/assets/scale/trace?on=2021-07-01'],
    ['enterprise', 'ent-a', '/v1/assets/m1/trace?on=2021-07-01'],
    ['enterprise', 'ent-b', '/v1/certificates/c-scale/trace'],
    ['lab', 'lab-b', '/v1/assets/secret/trace?on=2021-07-01'],
    ['lab', 'lab-b', '/v1/certificates/c-secret/trace'],
  ] as const)('and not others: %s of %s asking %s', async (role, organization, path) => {
    const answer = await query.get(path, { role, organization });
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ code: expect.stringMatching(/^UNKNOWN_/) });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('needs a token', async () => {
    expect((await query.get('/v1/assets/m1/trace?on=2021-07-01', { role: null })).status).toBe(401);
  });
});

describe('a question that cannot be answered', () => {
  it.each([
    ['/v1/assets/both/trace?on=2021-07-01', 'REQUIRED', '/quantity'],
    ['/v1/assets/m1/trace?on=2021-07-01&quantity=weight', 'UNKNOWN_QUANTITY', '/quantity'],
    ['/v1/assets/m1/trace?on=2021-07-01&value=1&unit=Cel', 'UNIT_INCOMPATIBLE', '/unit'],
    ['/v1/assets/m1/trace?on=2021-07-01&value=1&unit=%5Blb_av%5D', 'NON_LEGAL_UNIT', '/unit'],
    ['/v1/assets/m1/trace?on=2021-07-01&value=1', 'REQUIRED', '/unit'],
    ['/v1/assets/m1/trace?on=2021-07-01&unit=kg', 'REQUIRED', '/value'],
    ['/v1/assets/m1/trace?on=2021-07-01&value=1,5&unit=kg', 'NOT_A_DECIMAL', '/value'],
    ['/v1/assets/m1/trace', 'REQUIRED', '/on'],
    ['/v1/assets/m1/trace?on=2023-02-30', 'NOT_A_DATE', '/on'],
    ['/v1/assets/m1/trace?on=today', 'NOT_A_DATE', '/on'],
    ['/v1/assets/m1/trace?on=2021-07-01&on=2021-07-02', 'REPEATED_PARAMETER', '/on'],
    ['/v1/assets/m1/trace?on=2021-07-01%00', 'FORBIDDEN_CHARACTER', '/on'],
    ['/v1/assets/m1/trace?on=2021-07-01&quantity=mass%00', 'FORBIDDEN_CHARACTER', '/quantity'],
    ['/v1/assets/m1/trace?on=2021-07-01&knownAt=-1', 'NOT_A_POSITION', '/knownAt'],
    ['/v1/assets/m1/trace?on=2021-07-01&knownAt=1e3', 'NOT_A_POSITION', '/knownAt'],
    ['/v1/assets/m1/trace?on=2021-07-01&knownAt=2026-02-30T00:00:00Z', 'NOT_A_POSITION', '/knownAt'],
    ['/v1/assets/m1/trace?on=2021-07-01&waitFor=soon', 'OUT_OF_RANGE', '/waitFor'],
    ['/v1/assets/m1/trace?on=2021-07-01&depth=3', 'UNKNOWN_PARAMETER', '/depth'],
    ['/v1/assets/m1/trace?on=2021-07-01&__proto__=3', 'UNKNOWN_PARAMETER', '/__proto__'],
    ['/v1/assets/a%20b/trace?on=2021-07-01', 'NOT_AN_ID', '/id'],
    ['/v1/certificates/c-m1/trace?on=2021-07-01', 'UNKNOWN_PARAMETER', '/on'],
  ])('%s: %s at %s', async (path, code, pointer) => {
    const answer = await query.get(path);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json<{ errors: object[] }>().errors).toContainEqual(
      expect.objectContaining({ code, pointer }),
    );
  });

  it.each([
    ['a lone surrogate', '%ED%A0%80'],
    ['no UTF-8', '%FF'],
    ['a broken escape', '%zz'],
    ['very long', 'x'.repeat(5_000)],
  ])('is %s', async (_, on) => {
    const answer = await query.get(`/v1/assets/m1/trace?on=${on}`);
    expect(answer.status).toBe(400);
  });

  it.each([
    ['/v1/assets/nobody/trace?on=2021-07-01', 'UNKNOWN_ASSET'],
    ['/v1/certificates/nobody/trace', 'UNKNOWN_CERTIFICATE'],
  ])('is about nothing that is known: %s', async (path, code) => {
    const answer = await query.get(path);
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ code });
  });
});
