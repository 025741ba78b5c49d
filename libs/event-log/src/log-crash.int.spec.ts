/**
 * Goal: what was acknowledged is in the log, whoever is killed; nothing is there by halves.
 * Method: a child process appends two events per request as fast as it can and prints each acknowledged position;
 * the child or the server is killed in the middle. A durable server of its own, since it is killed too.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres, projectRoot, SystemClock } from '@suyuan/platform';
import { ownCluster } from '../../../test/support/postgres';
import { write } from './event-log.conformance';
import type { StoredEvent } from './event-log';
import { migrateEventLog } from './migrate';
import { PostgresEventLog } from './postgres-event-log';
import { until, untilItPasses } from '../../../test/support/until';

jest.setTimeout(120_000);

/** Acknowledged before the kill: some dozens of batches. */
const ACKNOWLEDGED_MIN = 500;

let cluster: { server: EmbeddedPostgres; dataDir: string };
let log: PostgresEventLog;

beforeAll(async () => {
  cluster = await ownCluster();
  await migrateEventLog(cluster.server.url);
  log = new PostgresEventLog({ url: cluster.server.url, clock: new SystemClock() });
});

afterAll(async () => {
  await log.close();
  await cluster.server.stop();
});

describe('when the process that appends is killed', () => {
  it('what it had acknowledged is there, and nothing by halves', async () => {
    const before = await log.head();
    const { child, acknowledged } = startAppending('child');
    await until(() => acknowledged().length >= ACKNOWLEDGED_MIN);
    child.kill('SIGKILL');
    await once(child, 'close');
    await expectWhole(before, acknowledged());
    // The killed writer's transaction, and with it the lock, is gone: the log goes on.
    expect(await log.append(write('after-child', -1))).toMatchObject({ outcome: 'APPENDED' });
  });
});

describe('when the server is killed', () => {
  it('recovers with what it had acknowledged, and the same log object goes on', async () => {
    const before = await log.head();
    const { child, acknowledged } = startAppending('server');
    await until(() => acknowledged().length >= ACKNOWLEDGED_MIN);
    const [pid] = readFileSync(join(cluster.dataDir, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await once(child, 'close');
    await untilItPasses(async () => {
      expect(await log.append(write(`after-server-${Date.now()}`, -1))).toMatchObject({
        outcome: 'APPENDED',
      });
    });
    await expectWhole(before, acknowledged());
  });
});

function startAppending(prefix: string): { child: ChildProcess; acknowledged: () => number[] } {
  const root = projectRoot();
  const child = spawn(
    process.execPath,
    [
      join(root, 'test/support/run-typescript.mjs'),
      join(root, 'test/support/append-until-killed.ts'),
      cluster.server.url,
      prefix,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // A last line without its end may be half a number.
  return { child, acknowledged: () => output.split('\n').slice(0, -1).map(Number) };
}

async function expectWhole(before: number, acknowledged: number[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThan(10);
  const events: StoredEvent[] = [];
  for (;;) {
    const page = await log.read(before + 1 + events.length, 10_000);
    if (page.length === 0) break;
    events.push(...page);
  }
  expect(events.map((event) => event.position)).toEqual(events.map((_, n) => before + 1 + n));
  const present = new Set(events.map((event) => event.position));
  expect(acknowledged.filter((position) => !present.has(position))).toEqual([]);
  const perStream = new Map<string, number>();
  for (const { stream } of events.filter((event) => event.stream.startsWith('pair-'))) {
    perStream.set(stream, (perStream.get(stream) ?? 0) + 1);
  }
  expect([...perStream].filter(([, count]) => count !== 2)).toEqual([]);
  const claims = await log.findClaims([...perStream.keys()]);
  expect(claims.size).toBe(perStream.size);
}
