import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './binaries';
import { prepareDataDirectory, readPassword, serverEnvironment, SUPERUSER } from './data-directory';
import { removeStaleLocks, serverState } from './server-processes';
import { type Durability, listensAsWanted, type ListenPort, serverArguments } from './server-settings';
import { removeSocketFolder, socketFolder } from './socket-folder';
import { unprivilegedStart } from './unprivileged';
import { ADVISORY_LOCKS } from './advisory-locks';

/** Recovery after a crash reads at most `max_wal_size` of log: seconds on a disk, minutes on a bad day. */
export const START_TIMEOUT_MS = 180_000;

/** A clean stop writes one checkpoint. */
export const STOP_TIMEOUT_MS = 60_000;

/** Processes of a killed server notice its death within a second; after this they are told to go. */
export const ORPHAN_PATIENCE_MS = 5_000;

/** A server that ends at once so many times in a row will not start by trying again. */
export const LAUNCHES_MAX = 3;

const POLL_MS = 25;
const STARTUP_LOG = 'startup.log';

export interface EmbeddedPostgresOptions {
  /** The folder of the cluster; made when absent. */
  dataDir: string;
  /** TCP port on loopback (0 is not allowed); null or absent: the unix socket only. */
  port?: ListenPort;
  /** The database that `url` names; made when absent. */
  database?: string;
  /** 'tests' trades the safety of a power cut for speed. Never for data that somebody wants to keep. */
  durability?: Durability;
}

/**
 * A real PostgreSQL server of our own on a data directory. It runs apart from this process's group, so a kill
 * of the group leaves a sound server, which the next start adopts; a kill of everything leaves a data directory
 * that recovers. While it is ours, a server that dies is started again.
 */
export class EmbeddedPostgres {
  private stopping = false;
  private reviving: Promise<void> | null = null;

  private constructor(
    /** For pg: through the socket, as the owner of the cluster. */
    readonly url: string,
    /** For other programs: over TCP with the password; null when no port was asked for. */
    readonly tcpUrl: string | null,
    private readonly server: Server,
    private owner: Client,
  ) {
    this.watch();
  }

  /**
   * Starts the server, or adopts the one that already works on this data directory. Resolves when it answers.
   * Throws when another process owns it, when the folder holds something else, or after START_TIMEOUT_MS.
   */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const { port = null, database = SUPERUSER, durability = 'full' } = options;
    const binaries = findPostgresBinaries();
    const wanted = resolve(options.dataDir);
    await prepareDataDirectory(wanted, binaries, durability === 'full');
    const dataDir = realpathSync(wanted);
    const server: Server = { dataDir, binaries, port, socket: socketFolder(dataDir), durability };
    const owner = await ensureRunning(server);
    await ensureDatabase(owner, database);
    const tcpUrl =
      port === null
        ? null
        : `postgresql://${SUPERUSER}:${readPassword(dataDir)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
    return new EmbeddedPostgres(socketUrl(server, database), tcpUrl, server, owner);
  }

  /** Gives the server up without stopping it; the next start on the folder adopts it. */
  async leaveRunning(): Promise<void> {
    this.stopping = true;
    await this.reviving?.catch(() => undefined);
    await this.owner.end();
  }

  /** Ends the server's connections and the server, and waits until its last process is gone. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await this.reviving?.catch(() => undefined);
    await this.owner.end().catch(() => undefined);
    await stopServer(this.server);
    removeSocketFolder(this.server.socket, this.server.dataDir);
  }

  private watch(): void {
    this.owner.on('error', () => undefined);
    this.owner.once('end', () => {
      if (this.stopping) return;
      this.reviving = ensureRunning(this.server).then((owner) => {
        this.owner = owner;
        this.watch();
      });
      // Whoever needs the database hears of it from the pool; the next start tells the reason.
      this.reviving.catch(() => undefined);
    });
  }
}

interface Server {
  dataDir: string;
  binaries: PostgresBinaries;
  port: ListenPort;
  socket: string;
  durability: Durability;
}

/** Brings the server up, whatever was there before, and returns the connection that holds the owner's lock. */
async function ensureRunning(server: Server): Promise<Client> {
  const started = Date.now();
  let launches = 0;
  for (;;) {
    if (Date.now() - started > START_TIMEOUT_MS) throw failure(server, 'did not answer in time');
    const found = serverState(server.dataDir);
    if (found.state === 'ENDING' && Date.now() - started > ORPHAN_PATIENCE_MS) signal(found.pids, 'SIGQUIT');
    if (found.state === 'STOPPED') {
      if (launches === LAUNCHES_MAX) throw failure(server, 'ended as soon as it was started');
      launches += 1;
      removeStaleLocks(server.dataDir);
      await launch(server);
    }
    const owner = found.state === 'RUNNING' ? await connectAsOwner(server) : null;
    if (owner && listensAsWanted(server.dataDir, serverArguments(server))) return owner;
    if (owner) {
      // Adopted, but started with other settings (another port): as its owner we may start it again.
      await owner.end();
      await stopServer(server);
    }
    await pause(POLL_MS);
  }
}

/** Resolves when the server's lock file names it, or when it has ended. */
async function launch(server: Server): Promise<void> {
  const { command, spawnOptions } = unprivilegedStart();
  const { program, args } = command(server.binaries.postgres, serverArguments(server));
  const log = openSync(join(server.dataDir, STARTUP_LOG), 'w', 0o600);
  try {
    const child = spawn(program, args, {
      ...spawnOptions,
      env: serverEnvironment(),
      cwd: server.dataDir,
      // A group of its own: the interrupt key and a kill of our group do not reach it.
      detached: true,
      stdio: ['ignore', log, log],
    });
    let ended = false;
    child.once('error', () => (ended = true));
    child.once('exit', () => (ended = true));
    child.unref();
    while (!ended && serverState(server.dataDir).state !== 'RUNNING') await pause(POLL_MS);
  } finally {
    closeSync(log);
  }
}

async function connectAsOwner(server: Server): Promise<Client | null> {
  const client = new Client({
    connectionString: socketUrl(server, 'postgres'),
    application_name: 'suyuan-owner',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    // Starting up, recovering or shutting down: the caller looks again.
    await client.end().catch(() => undefined);
    return null;
  }
  const deadline = Date.now() + ORPHAN_PATIENCE_MS;
  try {
    for (;;) {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [
        ADVISORY_LOCKS.embeddedServer,
      ]);
      if (rows[0]?.ours) return client;
      // A killed owner's lock goes when the server notices its death, which takes a moment.
      if (Date.now() > deadline) break;
      await pause(POLL_MS * 4);
    }
  } catch {
    await client.end().catch(() => undefined);
    return null;
  }
  await client.end();
  throw new Error(`${server.dataDir} is in use by another process of Suyuan.`);
}

async function ensureDatabase(owner: Client, database: string): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await owner.query(`create database ${owner.escapeIdentifier(database)}`);
}

async function stopServer(server: Server): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  let told = false;
  for (;;) {
    const found = serverState(server.dataDir);
    if (found.state === 'STOPPED') return;
    if (found.state === 'RUNNING' && !told) {
      signal([found.pid], 'SIGINT');
      told = true;
    }
    if (Date.now() > deadline) throw failure(server, 'did not stop in time');
    await pause(POLL_MS);
  }
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended in between, which is what was wanted.
    }
  }
}

function socketUrl(server: Server, database: string): string {
  const query = new URLSearchParams({ host: server.socket, port: String(server.port ?? 5432) });
  return `postgresql://${SUPERUSER}@localhost/${encodeURIComponent(database)}?${query.toString()}`;
}

function failure(server: Server, what: string): Error {
  let log = '';
  try {
    log = readFileSync(join(server.dataDir, STARTUP_LOG), 'utf8').trim().split('\n').slice(-5).join('\n');
  } catch {
    // It ended before it could write.
  }
  return new Error(`PostgreSQL on ${server.dataDir} ${what}.${log && `\n${log}`}`);
}
