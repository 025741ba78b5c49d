import type { QueryConfig } from 'pg';
import type { Effect } from './judge';
import type { PreparedRequest } from './prepared-request';

/** Another writer holds the lock for one batch, some milliseconds; after this it is not coming back. */
export const LOCK_WAIT_MAX_MS = 10_000;

/** A writer that stops in the middle of a batch (a stopped process) loses its transaction, and with it the lock. */
export const IDLE_IN_BATCH_MAX_MS = 5_000;

/** The server's limits guard the lock; the transaction sees what was committed before it took the lock. */
export const BEGIN = [
  'begin isolation level read committed',
  `set local lock_timeout = ${LOCK_WAIT_MAX_MS}`,
  `set local idle_in_transaction_session_timeout = ${IDLE_IN_BATCH_MAX_MS}`,
].join('; ');

export const LOCK_HEAD: QueryConfig = {
  name: 'log-lock-head',
  text: `select next_position, (extract(epoch from last_recorded_at) * 1000)::bigint as last_recorded_at
         from log.head for update`,
};

export function selectVersions(batch: PreparedRequest[]): QueryConfig {
  const streams = new Set(batch.flatMap((request) => request.expected.map(({ stream }) => stream)));
  return {
    name: 'log-versions',
    text: `select wanted.stream, last.version
           from unnest($1::text[]) as wanted(stream)
           cross join lateral (
             select version from log.event where stream = wanted.stream order by version desc limit 1
           ) as last`,
    values: [[...streams]],
  };
}

export function selectClaims(keys: string[]): QueryConfig {
  return {
    name: 'log-claims',
    text: 'select key, stream from log.claim where key = any($1::text[])',
    values: [[...new Set(keys)]],
  };
}

/** Under the log's lock, so that no batch reads a name as free that is taken before it writes. */
export function insertFreeClaims(claims: { key: string; stream: string }[]): QueryConfig {
  return {
    name: 'log-free-claims',
    text: `with locked as (select only_row from log.head for update)
      insert into log.claim (key, stream)
      select key, stream from unnest($1::text[], $2::text[]) as wanted(key, stream), locked
      on conflict do nothing`,
    values: [claims.map(({ key }) => key), claims.map(({ stream }) => stream)],
  };
}

export function selectReplies(keys: string[]): QueryConfig {
  return {
    name: 'log-replies',
    text: 'select idempotency_key, digest, position, reply from log.reply where idempotency_key = any($1::text[])',
    values: [[...new Set(keys)]],
  };
}

/** Everything a batch adds, in one statement. */
export function insertEffect({ events, claims, replies, recordedAt }: Effect): QueryConfig {
  const last = events[events.length - 1];
  if (!last) throw new Error('An effect without events is not written.');
  return {
    name: 'log-insert',
    text: `with
      new_event as (
        insert into log.event (position, stream, version, event_id, type, schema_version, occurred_on,
                               recorded_at, canonical, leaf_hash)
        select position, stream, version, event_id, type, schema_version, occurred_on, $10, canonical, leaf_hash
        from unnest($1::bigint[], $2::text[], $3::int[], $4::uuid[], $5::text[], $6::smallint[], $7::date[],
                    $8::bytea[], $9::bytea[])
          as row(position, stream, version, event_id, type, schema_version, occurred_on, canonical, leaf_hash)
      ),
      new_claim as (
        insert into log.claim (key, stream) select * from unnest($11::text[], $12::text[])
      ),
      new_reply as (
        insert into log.reply (idempotency_key, digest, position, reply)
        select * from unnest($13::text[], $14::text[], $15::bigint[], $16::text[])
      )
      update log.head set next_position = $17, last_recorded_at = $10`,
    values: [
      events.map((event) => event.position),
      events.map((event) => event.stream),
      events.map((event) => event.version),
      events.map((event) => event.eventId),
      events.map((event) => event.type),
      events.map((event) => event.schemaVersion),
      events.map((event) => event.occurredOn),
      events.map((event) => event.canonical),
      events.map((event) => event.leafHash),
      new Date(recordedAt).toISOString(),
      claims.map((claim) => claim.key),
      claims.map((claim) => claim.stream),
      replies.map((reply) => reply.key),
      replies.map((reply) => reply.digest),
      replies.map((reply) => reply.position),
      replies.map((reply) => reply.replyText),
      last.position + 1,
    ],
  };
}
