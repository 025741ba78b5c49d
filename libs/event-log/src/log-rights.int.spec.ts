/**
 * Goal: the role the services work under can add to the log and change nothing in it; the owner is stopped by a
 * second wall; nothing that is not the hash of its bytes gets in.
 * Method: a filled log, every forbidden statement under both roles, the SQLSTATE of each refusal.
 */
import { createPool, RUNTIME_ROLE, SystemClock } from '@suyuan/platform';
import type { Pool } from 'pg';
import { EVENT_LOG_TEMPLATE } from '../../../test/support/event-log-database';
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres';
import { write } from './event-log.conformance';
import { migrateEventLog } from './migrate';
import { PostgresEventLog } from './postgres-event-log';

const INSUFFICIENT_PRIVILEGE = '42501';
const RESTRICT_VIOLATION = '23001';
const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';

let database: FreshDatabase;
let runtime: Pool;
let owner: Pool;

beforeAll(async () => {
  database = await freshDatabase('log_rights', { template: EVENT_LOG_TEMPLATE });
  runtime = createPool({ url: database.url, role: RUNTIME_ROLE });
  owner = createPool({ url: database.url });
  const log = new PostgresEventLog({ url: database.url, clock: new SystemClock() });
  await log.append(
    write('a', -1, {
      claims: [{ key: 'k', stream: 'a' }],
      idempotency: { key: 'i', digest: 'd', reply: {} },
    }),
  );
  await log.close();
}, 60_000);

afterAll(async () => {
  await runtime.end();
  await owner.end();
  await database.drop();
});

const PAST = ['event', 'claim', 'reply'];
const COLUMN: Record<string, string> = { event: 'type', claim: 'stream', reply: 'reply' };

describe('the runtime role', () => {
  it('is the role of the pool from its first query on', async () => {
    const { rows } = await runtime.query<{ role: string }>('select current_user as role');
    expect(rows).toEqual([{ role: RUNTIME_ROLE }]);
  });

  it.each(PAST)('reads log.%s', async (table) => {
    const { rows } = await runtime.query<{ n: number }>(`select count(*)::int as n from log.${table}`);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it.each(
    PAST.flatMap((table) => [
      `update log.${table} set ${COLUMN[table]} = 'x'`,
      `delete from log.${table}`,
      `truncate log.${table}`,
      `alter table log.${table} disable trigger all`,
      `alter table log.${table} add column note text`,
      `drop table log.${table}`,
    ]),
  )('may not: %s', async (statement) => {
    await expect(runtime.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });

  it.each([
    'delete from log.head',
    'insert into log.head (only_row, next_position) values (false, 0)',
    'delete from log.relay',
    'create table log.mine (n int)',
    'create role intruder',
    'select * from log.migration',
  ])('may not: %s', async (statement) => {
    await expect(runtime.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });
});

describe('the owner of the tables', () => {
  it.each(
    PAST.flatMap((table) => [
      `update log.${table} set ${COLUMN[table]} = 'x'`,
      `update log.${table} set ${COLUMN[table]} = 'x' where false`,
      `delete from log.${table}`,
      `truncate log.${table}`,
    ]).concat('delete from log.head', 'truncate log.head'),
  )('is stopped at: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toMatchObject({ code: RESTRICT_VIOLATION });
  });

  it('is needed once: a second migration changes nothing', async () => {
    await Promise.all([migrateEventLog(database.url), migrateEventLog(database.url)]);
    expect((await owner.query('select * from log.event')).rowCount).toBe(1);
  });
});

describe('a row of log.event', () => {
  const insert = `insert into log.event select $1, $2, $3, gen_random_uuid(), type, schema_version, occurred_on,
                  recorded_at, $4, leaf_hash from log.event where position = 0`;
  const bytesOf = async (): Promise<Buffer> => {
    const { rows } = await owner.query<{ canonical: Buffer }>('select canonical from log.event');
    return rows[0]?.canonical as Buffer;
  };

  it('is refused when its hash is not the leaf hash of its bytes', async () => {
    const altered = Buffer.concat([await bytesOf(), Buffer.from(' ')]);
    const attempt = runtime.query(insert, [1, 'a', 1, altered]);
    await expect(attempt).rejects.toMatchObject({ code: CHECK_VIOLATION });
  });

  it('is refused when its position or its place in the stream is taken', async () => {
    const bytes = await bytesOf();
    for (const place of [
      [0, 'b', 0],
      [1, 'a', 0],
    ]) {
      await expect(runtime.query(insert, [...place, bytes])).rejects.toMatchObject({
        code: UNIQUE_VIOLATION,
      });
    }
  });
});
