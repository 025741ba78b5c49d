import { ASSET_KINDS, assetStream, withoutYear } from '@suyuan/domain';
import type { TableProgress } from '@suyuan/read-model';
import type { CalibrationGraph } from '@suyuan/traceability';

/** The limit that an answer names when events that it may rest on could not be applied and wait for an operator. */
export const EVENTS_SET_ASIDE = 'EVENTS_SET_ASIDE';

const ASSET_PREFIXES: readonly string[] = ASSET_KINDS.map((kind) => assetStream(kind, ''));

/** Streams whose id says what they are about; the content of an event does not matter for that. */
const NAMED_PREFIXES: readonly string[] = ['laboratory-', 'scheme-', 'method-', 'quantity-', 'impactcase-'];

/**
 * Streams of which nothing is applied from a position on: the event there is dead, and those after it are parked. The
 * tables lack what an answer may rest on, and it has to say so.
 */
export class SetAside {
  static readonly NOTHING = new SetAside(new Map(), false);

  static of({ setAside, setAsideMore }: TableProgress): SetAside {
    return setAside.size === 0 ? SetAside.NOTHING : new SetAside(setAside, setAsideMore);
  }

  constructor(
    private readonly first: ReadonlyMap<string, number>,
    /** There are more than are told: then any stream may be one. */
    private readonly more: boolean,
  ) {}

  get size(): number {
    return this.first.size;
  }

  /** Whether something known by then was set aside, of whatever stream. */
  any(knownAt: number): boolean {
    for (const position of this.first.values()) if (position <= knownAt) return true;
    return false;
  }

  /** Streams set aside from a position after one and up to another; null: more than are told. */
  streamsBetween(after: number, upTo: number): string[] | null {
    const found = [...this.first].filter(([, position]) => after < position && position <= upTo);
    return found.length > 0 && this.more ? null : found.map(([stream]) => stream);
  }

  touches(streams: Iterable<string>, knownAt: number): boolean {
    if (this.first.size === 0) return false;
    if (this.more && this.any(knownAt)) return true;
    for (const stream of streams) if ((this.first.get(stream) ?? Infinity) <= knownAt) return true;
    return false;
  }

  /** Whether something about an asset was set aside, whenever. */
  touchesAsset(id: string): boolean {
    if (this.first.size === 0) return false;
    return this.more || ASSET_PREFIXES.some((prefix) => this.first.has(`${prefix}${id}`));
  }

  /** Whether a quantity, a version of a method, or of a scheme of one of these families was set aside. */
  touchesPublication(methods: ReadonlySet<string>, families: ReadonlySet<string>, knownAt: number): boolean {
    for (const [stream, position] of this.first) {
      if (position > knownAt) continue;
      // Whatever the trace is of: which quantities it touches is not told.
      if (stream.startsWith('quantity-')) return true;
      if (stream.startsWith('method-') && methods.has(stream.slice('method-'.length))) return true;
      if (stream.startsWith('scheme-') && families.has(withoutYear(stream.slice('scheme-'.length))))
        return true;
    }
    return false;
  }

  /** Whether something was set aside of which nobody knows what it is about: a certificate or asset yet unknown. */
  unplaced(graph: CalibrationGraph, knownAt: number): boolean {
    for (const [stream, position] of this.first) {
      if (position <= knownAt && !isPlaced(stream, graph, knownAt)) return true;
    }
    return false;
  }
}

function isPlaced(stream: string, graph: CalibrationGraph, knownAt: number): boolean {
  if (NAMED_PREFIXES.some((prefix) => stream.startsWith(prefix))) return true;
  if (stream.startsWith('certificate-')) {
    return graph.knowsCertificate(stream.slice('certificate-'.length), knownAt);
  }
  const prefix = ASSET_PREFIXES.find((each) => stream.startsWith(each));
  return prefix !== undefined && graph.knowsAsset(stream.slice(prefix.length), knownAt);
}
