// Makes a checkout ready to run: packages installed, product built, each only when it is missing or out of date.
// Plain JavaScript without packages, because on a fresh clone there are none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const NODE_MAJOR_MIN = 20;
const NODE_MINOR_MIN = 19;
const LOCK_POLL_MS = 200;

/** What each half of the product is built from. A change in any of these files builds it again. */
const SOURCES = {
  services: [
    'apps/intake',
    'apps/projector',
    'apps/query',
    'apps/standalone',
    'libs',
    'deploy',
    '.swcrc',
    'tsconfig.json',
  ],
  pages: ['apps/web'],
};

function say(text) {
  process.stderr.write(`suyuan: ${text}\n`);
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_MAJOR_MIN || (major === NODE_MAJOR_MIN && minor >= NODE_MINOR_MIN)) return;
  say(`Node.js ${NODE_MAJOR_MIN}.${NODE_MINOR_MIN} or later is needed, this is ${process.versions.node}`);
  process.exit(1);
}

/** Installs the packages of package-lock.json when they are missing or of another lock file. */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const stamp = join(ROOT, 'node_modules/.suyuan-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing packages (npm ci), a minute or two on the first run');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    say('npm ci failed; the lines above say why');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Builds what is out of date. Two commands started at once on a checkout build one after the other. */
export async function build() {
  const { buildServices, buildPages } = await import('./build.mjs');
  const builders = { services: buildServices, pages: buildPages };
  const unlock = await lockBuild();
  try {
    for (const [part, sources] of Object.entries(SOURCES)) {
      const stamp = join(ROOT, `dist/.${part}`);
      const wanted = digestOf([...sources, 'package-lock.json']);
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
      say(`building the ${part}`);
      builders[part]();
      writeFileSync(stamp, wanted);
    }
  } finally {
    unlock();
  }
}

/** A file with the pid of who builds; one whose process is gone is taken over. */
async function lockBuild() {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const lock = join(ROOT, 'dist/.lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch {
      if (!isAlive(Number(readFileSync(lock, { encoding: 'utf8', flag: 'a+' }))))
        rmSync(lock, { force: true });
      await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(join(ROOT, path)))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.name !== 'node_modules')
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesIn(join(path, entry.name)));
  } catch {
    return [path];
  }
}
