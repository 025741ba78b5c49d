import { type Clock, createPool, RUNTIME_ROLE } from '@suyuan/platform';
import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { AppendListeners } from './append-listeners';
import { eraseDisclosures, selectDisclosures, selectPersons, type DisclosureRow } from './disclosure-sql';
import { personKey, type Disclosure, type Erasure, type NamedPerson } from './disclosures';
import { LogUnavailableError } from './errors';
import { type AppendRequest, type AppendResult, EventLog, type StoredEvent } from './event-log';
import { GroupCommit } from './group-commit';
import { insertFreeClaims, selectClaims, selectReplies } from './log-sql';
import { writeBatch } from './log-writer';
import { checkedClaims, parseEvent, type PreparedRequest, prepareRequest } from './prepared-request';

/** Reading is short; commands read before they append. */
export const READ_CONNECTIONS_MAX = 4;

export interface PostgresEventLogOptions {
  url: string;
  clock: Clock;
  /** The role to work under. RUNTIME_ROLE when absent, which can add to the log and change nothing in it. */
  role?: string;
  /** Told when an idle connection breaks. */
  onError?: (error: Error) => void;
}

/** The log in PostgreSQL. The schema must be there: see migrateEventLog. */
export class PostgresEventLog extends EventLog {
  /** One connection: a process writes one batch at a time. */
  private readonly writer: Pool;
  private readonly reader: Pool;
  private readonly commits: GroupCommit<PreparedRequest, AppendResult>;
  private readonly listeners = new AppendListeners();
  private readonly clock: Clock;
  private closing: Promise<void> | null = null;

  constructor({ url, clock, role = RUNTIME_ROLE, onError }: PostgresEventLogOptions) {
    super();
    this.clock = clock;
    this.writer = createPool({ url, role, max: 1, pipeline: true, onError });
    this.reader = createPool({ url, role, max: READ_CONNECTIONS_MAX, onError });
    this.commits = new GroupCommit((batch) => this.flush(batch));
  }

  override async append(request: AppendRequest): Promise<AppendResult> {
    const prepared = prepareRequest(request);
    return this.commits.submit(prepared, prepared.bytes);
  }

  override async read(from: number, limit: number): Promise<StoredEvent[]> {
    const { rows } = await this.ask<EventBytes>({
      name: 'log-read',
      text: 'select position, canonical from log.event where position >= $1 order by position limit $2',
      values: [from, limit],
    });
    return rows.map(toEvent);
  }

  override async readStreams(streams: string[]): Promise<Map<string, StoredEvent[]>> {
    const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    const { rows } = await this.ask<EventBytes>({
      name: 'log-read-streams',
      text: 'select position, canonical from log.event where stream = any($1::text[]) order by stream, version',
      values: [[...found.keys()]],
    });
    for (const event of rows.map(toEvent)) found.get(event.stream)?.push(event);
    return found;
  }

  override async findClaims(keys: string[]): Promise<Map<string, string>> {
    const { rows } = await this.ask<{ key: string; stream: string }>(selectClaims(keys));
    return new Map(rows.map(({ key, stream }) => [key, stream]));
  }

  override async takeFreeClaims(claims: { key: string; stream: string }[]): Promise<void> {
    if (claims.length > 0) await this.ask(insertFreeClaims(checkedClaims(claims)));
  }

  override async findReply(
    key: string,
  ): Promise<{ digest: string; position: number; reply: unknown } | null> {
    const { rows } = await this.ask<{ digest: string; position: string; reply: string }>(
      selectReplies([key]),
    );
    const [found] = rows;
    if (!found) return null;
    return {
      digest: found.digest,
      position: Number(found.position),
      reply: JSON.parse(found.reply) as unknown,
    };
  }

  override async findDisclosures(persons: readonly string[]): Promise<Map<string, Disclosure>> {
    if (persons.length === 0) return new Map();
    const { rows } = await this.ask<DisclosureRow>(selectDisclosures(persons));
    return new Map(rows.map((row) => [row.person, row]));
  }

  override async findPersons(named: readonly NamedPerson[]): Promise<Map<string, string>> {
    if (named.length === 0) return new Map();
    const { rows } = await this.ask<DisclosureRow>(selectPersons(named));
    return new Map(rows.map((row) => [personKey(row), row.person]));
  }

  override async erase(erasure: Erasure): Promise<number> {
    const { rows } = await this.ask<{ erased: number }>(eraseDisclosures(erasure, this.clock.now()));
    return rows[0]?.erased ?? 0;
  }

  override async head(): Promise<number> {
    const { rows } = await this.ask<{ next_position: string }>({
      name: 'log-head',
      text: 'select next_position from log.head',
    });
    return Number(rows[0]?.next_position) - 1;
  }

  override onAppended(listener: (head: number) => void): () => void {
    return this.listeners.add(listener);
  }

  override close(): Promise<void> {
    this.closing ??= this.commits
      .close()
      .then(() => Promise.all([this.writer.end(), this.reader.end()]))
      .then(() => undefined);
    return this.closing;
  }

  /** The statements are fixed and small: one that fails did not reach a database that works. */
  private async ask<Row extends QueryResultRow>(query: QueryConfig): Promise<{ rows: Row[] }> {
    try {
      return await this.reader.query<Row>(query);
    } catch (error) {
      throw new LogUnavailableError(error);
    }
  }

  private async flush(batch: PreparedRequest[]): Promise<AppendResult[]> {
    const { results, head } = await writeBatch(this.writer, batch, this.clock);
    if (head !== null) this.listeners.tell(head);
    return results;
  }
}

interface EventBytes {
  position: string;
  canonical: Buffer;
}

function toEvent({ position, canonical }: EventBytes): StoredEvent {
  return parseEvent(Number(position), canonical);
}
