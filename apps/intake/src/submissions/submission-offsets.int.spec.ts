// Goal: offsets of submissions outlive the process and never go back. Method: a database of the run's server.
import { createPool, RUNTIME_ROLE } from '@suyuan/platform';
import type { Pool } from 'pg';
import { migrateEventLog } from '@suyuan/event-log';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { SERVER_START_TIMEOUT_MS } from '../../../../test/support/test-run';
import { migrateSubmissionOffsets, PostgresSubmissionOffsets } from './submission-offsets';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

let database: FreshDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await freshDatabase('submissions');
  await migrateEventLog(database.url);
  await Promise.all([migrateSubmissionOffsets(database.url), migrateSubmissionOffsets(database.url)]);
  pool = createPool({ url: database.url, role: RUNTIME_ROLE, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('offsets of submissions', () => {
  it('are empty at first, then what was saved, by topic and partition', async () => {
    const offsets = new PostgresSubmissionOffsets(pool);
    expect(await offsets.read('topic')).toEqual(new Map());
    await offsets.save('topic', 0, 7n);
    await offsets.save('topic', 1, 9_007_199_254_740_993n);
    await offsets.save('other', 0, 1n);
    expect(await new PostgresSubmissionOffsets(pool).read('topic')).toEqual(
      new Map([
        [0, 7n],
        [1, 9_007_199_254_740_993n],
      ]),
    );
  });
  it('do not go back when a process that lost its partition saves late', async () => {
    const offsets = new PostgresSubmissionOffsets(pool);
    await offsets.save('late', 0, 7n);
    await offsets.save('late', 0, 5n);
    expect(await offsets.read('late')).toEqual(new Map([[0, 7n]]));
  });
});
