import { getJson, pathWith } from './http';
import type { HistoryEntry, LocalText, Page, QuantityRange, QuantityValue } from './shapes';

export interface LedgerItem {
  id: string;
  kind: string;
  tier: string;
  name: LocalText;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string;
  owner: string;
  region: string | null;
  newestCertificate: {
    id: string;
    number: string;
    performedOn: string;
    validUntil: string | null;
  } | null;
}

export interface Measurand {
  quantity: string;
  range?: QuantityRange | null;
  accuracyClass?: string | null;
  mpe?: QuantityValue | null;
}

export interface Asset {
  id: string;
  kind: string;
  tier: string;
  name: LocalText;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber: string;
  owner: string;
  region?: string | null;
  measurands: Measurand[];
  schemeLevel?: { scheme: string; level: string } | null;
  usage?: {
    compulsory?: boolean | null;
    purpose?: string | null;
    mode?: string | null;
    intervalMonths?: number | null;
    serviceLifeMonths?: number | null;
  } | null;
  visibility?: string;
}

export interface AssetRecord {
  position: number;
  asset: Asset;
  history: HistoryEntry[];
}

export interface CertificateListItem {
  id: string;
  number: string;
  issuer: string;
  kind: string;
  performedOn: string;
  issuedOn: string;
  validUntil: string | null;
  conclusion: string;
  expandedUncertainty?: QuantityValue | null;
  coverageFactor?: string | null;
}

export interface LedgerQuestion {
  query?: string | null;
  owner?: string | null;
  region?: string | null;
  tier?: string | null;
  due?: string | null;
  limit?: number;
  cursor?: string | null;
}

export const listAssets = (question: LedgerQuestion, signal?: AbortSignal) =>
  getJson<Page<LedgerItem>>(pathWith('/v1/assets', { ...question }), signal);

export interface Visibility {
  knownAt: string | null;
  /** Waits, bounded, until this position is visible: after a write of one's own. */
  waitFor: string | null;
}

export const readAsset = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<AssetRecord>(pathWith(`/v1/assets/${encodeURIComponent(id)}`, { ...seen }), signal);

export const readCertificatesOf = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<{ items: CertificateListItem[] }>(
    pathWith(`/v1/assets/${encodeURIComponent(id)}/certificates`, { ...seen }),
    signal,
  );
