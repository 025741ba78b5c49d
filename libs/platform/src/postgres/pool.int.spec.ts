/**
 * Goal: a pool works under the role it was given, and no broken connection ends the process.
 * Method: connections ended by the server while they are idle, and while a transaction holds them between two
 * queries; an error event without a listener would fail the run.
 */
import type { Pool, PoolClient } from 'pg';
import { type FreshDatabase, freshDatabase } from '../../../../test/support/postgres';
import { createPool } from './pool';

let database: FreshDatabase;

beforeAll(async () => (database = await freshDatabase('pool')), 60_000);
afterAll(() => database.drop());

describe('a pool with a role', () => {
  it('has the rights of that role alone, whatever the login may do', async () => {
    const pool = createPool({ url: database.url, role: 'pg_monitor' });
    const { rows } = await pool.query<{ role: string }>('select current_user as role');
    expect(rows).toEqual([{ role: 'pg_monitor' }]);
    await expect(pool.query('create table mine (n int)')).rejects.toMatchObject({ code: '42501' });
    await pool.end();
  });

  it('takes names of roles only, since the name becomes part of a command line', () => {
    expect(() => createPool({ url: database.url, role: 'x -c fsync=off' })).toThrow('Not a role name');
  });
});

describe('a connection that the server ends', () => {
  let pool: Pool;
  let errors: Error[];

  beforeEach(() => {
    errors = [];
    pool = createPool({ url: database.url, max: 1, onError: (error) => errors.push(error) });
  });
  afterEach(() => pool.end());

  async function endIt(client: PoolClient): Promise<void> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise((resolve) => client.once('end', resolve));
    const killer = createPool({ url: database.url, max: 1 });
    await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await killer.end();
    await ended;
  }

  it('while it is idle is told of, and replaced', async () => {
    const client = await pool.connect();
    client.release();
    await endIt(client);
    expect(errors).not.toEqual([]);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('while a transaction holds it fails the next query, and is replaced', async () => {
    const client = await pool.connect();
    await endIt(client);
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
