import type { HistoryEntry, LocalText } from './shapes';

export interface SchemeLevel {
  code: string;
  ordinal: number;
  tier: string;
  name?: LocalText | null;
  class?: string | null;
  uLimit?: string | null;
  mpe?: string | null;
  source?: string | null;
}

export interface SchemeEdge {
  from: string;
  to: string;
  maxRatio?: string | null;
  method?: string | null;
  severity?: string | null;
  source?: string | null;
}

/** A version of a national verification scheme (国家计量检定系统表). */
export interface Scheme {
  id: string;
  title: LocalText;
  validFrom: string;
  validTo?: string | null;
  quantity: string;
  levels: SchemeLevel[];
  edges: SchemeEdge[];
  source?: string | null;
}

export interface SchemeRecord {
  position: number;
  scheme: Scheme;
  history: HistoryEntry[];
}
