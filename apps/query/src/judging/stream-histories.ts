import { Injectable } from '@nestjs/common';
import { ReadModel, type StreamEvent } from '@suyuan/read-model';
import { Visibility } from '../graph/visibility';
import { Lru } from '../reading/lru';

/** Streams whose events are remembered: the trunk that is judged again and again; a few kilobytes each. */
export const STREAM_HISTORIES_MAX = 20_000;

interface History {
  events: readonly StreamEvent[];
  /** Complete up to this position. */
  upTo: number;
}

/**
 * The events that judgements rest on, by stream. A remembered history serves every question about what was known up
 * to where it is complete; later ones cost one look at what was recorded since.
 */
@Injectable()
export class StreamHistories {
  private readonly cache = new Lru<string, History>(STREAM_HISTORIES_MAX);
  private published: History = { events: [], upTo: -1 };

  constructor(
    private readonly readModel: ReadModel,
    private readonly visibility: Visibility,
  ) {}

  /** Every event of the streams that is visible now, and at least those up to `knownAt`. */
  async of(streams: Iterable<string>, knownAt: number): Promise<StreamEvent[]> {
    const wanted = [...new Set(streams)];
    const stale = wanted.filter((stream) => (this.cache.get(stream)?.upTo ?? -1) < knownAt);
    if (stale.length > 0) await this.load(stale, knownAt);
    return wanted.flatMap((stream) => [...(this.cache.get(stream)?.events ?? [])]);
  }

  /** Every scheme and method published. */
  async publications(knownAt: number): Promise<readonly StreamEvent[]> {
    const known = this.published;
    if (known.upTo < knownAt) {
      const upTo = Math.max(this.visibility.visible, knownAt);
      const later = await this.readModel.publications(known.upTo, upTo);
      // Two questions may have looked at once; what was complete further stays.
      if (upTo > this.published.upTo) {
        this.published = { events: [...known.events, ...later], upTo };
      }
    }
    return this.published.events;
  }

  private async load(stale: readonly string[], knownAt: number): Promise<void> {
    const upTo = Math.max(this.visibility.visible, knownAt);
    const known = new Map(stale.map((stream) => [stream, this.cache.get(stream)]));
    const from = Math.min(...[...known.values()].map((history) => history?.upTo ?? -1));
    const later = new Map<string, StreamEvent[]>(stale.map((stream) => [stream, []]));
    for (const event of await this.readModel.eventsOf(stale, from, upTo))
      later.get(event.stream)?.push(event);
    for (const [stream, events] of later) {
      const before = known.get(stream);
      const added = events.filter((event) => event.position > (before?.upTo ?? -1));
      const current = this.cache.get(stream);
      if (current !== undefined && current.upTo >= upTo) continue;
      this.cache.set(stream, { events: [...(before?.events ?? []), ...added], upTo });
    }
  }
}
