import { Injectable } from '@nestjs/common';
import { ReadModel, type IssuingFigures } from '@suyuan/read-model';
import { FactsMissing } from '@suyuan/traceability';
import { Memories } from '../memory/memories';
import { Changes, dayKey, NAMEPLATES, printKey } from '../memory/changes';

/** Certificates whose figures of issuing are remembered; a few hundred bytes each. */
export const ISSUING_MAX = 50_000;
/** Certificates read with one look at the tables. */
export const ISSUING_AT_ONCE = 250;

/** What speaks about the issuing of a certificate, and what would change it. */
export interface RememberedIssuing {
  figures: IssuingFigures;
  restsOn: readonly string[];
  /** True of every position from `from` to `upTo`. */
  from: number;
  upTo: number;
}

/**
 * What certificates of one issuer say about each other: it changes with the next certificate of that day or of those
 * figures, and with nothing else.
 */
@Injectable()
export class IssuingMemory {
  private readonly cache;

  constructor(
    private readonly readModel: ReadModel,
    private readonly changes: Changes,
    memories: Memories,
  ) {
    this.cache = memories.lru<string, RememberedIssuing>(ISSUING_MAX);
  }

  /** @throws FactsMissing where the tables do not know one of them */
  async of(certificates: readonly string[], knownAt: number): Promise<Map<string, RememberedIssuing>> {
    const found = new Map<string, RememberedIssuing>();
    const missing: string[] = [];
    for (const id of certificates) {
      const known = this.cache.get(id);
      if (known !== undefined && this.holds(known, knownAt)) found.set(id, known);
      else missing.push(id);
    }
    for (let start = 0; start < missing.length; start += ISSUING_AT_ONCE) {
      const { generation } = this.cache;
      const asked = missing.slice(start, start + ISSUING_AT_ONCE);
      const read = await this.readModel.issuingOf(asked, knownAt);
      for (const id of asked) {
        const figures = read.get(id);
        if (figures === undefined) throw new FactsMissing([`issuing of certificate ${id}`]);
        const remembered = { figures, restsOn: sourcesOf(figures), from: knownAt, upTo: knownAt };
        found.set(id, remembered);
        // As known earlier is asked seldom: what is known further stays.
        if ((this.cache.get(id)?.upTo ?? -1) < knownAt) this.cache.set(id, remembered, generation);
      }
    }
    return found;
  }

  private holds(known: RememberedIssuing, knownAt: number): boolean {
    if (knownAt < known.from) return false;
    if (knownAt <= known.upTo) return true;
    if (this.changes.since(known.restsOn, known.upTo)) return false;
    known.upTo = knownAt;
    return true;
  }
}

/** Only where others have the same figures does it matter whose assets they are for. */
function sourcesOf({ issuer, performedOn, print, shared }: IssuingFigures): string[] {
  const sources = [dayKey(issuer, performedOn)];
  if (print !== null) sources.push(printKey(issuer, print));
  if (shared) sources.push(NAMEPLATES);
  return sources;
}
