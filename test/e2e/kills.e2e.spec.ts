/**
 * Goal: what the service acknowledged stands, and nothing is half-written, however it dies. Method: clients post
 * while the whole process group, PostgreSQL alone, and both at once are killed at several moments; afterwards, on
 * the same folder, every acknowledgement is compared with what the public API answers, what was not acknowledged is
 * posted again, and the positions of all histories together must be 0, 1, 2, … without a hole or a stranger.
 */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../support/api';
import { Product, PRODUCT_START_TIMEOUT_MS } from '../support/product';
import { PostingClients, preparePosts, repeat, ROOT, scaleOf, CLIENTS, type Post } from './posting-clients';

// Replies are checked by their content; their shape is the contract's own test.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

/** A round posts for a second or two, starts the service again and reads some hundred records. */
const ROUND_TIMEOUT_MS = PRODUCT_START_TIMEOUT_MS + 60_000;
/** Questions asked at once: as many as there are clients. */
const AT_ONCE = 16;

const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-kills-'));
const posts: Post[] = [];
let product: Product;
let api: Api;

const byText = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1);

async function start(): Promise<void> {
  product = await Product.start({ profile: 'start', dataDir });
  api = new Api(product.url);
  await Promise.all([api.token('admin'), api.token('inspector')]);
}

const postmaster = (): number =>
  Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Every process of PostgreSQL: they all have the folder of the cluster as their working directory. */
function postgresProcesses(): number[] {
  const folder = realpathSync(join(dataDir, 'postgres'));
  const standsThere = (pid: string): boolean => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  const seen = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && standsThere(name));
  return [...new Set([postmaster(), ...seen.map(Number)])];
}

function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // Gone already: its parent was killed a moment before.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function read(path: string, query: Record<string, string | number> = {}): Promise<Json> {
  const reply = await api.get(path, query);
  if (reply.status !== 200) throw new Error(`${path} -> ${reply.status} ${reply.text}`);
  return reply.body;
}

const RECORDED = { assets: 'AssetRegistered', certificates: 'CalibrationRecorded' };

/** The record says what was posted, and its event stands where the acknowledgement said. */
async function expectRecorded({ kind, body, acknowledged }: Post): Promise<void> {
  if (kind !== 'assets' && kind !== 'certificates') return;
  const { id, position } = acknowledged!;
  const record = await read(`/v1/${kind}/${id}`, { waitFor: position });
  expect(record[kind === 'assets' ? 'asset' : 'certificate']).toMatchObject(body);
  // An amendment is two events: the certificate, then the mark on the one it amends, whose position is told.
  const amends = body.replaces !== undefined;
  const recorded = record.history.filter(({ type }: Json) => type === RECORDED[kind]);
  expect(recorded).toEqual([expect.objectContaining({ position: amends ? position - 1 : position })]);
  expect(recorded[0].data).toMatchObject(body);
  if (amends) {
    const amended = await read(`/v1/certificates/${String(body.replaces)}`);
    expect(amended.history).toContainEqual(
      expect.objectContaining({
        type: 'CertificateReplaced',
        position,
        data: { certificate: body.replaces, replacedBy: id },
      }),
    );
  }
}

async function expectTraced({ kind, body, acknowledged }: Post): Promise<void> {
  if (kind !== 'certificates' || body.kind === 'REALIZATION') return;
  const { id, position } = acknowledged!;
  const trace = await read(`/v1/certificates/${id}/trace`, { waitFor: position, knownAt: position });
  // 306.250 ug has more digits than an uncertainty should: remarked, and kept byte for byte.
  expect(trace).toMatchObject({
    start: id,
    verdict: 'TRACEABLE_WITH_REMARKS',
    roots: [ROOT.certificate],
    gaps: [{ code: 'U_OVERPRECISE' }],
  });
  expect(trace.links).toEqual([expect.objectContaining({ from: id, to: ROOT.certificate, how: 'IN_FORCE' })]);
}

/** A retry is answered as the first time where that was acknowledged, and otherwise makes the fact at most once. */
async function expectRetriesHarmless(round: readonly Post[]): Promise<void> {
  await inTurns(round, async (post) => {
    const again = await repeat(api, post);
    if (post.acknowledged !== null) expect(again).toEqual(post.acknowledged);
    post.acknowledged = again;
    // And once more, since the first retry may have been the first to arrive.
    expect(await repeat(api, post)).toEqual(again);
  });
}

/** After a kill: what was acknowledged stands, and what was not can be posted again. */
async function checkRound(clients: PostingClients): Promise<void> {
  const round = await clients.stop();
  const acknowledged = round.filter((post) => post.acknowledged !== null);
  expect(acknowledged.length).toBeGreaterThan(0);
  await inTurns(acknowledged, expectRecorded);
  await inTurns(acknowledged, expectTraced);
  await expectRetriesHarmless(round);
  await inTurns(round, expectRecorded);
  posts.push(...round);
}

describe('a product that is killed while clients post', () => {
  beforeAll(async () => {
    await start();
    posts.push(...(await preparePosts(api)));
  }, PRODUCT_START_TIMEOUT_MS);

  afterAll(async () => {
    await product?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PRODUCT_START_TIMEOUT_MS);

  it.each([
    { round: 1, after: 1 },
    { round: 2, after: 40 },
    { round: 3, after: 170 },
  ])(
    'keeps what it acknowledged when its group dies after $after replies',
    async ({ round, after }) => {
      expect.hasAssertions();
      const clients = new PostingClients(api, round);
      await clients.untilAcknowledged(after);
      await product.kill();
      await clients.stop();
      await start();
      await checkRound(clients);
    },
    ROUND_TIMEOUT_MS,
  );

  it(
    'goes on by itself when PostgreSQL dies, and keeps what it acknowledged before and after',
    async () => {
      expect.hasAssertions();
      const clients = new PostingClients(api, 4);
      await clients.untilAcknowledged(60);
      killAll([postmaster()]);
      await clients.untilAcknowledged(CLIENTS);
      await clients.untilAcknowledged(60);
      await checkRound(clients);
    },
    ROUND_TIMEOUT_MS,
  );

  it(
    'keeps what it acknowledged when the group and PostgreSQL die at once',
    async () => {
      expect.hasAssertions();
      const clients = new PostingClients(api, 5);
      await clients.untilAcknowledged(90);
      killAll(postgresProcesses());
      await product.kill();
      await clients.stop();
      await start();
      await checkRound(clients);
    },
    ROUND_TIMEOUT_MS,
  );

  it(
    'has numbered its events without a hole, and made no fact twice',
    async () => {
      const marker = { id: 'marker', name: { en: 'Marker' }, kinds: ['ENTERPRISE'], region: '110000' };
      const { position: head } = (await api.post('/v1/organizations', marker)).body as { position: number };
      const subjects = posts.filter(({ kind }) => kind !== 'examinations');
      const positions = [head];
      await inTurns(subjects, async ({ kind, acknowledged }) => {
        const record = await read(`/v1/${kind}/${acknowledged!.id}`, { waitFor: head });
        positions.push(...record.history.map((event: Json) => event.position));
      });
      expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: head + 1 }, (_, index) => index));
      for (let client = 0; client < CLIENTS; client += 1) {
        const { items } = await read(`/v1/assets/${scaleOf(client)}/certificates`);
        const numbers = posts
          .filter(({ body }) => body.asset === scaleOf(client))
          .map(({ body }) => body.certificateNumber);
        expect(items.map(({ number }: Json) => number).toSorted(byText)).toEqual(numbers.toSorted(byText));
      }
    },
    ROUND_TIMEOUT_MS,
  );
});
