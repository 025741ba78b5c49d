import { getJson, pathWith } from './http';
import type { AssetRecord, CertificateListItem, LedgerItem } from './records';
import type { Page } from './shapes';

export interface LedgerQuestion {
  query?: string | null;
  owner?: string | null;
  region?: string | null;
  tier?: string | null;
  due?: string | null;
  state?: string | null;
  limit?: number;
  cursor?: string | null;
}

/** A page of the ledger; narrowed by state it says how many stand in each, and how old that is. */
export interface LedgerPage extends Page<LedgerItem> {
  states: { asOf: { position: number; on: string } | null; counts: Record<string, number> } | null;
}

export const listAssets = (question: LedgerQuestion, signal?: AbortSignal) =>
  getJson<LedgerPage>(pathWith('/v1/assets', { ...question }), signal);

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
