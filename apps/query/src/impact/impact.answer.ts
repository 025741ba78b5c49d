import { IMPACT_GRADES, type AssetReference, type ImpactGrade, type LocalText } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import {
  present,
  type Exposure,
  type GradedItem,
  type ImpactCause,
  type ImpactClass,
  type ImpactCounts,
  type ImpactItem,
  type ItemGrading,
  type UngradedReason,
} from '@suyuan/traceability';
import type { Completeness } from '../reading/completeness';

export interface AssetImpactEcho {
  asset: string;
  /** Exclusive; null: no lower bound. */
  from: string | null;
  /** Inclusive; null: no upper bound. */
  to: string | null;
  quantity: string | null;
  knownAt: number;
}

export interface CertificateImpactEcho {
  certificate: string;
  knownAt: number;
}

/** One affected certificate, the same in the page, the CSV and the stream. */
export interface AnsweredImpactItem {
  certificate: string;
  number: string | null;
  asset: AssetReference;
  assetName: LocalText | null;
  tier: string | null;
  region: string | null;
  class: ImpactClass;
  depth: number;
  via: string[];
  usedOn: string;
  window: { from: string; to: string | null };
  /** null where the class is VOID. */
  exposure: Exposure | null;
  quantities: string[];
  /** How bad, where the shift is known; null: not graded, and `ungraded` says why. */
  grade: ImpactGrade | null;
  /** How it came to its grade; null too for a restricted asset. */
  grading: Omit<ItemGrading, 'grade'> | null;
  ungraded: UngradedReason | null;
}

/** Items without a grade among the counts by grade. */
export const UNGRADED = 'UNGRADED';
export type GradeCounts = Record<ImpactGrade | typeof UNGRADED, number>;

export function noGrades(): GradeCounts {
  return Object.fromEntries([...IMPACT_GRADES, UNGRADED].map((grade) => [grade, 0])) as GradeCounts;
}

export interface AnsweredImpactCounts extends ImpactCounts {
  /** null where there are more items than are graded at once. */
  byGrade: GradeCounts | null;
}

/** What the grades rest on, and whether they are all there. */
export interface ImpactGradingsReport {
  causes: ImpactCause[];
  /** False when a limit was hit; `limit` names it. */
  complete: boolean;
  limit: string | null;
  /** Where the thresholds come from. */
  source: string;
}

export interface ImpactPage {
  question: AssetImpactEcho | CertificateImpactEcho;
  counts: AnsweredImpactCounts;
  grading: ImpactGradingsReport;
  items: AnsweredImpactItem[];
  next: string | null;
  completeness: Completeness;
}

export interface ImpactDetails {
  certificates: ReadonlyMap<string, CertificateDigest>;
  assets: ReadonlyMap<string, AssetDigest>;
  hidden: ReadonlySet<string>;
  /** Assets of others: whoever certified one reads its own certificate, not whose it is and where. */
  foreign: ReadonlySet<string>;
}

export function answerItem(item: ImpactItem, graded: GradedItem, details: ImpactDetails): AnsweredImpactItem {
  const known = typeof item.asset === 'string' ? item.asset : null;
  const hidden = known !== null && details.hidden.has(known);
  const { number } = present(details.certificates.get(item.certificate), `certificate ${item.certificate}`);
  // Only a registered asset has a tier; of others nothing is known.
  const registered =
    known === null || item.tier === null ? null : present(details.assets.get(known), `asset ${known}`);
  const withheld = hidden || (known !== null && details.foreign.has(known));
  return {
    certificate: item.certificate,
    number: hidden ? null : number,
    asset: item.asset,
    assetName: withheld || registered === null ? null : registered.name,
    tier: item.tier,
    region: withheld ? null : item.region,
    class: item.class,
    depth: item.depth,
    via: item.via,
    usedOn: item.usedOn,
    window: { from: item.window.from, to: item.window.to },
    exposure: item.exposure,
    quantities: item.quantities,
    grade: graded.grade,
    grading: hidden ? null : gradingOf(graded),
    ungraded: graded.ungraded,
  };
}

function gradingOf({ grading }: GradedItem): AnsweredImpactItem['grading'] {
  if (grading === null) return null;
  const { grade: _, ...how } = grading;
  return how;
}
