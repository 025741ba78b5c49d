// Appends pairs of events as fast as it can and prints the position of each pair once it is acknowledged.
// Ends by itself when the log cannot be written any more.
import { writeSync } from 'node:fs';
import { PostgresEventLog } from '@suyuan/event-log';
import { SystemClock } from '@suyuan/platform';

const WRITERS = 16;
const actor = { subject: 'tester', role: 'lab', organization: 'lab-1' };

async function keepAppending(log: PostgresEventLog, name: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    const stream = `pair-${name}-${count}`;
    const events = [1, 2].map((n) => ({
      type: 'CalibrationRecorded',
      schemaVersion: 1,
      occurredOn: '2026-01-01',
      data: { n },
    }));
    const result = await log.append({
      writes: [{ stream, expectedVersion: -1, events }],
      claims: [{ key: stream, stream }],
      actor,
    });
    if (result.outcome === 'APPENDED') writeSync(1, `${result.position}\n`);
  }
}

async function main(url: string, prefix: string): Promise<void> {
  const log = new PostgresEventLog({ url, clock: new SystemClock() });
  await Promise.allSettled(Array.from({ length: WRITERS }, (_, n) => keepAppending(log, `${prefix}-${n}`)));
  await log.close();
}

void main(process.argv[2] as string, process.argv[3] as string);
