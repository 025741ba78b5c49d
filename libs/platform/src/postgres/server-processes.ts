import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type ServerState =
  /** The server named by the lock file runs. */
  | { state: 'RUNNING'; pid: number }
  /** The server is dead but processes it had started are not: nothing may be started beside them. */
  | { state: 'ENDING'; pids: number[] }
  | { state: 'STOPPED' };

const LOCK_FILE = 'postmaster.pid';

/**
 * Looks whether a server works on the data directory. Process numbers are reused, also across a restart of
 * the machine, so the lock file alone proves nothing: a server is alive only if some process has the data
 * directory as its working directory.
 */
export function serverState(dataDir: string): ServerState {
  const recorded = recordedPid(dataDir);
  const pids = processesIn(dataDir, recorded);
  if (recorded !== null && pids.includes(recorded)) return { state: 'RUNNING', pid: recorded };
  return pids.length > 0 ? { state: 'ENDING', pids } : { state: 'STOPPED' };
}

/**
 * Removes what a killed server left, so that a new one does not take a stranger with the old process number
 * for its predecessor. Looks again first: somebody else may have started a server in between.
 */
export function removeStaleLocks(dataDir: string): void {
  if (serverState(dataDir).state !== 'STOPPED') return;
  const stale = readdirSync(dataDir).filter((name) => name === LOCK_FILE || name.startsWith('.s.PGSQL.'));
  for (const name of stale) rmSync(join(dataDir, name), { force: true });
}

function recordedPid(dataDir: string): number | null {
  try {
    const [first] = readFileSync(join(dataDir, LOCK_FILE), 'utf8').split('\n');
    const pid = Math.abs(Number(first));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function processesIn(dataDir: string, recorded: number | null): number[] {
  // Without /proc (macOS, Windows) the recorded process is all that can be asked about.
  if (!existsSync('/proc/self/cwd')) return recorded !== null && isAlive(recorded) ? [recorded] : [];
  const folder = realpathSync(dataDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name) === folder && isPostgres(name))
    .map(Number);
}

/** Somebody's shell may stand in the folder too; it is no reason to wait. */
function isPostgres(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}

function workingDirectory(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
