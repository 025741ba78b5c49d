import type { AssetReference, LocalText } from '@suyuan/domain';
import type { AssetDigest, CertificateDigest } from '@suyuan/read-model';
import type { Exposure, ImpactClass, ImpactCounts, ImpactItem } from '@suyuan/traceability';
import type { Completeness } from '../reading/completeness';
import { RESTRICTED_ASSET } from '../trace/trace.answer';

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
  exposure: Exposure;
  quantities: string[];
  /** How bad, where the shift is known; null: not graded. */
  grade: null;
}

export interface ImpactPage {
  question: AssetImpactEcho | CertificateImpactEcho;
  counts: ImpactCounts;
  items: AnsweredImpactItem[];
  next: string | null;
  completeness: Completeness;
}

export interface ImpactDetails {
  certificates: ReadonlyMap<string, CertificateDigest>;
  assets: ReadonlyMap<string, AssetDigest>;
  hidden: ReadonlySet<string>;
}

export function answerItem(item: ImpactItem, details: ImpactDetails): AnsweredImpactItem {
  const known = typeof item.asset === 'string' ? item.asset : null;
  const hidden = known !== null && details.hidden.has(known);
  return {
    certificate: item.certificate,
    number: hidden ? null : (details.certificates.get(item.certificate)?.number ?? null),
    asset: hidden ? RESTRICTED_ASSET : item.asset,
    assetName: hidden || known === null ? null : (details.assets.get(known)?.name ?? null),
    tier: item.tier,
    region: hidden ? null : item.region,
    class: item.class,
    depth: item.depth,
    via: item.via,
    usedOn: item.usedOn,
    window: { from: item.window.from, to: item.window.to },
    exposure: item.exposure,
    quantities: item.quantities,
    grade: null,
  };
}
