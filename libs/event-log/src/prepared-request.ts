import { createHash } from 'node:crypto';
import { newId, canonicalJson } from '@suyuan/platform';
import { checkedDisclosures, type Disclosure } from './disclosures';
import { EventTooLargeError, InvalidAppendError } from './errors';
import type { AppendRequest, StoredEvent } from './event-log';

/** The format of the stored envelope, its member `v`. */
export const ENVELOPE_VERSION = 1;

/** The largest entry of a C2SP log tile, whose length is written in two bytes. */
export const EVENT_BYTES_MAX = 65_535;

/** One command records a handful of events; a bulk import is many commands. */
export const REQUEST_EVENTS_MAX = 100;

/** Stream names, claim keys and idempotency keys are index keys, and PostgreSQL's are at most 2 700 bytes. */
export const KEY_BYTES_MAX = 1_024;

/** An event whose bytes are complete but for the instant of recording, which the log gives at the commit. */
export interface PreparedEvent {
  stream: string;
  version: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredOn: string;
  /** The canonical text before and after the instant. */
  head: string;
  tail: string;
}

/** A request that was checked and encoded, so that the time under the log's lock goes to the log alone. */
export interface PreparedRequest {
  expected: { stream: string; version: number }[];
  events: PreparedEvent[];
  claims: { key: string; stream: string }[];
  idempotency: { key: string; digest: string; replyText: string } | null;
  disclosures: readonly Disclosure[];
  /** How much it weighs in the queue. */
  bytes: number;
}

/** Throws InvalidAppendError, NotCanonicalError or EventTooLargeError: faults of the caller, not of the moment. */
export function prepareRequest(request: AppendRequest): PreparedRequest {
  const { writes, guards = [], claims = [], idempotency } = request;
  const expected = [...writes, ...guards].map((item) => ({
    stream: item.stream,
    version: item.expectedVersion,
  }));
  for (const { stream, version } of expected) {
    checkKey('stream', stream);
    if (!Number.isSafeInteger(version) || version < -1)
      throw new InvalidAppendError(`expected version ${version}`);
  }
  if (new Set(writes.map((write) => write.stream)).size < writes.length) {
    throw new InvalidAppendError('a stream is written twice');
  }
  checkedClaims(claims);
  if (idempotency) {
    checkKey('idempotency key', idempotency.key);
    checkKey('digest', idempotency.digest);
  }
  const events = writes.flatMap((write) =>
    write.events.map((event, index) =>
      prepareEvent(request, write.stream, write.expectedVersion + 1 + index, event),
    ),
  );
  if (events.length === 0) throw new InvalidAppendError('no events');
  if (events.length > REQUEST_EVENTS_MAX) throw new InvalidAppendError(`${events.length} events`);
  const replyText = JSON.stringify(idempotency?.reply ?? null);
  return {
    expected,
    events,
    claims,
    idempotency: idempotency ? { key: idempotency.key, digest: idempotency.digest, replyText } : null,
    disclosures: checkedDisclosures(request.disclosures ?? []),
    bytes: events.reduce((sum, event) => sum + event.head.length + event.tail.length, replyText.length),
  };
}

/** Throws InvalidAppendError for names that the log does not take. */
export function checkedClaims(claims: { key: string; stream: string }[]): { key: string; stream: string }[] {
  for (const claim of claims) {
    checkKey('claim', claim.key);
    checkKey('stream', claim.stream);
  }
  return claims;
}

function prepareEvent(
  { actor, correlationId = null, causationId = null }: AppendRequest,
  stream: string,
  version: number,
  { type, schemaVersion, occurredOn, data }: AppendRequest['writes'][number]['events'][number],
): PreparedEvent {
  if (!/^[A-Za-z][A-Za-z0-9]{0,99}$/.test(type))
    throw new InvalidAppendError(`event type ${JSON.stringify(type)}`);
  if (!Number.isSafeInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > 32_767) {
    throw new InvalidAppendError(`schema version ${schemaVersion}`);
  }
  if (!isCivilDate(occurredOn)) throw new InvalidAppendError(`occurredOn ${JSON.stringify(occurredOn)}`);
  const eventId = newId();
  const { subject, role, organization } = actor;
  // The members in the order of RFC 8785; `recordedAt` comes between the two halves.
  const before = {
    actor: { subject, role, organization },
    causationId,
    correlationId,
    data,
    eventId,
    occurredOn,
  };
  const after = { schemaVersion, stream, type, v: ENVELOPE_VERSION, version };
  const head = `${canonicalJson(before).slice(0, -1)},"recordedAt":"`;
  const tail = `",${canonicalJson(after).slice(1)}`;
  const bytes = Buffer.byteLength(head) + INSTANT_LENGTH + Buffer.byteLength(tail);
  if (bytes > EVENT_BYTES_MAX) throw new EventTooLargeError(bytes, EVENT_BYTES_MAX);
  return { stream, version, eventId, type, schemaVersion, occurredOn, head, tail };
}

const INSTANT_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** The bytes that are stored, hashed and published. */
export function canonicalBytes(event: PreparedEvent, recordedAt: string): Buffer {
  return Buffer.from(event.head + recordedAt + event.tail, 'utf8');
}

const LEAF_PREFIX = Buffer.from([0]);

/** Leaf hash of RFC 9162: SHA-256 over a zero byte and the entry. */
export function leafHash(canonical: Buffer): Buffer {
  return createHash('sha256').update(LEAF_PREFIX).update(canonical).digest();
}

/** Reads an event back from its stored bytes, and from nothing else. */
export function parseEvent(position: number, canonical: Buffer): StoredEvent {
  const { v, ...event } = JSON.parse(canonical.toString('utf8')) as StoredEvent & { v: number };
  if (v !== ENVELOPE_VERSION)
    throw new Error(`Position ${position} has an envelope of unknown version ${v}.`);
  return { ...event, position };
}

function checkKey(what: string, key: string): void {
  const wellFormed = typeof key === 'string' && !key.includes('\0') && !/\p{Surrogate}/u.test(key);
  if (!wellFormed || key === '' || Buffer.byteLength(key) > KEY_BYTES_MAX) {
    throw new InvalidAppendError(`${what} must be text of 1 to ${KEY_BYTES_MAX} bytes`);
  }
}

function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001-01-01') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
