import type { ResultFinding } from '@suyuan/domain';
import type { BaseRange } from '../facts';
import { StringPool } from '../storage/string-pool';

/** What the points of one mark cover; `part` is its number, NONE of points that bear no mark. */
export interface MarkedCover extends BaseRange {
  part: number;
}

/** A finding of a result, by the number of its mark. */
export interface NumberedFinding extends Omit<ResultFinding, 'mark'> {
  part: number | null;
}

/**
 * Parts of assets (channels, pieces, functions, probes) in the graph: sparse, for most certificates name none. Marks of points
 * share the numbers of parts, for a mark may turn out to be one.
 */
export class Parts {
  private readonly names = new StringPool();
  /** The part that a result states it is of. */
  readonly ofResults = new Map<number, number>();
  /** What a result covers by the marks of its points. */
  readonly marked = new Map<number, readonly MarkedCover[]>();
  /** The part that a reference states was used. */
  readonly ofReferences = new Map<number, number>();
  /** Series of which some reference names a part. */
  readonly usedIn = new Set<number>();
  /** Results that failed, or tell of an adjustment, by their series. */
  readonly foundIn = new Map<number, number[]>();
  readonly findings = new Map<number, readonly NumberedFinding[]>();
  /** Certificates that amend another one in a part alone, by that other one. */
  readonly replacements = new Map<number, { by: number; part: number }[]>();
  private readonly ofAssets = new Map<number, Map<number, number>>();

  add(name: string): number {
    return this.names.add(name);
  }

  find(name: string): number {
    return this.names.find(name);
  }

  addToAsset(asset: number, part: number, position: number): void {
    const known = this.ofAssets.get(asset) ?? new Map<number, number>();
    this.ofAssets.set(asset, known);
    known.set(part, Math.min(position, known.get(part) ?? position));
  }

  /** Whether a mark is a part of an asset, as known at a position. */
  isOfAsset(asset: number, part: number, knownAt: number): boolean {
    const since = this.ofAssets.get(asset)?.get(part);
    return since !== undefined && since <= knownAt;
  }

  namesOfAsset(asset: number, knownAt: number): string[] {
    const known = [...(this.ofAssets.get(asset) ?? [])].filter(([, since]) => since <= knownAt);
    return known.map(([part]) => this.names.text(part)).sort();
  }

  addFindings(series: number, result: number, findings: readonly ResultFinding[]): void {
    const numbered = findings.map(({ mark, ...rest }) => ({
      ...rest,
      part: mark === null ? null : this.add(mark),
    }));
    this.findings.set(result, numbered);
    const known = this.foundIn.get(series);
    if (known === undefined) this.foundIn.set(series, [result]);
    else known.push(result);
  }

  addReplacement(replaced: number, by: number, part: number): void {
    const known = this.replacements.get(replaced);
    if (known === undefined) this.replacements.set(replaced, [{ by, part }]);
    else known.push({ by, part });
  }
}
