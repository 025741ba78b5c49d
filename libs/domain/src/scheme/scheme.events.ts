import type { CivilDate, DecimalText, LocalText, Tier } from '../vocabulary';

export interface SchemeLevel {
  code: string;
  ordinal: number;
  tier: Tier;
  name: LocalText | null;
}

export interface SchemeEdge {
  from: string;
  to: string;
  maxRatio: DecimalText | null;
  method: string | null;
}

/** Stream `scheme-<id>`: a version of a national verification scheme (国家计量检定系统表). */
export interface SchemePublished {
  type: 'SchemePublished';
  data: {
    id: string;
    title: LocalText;
    validFrom: CivilDate;
    validTo: CivilDate | null;
    quantity: string;
    levels: SchemeLevel[];
    edges: SchemeEdge[];
  };
}

export type SchemeEvent = SchemePublished;
