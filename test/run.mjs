// `npm test`: brings up what the tests need, runs all of them, and ends with one line `N passed, N failed, N skipped`.
// `npm test -- <pattern> ...` runs the specs alone whose path matches one of the patterns.
// What cannot run here is told with its reason; with CI=true that is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, checkNode, installPackages, ROOT } from '../apps/standalone/prepare.mjs';

/** Programs that npm does not bring: how to see whether they are there, and what brings them on Debian and Ubuntu. */
const PROGRAMS = [
  {
    name: 'redis-server',
    probe: ['redis-server', '--version'],
    packages: ['redis-server'],
    parts: ['redis'],
  },
  { name: 'java', probe: ['java', '-version'], packages: ['openjdk-17-jre-headless'], parts: ['kafka'] },
  { name: 'mvn', probe: ['mvn', '-version'], packages: ['maven'], parts: ['kafka'] },
  { name: 'chromium', probe: ['chromium', '--version'], packages: ['chromium'], parts: ['browser'] },
  {
    name: 'CJK fonts',
    probe: ['sh', '-c', 'fc-list :lang=zh-cn | grep -q .'],
    packages: ['fonts-noto-cjk', 'fontconfig'],
    parts: ['browser'],
  },
];

/** The stages in order: what fails fast comes first. Where whole products run, one after the other: two cores. */
const STAGES = [
  { projects: ['unit', 'tidy'], args: ['--maxWorkers=2'] },
  { projects: ['int'], args: ['--maxWorkers=2'] },
  { projects: ['e2e'], args: ['--runInBand'] },
];

const say = (text) => process.stderr.write(`suyuan: ${text}\n`);
const works = ([command, ...args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

function installPrograms() {
  const missing = PROGRAMS.filter(({ probe }) => !works(probe));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const packages = [...new Set(missing.flatMap((program) => program.packages))];
  const mayInstall = process.getuid?.() === 0 && works(['apt-get', '--version']);
  if (!mayInstall) {
    say(`missing: ${names} (Debian, Ubuntu: apt-get install ${packages.join(' ')})`);
    return;
  }
  say(`installing with apt-get: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}

/**
 * Specs say by their imports which real part they need: test/support/<part>; the distributed profile needs two, and
 * everything in test/browser a browser.
 */
function specsThatNeed(part) {
  const imported = new RegExp(`from '[./]*(?:test/)?support/${part}'`);
  const inBrowser = join(ROOT, 'test/browser');
  const needs = (spec) => {
    if (part === 'browser' && spec.startsWith(inBrowser)) return true;
    const text = readFileSync(spec, 'utf8');
    return imported.test(text) || (part !== 'browser' && text.includes("profile: 'stack'"));
  };
  const specs = ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return specs.filter(needs);
}

function missingParts() {
  const reasons = new Map();
  for (const { name, probe, parts } of PROGRAMS) {
    if (works(probe)) continue;
    for (const part of parts) reasons.set(part, [...(reasons.get(part) ?? []), name]);
  }
  return [...reasons].map(([part, names]) => ({
    part,
    reason: `${names.join(', ')} is not installed`,
    specs: specsThatNeed(part),
  }));
}

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
const ENVIRONMENT = { ...process.env, SUYUAN_ROOT: ROOT };

/** Paths of the project's specs that match one of the patterns; all of them when there is none. */
function specsOf(projects, patterns) {
  const listing = [JEST, '--selectProjects', ...projects, '--listTests', '--json', '--', ...patterns];
  const options = { cwd: ROOT, env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, listing, options);
  if (status !== 0) throw new Error(`the ${projects.join(' and ')} specs could not be listed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Runs these specs. One that cannot be loaded counts as a failure, and so does one that takes the whole run along. */
function runStage({ projects, args, specs }) {
  if (specs.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'suyuan-test-'));
  const report = join(folder, 'report.json');
  const name = projects.join(' and ');
  say(`${name} tests`);
  const stage = ['--selectProjects', ...projects, ...args, '--forceExit', '--json', `--outputFile=${report}`];
  // Jest's report for people goes to stderr; its JSON goes to the file.
  const options = { cwd: ROOT, env: ENVIRONMENT, stdio: ['ignore', 'ignore', 2] };
  const { status } = spawnSync(process.execPath, [JEST, ...stage, '--runTestsByPath', ...specs], options);
  try {
    if (!existsSync(report)) {
      say(`the ${name} tests ended without a report: a spec ended the process`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    const whole = status === 0 && result.numTotalTestSuites === specs.length;
    return {
      passed: result.numPassedTests,
      failed: whole ? failed : Math.max(failed, 1),
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

checkNode();
installPackages();
installPrograms();
await build();
const patterns = process.argv.slice(2);
const selected = STAGES.map((stage) => ({ ...stage, specs: specsOf(stage.projects, patterns) }));
const wanted = new Set(selected.flatMap(({ specs }) => specs));
if (wanted.size === 0) {
  say(`no spec matches ${patterns.join(' ')}`);
  process.exit(1);
}
const missing = missingParts().map((part) => ({
  ...part,
  specs: part.specs.filter((spec) => wanted.has(spec)),
}));
const lacking = new Set(missing.flatMap(({ specs }) => specs));
const total = { passed: 0, failed: 0, skipped: 0 };
for (const stage of selected) {
  const result = runStage({ ...stage, specs: stage.specs.filter((spec) => !lacking.has(spec)) });
  for (const key of Object.keys(total)) total[key] += result[key];
}
for (const { reason, specs } of missing) {
  if (specs.length === 0) continue;
  say(`did not run, because ${reason}: ${specs.map((spec) => relative(ROOT, spec)).join(', ')}`);
}
total.skipped += lacking.size;
if (lacking.size > 0 && process.env.CI === 'true') {
  say('with CI=true everything must run');
  total.failed += lacking.size;
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
