import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './binaries';
import { giveTo, unprivilegedStart } from './unprivileged';

export const SUPERUSER = 'suyuan';

/** The major version whose data directories the shipped server can read. */
const SERVER_MAJOR = '18';

/** Password for connections over TCP, kept where only the owner of the data can read it. */
const PASSWORD_FILE = 'suyuan.password';

/**
 * Makes sure that the folder holds a database cluster. A new one is made aside and renamed into place, so a
 * kill half-way leaves nothing that looks finished. Throws when the folder holds something else.
 */
export async function prepareDataDirectory(
  dataDir: string,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<void> {
  mkdirSync(dirname(dataDir), { recursive: true });
  removeAbandoned(dataDir);
  if (!hasCluster(dataDir)) await createCluster(dataDir, binaries, durable);
  giveTo(unprivilegedStart().owner, dataDir);
}

export function readPassword(dataDir: string): string {
  return readFileSync(join(dataDir, PASSWORD_FILE), 'utf8').trim();
}

function hasCluster(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const version = join(dataDir, 'PG_VERSION');
  if (existsSync(version)) {
    const major = readFileSync(version, 'utf8').trim();
    if (major === SERVER_MAJOR) return true;
    throw new Error(`${dataDir} was made by PostgreSQL ${major}; this server is version ${SERVER_MAJOR}.`);
  }
  if (readdirSync(dataDir).length > 0)
    throw new Error(`${dataDir} is not empty and holds no PostgreSQL data.`);
  return false;
}

const unfinishedName = (dataDir: string, pid: number | string): string => `${dataDir}.new-${pid}`;

function removeAbandoned(dataDir: string): void {
  const prefix = basename(unfinishedName(dataDir, ''));
  for (const name of readdirSync(dirname(dataDir))) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) {
      rmSync(join(dirname(dataDir), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function createCluster(dataDir: string, binaries: PostgresBinaries, durable: boolean): Promise<void> {
  const unfinished = unfinishedName(dataDir, process.pid);
  const { command, spawnOptions, owner } = unprivilegedStart();
  const password = randomBytes(24).toString('base64url');
  const passwordFile = `${unfinished}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(owner, unfinished);
  giveTo(owner, passwordFile);
  try {
    const { program, args } = command(binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      '--encoding=UTF8',
      '--data-checksums',
      '--no-instructions',
      // Not the C locale: pg_trgm would find nothing in Chinese text. Built in, so it is the same everywhere.
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // Only the owner can reach the socket; over TCP anybody on the machine could try.
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...(durable ? [] : ['--no-sync']),
    ]);
    await promisify(execFile)(program, args, { ...spawnOptions, env: serverEnvironment() });
    renameSync(passwordFile, join(unfinished, PASSWORD_FILE));
    renameSync(unfinished, dataDir);
    syncFolder(dirname(dataDir));
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** What the server sees of our environment: nothing of ours may change how it works. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, LC_ALL: 'C', TZ: 'UTC' };
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
