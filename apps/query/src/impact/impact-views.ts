import { Injectable } from '@nestjs/common';
import { ReadModel, type Reader } from '@suyuan/read-model';
import { present, sortInSteps, type Impact, type ImpactCounts, type ImpactItem } from '@suyuan/traceability';
import { Digests } from '../names/digests';
import { oversees } from '../access/policy';
import { Redactor } from '../access/redactor';
import { Rights } from '../access/rights';
import { inSlices } from '../slices';
import { itemsOf } from './impact-grader';

/** Items looked at with one look at the tables. */
const BATCH = 500;

/** A count of fewer could single one out: it is told together with the other small ones. */
export const COUNT_SHOWN_MIN = 5;
/** Where the small counts are told. */
export const OTHER = 'other';

/** What a reader sees of an impact: which items, in which order. */
export interface ImpactView {
  /** Indices of the items; null: all of them, in the order of the walk. */
  indices: readonly number[] | null;
  /** Whether counts must not single anything out: something is hidden, or of others. */
  guarded: boolean;
}

/** Whose eyes a walked impact is seen with. */
@Injectable()
export class ImpactViews {
  constructor(
    private readonly readModel: ReadModel,
    private readonly digests: Digests,
    private readonly rights: Rights,
    private readonly redactor: Redactor,
  ) {}

  /** What makes one view another: kept with the impact under it. */
  keyOf({ role, organization, today }: Reader): string {
    return JSON.stringify([role, organization, today, this.rights.epoch]);
  }

  async of(reader: Reader, impact: Impact): Promise<ImpactView> {
    if (reader.role === 'admin') return { indices: null, guarded: false };
    if (oversees(reader)) return this.withHiddenLast(reader, impact);
    const indices: number[] = [];
    for (let start = 0; start < impact.size; start += BATCH)
      indices.push(...(await this.ownAmong(reader, impact, start)));
    return { indices, guarded: true };
  }

  /** Whether anything in an impact is the reader's own. */
  async reaches(reader: Reader, impact: Impact): Promise<boolean> {
    for (let start = 0; start < impact.size; start += BATCH)
      if ((await this.ownAmong(reader, impact, start)).length > 0) return true;
    return false;
  }

  /** Items are in the order of ids, so hidden ones stand where their handles put them, behind all others. */
  private async withHiddenLast(reader: Reader, impact: Impact): Promise<ImpactView> {
    if (this.rights.hidesNothing) return { indices: null, guarded: false };
    const ids: string[] = [];
    for (let start = 0; start < impact.size; start += BATCH)
      for (const { certificate } of await this.batchOf(impact, start)) ids.push(certificate);
    const handles = await this.redactor.hiddenCertificates(reader, ids);
    if (handles.size === 0) return { indices: null, guarded: false };
    const open = ids.flatMap((id, index) => (handles.has(id) ? [] : [index]));
    const handleOf = (index: number): string => handles.get(ids[index] as string) as string;
    const hidden = ids.flatMap((id, index) => (handles.has(id) ? [index] : []));
    const sorted = sortInSteps(hidden, (one, other) => (handleOf(one) < handleOf(other) ? -1 : 1));
    return { indices: open.concat(await inSlices(sorted)), guarded: true };
  }

  /** Of the items from `start` on, those of assets the reader owns or of certificates it issued. */
  private async ownAmong({ organization }: Reader, impact: Impact, start: number): Promise<number[]> {
    if (organization === null) return [];
    const items = await this.batchOf(impact, start);
    const assets = items.flatMap(({ asset }) => (typeof asset === 'string' ? [asset] : []));
    const owned = new Set(await this.readModel.ownedAmong(organization, assets));
    const certificates = await this.digests.certificates(items.map(({ certificate }) => certificate));
    return items.flatMap(({ asset, certificate }, index) => {
      const own = typeof asset === 'string' && owned.has(asset);
      const { issuer } = present(certificates.get(certificate), `certificate ${certificate}`);
      return own || issuer === organization ? [start + index] : [];
    });
  }

  private batchOf(impact: Impact, start: number): Promise<ImpactItem[]> {
    const end = Math.min(start + BATCH, impact.size);
    return itemsOf(
      impact,
      Array.from({ length: end - start }, (_, index) => start + index),
    );
  }
}

/** Counts that single nothing out: those below COUNT_SHOWN_MIN are told as one. */
export function guardedCounts<Counts extends Pick<ImpactCounts, 'byTier' | 'byRegion' | 'byQuantity'>>(
  counts: Counts,
  { guarded }: ImpactView,
): Counts {
  if (!guarded) return counts;
  const { byTier, byRegion, byQuantity } = counts;
  return {
    ...counts,
    byTier: guardedBy(byTier),
    byRegion: guardedBy(byRegion),
    byQuantity: guardedBy(byQuantity),
  };
}

function guardedBy(counts: Readonly<Record<string, number>>): Record<string, number> {
  const shown = Object.entries(counts).filter(([, count]) => count >= COUNT_SHOWN_MIN);
  const other = Object.values(counts).reduce(
    (sum, count) => (count < COUNT_SHOWN_MIN ? sum + count : sum),
    0,
  );
  return Object.fromEntries(other === 0 ? shown : [...shown, [OTHER, other]]);
}
