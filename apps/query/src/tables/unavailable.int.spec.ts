// Goal: while PostgreSQL is away questions are answered with 503 and when to ask again, and afterwards as before.
// Method: the whole app over a server of its own, which is killed without a word and started again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgres } from '@suyuan/platform';
import { migrateReadModel } from '@suyuan/read-model';
import { ownCluster } from '../../../../test/support/postgres';
import { until } from '../../../../test/support/until';
import { startQueryApp, type Answer, type QueryApp } from '../testing/query-app';
import { RETRY_AFTER_SECONDS } from './unavailable';

const QUESTIONS = [
  '/v1/assets',
  '/v1/assets/scale',
  '/v1/certificates/c-scale',
  '/v1/organizations/lab-a',
  '/v1/due-notices',
  '/v1/assets/scale?knownAt=2030-01-01T00:00:00Z',
  '/v1/public/verification?issuer=lab-a&number=No-c-scale',
  '/check?issuer=lab-a&number=No-c-scale',
];

let server: EmbeddedPostgres;
let dataDir: string;
let query: QueryApp;

beforeAll(async () => {
  ({ server, dataDir } = await ownCluster());
  await migrateReadModel(server.url);
  const before: NonNullable<Parameters<typeof startQueryApp>[0]>['before'] = async (world) => {
    await world.organization('lab-a');
    await world.asset('m1');
    await world.asset('scale');
    await world.calibrate('c-scale', 'scale', '2024-01-10', ['m1']);
  };
  query = await startQueryApp({ before, database: { url: server.url, drop: async () => undefined } });
}, 120_000);

afterAll(async () => {
  await query.close();
  await server.stop();
}, 60_000);

/** Kills the server as a power cut does. Nobody watches over it, so it stays away. */
async function kill(): Promise<void> {
  await server.leaveRunning();
  const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

/** The answer of the first time that it has this status. */
async function firstOf(status: number, path: string): Promise<Answer> {
  let answer!: Answer;
  await until(async () => {
    answer = await query.get(path);
    expect([200, 503]).toContain(answer.status);
    return answer.status === status;
  });
  return answer;
}

describe('PostgreSQL killed under the query side', () => {
  it('is told as 503 with the time to wait, and when it is back the answers are as before', async () => {
    const before = new Map<string, string>();
    for (const path of QUESTIONS) {
      const answer = await query.get(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      before.set(path, answer.body);
    }
    await kill();
    for (const path of QUESTIONS) {
      // A connection may outlive the server by a moment.
      const answer = await firstOf(503, path);
      expect({ path, ...answer.json<{ code: string }>() }).toMatchObject({
        path,
        status: 503,
        code: 'READ_MODEL_UNAVAILABLE',
      });
      expect(answer.headers['retry-after']).toBe(String(RETRY_AFTER_SECONDS));
    }
    server = await EmbeddedPostgres.start({ dataDir });
    for (const path of QUESTIONS) {
      const answer = await firstOf(200, path);
      expect({ path, body: answer.body }).toEqual({ path, body: before.get(path) });
    }
  }, 60_000);
});
