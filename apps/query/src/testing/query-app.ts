import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CODES } from '@suyuan/contract';
import { InProcessBus } from '@suyuan/messaging';
import {
  createHttpApp,
  createLogger,
  DevTokenIssuer,
  FixedClock,
  readSettings,
  type Role,
} from '@suyuan/platform';
import {
  JUDGE_ROLE,
  migrateReadModel,
  PostgresAccessLogWriter,
  PostgresReadModel,
  PostgresRecordReader,
} from '@suyuan/read-model';
import { freshDatabase, type DatabaseTemplate, type FreshDatabase } from '../../../../test/support/postgres';
import { serveDocuments } from '../documents/serve-documents';
import { QueryModule } from '../query.module';
import { World } from './world';

const READ_MODEL_TEMPLATE: DatabaseTemplate = { name: 'read_model', prepare: migrateReadModel };

/** Today in these tests. */
export const TODAY = '2026-11-22';

export interface Answer {
  status: number;
  body: string;
  headers: Record<string, string | string[] | number | undefined>;
  json<T = Record<string, unknown>>(): T;
}

/** The query side over real tables and a bus in this process, with a world to ask about. */
export interface QueryApp {
  app: NestFastifyApplication;
  world: World;
  readModel: PostgresReadModel;
  /** The read model as the process has it. */
  judge: PostgresReadModel;
  bus: InProcessBus;
  clock: FixedClock;
  get(
    path: string,
    options?: { role?: Role | null; organization?: string; headers?: object },
  ): Promise<Answer>;
  /** Another query process over the same tables and bus. */
  another(): Promise<QueryApp>;
  close(): Promise<void>;
}

export interface QueryAppOptions {
  /** What is in the tables and on the bus before the process starts. */
  before?: (world: World) => Promise<void>;
  /** Left out: the pages are not built. */
  webFolder?: string;
  /** With the tables in it. Left out: one of the server of this run. */
  database?: FreshDatabase;
}

// The first suite of a run starts PostgreSQL, and one test sits out the longest wait of a question.
jest.setTimeout(60_000);

export async function startQueryApp(options: QueryAppOptions = {}): Promise<QueryApp> {
  const { before, webFolder } = options;
  const database = options.database ?? (await freshDatabase('query', { template: READ_MODEL_TEMPLATE }));
  const readModel = await PostgresReadModel.connect(database.url);
  const judge = await PostgresReadModel.connect(database.url, undefined, JUDGE_ROLE);
  const records = new PostgresRecordReader(database.url);
  const accessLog = new PostgresAccessLogWriter(database.url);
  const bus = new InProcessBus();
  const world = new World(bus, readModel);
  await before?.(world);
  const dataDir = mkdtempSync(join(tmpdir(), 'suyuan-query-'));
  const started: NestFastifyApplication[] = [];

  const open = async (): Promise<QueryApp> => {
    // The clock stands still, so that a bucket would never fill again; the check is limited as ever.
    const plenty = ['token', 'organization', 'address', 'failed']
      .map((name) => `${name}=1000000/s`)
      .join(',');
    const env = { SUYUAN_DATA_DIR: dataDir, LOG_LEVEL: 'silent', SUYUAN_RATE_LIMITS: plenty };
    const settings = readSettings(env, 'standalone');
    const clock = new FixedClock(new Date(`${TODAY}T04:00:00Z`));
    const logger = createLogger('query-test', 'silent');
    const module = QueryModule.register({
      readModel: judge,
      records,
      accessLog,
      bus,
      logger,
      webFolder: webFolder ?? join(dataDir, 'web'),
    });
    const app = await createHttpApp(module, { settings, name: 'query-test', texts: CODES, clock, logger });
    serveDocuments(app);
    await app.init();
    started.push(app);
    const issuer = await DevTokenIssuer.open(join(dataDir, 'keys'), clock);
    const get: QueryApp['get'] = async (path, { role = 'inspector', organization, headers = {} } = {}) => {
      const caller = role && { subject: 'tester', role, organization: organization ?? null };
      const token = caller ? { authorization: `Bearer ${await issuer.issue(caller)}` } : {};
      const reply = await app.inject({ method: 'GET', url: path, headers: { ...token, ...headers } });
      return {
        status: reply.statusCode,
        body: reply.body,
        headers: reply.headers,
        json: <T>() => JSON.parse(reply.body) as T,
      };
    };
    return { app, world, readModel, judge, bus, clock, get, another: open, close };
  };

  async function close(): Promise<void> {
    for (const app of started) await app.close();
    await bus.close();
    for (const part of [readModel, judge, records, accessLog]) await part.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return open();
}
