// `npm test`: brings up what the tests need, runs all of them, and ends with one line `N passed, N failed, N skipped`.
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

/** The stages in order: what fails fast comes first. Specs on servers run one after the other: two cores. */
const STAGES = [
  { project: 'unit', args: ['--maxWorkers=2'] },
  { project: 'tidy', args: ['--maxWorkers=2'] },
  { project: 'int', args: ['--runInBand'] },
  { project: 'e2e', args: ['--runInBand'] },
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

/** Specs say by their imports which real part they need: test/support/<part>; the distributed profile needs two. */
function specsThatNeed(part) {
  const imported = new RegExp(`from '[./]*(?:test/)?support/${part}'`);
  const needs = (text) => imported.test(text) || (part !== 'browser' && text.includes("profile: 'stack'"));
  const specs = ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.spec.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return specs.filter((spec) => needs(readFileSync(spec, 'utf8')));
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

function runStage({ project, args }, ignored, only) {
  const folder = mkdtempSync(join(tmpdir(), 'suyuan-test-'));
  const report = join(folder, 'report.json');
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const ignore = ignored.flatMap((spec) => [
    '--testPathIgnorePatterns',
    spec.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  ]);
  say(`${project} tests`);
  const stage = [
    '--selectProjects',
    project,
    ...args,
    '--passWithNoTests',
    '--forceExit',
    '--json',
    `--outputFile=${report}`,
  ];
  const { status } = spawnSync(process.execPath, [jest, ...stage, ...ignore, '--', ...only], {
    cwd: ROOT,
    env: { ...process.env, SUYUAN_ROOT: ROOT },
    // Jest's report for people goes to stderr; its JSON goes to the file.
    stdio: ['ignore', 'ignore', 2],
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, status };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    status,
  };
}

checkNode();
installPackages();
installPrograms();
await build();
const only = process.argv.slice(2);
const missing = missingParts();
const ignored = missing.flatMap(({ specs }) => specs);
const total = { passed: 0, failed: 0, skipped: 0 };
let broken = false;
for (const stage of STAGES) {
  const result = runStage(stage, ignored, only);
  for (const key of Object.keys(total)) total[key] += result[key];
  if (result.status !== 0) broken = true;
}
for (const { reason, specs } of missing) {
  say(`did not run, because ${reason}: ${specs.map((spec) => relative(ROOT, spec)).join(', ')}`);
}
const lacking = new Set(ignored).size;
total.skipped += lacking;
if (lacking > 0 && process.env.CI === 'true') {
  say('with CI=true everything must run');
  total.failed += lacking;
}
if (broken && total.failed === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
