import type { ImpactItemReply, ImpactReply, Unnamed } from '@suyuan/contract';
import { IMPACT_GRADES, type ImpactGrade } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import { present, type GradedItem, type ImpactItem } from '@suyuan/traceability';

/** One affected certificate as every form of the answer tells it; the table and the stream tell no more. */
export type AnsweredImpactItem = Omit<ImpactItemReply, 'status'>;

/** Items without a grade among the counts by grade. */
export const UNGRADED = 'UNGRADED';
export type GradeCounts = Record<ImpactGrade | typeof UNGRADED, number>;

export function noGrades(): GradeCounts {
  return Object.fromEntries([...IMPACT_GRADES, UNGRADED].map((grade) => [grade, 0])) as GradeCounts;
}

export type ImpactPage = Unnamed<ImpactReply>;

export interface ImpactDetails {
  certificates: ReadonlyMap<string, CertificateDigest>;
  assets: ReadonlyMap<string, AssetDigest>;
  hidden: ReadonlySet<string>;
  /** Assets of others: whoever certified one reads its own certificate, not whose it is and where. */
  foreign: ReadonlySet<string>;
}

/** The registered asset of an item whose name, place and state are for the reader; null: none, or they are not. */
export function toldAsset({ asset, tier }: ImpactItem, { hidden, foreign }: ImpactDetails): string | null {
  // Only a registered asset has a tier; of others nothing is known.
  if (typeof asset !== 'string' || tier === null) return null;
  return hidden.has(asset) || foreign.has(asset) ? null : asset;
}

export function answerItem(item: ImpactItem, graded: GradedItem, details: ImpactDetails): AnsweredImpactItem {
  const known = typeof item.asset === 'string' ? item.asset : null;
  const hidden = known !== null && details.hidden.has(known);
  const { number } = present(details.certificates.get(item.certificate), `certificate ${item.certificate}`);
  const registered =
    known === null || item.tier === null ? null : present(details.assets.get(known), `asset ${known}`);
  const withheld = hidden || (known !== null && details.foreign.has(known));
  return {
    certificate: item.certificate,
    number: hidden ? null : number,
    asset: item.asset,
    assetName: registered === null || toldAsset(item, details) === null ? null : registered.name,
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
