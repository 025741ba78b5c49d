/**
 * Goal: nobody's word but that of those who may speak changes what an answer says, what is missing never passes for a
 * finding of nothing, and a malicious body costs its sender more than the service. Method: attacks over HTTP on a
 * fresh product with its default limits, each beside the honest deed next to it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api, type Reply } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { as, assetBody, certificate, House, lab, LATER, type Told } from './attacked-house';
import { sendRaw } from './refusals';

const TEST_TIMEOUT_MS = 180_000;
jest.setTimeout(TEST_TIMEOUT_MS);

const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-attacks-'));
let product: Product;
let api: Api;
let house: House;

beforeAll(async () => {
  product = await Product.start({ profile: 'start', dataDir, env: { SUYUAN_RATE_LIMITS: 'on' } });
  api = new Api(product.url);
  house = new House(api);
  await house.found();
}, PRODUCT_START_TIMEOUT_MS);

afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, PRODUCT_START_TIMEOUT_MS);

const SOUND = { trace: 'TRACEABLE', validity: 'VALID' };
const VOID = { effect: 'VOID', reason: 'an attack' };

/** Both of a chain, which was found sound. */
async function soundChain(name: string): Promise<{ weights: string; scale: string; before: [Told, Told] }> {
  const { weights, scale } = await house.chain(name);
  const before: [Told, Told] = [await house.told(weights), await house.told(scale)];
  expect(before).toMatchObject([
    { ...SOUND, start: `c-${weights}`, newest: `c-${weights}` },
    { ...SOUND, start: `c-${scale}`, newest: `c-${scale}` },
  ]);
  return { weights, scale, before };
}

const codeOf = ({ status, body }: Reply): string => `${status} ${String(body.code)}`;

describe('a certificate for a public standard of somebody else', () => {
  const issued = (id: string, issuer: string, asset: string, conclusion: string) => {
    const more = { kind: 'VERIFICATION', conclusion, performedOn: LATER, u: '0.4' };
    const references = [{ asset: 'kilogram', quantity: 'mass' }];
    const body = certificate(id, issuer, asset, { ...more, references });
    return house.done('/v1/calibrations', body, lab(issuer));
  };

  it.each(['FAIL', 'PASS'])('of a stranger that says %s changes nothing, and is told', async (conclusion) => {
    const { weights, scale, before } = await soundChain(`stranger-${conclusion.toLowerCase()}`);
    await issued(`${weights}-x`, 'stranger', weights, conclusion);
    expect([await house.told(weights), await house.told(scale)]).toEqual(before);
    expect(await house.certificatesOf(weights)).toEqual([`${weights}-x`, `c-${weights}`]);
  });

  it('of a statutory institute that says FAIL does what it says', async () => {
    const { weights, scale } = await soundChain('statutory');
    await issued(`${weights}-x`, 'city', weights, 'FAIL');
    const told = await house.told(weights);
    expect(told).toMatchObject({ start: `${weights}-x`, validity: 'INVALID', newest: `${weights}-x` });
    expect(told.reasons).toContain('VERDICT_FAIL');
    expect(await house.told(scale)).toMatchObject({ trace: 'NOT_TRACEABLE', validity: 'INVALID' });
  });

  it('counts once its owner entrusts the stranger with that day, and no stranger entrusts itself', async () => {
    const { weights, scale, before } = await soundChain('entrusted');
    await issued(`${weights}-x`, 'stranger', weights, 'FAIL');
    const entrustments = `/v1/assets/${weights}/entrustments`;
    const days = { laboratory: 'stranger', from: LATER, to: LATER };
    const tried = await api.post(entrustments, days, lab('stranger'));
    expect(codeOf(tried)).toBe('403 NOT_YOUR_ORGANIZATION');
    expect([await house.told(weights), await house.told(scale)]).toEqual(before);
    await house.done(entrustments, days, lab('county'));
    expect(await house.told(weights)).toMatchObject({ start: `${weights}-x`, validity: 'INVALID' });
    expect(await house.told(scale)).toMatchObject({ trace: 'NOT_TRACEABLE', validity: 'INVALID' });
  });
});

describe('a twin of a nameplate', () => {
  const plate = (manufacturer: string, model: string, serialNumber: string) => ({
    manufacturer,
    model,
    serialNumber,
  });
  const shop = as('enterprise', 'shop');
  const rival = as('enterprise', 'buyer');

  it('is refused however typed, and taken from an owner who knows and says why', async () => {
    const first = assetBody('plate', 'shop', 'WORKING', plate('Ohaus', 'SC-10', 'AB-0815'));
    await house.done('/v1/assets', first, shop);
    const typed = [
      plate('Ohaus', 'SC-10', 'AB-0815'),
      plate('ＯＨＡＵＳ', 'ｓｃ－１０', 'ａｂ－０８１５'),
      plate('ohaus', 'sc–10', 'ab—0815'),
      plate('OHAUS', 'SC‑10', 'aB−0815'),
    ];
    for (const [index, nameplate] of typed.entries()) {
      const twin = assetBody(`twin-${index}`, 'buyer', 'WORKING', nameplate);
      expect([nameplate, codeOf(await api.post('/v1/assets', twin, rival))]).toEqual([
        nameplate,
        '409 NAMEPLATE_TAKEN',
      ]);
      const silent = await api.post('/v1/assets', { ...twin, sameNameplate: true }, rival);
      expect(codeOf(silent)).toBe('422 REQUIRED');
    }
    const known = { ...plate('ohaus', 'SC-10', 'AB-0815'), sameNameplate: true, reason: 'a misprint' };
    await house.done('/v1/assets', assetBody('twin', 'buyer', 'WORKING', known), rival);
    const other = plate('Ohaus', 'SC-10', 'AB-0816');
    await house.done('/v1/assets', assetBody('other', 'buyer', 'WORKING', other), rival);
  });
});

describe('a history longer than anybody reads', () => {
  const ADJUSTMENTS = 2_001;

  it('still ends with the isolation that ends it', async () => {
    const { weights } = await soundChain('long');
    const lifecycle = `/v1/assets/${weights}/lifecycle`;
    const owner = as('lab', 'county', 'adjuster');
    // Adjusted before it was certified, so that nothing but the isolation says anything.
    for (let done = 0; done < ADJUSTMENTS; done += 1) {
      await house.done(lifecycle, { event: 'ADJUSTED', on: '2025-01-01', note: `${done}` }, owner);
    }
    expect(await house.told(weights)).toMatchObject(SOUND);
    await house.done(lifecycle, { event: 'ISOLATED', on: '2026-06-01' }, lab('county'));
    const told = await house.told(weights);
    expect(told.validity).toBe('INVALID');
    expect(told.reasons).toContain('ASSET_ISOLATED');
  });
});

describe('a certificate that does not count', () => {
  it('because it is void, leaves the one before it in force', async () => {
    const { scale, before } = await soundChain('voided');
    const newer = { performedOn: '2026-06-20', validUntil: null, conclusion: 'FAIL' };
    const body = certificate(`${scale}-2`, 'county', scale, newer);
    await house.done('/v1/calibrations', body, lab('county'));
    expect(await house.told(scale)).toMatchObject({ newest: `${scale}-2`, validity: 'INVALID' });
    await house.done(`/v1/certificates/${scale}-2/revocations`, VOID, lab('county'));
    expect(await house.told(scale)).toEqual(before[1]);
  });

  it('because it replaces one of another asset, takes nothing away', async () => {
    const { scale } = await house.chain('replaced');
    await house.asset('decoy', 'shop', 'WORKING');
    const future = `${scale}-2`;
    const decoy = certificate('c-decoy', 'county', 'decoy', { performedOn: LATER, replaces: future });
    await house.done('/v1/calibrations', decoy, lab('county'));
    const references = [{ asset: 'replaced-weights', quantity: 'mass' }];
    const genuine = { performedOn: '2026-06-20', validUntil: null, references };
    await house.done('/v1/calibrations', certificate(future, 'county', scale, genuine), lab('county'));
    expect(await house.told(scale)).toMatchObject({ ...SOUND, start: future, newest: future });
    const late = certificate('c-decoy-2', 'county', 'decoy', { performedOn: LATER, replaces: future });
    expect(codeOf(await api.post('/v1/calibrations', late, lab('county')))).toBe('422 REPLACES_OTHER');
    expect(await house.told(scale)).toMatchObject({ ...SOUND, start: future, newest: future });
  });
});

describe('a deed of an authority or an owner', () => {
  it('outside its province is refused, within it is done', async () => {
    const { scale } = await soundChain('province');
    const revocations = `/v1/certificates/c-${scale}/revocations`;
    const outside = await api.post(revocations, VOID, as('regulator', 'jiangsu'));
    expect(codeOf(outside)).toBe('403 OUT_OF_JURISDICTION');
    expect(await house.told(scale)).toMatchObject(SOUND);
    await house.done(revocations, VOID, as('regulator', 'zhejiang'));
    expect(await house.told(scale)).toMatchObject({ start: null, newest: null, validity: 'INVALID' });
  });

  it('that voids a certificate of a public standard takes two people', async () => {
    const { weights, scale, before } = await soundChain('two');
    const [one, two] = ['one', 'two'].map((subject) => as('lab', 'nim', subject));
    const waiting = await api.post(`/v1/certificates/c-${weights}/revocations`, VOID, one);
    expect(waiting.status).toBe(202);
    const approvals = `/v1/proposals/${String(waiting.body.proposal)}/approvals`;
    expect(codeOf(await api.post(approvals, {}, one))).toContain('PROPOSAL_SAME_PERSON');
    const outsider = await api.post(approvals, {}, as('lab', 'stranger', 'three'));
    expect(outsider.status).toBe(403);
    expect([await house.told(weights), await house.told(scale)]).toEqual(before);
    await house.done(approvals, {}, two);
    expect(await house.told(weights)).toMatchObject({ start: null, newest: null, validity: 'INVALID' });
    expect(await house.told(scale)).toMatchObject({ trace: 'NOT_TRACEABLE' });
  });

  it('that gives an asset away waits for the receiver', async () => {
    const { scale } = await soundChain('given');
    const transfer = { event: 'TRANSFERRED', on: '2026-06-10', owner: 'buyer' };
    const owner = async () => ((await house.ask(`/v1/assets/${scale}`)).asset as { owner: string }).owner;
    const taken = await api.post(`/v1/assets/${scale}/lifecycle`, transfer, as('enterprise', 'buyer'));
    expect(codeOf(taken)).toBe('403 NOT_YOUR_ORGANIZATION');
    const waiting = await api.post(`/v1/assets/${scale}/lifecycle`, transfer, as('enterprise', 'shop'));
    expect(waiting.status).toBe(202);
    const approvals = `/v1/proposals/${String(waiting.body.proposal)}/approvals`;
    expect((await api.post(approvals, {}, as('enterprise', 'shop', 'other'))).status).toBe(403);
    expect(await owner()).toBe('shop');
    await house.done(approvals, {}, as('enterprise', 'buyer'));
    expect(await owner()).toBe('buyer');
  });
});

describe('a guess at a restricted asset', () => {
  it('is answered as one at an asset that nobody registered', async () => {
    await house.asset('secret', 'county', 'PUBLIC', { visibility: 'RESTRICTED' });
    const guess = async (asset: string): Promise<string> => {
      const reply = await api.post(
        '/v1/calibrations',
        certificate('guess', 'stranger', asset),
        lab('stranger'),
      );
      expect(codeOf(reply)).toBe('422 UNKNOWN_INSTRUMENT');
      return reply.text.replace(String(reply.body.traceId), 'TRACE').replaceAll(asset, 'ASKED');
    };
    expect(await guess('secret')).toBe(await guess('nobody'));
    const own = certificate('c-secret', 'county', 'secret');
    await house.done('/v1/calibrations', own, lab('county'));
  });
});

describe('a body made to be dear', () => {
  const KEYS = 100_000;
  const AT_ONCE = 8;
  /** Thirty milliseconds for each 100 kB, as is promised. */
  const CPU_SECONDS_PER_BYTE = 0.03 / 100_000;

  const cpuSeconds = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${await api.token('admin')}` };
    const { text } = await sendRaw(api, 'GET', '/metrics', { headers });
    return Number(/^process_cpu_seconds_total\{[^}]*\} ([\d.e-]+)$/m.exec(text)?.[1]);
  };

  it('of very many unknown keys is refused cheaply, and others are answered meanwhile', async () => {
    const keys = Array.from({ length: KEYS }, (_, index) => [index.toString(36), 1]);
    const body = JSON.stringify(Object.fromEntries(keys));
    const authorization = `Bearer ${await api.token('lab', 'stranger')}`;
    const headers = { 'content-type': 'application/json', authorization };
    const before = await cpuSeconds();
    const paths = ['/v1/calibrations', '/v1/organizations', '/dev/tokens', '/v1/uncertainty/budgets'];
    const dear = Array.from({ length: AT_ONCE }, (_, index) =>
      sendRaw(api, 'POST', paths[index % paths.length]!, { headers, body }),
    );
    const health = await sendRaw(api, 'GET', '/healthz');
    expect(health.status).toBe(200);
    const statuses = (await Promise.all(dear)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 400 && status !== 403)).toEqual([]);
    const spent = (await cpuSeconds()) - before;
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThan(AT_ONCE * body.length * CPU_SECONDS_PER_BYTE);
  });
});
