import { Injectable } from '@nestjs/common';
import { ReadModel, type StreamEvent } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Memories } from '../memory/memories';
import { Breath, BREATHE_AFTER } from '../slices';
import { Changes, PUBLICATIONS } from '../memory/changes';

/** Streams whose events are remembered: the trunk that is judged again and again; a few kilobytes each. */
export const STREAM_HISTORIES_MAX = 20_000;
/** Streams read with one look at the tables: their rows are taken apart in one go, and others wait meanwhile. */
export const STREAMS_AT_ONCE = 250;

interface History {
  events: readonly StreamEvent[];
  /** Complete up to this position. */
  upTo: number;
}

const NONE_READ: History = { events: [], upTo: -1 };

/**
 * The events that judgements rest on, by stream. A remembered history serves every question until its stream changes:
 * what was recorded of other streams costs nothing. What is handed out is what was read, whatever the memory forgets
 * meanwhile.
 */
@Injectable()
export class StreamHistories {
  private readonly cache;
  private readonly published;

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, History>(STREAM_HISTORIES_MAX);
    this.published = memories.lru<typeof PUBLICATIONS, History>(1);
  }

  /** Every event of the streams recorded at or before a position, each stream in its order. */
  async of(streams: Iterable<string>, knownAt: number): Promise<StreamEvent[]> {
    const found = new Map<string, History>();
    const stale: string[] = [];
    const breath = new Breath();
    let looked = 0;
    for (const stream of new Set(streams)) {
      if ((looked += 1) % BREATHE_AFTER === 0) await breath.now();
      const known = this.cache.get(stream);
      found.set(stream, known ?? NONE_READ);
      if (known === undefined || !this.isComplete(known, stream, knownAt)) stale.push(stream);
    }
    for (let start = 0; start < stale.length; start += STREAMS_AT_ONCE) {
      await this.load(stale.slice(start, start + STREAMS_AT_ONCE), found, knownAt);
    }
    const events: StreamEvent[] = [];
    for (const history of found.values()) {
      if ((looked += 1) % BREATHE_AFTER === 0) await breath.now();
      for (const event of history.events) if (event.position <= knownAt) events.push(event);
    }
    return events;
  }

  /** Every scheme, method and quantity published, and every organization that ended, at or before a position. */
  async publications(knownAt: number): Promise<readonly StreamEvent[]> {
    const { generation } = this.published;
    let history = this.published.get(PUBLICATIONS) ?? NONE_READ;
    if (!this.isComplete(history, PUBLICATIONS, knownAt)) {
      const upTo = Math.max(this.visibility.visible, knownAt);
      const later = await this.readModel.publications(history.upTo, upTo);
      history = { events: [...history.events, ...later], upTo };
      // Two questions may have looked at once; what is complete further stays.
      if (upTo > (this.published.get(PUBLICATIONS)?.upTo ?? -1)) {
        this.published.set(PUBLICATIONS, history, generation);
      }
    }
    return history.events.filter(({ position }) => position <= knownAt);
  }

  /** Nothing was recorded on it since; then it is complete up to the position asked for as well. */
  private isComplete(history: History, key: string, knownAt: number): boolean {
    if (history.upTo >= knownAt) return true;
    if (history.upTo < 0 || this.changes.lastOf(key) > history.upTo) return false;
    history.upTo = knownAt;
    return true;
  }

  private async load(stale: readonly string[], found: Map<string, History>, knownAt: number): Promise<void> {
    const { generation } = this.cache;
    const upTo = Math.max(this.visibility.visible, knownAt);
    const from = Math.min(...stale.map((stream) => (found.get(stream) ?? NONE_READ).upTo));
    const later = new Map<string, StreamEvent[]>(stale.map((stream) => [stream, []]));
    for (const event of await this.readModel.eventsOf(stale, from, upTo)) {
      later.get(event.stream)?.push(event);
    }
    for (const [stream, events] of later) {
      const before = found.get(stream) ?? NONE_READ;
      const added = events.filter((event) => event.position > before.upTo);
      const history = { events: [...before.events, ...added], upTo };
      found.set(stream, history);
      const current = this.cache.get(stream);
      if (current === undefined || current.upTo < upTo) this.cache.set(stream, history, generation);
    }
  }
}
