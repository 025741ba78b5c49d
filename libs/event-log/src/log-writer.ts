import type { Clock } from '@suyuan/platform';
import type { Pool, PoolClient } from 'pg';
import { insertDisclosures } from './disclosure-sql';
import { LogUnavailableError } from './errors';
import type { AppendResult } from './event-log';
import { type Effect, judgeBatch, type LogState } from './judge';
import { BEGIN, insertEffect, LOCK_HEAD, selectClaims, selectReplies, selectVersions } from './log-sql';
import type { PreparedRequest } from './prepared-request';

export interface BatchOutcome {
  results: AppendResult[];
  /** Position of the newest event this batch wrote; null when it wrote none. */
  head: number | null;
}

/**
 * One batch, one transaction: lock the head, read what the requests name, judge, insert, commit. The head's
 * lock makes positions dense and their order the order of commits. Throws LogUnavailableError.
 */
export async function writeBatch(pool: Pool, batch: PreparedRequest[], clock: Clock): Promise<BatchOutcome> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    const state = await lockAndRead(client, batch);
    const { results, effect } = judgeBatch(batch, state, clock.now().getTime());
    await commit(client, effect);
    client.release();
    return { results, head: effect.events.length > 0 ? state.nextPosition - 1 : null };
  } catch (error) {
    // The connection goes with its transaction: nothing of the batch stays, whatever state it was in.
    client?.release(true);
    throw new LogUnavailableError(error);
  }
}

/** The connection is pipelined: all of this is one round trip, in which each statement runs after the last. */
async function lockAndRead(client: PoolClient, batch: PreparedRequest[]): Promise<LogState> {
  const claimKeys = batch.flatMap((request) => request.claims.map(({ key }) => key));
  const replyKeys = batch.flatMap((request) => (request.idempotency ? [request.idempotency.key] : []));
  const [, head, versions, claims, replies] = await allAnswered([
    client.query(BEGIN),
    client.query<HeadRow>(LOCK_HEAD),
    client.query<VersionRow>(selectVersions(batch)),
    claimKeys.length > 0 ? client.query<ClaimRow>(selectClaims(claimKeys)) : NOTHING_ASKED,
    replyKeys.length > 0 ? client.query<ReplyRow>(selectReplies(replyKeys)) : NOTHING_ASKED,
  ]);
  const [row] = head.rows;
  if (!row) throw new Error('log.head has no row.');
  return {
    nextPosition: Number(row.next_position),
    lastRecordedAt: row.last_recorded_at === null ? null : Number(row.last_recorded_at),
    versions: new Map(versions.rows.map((found) => [found.stream, found.version])),
    claims: new Map(claims.rows.map((found) => [found.key, found.stream])),
    replies: new Map(
      replies.rows.map(({ idempotency_key: key, digest, position, reply: replyText }) => [
        key,
        { digest, position: Number(position), replyText },
      ]),
    ),
  };
}

async function commit(client: PoolClient, effect: Effect): Promise<void> {
  if (effect.events.length === 0) {
    await client.query('rollback');
    return;
  }
  const [, , done] = await allAnswered([
    client.query(insertEffect(effect)),
    effect.disclosures.length > 0 ? client.query(insertDisclosures(effect.disclosures)) : NOTHING_ASKED,
    client.query('commit'),
  ]);
  // A commit of a failed transaction is answered politely with ROLLBACK.
  if (done.command !== 'COMMIT') throw new Error('The batch was not committed.');
}

interface HeadRow {
  next_position: string;
  last_recorded_at: string | null;
}
type VersionRow = { stream: string; version: number };
type ClaimRow = { key: string; stream: string };
type ReplyRow = { idempotency_key: string; digest: string; position: string; reply: string };

/** Most batches claim nothing or bring no keys: no statement for them. */
const NOTHING_ASKED = Promise.resolve({ rows: [] });

/** Waits for every reply, so that no rejection is left unheard, then throws the first one. */
async function allAnswered<T extends readonly unknown[] | []>(
  queries: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(queries);
  return Promise.all(queries);
}
