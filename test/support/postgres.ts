import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADVISORY_LOCKS, EmbeddedPostgres } from '@suyuan/platform';
import { Client } from 'pg';
import { oncePerRun, runFolder } from './test-run';

/** A database that suites copy instead of preparing their own: a copy takes a tenth of a second. */
export interface DatabaseTemplate {
  name: string;
  /** Fills the template once per run. It must close its connections. */
  prepare: (url: string) => Promise<void>;
}

export interface FreshDatabase {
  url: string;
  drop: () => Promise<void>;
}

let made = 0;

/**
 * The PostgreSQL server of this test run: started when first asked for, on a socket in a folder of the run,
 * never on a port. SUYUAN_TEST_DATABASE_URL names another one (its user must be a superuser).
 */
export async function testCluster(): Promise<{ url: string }> {
  const stated = process.env.SUYUAN_TEST_DATABASE_URL;
  if (stated) return { url: stated };
  return oncePerRun('postgres', async (dataDir) => {
    const server = await EmbeddedPostgres.start({ dataDir, durability: 'tests' });
    tellJanitor(dataDir);
    // The run outlives this suite, so the suite must not own the server; the janitor stops it.
    await server.leaveRunning();
    return { url: server.url };
  });
}

/** A server for one suite alone, which may kill it. Durable: what it acknowledged must survive the kill. */
export async function ownCluster(): Promise<{ server: EmbeddedPostgres; dataDir: string }> {
  const dataDir = join(runFolder(), `postgres-${process.pid}-${(made += 1)}`);
  const server = await EmbeddedPostgres.start({ dataDir });
  tellJanitor(dataDir);
  return { server, dataDir };
}

/** A database of its own for a suite: empty, or a copy of the template. */
export async function freshDatabase(
  name: string,
  { template }: { template?: DatabaseTemplate } = {},
): Promise<FreshDatabase> {
  const { url } = await testCluster();
  const database = `${name.replace(/\W/g, '_')}_${process.pid}_${Date.now().toString(36)}_${(made += 1)}`;
  await onServer(url, async (client) => {
    if (template) await ensureTemplate(client, url, template);
    await client.query(
      `create database "${database}" template "${template ? templateName(template) : 'template0'}"`,
    );
  });
  return {
    url: inDatabase(url, database),
    drop: () => onServer(url, (client) => client.query(`drop database if exists "${database}" with (force)`)),
  };
}

const templateName = (template: DatabaseTemplate): string => `template_${template.name.replace(/\W/g, '_')}`;

async function ensureTemplate(client: Client, url: string, template: DatabaseTemplate): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.testTemplate]);
  const name = templateName(template);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists "${unfinished}" with (force)`);
    await client.query(`create database "${unfinished}" template template0`);
    await template.prepare(inDatabase(url, unfinished));
    await client.query(`alter database "${unfinished}" rename to "${name}"`);
  }
}

async function onServer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, database: string): string {
  const inside = new URL(url);
  inside.pathname = `/${database}`;
  return inside.toString();
}

/** The janitor ends the process whose number stands in `server.pid`; PostgreSQL's own lock file begins with it. */
function tellJanitor(dataDir: string): void {
  const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  writeFileSync(join(dataDir, 'server.pid'), String(pid));
}
