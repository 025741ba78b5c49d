// Waits until the process that owns a folder is gone, then ends the servers that run in the folder (their pids
// stand in */server.pid) and removes it. So a test run leaves nothing behind, even when it was killed.
// Usage: node janitor.mjs <owner pid> <folder>
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 500;
const PATIENCE_MS = 10_000;
const [owner, folder] = [Number(process.argv[2]), process.argv[3]];

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
}

function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

function servers() {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      try {
        return [Number(readFileSync(join(folder, entry.name, 'server.pid'), 'utf8'))];
      } catch {
        return [];
      }
    })
    .filter((pid) => pid > 1 && commandLineOf(pid).includes(folder));
}

while (isAlive(owner)) await pause(LOOK_AGAIN_MS);
for (const pid of servers()) process.kill(pid, 'SIGTERM');
const end = Date.now() + PATIENCE_MS;
while (servers().length > 0 && Date.now() < end) await pause(LOOK_AGAIN_MS);
for (const pid of servers()) process.kill(pid, 'SIGKILL');
rmSync(folder, { recursive: true, force: true });
