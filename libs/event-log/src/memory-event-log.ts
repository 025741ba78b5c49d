import type { Clock } from '@suyuan/platform';
import { AppendListeners } from './append-listeners';
import { personKey, type Disclosure, type Erasure, type NamedPerson } from './disclosures';
import { LogClosedError } from './errors';
import { type AppendRequest, type AppendResult, EventLog, type StoredEvent } from './event-log';
import { type EventRow, judgeBatch, type LogState } from './judge';
import { checkedClaims, parseEvent, prepareRequest } from './prepared-request';

/** The twin of the PostgreSQL log for tests and trials: the same rules, kept in memory and gone with the process. */
export class MemoryEventLog extends EventLog {
  private readonly rows: EventRow[] = [];
  private readonly streams = new Map<string, EventRow[]>();
  private readonly listeners = new AppendListeners();
  private readonly state: LogState = {
    nextPosition: 0,
    lastRecordedAt: null,
    versions: new Map(),
    claims: new Map(),
    replies: new Map(),
  };
  private readonly disclosures = new Map<string, Disclosure>();
  private readonly erasures = new Map<string, Erasure>();
  private closed = false;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async append(request: AppendRequest): Promise<AppendResult> {
    if (this.closed) throw new LogClosedError();
    const { results, effect } = judgeBatch([prepareRequest(request)], this.state, this.clock.now().getTime());
    for (const row of effect.events) {
      this.rows.push(row);
      const stream = this.streams.get(row.stream);
      if (stream) stream.push(row);
      else this.streams.set(row.stream, [row]);
    }
    for (const disclosure of effect.disclosures) this.disclosures.set(disclosure.person, disclosure);
    if (effect.events.length > 0) this.listeners.tell(this.rows.length - 1);
    return results[0] as AppendResult;
  }

  override async read(from: number, limit: number): Promise<StoredEvent[]> {
    return this.rows.slice(Math.max(from, 0), Math.max(from, 0) + limit).map(toEvent);
  }

  override async readStreams(streams: string[]): Promise<Map<string, StoredEvent[]>> {
    return new Map(streams.map((stream) => [stream, (this.streams.get(stream) ?? []).map(toEvent)]));
  }

  override async findClaims(keys: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const key of keys) {
      const stream = this.state.claims.get(key);
      if (stream !== undefined) found.set(key, stream);
    }
    return found;
  }

  override async takeFreeClaims(claims: { key: string; stream: string }[]): Promise<void> {
    for (const { key, stream } of checkedClaims(claims)) {
      if (!this.state.claims.has(key)) this.state.claims.set(key, stream);
    }
  }

  override async findReply(
    key: string,
  ): Promise<{ digest: string; position: number; reply: unknown } | null> {
    const found = this.state.replies.get(key);
    if (!found) return null;
    return { digest: found.digest, position: found.position, reply: JSON.parse(found.replyText) as unknown };
  }

  override async findDisclosures(persons: readonly string[]): Promise<Map<string, Disclosure>> {
    return new Map(
      persons.flatMap((person) => {
        const known = this.disclosures.get(person);
        return known ? [[person, known]] : [];
      }),
    );
  }

  override async findPersons(named: readonly NamedPerson[]): Promise<Map<string, string>> {
    const wanted = new Set(named.map(personKey));
    const known = [...this.disclosures.values()].filter((each) => wanted.has(personKey(each)));
    const sorted = known
      .map((each) => [personKey(each), each.person] as const)
      .sort(([, a], [, b]) => (a < b ? 1 : -1));
    return new Map(sorted);
  }

  override async erase(erasure: Erasure): Promise<number> {
    if (this.erasures.has(erasure.id)) return 0;
    this.erasures.set(erasure.id, erasure);
    const named = erasure.persons.flatMap((person) => this.disclosures.get(person) ?? []).map(personKey);
    const gone = [...this.disclosures.values()].filter((each) => named.includes(personKey(each)));
    for (const { person } of gone) this.disclosures.delete(person);
    return gone.length;
  }

  override async head(): Promise<number> {
    return this.rows.length - 1;
  }

  override onAppended(listener: (head: number) => void): () => void {
    return this.listeners.add(listener);
  }

  override async close(): Promise<void> {
    this.closed = true;
  }
}

function toEvent(row: EventRow): StoredEvent {
  return parseEvent(row.position, row.canonical);
}
