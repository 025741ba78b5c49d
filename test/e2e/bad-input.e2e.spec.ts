/**
 * Goal: nothing a sender writes brings the service down, leaves something half-written or makes it speak of its
 * inside. Method: every write of API.md with one change at every place of its body, as other media types, over the
 * limit, with forged tokens, as the wrong role and about other organizations' things, over HTTP to a running
 * product; every reply is checked, and the log must not have moved.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { casesOf, wholeBodies, type Case } from './bad-input';
import { forgedHeaders } from './forged-tokens';
import { postHome } from './home-world';
import { faultsOf, inTurns, sendRaw, type Expected, type RawReply } from './refusals';
import { asset, calibration, HOME, nonconformity, organization, OTHER, transcription } from './sound-bodies';
import { WRITES, type Write } from './writes';

const TIMEOUT_MS = 120_000;
/** API.md names no figure; a body of this size is over any that a certificate needs. */
const OVER_THE_LIMIT = 1024 * 1024 + 1;

const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-bad-input-'));
let product: Product;
let api: Api;
let admin: string;
let serials = 0;

const fresh = (): string => `made-${(serials += 1)}`;

/** Position of a write that was just accepted; one more than the last one when nothing came between. */
async function headByWriting(): Promise<number> {
  const reply = await api.post('/v1/organizations', { ...organization(fresh()), uscc: null });
  expect(reply.status).toBe(201);
  return reply.body.position as number;
}

async function withoutMovingTheLog(work: () => Promise<void>): Promise<void> {
  const before = await headByWriting();
  await work();
  expect(await headByWriting()).toBe(before + 1);
}

const JSON_TYPE = { 'content-type': 'application/json' };

function post(
  path: string,
  body: string | Buffer | ReadableStream | undefined,
  headers: Record<string, string> = {},
): Promise<RawReply> {
  const all = { authorization: `Bearer ${admin}`, ...headers };
  return sendRaw(api, 'POST', path, { headers: all, ...(body === undefined ? {} : { body }) });
}

interface Attempt extends Expected {
  name: string;
  send: () => Promise<RawReply>;
}

/** Sends all of it; answers a line for every reply that is not as it must be. */
async function complaintsAbout(attempts: readonly Attempt[]): Promise<string[]> {
  const found = await inTurns(attempts, async ({ name, send, ...expected }) => {
    const reply = await send();
    const faults = faultsOf(reply, expected);
    return faults.length === 0
      ? []
      : [`${name}: ${faults.join(', ')} (${reply.status} ${reply.text.slice(0, 300)})`];
  });
  return found.flat();
}

const nameOf = ({ name, pointer }: Case): string => `${name} at ${pointer || 'the top'}`;

describe('F1 a running product that is given bad input', () => {
  beforeAll(async () => {
    product = await Product.start({ profile: 'start', dataDir });
    api = new Api(product.url);
    admin = await api.token('admin');
    await postHome(api);
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  describe.each(WRITES)('POST $path ($name)', (write: Write) => {
    const sound = (): string => JSON.stringify(write.body(fresh()));

    it('accepts the body that all the others are made from', async () => {
      const reply = await post(write.path, sound(), JSON_TYPE);
      expect([reply.status, reply.text]).toEqual([write.status, expect.any(String)]);
    });

    it(
      'refuses what a field must not be, at every depth, and names the place',
      async () => {
        const refused = casesOf(write.rule, () => write.body(fresh())).filter((one) => !one.accepted);
        expect(refused.length).toBeGreaterThan(40);
        await withoutMovingTheLog(async () => {
          const attempts = refused.map((one) => ({
            name: nameOf(one),
            pointer: one.pointer,
            send: () => post(write.path, one.raw, JSON_TYPE),
          }));
          expect(await complaintsAbout(attempts)).toEqual([]);
        });
      },
      TIMEOUT_MS,
    );

    it(
      'accepts what a field may be: nothing where it is optional, and any text where it is text',
      async () => {
        const accepted = casesOf(write.rule, () => write.body(fresh())).filter((one) => one.accepted);
        expect(accepted.length).toBeGreaterThan(0);
        const complaints = await inTurns(accepted, async (one) => {
          const reply = await post(write.path, one.raw, JSON_TYPE);
          return reply.status === write.status ? [] : [`${nameOf(one)}: ${reply.status} ${reply.text}`];
        });
        expect(complaints.flat()).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'refuses what is no JSON object in UTF-8, what is too large, and every other media type',
      async () => {
        const large = `{"id":"${'x'.repeat(OVER_THE_LIMIT)}"}`;
        const chunked = (): ReadableStream => new Blob([large]).stream();
        const types = [
          'text/plain',
          'application/xml',
          'multipart/form-data; boundary=x',
          'application/xhtml+xml',
          'application/json-patch+json',
          'application/x-www-form-urlencoded',
          'text/json',
          'json',
          '*/*',
          'application/json; charset=gbk',
          'application/json; charset=utf-16',
          'image/png',
        ];
        const attempts: Attempt[] = [
          ...wholeBodies(sound()).map(({ name, raw }) => ({
            name,
            pointer: '',
            status: 400,
            send: () => post(write.path, raw, JSON_TYPE),
          })),
          { name: 'a large body', status: 413, send: () => post(write.path, large, JSON_TYPE) },
          { name: 'a large stream', status: 413, send: () => post(write.path, chunked(), JSON_TYPE) },
          ...types.map((type) => ({
            name: type,
            status: 415,
            send: () => post(write.path, sound(), { 'content-type': type }),
          })),
          {
            name: 'gzip',
            status: 415,
            send: () => post(write.path, sound(), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
          },
          { name: 'no type', status: 415, send: () => post(write.path, Buffer.from(sound())) },
          { name: 'no type, no body', send: () => post(write.path, undefined) },
        ];
        await withoutMovingTheLog(async () => expect(await complaintsAbout(attempts)).toEqual([]));
      },
      TIMEOUT_MS,
    );

    it(
      'refuses who may not write, and what pretends to be a token',
      async () => {
        const as = (authorization: string): Promise<RawReply> =>
          post(write.path, sound(), { ...JSON_TYPE, authorization });
        const roles = await Promise.all(
          write.wrongRoles.map(async (role) => ({ role, token: await api.token(role, HOME.lab) })),
        );
        const attempts: Attempt[] = [
          ...roles.map(({ role, token }) => ({
            name: `as ${role}`,
            status: 403,
            send: () => as(`Bearer ${token}`),
          })),
          ...forgedHeaders(admin, dataDir).map(({ name, header }) => ({
            name,
            status: 401,
            code: 'UNAUTHENTICATED',
            send: () => as(header),
          })),
          {
            name: 'without a header',
            status: 401,
            send: () => sendRaw(api, 'POST', write.path, { headers: JSON_TYPE, body: sound() }),
          },
        ];
        await withoutMovingTheLog(async () => expect(await complaintsAbout(attempts)).toEqual([]));
      },
      TIMEOUT_MS,
    );

    it('refuses an Idempotency-Key that is none, and an address of nothing', async () => {
      const nowhere = write.path.replace(/(?<=\/v1\/[\w-]+\/)[^/]+/, 'nothing-here');
      const bad = write.path.replace(/(?<=\/v1\/[\w-]+\/)[^/]+/, '%00');
      const keys = ['', 'a b', 'x'.repeat(1_000), 'é'];
      const attempts: Attempt[] = [
        ...keys.map((key) => ({
          name: `key "${key.slice(0, 9)}"`,
          status: 400,
          send: () => post(write.path, sound(), { ...JSON_TYPE, 'idempotency-key': key }),
        })),
        ...(nowhere === write.path
          ? []
          : [
              { name: nowhere, status: 404, send: () => post(nowhere, sound(), JSON_TYPE) },
              { name: bad, send: () => post(bad, sound(), JSON_TYPE) },
            ]),
        ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
          name: method,
          send: () =>
            sendRaw(api, method, write.path, {
              headers: { ...JSON_TYPE, authorization: `Bearer ${admin}` },
              body: sound(),
            }),
        })),
      ];
      await withoutMovingTheLog(async () => expect(await complaintsAbout(attempts)).toEqual([]));
    });
  });

  it('refuses a laboratory what belongs to another one', async () => {
    const token = await api.token('lab', HOME.lab);
    const own = { ...JSON_TYPE, authorization: `Bearer ${token}` };
    const reason = 'because';
    const foreign: [path: string, body: object][] = [
      ['/v1/assets', asset(fresh(), OTHER.lab)],
      ['/v1/calibrations', calibration(fresh(), OTHER.lab, HOME.asset)],
      [`/v1/assets/${OTHER.asset}/lifecycle`, { event: 'REPAIRED', on: '2022-02-02' }],
      [`/v1/assets/${OTHER.asset}/nonconformities`, nonconformity(fresh())],
      [`/v1/impact-cases/${OTHER.impactCase}/assessments`, { note: reason }],
      [
        `/v1/assets/${OTHER.asset}/restatements`,
        { quantity: 'mass', shift: { value: '1', unit: 'mg' }, effectiveFrom: '2023-03-01', reason },
      ],
      [`/v1/assets/${OTHER.asset}/amendments`, { on: '2023-03-01', reason, region: '310000' }],
      [
        `/v1/assets/${OTHER.asset}/confirmations`,
        {
          certificate: OTHER.certificate,
          on: '2023-03-01',
          purpose: 'OTHER',
          requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
          conclusion: 'PASS',
        },
      ],
      [`/v1/assets/${OTHER.asset}/checks`, { on: '2023-03-01', quantity: 'mass', passed: true }],
      [`/v1/certificates/${OTHER.certificate}/revocations`, { effect: 'VOID', reason }],
      ['/v1/calibrations', { ...transcription(fresh()), asset: OTHER.asset }],
      [`/v1/assets/${OTHER.asset}/entrustments`, { laboratory: HOME.lab, from: '2021-01-01' }],
      [`/v1/organizations/${OTHER.lab}/entrustments`, { laboratory: HOME.lab, from: '2021-01-01' }],
      [`/v1/certificates/${OTHER.certificate}/acceptances`, {}],
      [`/v1/certificates/${OTHER.certificate}/disputes`, { reason }],
      [`/v1/certificates/${HOME.transcription}/confirmations`, {}],
    ];
    const attempts: Attempt[] = foreign.map(([path, body]) => ({
      name: path,
      status: 403,
      code: 'NOT_YOUR_ORGANIZATION',
      send: () => post(path, JSON.stringify(body), own),
    }));
    await withoutMovingTheLog(async () => expect(await complaintsAbout(attempts)).toEqual([]));
  });

  it('refuses the same number or id with other content, and the same key with another body', async () => {
    const send = (path: string, body: object, headers = {}): Promise<RawReply> =>
      post(path, JSON.stringify(body), { ...JSON_TYPE, ...headers });
    const known = calibration(HOME.certificate, HOME.lab, HOME.asset);
    const key = { 'idempotency-key': fresh() };
    expect((await send('/v1/assets', asset(fresh(), HOME.lab), key)).status).toBe(201);
    const attempts: Attempt[] = [
      {
        name: 'number',
        pointer: '/certificateNumber',
        send: () => send('/v1/calibrations', { ...known, id: null, conclusion: 'FAIL' }),
      },
      {
        name: 'asset',
        pointer: '/id',
        send: () => send('/v1/assets', { ...asset(HOME.asset, HOME.lab), model: 'M-2' }),
      },
      { name: 'key', send: () => send('/v1/assets', asset(fresh(), HOME.lab), key) },
    ].map((attempt) => ({ ...attempt, status: 409 }));
    await withoutMovingTheLog(async () => expect(await complaintsAbout(attempts)).toEqual([]));
  });
});
