// The graph alone: trace against a recursive CTE in PostgreSQL, impact per affected node, bytes per certificate.
import { createPool } from '@suyuan/platform';
import { CalibrationGraph, graphFactOf } from '@suyuan/traceability';
import { withPostgres } from './bench-postgres';
import { benchSize, median, microseconds, randomNumbers, report, say } from './figures';
import { fillCertificateTables, traceInsideServer, traceInSql } from './recursive-cte';
import { recordedEvents } from './recorded';
import { assetId, BenchWorld, CALIBRATIONS_EACH, certificateId, LEVELS } from './world';

const TRACES = 20_000;
const SQL_TRACES = 5_000;
const IMPACTS = 7;
const WARM_UP = 2_000;

function buildGraph(world: BenchWorld): { graph: CalibrationGraph; knownAt: number } {
  const graph = new CalibrationGraph();
  let knownAt = -1;
  for (const event of recordedEvents(world)) {
    const fact = graphFactOf(event);
    if (fact) graph.learn(fact);
    knownAt = event.position;
  }
  return { graph, knownAt };
}

/** Working instruments at random: the question that is asked most. */
function leaves(world: BenchWorld, count: number): string[] {
  const random = randomNumbers(1);
  const level = LEVELS - 1;
  return Array.from({ length: count }, () => {
    const asset = Math.floor(random() * (world.counts[level] as number));
    return certificateId(
      world.certificateNumber({ level, asset, turn: Math.floor(random() * CALIBRATIONS_EACH) }),
    );
  });
}

function memoryInUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function measureCte(
  world: BenchWorld,
  certificates: string[],
): Promise<{ asked: number; inside: number }> {
  return withPostgres('tests', async (url) => {
    const pool = createPool({ url, max: 1 });
    say('filling the tables of the recursive CTE');
    await fillCertificateTables(pool, world);
    for (const certificate of certificates.slice(0, WARM_UP)) await traceInSql(pool, certificate);
    const asked: number[] = [];
    for (const certificate of certificates.slice(0, SQL_TRACES)) {
      const start = process.hrtime.bigint();
      const chain = await traceInSql(pool, certificate);
      asked.push(Number(process.hrtime.bigint() - start) / 1_000);
      if (chain.length !== LEVELS) throw new Error(`The CTE found ${chain.length} certificates.`);
    }
    const inside = await traceInsideServer(pool, certificates.slice(0, SQL_TRACES));
    await pool.end();
    return { asked: median(asked), inside };
  });
}

function measureTrace(graph: CalibrationGraph, knownAt: number, certificates: string[]): number {
  for (const certificate of certificates.slice(0, WARM_UP)) graph.traceCertificate({ certificate, knownAt });
  return median(
    certificates.map((certificate) =>
      microseconds(() => {
        const trace = graph.traceCertificate({ certificate, knownAt });
        if (trace.certificates.length !== LEVELS || trace.verdict !== 'TRACEABLE') {
          throw new Error(`${certificate}: ${trace.verdict}, ${JSON.stringify(trace.findings)}`);
        }
      }),
    ),
  );
}

/** Everything below one primary standard. */
function measureImpact(
  graph: CalibrationGraph,
  knownAt: number,
  world: BenchWorld,
): { each: number; nodes: number } {
  const asset = assetId(world.assetNumber(0, 0));
  let nodes = 0;
  const times = Array.from({ length: IMPACTS }, () =>
    microseconds(() => {
      nodes = graph.impactOfAsset({ asset, from: null, to: null, quantity: null, knownAt }).size;
    }),
  );
  return { each: Math.min(...times) / nodes, nodes };
}

async function main(): Promise<void> {
  const world = new BenchWorld(benchSize());
  const count = world.certificateCount.toLocaleString('en');
  say(`building a graph of ${count} certificates`);
  const before = memoryInUse();
  const started = Date.now();
  const { graph, knownAt } = buildGraph(world);
  say(`built in ${((Date.now() - started) / 1_000).toFixed(1)} s`);
  const taken = memoryInUse() - before;
  const certificates = leaves(world, TRACES);

  const traced = measureTrace(graph, knownAt, certificates);
  const { each, nodes } = measureImpact(graph, knownAt, world);
  const cte = await measureCte(world, certificates);
  report({
    what: `trace in process, ${count} certificates (p50)`,
    figure: traced,
    unit: 'µs',
    peer: { what: 'recursive CTE, asked through pg', figure: cte.asked },
    goal: { atLeast: 40 },
  });
  report({
    what: 'the same',
    figure: traced,
    unit: 'µs',
    peer: { what: 'recursive CTE, inside the server alone', figure: cte.inside },
  });
  report({
    what: `impact per affected certificate (${nodes.toLocaleString('en')} of them)`,
    figure: each,
    unit: 'µs',
    goal: { atMost: 1 },
  });
  report({
    what: 'bytes per certificate, columns and texts',
    figure: graph.bytes / graph.certificateCount,
    unit: 'B',
  });
  report({ what: 'bytes per certificate, whole process', figure: taken / graph.certificateCount, unit: 'B' });
}

void main();
