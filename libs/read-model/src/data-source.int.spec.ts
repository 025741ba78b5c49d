// Goal: what the code says of the tables is what the migration made, and the runtime role may use them and nothing else.
// Method: the catalogue of a migrated PostgreSQL compared with the entity schemas; forbidden statements tried.
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase } from '../../../test/support/postgres';
import { migrateReadModel, readModelDataSource, TABLES } from './data-source';
import { freshReadModel } from './testing/fresh-read-model';
import { READ_MODEL_TABLES } from './progress/fingerprint';

let url: string;
let end: () => Promise<void>;
let source: DataSource;

beforeAll(async () => {
  ({ url, end } = await freshReadModel());
  source = await readModelDataSource(url).initialize();
}, 120_000);
afterAll(async () => {
  await source.destroy();
  await end();
});

describe('the tables', () => {
  it.each(TABLES.map((table) => [table.options.tableName, table] as const))(
    '%s has the columns of its entity',
    async (name, { options }) => {
      const rows: { column: string; type: string; nullable: boolean }[] = await source.query(
        `SELECT attname AS column, regexp_replace(format_type(atttypid, NULL), ' with time zone', 'tz') AS type,
                NOT attnotnull AS nullable
           FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
        [name],
      );
      const expected = Object.entries(options.columns).map(([property, column]) => ({
        column: column?.name ?? property,
        type: `${String(column?.type)}${column?.array ? '[]' : ''}`,
        nullable: column?.nullable ?? false,
      }));
      const byName = (one: { column: string }, other: { column: string }) =>
        one.column < other.column ? -1 : 1;
      expect(rows.sort(byName)).toEqual(expected.sort(byName));
    },
  );

  it('of the read model are all emptied by clear', async () => {
    const rows: { name: string }[] = await source.query(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname LIKE 'rm\\_%' AND relname <> 'rm_migration'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...READ_MODEL_TABLES].sort());
  });

  it('are not made twice by a second migration', async () => {
    await Promise.all([migrateReadModel(url), migrateReadModel(url)]);
    const [row]: { count: string }[] = await source.query('SELECT count(*) FROM rm_progress');
    expect(row?.count).toBe('1');
  });
});

describe('an owner who may change nothing any more', () => {
  const OWNER = `owner_${process.pid}`;

  it('starts where nothing is pending, and is told what it lacks where something is', async () => {
    const database = await freshDatabase('rights');
    const superuser = new Client({ connectionString: database.url });
    await superuser.connect();
    const sql = (statement: string) => superuser.query(statement);
    const { rows } = await superuser.query<{ name: string }>(
      'SELECT quote_ident(current_database()) AS name',
    );
    await sql(`CREATE ROLE ${OWNER} LOGIN PASSWORD 'x';
      GRANT suyuan_runtime, suyuan_judge, suyuan_reader TO ${OWNER};
      GRANT CREATE ON DATABASE ${rows[0]!.name} TO ${OWNER};
      GRANT CREATE ON SCHEMA public TO ${OWNER};
      GRANT SET ON PARAMETER suyuan.inside TO ${OWNER}`);
    const as = new URL(database.url);
    as.username = OWNER;
    as.password = 'x';
    await migrateReadModel(as.href);
    await sql(`REVOKE CREATE ON DATABASE ${rows[0]!.name} FROM ${OWNER};
      REVOKE CREATE ON SCHEMA public FROM ${OWNER};
      REVOKE SET ON PARAMETER suyuan.inside FROM ${OWNER}`);

    await expect(migrateReadModel(as.href)).resolves.toBeUndefined();

    await sql("DELETE FROM rm_migration WHERE name LIKE 'HastenFunctions%'");
    await expect(migrateReadModel(as.href)).rejects.toThrow(/GRANT SET ON PARAMETER suyuan.inside/);
    await sql(`DROP OWNED BY ${OWNER} CASCADE`);
    await sql(`DROP ROLE ${OWNER}`);
    await superuser.end();
    await database.drop();
  }, 60_000);
});

describe('the runtime role', () => {
  it('is the one the pool works under', async () => {
    expect(await source.query('SELECT current_user AS role')).toEqual([{ role: 'suyuan_runtime' }]);
  });

  it.each([
    'DROP TABLE rm_asset',
    'DELETE FROM due_notice',
    'CREATE TABLE x (y int)',
    'SELECT * FROM rm_migration',
  ])('may not: %s', async (statement) => {
    await expect(source.query(statement)).rejects.toThrow(/permission denied|must be owner/u);
  });
});
