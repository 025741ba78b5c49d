// Goal: what takes two people takes two on the log of the product as well. Method: the conformance suite over HTTP, on a
// real PostgreSQL.
import { migrateEventLog, PostgresEventLog } from '@suyuan/event-log';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { SERVER_START_TIMEOUT_MS } from '../../../../test/support/test-run';
import { twoPeopleConformance } from './proposals.conformance';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

let database: FreshDatabase;
let log: PostgresEventLog;
afterAll(async () => {
  await log.close();
  await database.drop();
});

twoPeopleConformance('PostgreSQL', async (clock) => {
  database = await freshDatabase('two_people');
  await migrateEventLog(database.url);
  log = new PostgresEventLog({ url: database.url, clock });
  return log;
});
