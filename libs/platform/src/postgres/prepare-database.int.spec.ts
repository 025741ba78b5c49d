// Goal: what a database lacks is told before anything in it is changed, with the SQL that mends it, and nothing is asked
// twice. Method: a database of an ordinary owner on the real server; a client that says it is an old one.
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres';
import { SettingsError } from '../settings-error';
import { POSTGRES_MAJOR_MIN, prepareDatabase } from './prepare-database';

const OWNER = `ordinary_${process.pid}`;
const STRANGER = `stranger_${process.pid}`;

let database: FreshDatabase;
let superuser: Client;

beforeAll(async () => {
  database = await freshDatabase('prepare');
  superuser = new Client({ connectionString: database.url });
  await superuser.connect();
  await superuser.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD 'x'`);
  await superuser.query(`CREATE ROLE ${STRANGER} LOGIN PASSWORD 'x'`);
  const { rows } = await superuser.query<{ name: string }>('SELECT current_database() AS name');
  await superuser.query(`ALTER DATABASE "${rows[0]?.name}" OWNER TO ${OWNER}`);
}, 60_000);

afterAll(async () => {
  await superuser.query(`DROP OWNED BY ${OWNER}, ${STRANGER}`).catch(() => undefined);
  await superuser.end();
  await database.drop();
});

/** What is refused to somebody; null: nothing. */
async function refusalTo(name: string): Promise<string | null> {
  const url = new URL(database.url);
  url.username = name;
  url.password = 'x';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await prepareDatabase(client, true);
    return null;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message;
  } finally {
    await client.end();
  }
}

const statementsIn = (refusal: string): string[] =>
  refusal
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim());

describe('a database', () => {
  it('of a superuser is ready as it is', async () => {
    await expect(prepareDatabase(superuser, true)).resolves.toBeUndefined();
  });

  it('of an ordinary owner is refused with all that a DBA has to run, and is ready once that was run', async () => {
    const refusal = (await refusalTo(OWNER)) as string;
    expect(refusal).toMatch(/^DATABASE_URL: its owner lacks rights/);
    const statements = statementsIn(refusal);
    for (const role of ['suyuan_runtime', 'suyuan_judge', 'suyuan_reader']) {
      expect(statements).toContain(`GRANT ${role} TO ${OWNER};`);
    }
    expect(statements).toContain(`GRANT SET ON PARAMETER suyuan.inside TO ${OWNER};`);
    for (const statement of statements) await superuser.query(statement);
    expect(await refusalTo(OWNER)).toBeNull();
  });

  it('of somebody else asks for the right to make tables as well', async () => {
    const statements = statementsIn((await refusalTo(STRANGER)) as string);
    expect(statements.some((each) => /^GRANT CREATE ON DATABASE .* TO stranger_/.test(each))).toBe(true);
    expect(statements).toContain(`GRANT CREATE ON SCHEMA public TO ${STRANGER};`);
    for (const statement of statements) await superuser.query(statement);
    expect(await refusalTo(STRANGER)).toBeNull();
  });

  it.each([
    [POSTGRES_MAJOR_MIN * 10_000 - 1, true],
    [POSTGRES_MAJOR_MIN * 10_000, false],
  ])('of a server with the version number %i is refused: %s', async (number, refused) => {
    const old = {
      query: (text: string, values?: unknown[]) =>
        text.includes('server_version_num')
          ? Promise.resolve({ rows: [{ number, version: 'as stated' }] })
          : superuser.query(text, values),
    } as unknown as Client;
    const told = await prepareDatabase(old, true).then(
      () => null,
      (error: Error) => error.message,
    );
    expect(told).toBe(refused ? 'DATABASE_URL: PostgreSQL 15 or later is needed, this is as stated' : null);
  });
});
