// Goal: a rebuild gives the read model that stood before, or says table by table what differs.
// Method: a log in memory, a real PostgreSQL; the read model tampered with, left behind, and fed an unknown event.
import { Client } from 'pg';
import { migrateReadModel, PostgresReadModel, recordedEventOf } from '@suyuan/read-model';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { movesLog, ownerOf } from '../testing/bench';
import { rebuildCommand } from './rebuild.command';
import { rebuildReadModel } from './rebuild-read-model';

let database: FreshDatabase;
let readModel: PostgresReadModel;

beforeAll(async () => {
  const template = { name: 'read_model', prepare: migrateReadModel };
  database = await freshDatabase('rebuild', { template });
  readModel = await PostgresReadModel.connect(database.url);
}, 120_000);
afterAll(async () => {
  await readModel.close();
  await database.drop();
});
beforeEach(() => readModel.clear());

async function tamper(statement: string): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function terminal() {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    lines: { out: (line: string) => out.push(line), err: (line: string) => err.push(line) },
  };
}

describe('a rebuild', () => {
  it('finds no difference where the projector did its work, in one batch or in many', async () => {
    const { log, events } = await movesLog();
    for (const event of events) await readModel.apply([recordedEventOf(event)], null);
    expect(await rebuildReadModel({ log, readModel })).toEqual({ events: 6, differences: [], dead: [] });
    expect(await ownerOf(readModel, 'a')).toBe('owner-4');
    expect(await readModel.watermark()).toBe(5);
  });

  it('first applies what the projector had not seen yet', async () => {
    const { log, events } = await movesLog();
    await readModel.apply(events.slice(0, 2).map(recordedEventOf), null);
    expect((await rebuildReadModel({ log, readModel })).differences).toEqual([]);
  });

  it('of an empty log is an empty read model', async () => {
    const { log } = await movesLog();
    const empty = { read: async () => [], head: async () => -1 } as unknown as typeof log;
    expect(await rebuildReadModel({ log: empty, readModel })).toEqual({
      events: 0,
      differences: [],
      dead: [],
    });
  });

  it('names the tables that differ, and mends them', async () => {
    const { log, events } = await movesLog();
    await readModel.apply(events.map(recordedEventOf), null);
    await tamper("UPDATE rm_asset SET serial_number = 'forged' WHERE id = 'a'");
    await tamper('DELETE FROM rm_asset_owner WHERE position = 4');
    const { differences } = await rebuildReadModel({ log, readModel });
    expect(differences.map(({ table }) => table)).toEqual(['rm_asset', 'rm_asset_owner']);
    expect((await rebuildReadModel({ log, readModel })).differences).toEqual([]);
  });

  it('sets aside an event it does not know, and finds the same the next time', async () => {
    const { log, events } = await movesLog();
    const strange = events.map((event) => (event.position === 2 ? { ...event, schemaVersion: 9 } : event));
    const read = async (from: number, limit: number) => strange.slice(from, from + limit);
    const strangeLog = { read, head: async () => 5 } as unknown as typeof log;
    expect((await rebuildReadModel({ log: strangeLog, readModel })).dead).toEqual([2]);
    expect((await rebuildReadModel({ log: strangeLog, readModel })).differences).toEqual([]);
    expect(await ownerOf(readModel, 'a')).toBe('owner-0');
  });
});

describe('the command', () => {
  it('ends with 0 when nothing differs and shows how far it is', async () => {
    const { log } = await movesLog();
    const shown: string[] = [];
    const { out, lines } = terminal();
    const stderr = { isTTY: true, write: (text: string) => shown.push(text) };
    expect(await rebuildCommand({ log, readModel }, lines, stderr)).toBe(0);
    expect(shown.join('')).toContain('100 % (6/6)');
    expect(out.at(-1)).toBe('Every table is the same as before.');
  });

  it('ends with 1 and the tables when something differs', async () => {
    const { log, events } = await movesLog();
    await readModel.apply(events.map(recordedEventOf), null);
    await tamper("UPDATE rm_graph_fact SET fact = '{}' WHERE position = 0");
    const { err, lines } = terminal();
    expect(await rebuildCommand({ log, readModel }, lines, { write: () => true })).toBe(1);
    expect(err.join('\n')).toContain('rm_graph_fact differs');
  });
});
