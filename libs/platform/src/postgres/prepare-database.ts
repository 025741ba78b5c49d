import type { Client } from 'pg';
import { SettingsError } from '../settings-error';
import { DATABASE_ROLES, INSIDE_SETTING } from './roles';

/** The least version that everything here was proven with; the newest is 18. */
export const POSTGRES_MAJOR_MIN = 15;

/** Since 16 a member of a role need not be allowed to take it on, and is asked for that alone. */
const SET_OPTION_SINCE = 16;

/** Migrations of one library, and the table that tells which of them have run. */
export interface Migrations {
  table: string;
  names: readonly string[];
}

/** Whether one of them has not run in this database. */
export async function isPending(client: Client, { table, names }: Migrations): Promise<boolean> {
  const { rows: found } = await client.query<{ known: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS known',
    [table],
  );
  if (!found[0]?.known) return true;
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${table}`);
  const run = new Set(rows.map(({ name }) => name));
  return names.some((name) => !run.has(name));
}

/**
 * Before a database is worked with: is it new enough, and has its owner what the product needs? Roles that are missing
 * are made where the owner may; where not, the refusal holds the SQL that a DBA has to run once. The right to change
 * the database is asked for where it is to be changed alone: a DBA may take it back between releases.
 *
 * @throws SettingsError naming DATABASE_URL
 */
export async function prepareDatabase(client: Client, changes: boolean): Promise<void> {
  const major = await requireVersion(client);
  const missing: string[] = [];
  for (const role of DATABASE_ROLES) missing.push(...(await prepareRole(client, role, major)));
  if (changes) missing.push(...(await missingRights(client)));
  if (missing.length === 0) return;
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const statements = missing.map((statement) => `  ${statement};`).join('\n');
  throw new SettingsError(
    'DATABASE_URL',
    `its owner lacks rights; let a superuser run this once in the database ${rows[0]?.name}:\n${statements}`,
  );
}

async function requireVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const { number, version } = rows[0] as { number: number; version: string };
  const major = Math.floor(number / 10_000);
  if (major >= POSTGRES_MAJOR_MIN) return major;
  throw new SettingsError(
    'DATABASE_URL',
    `PostgreSQL ${POSTGRES_MAJOR_MIN} or later is needed, this is ${version}`,
  );
}

/** What a DBA has to do about a role; nothing where it is there and the owner may take it on. */
async function prepareRole(client: Client, role: string, major: number): Promise<string[]> {
  const missing: string[] = [];
  const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rows.length === 0 && !(await isDone(client, `CREATE ROLE ${role} NOLOGIN`))) {
    missing.push(`CREATE ROLE ${role} NOLOGIN`);
  }
  const option = major >= SET_OPTION_SINCE ? 'SET' : 'MEMBER';
  const { rows: owners } = await client.query<{ owner: string; may: boolean }>(
    `SELECT quote_ident(current_user) AS owner, EXISTS (
       SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid, $2)) AS may`,
    [role, option],
  );
  const { owner, may } = owners[0] as { owner: string; may: boolean };
  const grant = `GRANT ${role} TO ${owner}`;
  if (!may && (missing.length > 0 || !(await isDone(client, grant)))) missing.push(grant);
  return missing;
}

/** Rights of an ordinary owner of a database; somebody else's database grants them one by one. */
async function missingRights(client: Client): Promise<string[]> {
  const { rows } = await client.query<{
    database: string;
    owner: string;
    creates: boolean;
    uses: boolean;
    extension: boolean;
    inside: boolean;
  }>(
    `SELECT quote_ident(current_database()) AS database, quote_ident(current_user) AS owner,
            has_database_privilege(current_database(), 'CREATE') AS creates,
            has_schema_privilege('public', 'CREATE') AS uses,
            EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS extension,
            has_parameter_privilege($1, 'SET') AS inside`,
    [INSIDE_SETTING],
  );
  const { database, owner, creates, uses, extension, inside } = rows[0] as (typeof rows)[number];
  return [
    ...(creates ? [] : [`GRANT CREATE ON DATABASE ${database} TO ${owner}`]),
    ...(uses ? [] : [`GRANT CREATE ON SCHEMA public TO ${owner}`]),
    ...(creates || extension ? [] : ['CREATE EXTENSION pg_trgm']),
    // A function that sets it keeps the setting, and what no server knows a superuser has to allow.
    ...(inside ? [] : [`GRANT SET ON PARAMETER ${INSIDE_SETTING} TO ${owner}`]),
  ];
}

/** Insufficient rights; everything else is a fault. */
const DENIED = '42501';
/** Another process made the role at this moment. */
const MADE_MEANWHILE: readonly unknown[] = ['42710', '23505'];

async function isDone(client: Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (MADE_MEANWHILE.includes(code)) return true;
    if (code === DENIED) return false;
    throw error;
  }
}
