import type { Disclosure, Erasure, NamedPerson } from './disclosures';

/** Who caused an event, as the token said. */
export interface EventActor {
  subject: string;
  role: string;
  organization: string | null;
}

/** An event as its writer hands it over. The log does not look into `data`. */
export interface NewEvent {
  type: string;
  schemaVersion: number;
  /** The civil date on which it happened in the world. */
  occurredOn: string;
  data: unknown;
}

/** An event as the log keeps it. `position` is dense from 0 over the whole log, `version` dense from 0 in its stream. */
export interface StoredEvent {
  position: number;
  stream: string;
  version: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredOn: string;
  /** RFC 3339 UTC with milliseconds; never decreases with position. */
  recordedAt: string;
  actor: EventActor;
  correlationId: string | null;
  causationId: string | null;
  data: unknown;
}

export interface StreamWrite {
  stream: string;
  /** The version the writer saw last; -1 when the stream must not exist yet. */
  expectedVersion: number;
  events: NewEvent[];
}

/** One command's effect: everything in it is appended in one transaction, or nothing is. */
export interface AppendRequest {
  writes: StreamWrite[];
  /** Streams the decision read but does not write: the append fails when one of them has moved on. */
  guards?: { stream: string; expectedVersion: number }[];
  /** Names that may be taken once in the whole log (a certificate number of an issuer, an id), each by a stream. */
  claims?: { key: string; stream: string }[];
  /** A retry with the same key and digest gets the first reply; the same key with another digest is a mismatch. */
  idempotency?: { key: string; digest: string; reply: unknown };
  /** Persons whom the events name by these pseudonyms: kept in the transaction of the events. */
  disclosures?: readonly Disclosure[];
  actor: EventActor;
  correlationId?: string | null;
  causationId?: string | null;
}

export type AppendResult =
  | {
      outcome: 'APPENDED';
      /** Position of the last event of this request. */
      position: number;
      recordedAt: string;
    }
  /** The idempotency key was used before with the same digest: `reply` and `position` are the first ones. */
  | { outcome: 'REPLAYED'; position: number; reply: unknown }
  | { outcome: 'IDEMPOTENCY_MISMATCH' }
  /** A written or guarded stream is not at the version the decision was made on: load again, decide again. */
  | { outcome: 'VERSION_CONFLICT'; stream: string; actualVersion: number }
  | { outcome: 'CLAIM_TAKEN'; key: string; stream: string };

/**
 * The append-only log, the only truth. One writer lock gives dense positions in commit order, so whoever has
 * seen position n has seen everything before it.
 */
export abstract class EventLog {
  /** Resolves when the events are durable. Concurrent calls of one process share a transaction (group commit). */
  abstract append(request: AppendRequest): Promise<AppendResult>;

  /** Events with `position >= from`, in order, at most `limit`. */
  abstract read(from: number, limit: number): Promise<StoredEvent[]>;

  /** Events of the named streams, each in version order; a stream that does not exist gives an empty list. */
  abstract readStreams(streams: string[]): Promise<Map<string, StoredEvent[]>>;

  /** For each key the stream that took it; keys nobody took are absent. */
  abstract findClaims(keys: string[]): Promise<Map<string, string>>;

  /**
   * Takes those of the names that nobody has taken, for facts that were recorded before such names were; the others stay
   * with whoever has them.
   */
  abstract takeFreeClaims(claims: { key: string; stream: string }[]): Promise<void>;

  /** The first reply given under an idempotency key, or null. */
  abstract findReply(key: string): Promise<{ digest: string; position: number; reply: unknown } | null>;

  /** What is known of persons by their pseudonyms; those who were erased are absent. */
  abstract findDisclosures(persons: readonly string[]): Promise<Map<string, Disclosure>>;

  /** The pseudonyms that persons have already, by `personKey`. */
  abstract findPersons(named: readonly NamedPerson[]): Promise<Map<string, string>>;

  /** Erases what is known of persons, for good, and says of how many something was. An id erases once. */
  abstract erase(erasure: Erasure): Promise<number>;

  /** Position of the newest event, -1 when the log is empty. */
  abstract head(): Promise<number>;

  /** Calls `listener` after each commit of this process with the newest position. Returns the way to stop. */
  abstract onAppended(listener: (head: number) => void): () => void;

  /** Stops accepting appends, waits for those under way, releases connections the log opened itself. */
  abstract close(): Promise<void>;
}
