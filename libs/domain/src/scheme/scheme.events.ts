import type { StatedLimits } from '../metrology/stated';
import type { CivilDate, LocalText, QuantityRange, RatioSeverity, RatioText, Tier } from '../vocabulary';

/** What is optional is left out when it is not stated. */
export interface SchemeLevel {
  code: string;
  /** Grows downwards: the primary standard has the least. */
  ordinal: number;
  tier: Tier;
  name: LocalText | null;
  /** Accuracy class, order (等) or grade (级), as the scheme writes it. */
  class?: string;
  quantityRange?: QuantityRange;
  /** The greatest uncertainty of this level, as the scheme states it: a value with its k, or a formula. */
  uLimit?: string;
  /** The maximum permissible error, as the scheme words it or as figures. */
  mpe?: string | StatedLimits;
  /** Where the figures of this level stand; "(unconfirmed)" when nobody has seen them there. */
  source?: string;
}

export interface SchemeEdge {
  from: string;
  to: string;
  /** Greatest permissible u of the reference over u of the item, or U of the item over its MPEV; `readRatio` reads it. */
  maxRatio: RatioText | null;
  method: string | null;
  /** What an exceeded ratio is; GAP when it is left out. */
  severity?: RatioSeverity;
  source?: string;
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
    source?: string;
  };
}

export type SchemeEvent = SchemePublished;
