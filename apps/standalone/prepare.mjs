// Makes a checkout ready to run: packages installed, product built, each only when it is missing or out of date.
// Plain JavaScript without packages, because on a fresh clone there are none.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
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

const PORT_USUAL = 3000;
const HOST_USUAL = '127.0.0.1';
/** Of the command line: each of them listens. */
const LISTENING = new Set(['start', 'stack']);

/** Says that the port is taken before anything is installed, built or started. */
export async function checkPort(command = 'start') {
  const port = Number(process.env.PORT?.trim() || PORT_USUAL);
  // Whatever else is wrong with the settings is told by the product itself.
  if (!LISTENING.has(command) || !Number.isInteger(port) || port < 1 || port > 65_535) return;
  const host = process.env.HOST?.trim() || HOST_USUAL;
  const fault = await new Promise((resolve) => {
    const probe = createServer().once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (fault === null || fault.code !== 'EADDRINUSE') return;
  say(
    `port ${port} of ${host} is taken by another program; end that, or name a free one: PORT=${port + 1} npm start`,
  );
  process.exit(2);
}

/** Installs the packages of package-lock.json when they are missing or others. */
export function installPackages() {
  if (isInstalled()) return;
  say('installing packages (npm ci), a minute or two on the first run');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    say('npm ci failed; the lines above say why');
    process.exit(1);
  }
}

/** Whether every package of the lock file is there in its version, by npm's own record of what it installed. */
function isInstalled() {
  const record = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([place, { version, integrity, optional, link }]) => {
    if (place === '' || link) return true;
    const found = installed[place];
    // Packages for other platforms are left out.
    if (found === undefined) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/** Builds what is out of date. Two commands started at once on a checkout build one after the other. */
export async function build() {
  // Nothing is written where nothing is to be built: the checkout may be read-only, or belong to somebody else.
  if (Object.keys(SOURCES).every((part) => isBuilt(part))) return;
  const { buildServices, buildPages } = await import('./build.mjs');
  const builders = { services: buildServices, pages: buildPages };
  const unlock = await lockBuild();
  try {
    for (const part of Object.keys(SOURCES)) {
      if (isBuilt(part)) continue;
      const wanted = wantedOf(part);
      say(`building the ${part}`);
      builders[part]();
      writeFileSync(stampOf(part), wanted);
    }
  } finally {
    unlock();
  }
}

const stampOf = (part) => join(ROOT, `dist/.${part}`);
const wantedOf = (part) => digestOf([...SOURCES[part], 'package-lock.json']);
const isBuilt = (part) => existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === wantedOf(part);

/** A file with the pid of who builds; one whose process is gone is taken over. */
async function lockBuild() {
  const lock = join(ROOT, 'dist/.lock');
  for (;;) {
    try {
      mkdirSync(join(ROOT, 'dist'), { recursive: true });
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') {
        say(`the product has to be built, and ${join(ROOT, 'dist')} cannot be written: ${error.message}`);
        process.exit(1);
      }
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
