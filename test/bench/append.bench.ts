// Durable single appends over HTTP, 64 clients posting small calibrations to the running product, against
// single-row inserts of the same bytes by bare pg into the same server.
import { PostgresEventLog } from '@suyuan/event-log';
import { createPool, newId, SystemClock } from '@suyuan/platform';
import { withPostgres } from './bench-postgres';
import { runLoad, type ServedApp, startProduct, tokenFor } from './child-processes';
import { median, report, say } from './figures';

const CLIENTS = 64;
const WARM_UP_MS = 5_000;
const MEASURED_MS = 10_000;
const PEER_MS = 4_000;
const TURNS = 3;

/** About what the event of the posted calibration takes in the log. */
const PEER_BYTES = 900;

const CALIBRATION = JSON.stringify({
  certificateNumber: 'B-NUMBER',
  issuer: 'bench-lab',
  kind: 'CALIBRATION',
  asset: 'bench-scale',
  performedOn: '2026-02-01',
  results: [
    {
      quantity: 'mass',
      points: [
        {
          nominal: { value: '1.000', unit: 'kg' },
          error: { value: '0.1', unit: 'g' },
          expandedUncertainty: { value: '0.8', unit: 'g' },
          coverageFactor: '2',
        },
      ],
      references: [{ asset: 'bench-weights', quantity: 'mass' }],
    },
  ],
});

async function prepare(app: ServedApp): Promise<string> {
  const admin = await tokenFor(app, 'admin');
  const requests: [string, unknown][] = [
    [
      '/v1/organizations',
      { id: 'bench-lab', name: { en: 'Bench' }, kinds: ['LABORATORY'], region: '110000' },
    ],
    [
      '/v1/assets',
      {
        id: 'bench-scale',
        kind: 'INSTRUMENT',
        tier: 'WORKING',
        name: { en: 'Scale' },
        serialNumber: 'S-1',
        owner: 'bench-lab',
        measurands: [{ quantity: 'mass', range: { min: '0', max: '15', unit: 'kg' } }],
      },
    ],
  ];
  for (const [path, body] of requests) {
    const reply = await app.post(path, body, admin);
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  }
  return admin;
}

/** Inserts of one row, each its own transaction, by so many connections at a time. Rows per second. */
async function singleRowInserts(url: string, connections: number): Promise<number> {
  const pool = createPool({ url, max: connections });
  await pool.query(`create table if not exists bench_single (
    id uuid primary key, stream text not null, version int not null, recorded_at timestamptz not null default now(),
    body bytea not null, unique (stream, version))`);
  const body = Buffer.alloc(PEER_BYTES, 'x');
  const until = Date.now() + PEER_MS;
  let rows = 0;
  const work = async (): Promise<void> => {
    const client = await pool.connect();
    while (Date.now() < until) {
      await client.query({
        name: 'bench-single',
        text: 'insert into bench_single (id, stream, version, body) values ($1, $2, 0, $3)',
        values: [newId(), `certificate-${newId()}`, body],
      });
      rows += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: connections }, work));
  await pool.end();
  return (rows * 1_000) / PEER_MS;
}

/** The log alone: as many callers in this process, each waiting for its own append. Appends per second. */
async function appendInProcess(url: string): Promise<number> {
  const log = new PostgresEventLog({ url, clock: new SystemClock() });
  const actor = { subject: 'bench', role: 'admin', organization: null };
  // Small enough that the envelope around it brings the row to the peer's size.
  const data = { text: 'x'.repeat(PEER_BYTES - 400) };
  const event = { type: 'BenchRecorded', schemaVersion: 1, occurredOn: '2026-02-01', data };
  const until = Date.now() + PEER_MS;
  let appended = 0;
  const work = async (): Promise<void> => {
    while (Date.now() < until) {
      const stream = `bench-${newId()}`;
      const result = await log.append({
        writes: [{ stream, expectedVersion: -1, events: [event] }],
        claims: [{ key: stream, stream }],
        actor,
      });
      if (result.outcome !== 'APPENDED') throw new Error(result.outcome);
      appended += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  await log.close();
  return (appended * 1_000) / PEER_MS;
}

async function main(): Promise<void> {
  await withPostgres('full', async (url, folder) => {
    say('starting the product');
    const app = await startProduct(url, folder);
    const token = await prepare(app);
    const one: number[] = [];
    const many: number[] = [];
    const appends: number[] = [];
    // In turns, so that a slow moment of the machine falls on all of them.
    for (let turn = 1; turn <= TURNS; turn += 1) {
      say(`turn ${turn} of ${TURNS}`);
      one.push(await singleRowInserts(url, 1));
      const load = await runLoad({
        port: app.port,
        connections: CLIENTS,
        warmUpMs: turn === 1 ? WARM_UP_MS : 500,
        durationMs: MEASURED_MS,
        method: 'POST',
        paths: ['/v1/calibrations'],
        headers: { Authorization: `Bearer ${token}` },
        body: CALIBRATION,
        expectedStatus: 201,
      });
      say(`${load.requests} posted, p50 ${load.p50Ms.toFixed(1)} ms, p99 ${load.p99Ms.toFixed(1)} ms`);
      appends.push(load.perSecond);
      many.push(await singleRowInserts(url, CLIENTS));
    }
    await app.stop();
    say('the log alone');
    const alone: number[] = [];
    for (let turn = 1; turn <= TURNS; turn += 1) alone.push(await appendInProcess(url));
    const figure = median(appends);
    report({
      what: `durable appends over HTTP, ${CLIENTS} clients`,
      figure,
      unit: '/s',
      peer: { what: 'single-row inserts, bare pg, 1 connection', figure: median(one) },
      goal: { atLeast: 2 },
    });
    report({
      what: 'the same',
      figure,
      unit: '/s',
      peer: { what: `bare pg, ${CLIENTS} connections`, figure: median(many) },
    });
    report({
      what: `durable appends in process, ${CLIENTS} callers: the log alone`,
      figure: median(alone),
      unit: '/s',
      peer: { what: 'single-row inserts, bare pg, 1 connection', figure: median(one) },
    });
  });
}

void main();
