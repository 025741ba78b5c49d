/**
 * Goal: the log in PostgreSQL keeps what every event log keeps, and equals its memory twin on any history.
 * Method: the conformance suite on a fresh database per test; random requests given to both, answers compared.
 */
import { FixedClock } from '@suyuan/platform';
import fc from 'fast-check';
import { EVENT_LOG_TEMPLATE } from '../../../test/support/event-log-database';
import { type FreshDatabase, freshDatabase } from '../../../test/support/postgres';
import { disclosureConformance } from './disclosures.conformance';
import type { AppendRequest, EventLog, StoredEvent } from './event-log';
import { ACTOR, anEvent, eventLogConformance } from './event-log.conformance';
import { eventLogLimits } from './log-limits.conformance';
import { MemoryEventLog } from './memory-event-log';
import { PostgresEventLog } from './postgres-event-log';

jest.setTimeout(120_000);

const databases: FreshDatabase[] = [];

async function openFresh(clock: FixedClock): Promise<PostgresEventLog> {
  const database = await freshDatabase('event_log', { template: EVENT_LOG_TEMPLATE });
  databases.push(database);
  return new PostgresEventLog({ url: database.url, clock });
}

afterAll(async () => {
  for (const database of databases) await database.drop();
});

eventLogConformance(openFresh);
eventLogLimits(openFresh);
disclosureConformance(openFresh);

describe('any history of requests', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const version = fc.integer({ min: -1, max: 3 });
  const place = fc.record({ stream: name, expectedVersion: version });
  const request = fc.record({
    writes: fc.uniqueArray(fc.tuple(place, fc.integer({ min: 1, max: 2 })), {
      selector: ([{ stream }]) => stream,
      minLength: 1,
      maxLength: 2,
    }),
    guards: fc.array(place, { maxLength: 1 }),
    claims: fc.array(fc.record({ key: fc.constantFrom('k1', 'k2', 'k3', 'k4'), stream: name }), {
      maxLength: 2,
    }),
    idempotency: fc.option(
      fc.record({
        key: fc.constantFrom('i1', 'i2', 'i3'),
        digest: fc.constantFrom('d', 'e'),
        reply: fc.integer(),
      }),
      { nil: undefined },
    ),
    clockStep: fc.integer({ min: -5, max: 5 }),
  });

  it('has the same answers and leaves the same log in PostgreSQL and in memory', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(request, { minLength: 1, maxLength: 5 }), { maxLength: 8 }),
        async (history) => {
          const clock = new FixedClock(new Date('2026-01-01T00:00:00Z'));
          const postgres = await openFresh(clock);
          const memory = new MemoryEventLog(clock);
          try {
            // Requests of one inner list are sent at once and share a transaction.
            for (const together of history) {
              clock.set(new Date(clock.now().getTime() + (together[0]?.clockStep ?? 0)));
              const requests = together.map(toRequest);
              const answers = (log: EventLog) => Promise.all(requests.map((one) => log.append(one)));
              expect(await answers(postgres)).toEqual(await answers(memory));
            }
            expect(await contents(postgres)).toEqual(await contents(memory));
          } finally {
            await postgres.close();
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  type Generated = typeof request extends fc.Arbitrary<infer T> ? T : never;

  function toRequest({ writes, guards, claims, idempotency }: Generated): AppendRequest {
    return {
      writes: writes.map(([{ stream, expectedVersion }, count]) => ({
        stream,
        expectedVersion,
        events: Array.from({ length: count }, (_, n) => anEvent({ n, from: stream })),
      })),
      guards,
      claims,
      idempotency: idempotency && { ...idempotency, reply: { n: idempotency.reply } },
      actor: ACTOR,
    };
  }

  async function contents(log: EventLog): Promise<unknown> {
    const withoutId = ({ eventId: _random, ...event }: StoredEvent): unknown => event;
    return {
      head: await log.head(),
      events: (await log.read(0, 1_000)).map(withoutId),
      claims: await log.findClaims(['k1', 'k2', 'k3', 'k4']),
      replies: await Promise.all(['i1', 'i2', 'i3'].map((key) => log.findReply(key))),
    };
  }
});
