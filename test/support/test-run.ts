import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '@suyuan/platform';

/** Longest time one suite waits for the server that another one is starting: fetching jars included. */
export const SERVER_START_TIMEOUT_MS = 300_000;

const LOOK_AGAIN_MS = 100;

/** The process that runs the tests: Jest's own, also when it works with child processes. */
function runnerPid(): number {
  return process.send ? process.ppid : process.pid;
}

/**
 * A folder of this test run. When the run has ended, however it ended, a janitor stops the servers in it and
 * removes it.
 */
export function runFolder(): string {
  const owner = runnerPid();
  const folder = join(tmpdir(), `suyuan-test-run-${owner}`);
  try {
    mkdirSync(folder);
  } catch {
    return folder;
  }
  const janitor = spawn(
    process.execPath,
    [join(projectRoot(), 'test/support/janitor.mjs'), String(owner), folder],
    { detached: true, stdio: 'ignore' },
  );
  janitor.unref();
  return folder;
}

/**
 * One server of a kind per test run: the first suite that asks starts it, the others get its address.
 * A start that fails fails for all, with its reason.
 */
export async function oncePerRun<T>(kind: string, start: (dataDir: string) => Promise<T>): Promise<T> {
  const folder = runFolder();
  const ready = join(folder, `${kind}.json`);
  const lock = join(folder, `${kind}.lock`);
  const end = Date.now() + SERVER_START_TIMEOUT_MS;
  while (!existsSync(ready)) {
    if (takeLock(lock)) {
      try {
        const value = await start(join(folder, kind));
        writeFileSync(`${ready}.part`, JSON.stringify(value));
        renameSync(`${ready}.part`, ready);
      } finally {
        rmSync(lock, { force: true });
      }
    } else if (Date.now() > end) throw new Error(`${kind} did not start in time`);
    else await pause(LOOK_AGAIN_MS);
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as T;
}

function takeLock(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}
