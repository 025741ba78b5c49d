// The product on a full database: rebuild of the graph against a plain scan of the log, and traces over HTTP
// against an empty endpoint of the same server.
import { PostgresEventLog } from '@suyuan/event-log';
import { createPool, SystemClock } from '@suyuan/platform';
import { PostgresReadModel } from '@suyuan/read-model';
import { CalibrationGraph } from '@suyuan/traceability';
import { withPostgres } from './bench-postgres';
import { runLoad, type ServedApp, startProduct, tokenFor } from './child-processes';
import { benchSize, median, randomNumbers, report, say } from './figures';
import { fillDatabase } from './fill-database';
import { BenchWorld, CALIBRATIONS_EACH, certificateId, LEVELS } from './world';

const CLIENTS = 32;
const MEASURED_MS = 6_000;
const WARM_UP_MS = 3_000;
const TURNS = 3;
/** Events of one page of a scan, as the relay reads. */
const SCAN_PAGE = 5_000;
const PATHS = 5_000;

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** Every event, parsed, in position order: the least that anything rebuilt from the log itself would cost. */
async function scanLog(url: string, events: number): Promise<number> {
  const log = new PostgresEventLog({ url, clock: new SystemClock() });
  let seen = 0;
  const took = await seconds(async () => {
    for (let page = await log.read(0, SCAN_PAGE); page.length > 0; page = await log.read(seen, SCAN_PAGE)) {
      seen += page.length;
    }
  });
  await log.close();
  if (seen !== events) throw new Error(`The scan saw ${seen} of ${events} events.`);
  return took;
}

/** The stored bytes, not looked into. */
async function scanBytes(url: string, events: number): Promise<number> {
  const pool = createPool({ url, max: 1 });
  let next = 0;
  const took = await seconds(async () => {
    while (next < events) {
      const { rows } = await pool.query<{ canonical: Buffer }>({
        name: 'bench-scan',
        text: 'select canonical from log.event where position >= $1 order by position limit $2',
        values: [next, SCAN_PAGE],
      });
      next += rows.length;
    }
  });
  await pool.end();
  return took;
}

async function rebuildGraph(url: string, world: BenchWorld): Promise<number> {
  const readModel = await PostgresReadModel.connect(url);
  const graph = new CalibrationGraph();
  const took = await seconds(() =>
    readModel.loadGraphFacts(0, (facts) => {
      for (const fact of facts) graph.learn(fact);
    }),
  );
  await readModel.close();
  if (graph.certificateCount !== world.certificateCount) throw new Error('The graph is not whole.');
  return took;
}

async function measureRebuild(url: string, world: BenchWorld, events: number): Promise<void> {
  const rounds = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    say(`rebuild and scan, turn ${turn} of ${TURNS}`);
    rounds.push({
      rebuilt: events / (await rebuildGraph(url, world)),
      scanned: events / (await scanLog(url, events)),
      bytes: events / (await scanBytes(url, events)),
    });
  }
  const figure = median(rounds.map((round) => round.rebuilt));
  report({
    what: `graph rebuilt from the read model, ${events.toLocaleString('en')} events`,
    figure,
    unit: 'events/s',
    peer: { what: 'scan of the log, parsed', figure: median(rounds.map((round) => round.scanned)) },
    goal: { atLeast: 0.5 },
  });
  report({
    what: 'the same',
    figure,
    unit: 'events/s',
    peer: { what: 'scan of the log, bytes alone', figure: median(rounds.map((round) => round.bytes)) },
  });
}

function tracePaths(world: BenchWorld): string[] {
  const random = randomNumbers(2);
  const level = LEVELS - 1;
  return Array.from({ length: PATHS }, () => {
    const asset = Math.floor(random() * (world.counts[level] as number));
    const turn = Math.floor(random() * CALIBRATIONS_EACH);
    return `/v1/certificates/${certificateId(world.certificateNumber({ level, asset, turn }))}/trace`;
  });
}

async function get(app: ServedApp, token: string, paths: string[]): Promise<number> {
  const { perSecond, p50Ms, p99Ms } = await runLoad({
    port: app.port,
    connections: CLIENTS,
    warmUpMs: WARM_UP_MS,
    durationMs: MEASURED_MS,
    method: 'GET',
    paths,
    headers: { Authorization: `Bearer ${token}` },
    body: null,
    expectedStatus: 200,
  });
  say(`${paths[0]}: ${perSecond.toFixed(0)}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`);
  return perSecond;
}

async function measureHttp(url: string, folder: string, world: BenchWorld): Promise<void> {
  say('starting the product on it');
  const app = await startProduct(url, folder);
  const token = await tokenFor(app, 'inspector');
  const paths = tracePaths(world);
  const traced: number[] = [];
  const empty: number[] = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    traced.push(await get(app, token, paths));
    empty.push(await get(app, token, ['/healthz']));
  }
  await app.stop();
  report({
    what: `trace over HTTP, ${world.certificateCount.toLocaleString('en')} certificates, ${CLIENTS} clients`,
    figure: median(traced),
    unit: '/s',
    peer: { what: 'empty endpoint of the same server', figure: median(empty) },
    goal: { atLeast: 0.7 },
  });
}

async function main(): Promise<void> {
  const world = new BenchWorld(benchSize());
  await withPostgres('tests', async (url, folder) => {
    say(`filling a database with ${world.certificateCount.toLocaleString('en')} certificates`);
    const { events } = await fillDatabase(url, world);
    await measureRebuild(url, world, events);
    await measureHttp(url, folder, world);
  });
}

void main();
