// `npm run bench [name ...]`: runs the benches one after the other and prints one table. Builds the product first
// where it has not been built. BENCH_SIZE sets the number of certificates (1 000 000).
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const MARK = 'FIGURE ';
/** The graph of a million certificates and what it was built from. */
const HEAP_MB = 8_192;

const known = readdirSync(HERE)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.slice(0, -'.bench.ts'.length))
  .sort();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

async function build() {
  const { buildPages, buildServices } = await import('../../apps/standalone/build.mjs');
  if (!existsSync(join(ROOT, 'dist/apps/standalone/src/main.js'))) buildServices();
  if (!existsSync(join(ROOT, 'dist/web'))) buildPages();
}

/** Runs one bench in a process of its own and gives its figures. */
function run(name) {
  const child = spawn(
    process.execPath,
    [
      '--expose-gc',
      `--max-old-space-size=${HEAP_MB}`,
      join(ROOT, 'test/support/run-typescript.mjs'),
      join(HERE, `${name}.bench.ts`),
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const figures = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith(MARK)) figures.push(JSON.parse(line.slice(MARK.length)));
  });
  return new Promise((done, fail) => {
    child.once('close', (code) =>
      code === 0 ? done(figures) : fail(new Error(`${name} ended with ${code}`)),
    );
  });
}

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

function row({ what, figure, unit, peer, ratio, goal, met }) {
  return [
    what,
    `${number(figure)} ${unit}`,
    peer ? `${number(peer.figure)} ${unit}` : '',
    peer ? peer.what : '',
    ratio === undefined ? '' : number(ratio),
    goal === undefined
      ? ''
      : `${'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`}: ${met ? 'met' : 'NOT MET'}`,
  ];
}

function print(figures) {
  const rows = [['', 'figure', 'peer', 'which is', 'ratio', 'goal'], ...figures.map(row)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  for (const cells of rows) {
    const line = cells.map((cell, column) =>
      column === 0 || column === 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    console.log(line.join('  ').trimEnd());
  }
}

await build();
const figures = [];
let failed = false;
for (const name of asked.length > 0 ? asked : known) {
  console.error(`${name}:`);
  try {
    figures.push(...(await run(name)));
  } catch (error) {
    console.error(error.message);
    failed = true;
  }
}
console.log(
  `\n${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0].toFixed(1)}\n`,
);
print(figures);
process.exitCode = failed ? 1 : 0;
