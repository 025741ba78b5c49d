import { fold, InvariantViolation, upcast, type Aggregate, type DomainEvent } from '@suyuan/domain';
import type { EventLog, StoredEvent } from '@suyuan/event-log';
import type { Lru } from '@suyuan/platform';

/**
 * A state, and the version of the last event folded into it; -1: the stream does not exist. A stale one is harmless:
 * appends carry expected versions.
 */
export interface Versioned<State> {
  version: number;
  state: State;
}

/** The states of one sort of stream, shared by all commands of the process. Only what exists is kept. */
export class FoldedStreams<State, Event extends DomainEvent> implements States<State> {
  /** @param kept null: they are read a few times in their life, so none is kept */
  constructor(
    private readonly log: EventLog,
    private readonly aggregate: Aggregate<State, Event>,
    private readonly kept: Lru<string, Versioned<State>> | null,
  ) {}

  /** Of each stream; those that are not kept are read with one question to the log. */
  async load(streams: readonly string[], fresh: boolean): Promise<Map<string, Versioned<State>>> {
    const found = new Map<string, Versioned<State>>();
    for (const stream of streams) {
      const kept = fresh ? undefined : this.kept?.get(stream);
      if (kept) found.set(stream, kept);
    }
    const missing = streams.filter((stream) => !found.has(stream));
    if (missing.length === 0) return found;
    const events = await this.log.readStreams(missing);
    for (const stream of missing) {
      const loaded = this.folded(stream, events.get(stream) ?? []);
      this.keep(stream, loaded);
      found.set(stream, loaded);
    }
    return found;
  }

  /** Carries a kept state on by the events just appended after `version`; forgets it when it stands elsewhere. */
  advance(stream: string, version: number, events: readonly DomainEvent[]): void {
    if (this.kept === null) return;
    const before = this.kept.get(stream) ?? (version === -1 ? this.folded(stream, []) : undefined);
    if (!before) return;
    if (before.version === version) {
      const state = fold(this.aggregate, events, before.state);
      this.keep(stream, { version: version + events.length, state });
    } else if (before.version < version + events.length) {
      this.kept.delete(stream);
    }
  }

  private folded(stream: string, stored: readonly StoredEvent[]): Versioned<State> {
    const events = stored.map(({ type, schemaVersion, data }) => {
      const known = upcast(type, schemaVersion, data);
      if (known !== null) return known;
      throw new InvariantViolation(`${stream} holds ${type} of unknown schema ${schemaVersion}`);
    });
    return { version: events.length - 1, state: fold(this.aggregate, events) };
  }

  private keep(stream: string, loaded: Versioned<State>): void {
    if (this.kept === null || loaded.version < 0) return;
    const kept = this.kept.get(stream);
    if (!kept || kept.version < loaded.version) this.kept.set(stream, loaded);
  }
}

/** Where states come from. */
export interface States<State> {
  load(streams: readonly string[], fresh: boolean): Promise<ReadonlyMap<string, Versioned<State>>>;
}

/** What one attempt at a command sees of them: each stream read once, and its version told. */
export class SeenStreams<State> {
  private readonly seen = new Map<string, State>();

  constructor(
    private readonly streams: States<State>,
    private readonly fresh: boolean,
    private readonly versions: Map<string, number>,
  ) {}

  async one(stream: string): Promise<State> {
    const state = (await this.all([stream])).get(stream);
    if (state === undefined) throw new InvariantViolation(`${stream} was asked for and not loaded`);
    return state;
  }

  async all(streams: readonly string[]): Promise<ReadonlyMap<string, State>> {
    const missing = [...new Set(streams)].filter((stream) => !this.seen.has(stream));
    for (const [stream, { state, version }] of await this.streams.load(missing, this.fresh)) {
      this.seen.set(stream, state);
      this.versions.set(stream, version);
    }
    return this.seen;
  }
}
