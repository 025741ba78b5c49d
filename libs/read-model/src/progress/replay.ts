import type { RecordedEvent } from '@suyuan/domain';
import { isEventFault, messageOf } from '../event-fault';
import { project } from '../projections';
import { recordedEventOf } from '../recorded-event';
import { DeadLetterReplayError, type DeadLetterReplay } from '../read-model';
import type { SqlRunner } from '../sql/sql-runner';
import { setAside } from './dead-letter';
import { raiseEpoch } from './table-progress';

/**
 * Applies a dead event and what was parked behind it, inside a transaction that excludes every `apply`: no event
 * of the stream can slip in between. Stops at the next dead letter of the stream, known or found now.
 */
export async function replayDeadLetter(sql: SqlRunner, event: RecordedEvent): Promise<DeadLetterReplay> {
  await refuseUnlessNext(sql, event);
  await project(sql, [event]);
  await sql.query('UPDATE rm_dead_letter SET resolved_at = now() WHERE position = $1', [event.position]);
  const replayed = await applyParked(sql, event);
  await raiseEpoch(sql, 'REPLAY', { positions: replayed.applied });
  return replayed;
}

async function applyParked(sql: SqlRunner, { stream, position }: RecordedEvent): Promise<DeadLetterReplay> {
  const applied = [position];
  for (const parked of await parkedUpToNextDead(sql, stream)) {
    const reason = await tryParked(sql, parked);
    if (reason !== null) return { applied, dead: { position: parked.position, reason } };
    applied.push(parked.position);
  }
  return { applied, dead: null };
}

async function refuseUnlessNext(sql: SqlRunner, event: RecordedEvent): Promise<void> {
  const dead = await sql.query<{ position: string }[]>(
    `SELECT position FROM rm_dead_letter
      WHERE resolved_at IS NULL AND stream = $1 AND position <= $2 ORDER BY position`,
    [event.stream, event.position],
  );
  const positions = dead.map(({ position }) => Number(position));
  if (!positions.includes(event.position)) {
    throw new DeadLetterReplayError('NOT_DEAD', `No dead letter waits at position ${event.position}.`);
  }
  if (positions[0] !== event.position) {
    const message = `The stream ${event.stream} has an earlier dead letter at position ${positions[0]}: replay that first.`;
    throw new DeadLetterReplayError('EARLIER_DEAD_LETTER', message);
  }
}

async function parkedUpToNextDead(sql: SqlRunner, stream: string): Promise<RecordedEvent[]> {
  const rows = await sql.query<{ event: RecordedEvent }[]>(
    `SELECT event FROM rm_parked WHERE stream = $1 AND position < coalesce(
       (SELECT min(position) FROM rm_dead_letter WHERE stream = $1 AND resolved_at IS NULL), 'infinity'::float8)
      ORDER BY position`,
    [stream],
  );
  // Parked by an earlier release, it may be of an earlier shape.
  return rows.map(({ event }) => recordedEventOf(event));
}

/** Applies one parked event; null when it went well, else the reason why it is a dead letter now. */
async function tryParked(sql: SqlRunner, event: RecordedEvent): Promise<string | null> {
  const { position, stream } = event;
  await sql.query('SAVEPOINT parked');
  try {
    await project(sql, [event]);
  } catch (error) {
    if (!isEventFault(error)) throw error;
    await sql.query('ROLLBACK TO SAVEPOINT parked');
    await sql.query('DELETE FROM rm_parked WHERE position = $1', [position]);
    const reason = messageOf(error);
    // It was read from the parked rows, so the place it is known by is its place in the log.
    const place = { consumer: 'suyuan.replay', topic: 'log', partition: 0, offset: BigInt(position) };
    await setAside(sql, [{ ...place, stream, position, reason }]);
    return reason;
  }
  await sql.query('RELEASE SAVEPOINT parked');
  await sql.query('DELETE FROM rm_parked WHERE position = $1', [position]);
  return null;
}
