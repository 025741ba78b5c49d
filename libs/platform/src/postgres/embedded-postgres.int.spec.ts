/**
 * Goal: whatever is killed, the next start serves what was committed, and a clean stop leaves nothing running.
 * Method: a real server on a folder of its own; a child process that starts it and is killed together with it
 * in every combination; the processes of the machine are looked at, not assumed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../root';
import { EmbeddedPostgres } from './embedded-postgres';
import { createPool } from './pool';
import { serverState } from './server-processes';
import { untilItPasses } from '../../../../test/support/until';

jest.setTimeout(120_000);

let folder: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suyuan-postgres-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(
  options: Partial<Parameters<typeof EmbeddedPostgres.start>[0]> = {},
): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({ dataDir, ...options });
  running.push(server);
  return server;
}

async function query<T extends object>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a new data directory', () => {
  it('gets a durable cluster that sorts by code point and finds Chinese trigrams', async () => {
    const { url, tcpUrl } = await start();
    const [row] = await query<Record<string, string>>(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as listens,
              (select datlocprovider::text || datlocale from pg_database where datname = current_database()) as locale`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', listens: '', locale: 'bC.UTF-8' });
    expect(tcpUrl).toBeNull();
    await query(url, 'create extension pg_trgm');
    const [found] = await query<{ n: number }>(url, `select cardinality(show_trgm('标准砝码')) as n`);
    expect(found?.n).toBeGreaterThan(0);
  });

  it('is made aside, so that a kill half-way leaves nothing that looks finished', async () => {
    const other = join(folder, 'other');
    // The remains of an attempt by a process that is gone: no process has this number on Linux by default.
    mkdirSync(`${other}.new-4194304/base`, { recursive: true });
    await start({ dataDir: other, durability: 'tests' });
    expect(readdirSync(folder).filter((name) => name.startsWith('other'))).toEqual(['other']);
  });

  it('is refused when the folder holds something else', async () => {
    const foreign = join(folder, 'foreign');
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.txt'), 'mine');
    await expect(start({ dataDir: foreign })).rejects.toThrow('is not empty and holds no PostgreSQL data');
    expect(readdirSync(foreign)).toEqual(['thesis.txt']);
  });

  it('works in a folder whose path is longer than a socket may have', async () => {
    const long = join(folder, 'x'.repeat(120), 'a, b');
    const { url } = await start({ dataDir: long, durability: 'tests' });
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(long)).toContain('.s.PGSQL.5432');
  });
});

describe('a running server', () => {
  it('listens on the port asked for, with a password, and on loopback only', async () => {
    const port = await freePort();
    const { tcpUrl } = await start({ port });
    expect(await query(tcpUrl as string, 'select host(inet_server_addr()) as address')).toEqual([
      { address: '127.0.0.1' },
    ]);
    const guess = new URL(tcpUrl as string);
    guess.password = 'guess';
    await expect(query(guess.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('belongs to one process at a time', async () => {
    await start();
    await expect(EmbeddedPostgres.start({ dataDir })).rejects.toThrow('in use by another process');
  });

  it('is started again when it dies under its owner, and the pool finds it', async () => {
    const { url } = await start();
    const pool = createPool({ url });
    await pool.query('select 1');
    const before = serverPid();
    process.kill(before, 'SIGKILL');
    await untilItPasses(async () => {
      await pool.query('select 1');
      expect(serverPid()).not.toBe(before);
    });
    await pool.end();
  });

  it('is gone after the stop, to its last process', async () => {
    const server = await start();
    await server.stop();
    expect(serverState(dataDir)).toEqual({ state: 'STOPPED' });
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });
});

describe('after a kill', () => {
  it.each(['the group of the owner', 'the server too', 'every process at once'])(
    'of %s the next start serves what was committed',
    async (victim) => {
      const owner = await startInChild();
      const server = serverPid();
      const marker = `${victim} ${Date.now()}`;
      await query(owner.url, 'create table if not exists marker (text text)');
      await query(owner.url, 'insert into marker values ($1)', [marker]);
      const others = victim === 'every process at once' ? childrenOf(server) : [];
      kill(-(owner.child.pid as number));
      if (victim !== 'the group of the owner') kill(server);
      others.forEach(kill);
      await once(owner.child, 'exit');
      const { url } = await start();
      expect(await query(url, 'select text from marker where text = $1', [marker])).toEqual([
        { text: marker },
      ]);
      expect(serverPid() === server).toBe(victim === 'the group of the owner');
    },
  );

  it('does not take a stranger with the old process number for the server', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n`);
    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Some end by themselves between two kills.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const serverPid = (): number => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function startInChild(): Promise<{ url: string; child: ChildProcess }> {
  const script = join(projectRoot(), 'test/support/run-typescript.mjs');
  const child = spawn(
    process.execPath,
    [script, join(projectRoot(), 'test/support/hold-postgres.ts'), dataDir],
    {
      // A group of its own, so that the test can kill the group and live.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
  return { url: line.toString().trim(), child };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
