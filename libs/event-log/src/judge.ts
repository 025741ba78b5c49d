import type { Disclosure } from './disclosures';
import type { AppendResult } from './event-log';
import { canonicalBytes, leafHash, type PreparedEvent, type PreparedRequest } from './prepared-request';

/** What the log holds about the streams and keys that a batch of requests names, read under the log's lock. */
export interface LogState {
  nextPosition: number;
  /** Milliseconds since 1970; null when the log is empty. */
  lastRecordedAt: number | null;
  /** The version of the last event; absent when the stream does not exist. */
  versions: Map<string, number>;
  claims: Map<string, string>;
  replies: Map<string, StoredReply>;
}

export interface StoredReply {
  digest: string;
  position: number;
  replyText: string;
}

export interface EventRow extends PreparedEvent {
  position: number;
  canonical: Buffer;
  leafHash: Buffer;
}

/** What a batch adds to the log. */
export interface Effect {
  events: EventRow[];
  claims: { key: string; stream: string }[];
  replies: (StoredReply & { key: string })[];
  disclosures: Disclosure[];
  recordedAt: number;
}

/**
 * Judges requests in their order, each against the log and all accepted before it, and moves `state` on.
 * One instant serves the whole batch; it never lies before the last one, whatever the clock says.
 */
export function judgeBatch(
  requests: PreparedRequest[],
  state: LogState,
  now: number,
): { results: AppendResult[]; effect: Effect } {
  const recordedAt = Math.max(now, state.lastRecordedAt ?? now);
  const instant = new Date(recordedAt).toISOString();
  const effect: Effect = { events: [], claims: [], replies: [], disclosures: [], recordedAt };
  const results = requests.map(
    (request) => refusal(request, state) ?? accept(request, state, effect, instant),
  );
  if (effect.events.length > 0) state.lastRecordedAt = recordedAt;
  return { results, effect };
}

/** The retry of a done command comes first: by now its own events stand against it. */
function refusal({ expected, claims, idempotency }: PreparedRequest, state: LogState): AppendResult | null {
  const reply = idempotency && state.replies.get(idempotency.key);
  if (reply) {
    return reply.digest === idempotency.digest
      ? { outcome: 'REPLAYED', position: reply.position, reply: JSON.parse(reply.replyText) as unknown }
      : { outcome: 'IDEMPOTENCY_MISMATCH' };
  }
  for (const { stream, version } of expected) {
    const actualVersion = state.versions.get(stream) ?? -1;
    if (actualVersion !== version) return { outcome: 'VERSION_CONFLICT', stream, actualVersion };
  }
  const own = new Map<string, string>();
  for (const { key, stream } of claims) {
    const holder = state.claims.get(key) ?? own.get(key);
    if (holder !== undefined && !(own.has(key) && holder === stream)) {
      return { outcome: 'CLAIM_TAKEN', key, stream: holder };
    }
    own.set(key, stream);
  }
  return null;
}

function accept(request: PreparedRequest, state: LogState, effect: Effect, instant: string): AppendResult {
  for (const event of request.events) {
    const canonical = canonicalBytes(event, instant);
    effect.events.push({ ...event, position: state.nextPosition, canonical, leafHash: leafHash(canonical) });
    state.versions.set(event.stream, event.version);
    state.nextPosition += 1;
  }
  const position = state.nextPosition - 1;
  for (const { key, stream } of request.claims) {
    if (state.claims.has(key)) continue;
    state.claims.set(key, stream);
    effect.claims.push({ key, stream });
  }
  effect.disclosures.push(...request.disclosures);
  if (request.idempotency) {
    const reply = { ...request.idempotency, position };
    state.replies.set(reply.key, reply);
    effect.replies.push(reply);
  }
  return { outcome: 'APPENDED', position, recordedAt: instant };
}
