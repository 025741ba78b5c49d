import type { External } from './records';
import type {
  AssetReference,
  CertificateCitation,
  Completeness,
  LocalText,
  QuantityValue,
  Reason,
} from './shapes';

/** Of a restricted asset only tier, kind, dates and state are told; the rest is null. */
export interface TracedCertificate {
  number: string | null;
  issuer: string | null;
  issuerName: LocalText | null;
  asset: AssetReference | null;
  assetName: LocalText | null;
  tier: string | null;
  kind: string | null;
  performedOn: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  conclusion: string | null;
  expandedUncertainty: QuantityValue | null;
  coverageFactor: string | null;
  nominal: QuantityValue | null;
  position: number | null;
}

export interface TraceLink {
  from: string;
  result: number;
  to: string | null;
  reference: {
    asset: AssetReference | null;
    quantity: string;
    certificate?: CertificateCitation | null;
  };
  role: string;
  usedOn: string;
  how: string;
  external: External | null;
  documentLevel?: boolean;
  checks: (Reason & { passed: boolean })[];
}

export interface Gap extends Reason {
  at: { from: string | null; to: string | null };
}

/** What one certificate of a chain contributes, at the value the chain is about. */
export interface ChainUncertainty {
  certificate: string;
  quantity: string;
  nominal: QuantityValue;
  expandedUncertainty: QuantityValue;
  coverageFactor: string;
  standardUncertainty: QuantityValue;
  relative: string | null;
}

export interface TraceAnswer {
  /** The question as it was understood; `on`, `quantity` and `value` for an asset's trace only. */
  question: { on?: string; quantity?: string; value?: QuantityValue | null; knownAt: number };
  verdict: string;
  ruleSet: string;
  certificates: Record<string, TracedCertificate>;
  links: TraceLink[];
  roots: string[];
  start: string | null;
  gaps: Gap[];
  firstFailing: Gap | null;
  /** The same question as it was known on the day, where the answers differ. */
  asKnownThen: { knownAt: number; verdict: string; start: string | null; gaps: Gap[] } | null;
  uncertainties?: ChainUncertainty[];
  completeness: Completeness;
}

export interface ValidityAnswer {
  question: Record<string, unknown> & { on?: string; knownAt?: number };
  verdict: string;
  /** The first day on which the verdict is another, by what is known. */
  until: string | null;
  /** What the verdict is on that day, and the codes that come and go. */
  change?: {
    on: string;
    verdict: string;
    reasons: Reason[];
    appears: string[];
    disappears: string[];
  } | null;
  reasons: Reason[];
  certificate: { id: string; number: string; validUntil?: string | null; performedOn?: string } | null;
  traceVerdict: string | null;
  completeness: Completeness;
}

export interface ImpactItem {
  certificate: string;
  number: string | null;
  asset: AssetReference;
  assetName: LocalText | null;
  tier?: string | null;
  region?: string | null;
  class: string;
  depth: number;
  via: string[];
  usedOn: string;
  window: { from: string; to: string | null };
  /** null where the class is VOID. */
  exposure: string | null;
  grade: string | null;
  grading: ImpactGrading | null;
  /** Why it has no grade. */
  ungraded: string | null;
}

export interface ImpactGrading {
  /** |shift| over the MPE or U of the point that decided. */
  ratio: string;
  basis: string;
  shift: QuantityValue;
  cause: string;
  causeKind: string;
  complete: boolean;
}

/** A finding, or a restated value, that grades what rests on the uses in its window. */
export interface ImpactCause {
  kind: string;
  id: string;
  quantity: string;
  from: string | null;
  to: string | null;
  shift: QuantityValue | null;
}

export interface ImpactGradings {
  causes: ImpactCause[];
  complete: boolean;
  limit: string | null;
  source: string;
}

export interface ImpactAnswer {
  question: Record<string, unknown> & { knownAt?: number };
  counts: {
    affected: number;
    cannotSay: number;
    void: number;
    open: number;
    ended: number;
    byTier: Record<string, number>;
    byRegion: Record<string, number>;
    byQuantity?: Record<string, number>;
    byGrade: Record<string, number> | null;
  };
  grading: ImpactGradings;
  items: ImpactItem[];
  next: string | null;
  completeness: Completeness;
}

export interface LastKnownGoodAnswer {
  /** null: nothing known speaks for it before the day. */
  lastKnownGood: { certificate: string; number: string; performedOn: string } | null;
}
