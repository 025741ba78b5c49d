// Goal: after an erasure a name is in no table of the database, and every event still is what its hash says.
// Method: the same suite on PostgreSQL; every row of every table as text, and the bytes of the events.
import { PostgresEventLog } from '@suyuan/event-log';
import { Client } from 'pg';
import { EVENT_LOG_TEMPLATE } from '../../../../test/support/event-log-database';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { SERVER_START_TIMEOUT_MS } from '../../../../test/support/test-run';
import { personsConformance } from './persons.conformance';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

let database: FreshDatabase;
afterAll(() => database.drop());

async function rowsOf(client: Client): Promise<string> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select each::text as row from ${name} each`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

async function everything(): Promise<string> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows: broken } = await client.query(
      `select position from log.event where leaf_hash <> sha256('\\x00'::bytea || canonical)`,
    );
    expect(broken).toEqual([]);
    const { rows } = await client.query<{ event: string }>(
      `select convert_from(canonical, 'UTF8') as event from log.event`,
    );
    return [await rowsOf(client), ...rows.map(({ event }) => event)].join('\n');
  } finally {
    await client.end();
  }
}

personsConformance(async (clock) => {
  database = await freshDatabase('persons', { template: EVENT_LOG_TEMPLATE });
  return new PostgresEventLog({ url: database.url, clock });
}, everything);
