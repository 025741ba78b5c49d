import type {
  AssetReference,
  CivilDate,
  Exposure,
  ExternalEvidence,
  ImpactClass,
  LinkResolution,
  ReferenceRole,
  Severity,
  StatedParameter,
  Tier,
  TraceRuleCode,
  TraceVerdict,
} from '@suyuan/domain';
import type { BaseRange } from './facts';
import type { Among } from './graph/candidates';
import type { Steps } from './steps';

/** A code of the domain's rule list; the walk itself tells those of DESIGN.md section 5, `judgeTrace` the others. */
export type GapCode = TraceRuleCode;

/** A rule that fired, with the ids of certificates, examinations or revocations it rests on. */
export interface Finding {
  code: GapCode;
  severity: Severity;
  evidence: string[];
  /** Indices of the points of the child's result that it is about; left out where it is about the whole. */
  points?: number[];
}

/** A finding and where it belongs: a link, a certificate (`to` null), or the start itself. */
export interface PlacedFinding extends Finding {
  at: { from: string | null; to: string | null };
  /** Index of the result of `at.from` that it is about; left out where it is about the certificate. */
  result?: number;
}

export interface TraceLink {
  /** Certificate id of the child. */
  from: string;
  /** Index of the child's result. */
  result: number;
  /** Index of the reference in the result's list; those of the certificate as a whole follow the result's own. */
  reference: number;
  /** Certificate id of the parent; null is a dead end with its gap, PENDING or EXTERNAL. */
  to: string | null;
  /** Asset id when known, else the nameplate as cited; null for an external reference. */
  asset: AssetReference | null;
  quantity: string;
  cited: { issuer: string; number: string } | null;
  external: ExternalEvidence | null;
  documentLevel: boolean;
  role: ReferenceRole;
  usedOn: CivilDate;
  how: LinkResolution;
  /** Indices of the results of `to` that the walk goes on with; empty for an ancillary link and a dead end. */
  selected: number[];
  findings: Finding[];
  /** Later certificates of the reference that may tell how it was when it was used; left out: none. */
  later?: string[];
  /** Comparisons of the reference up to the day of use, the newest first; left out: none. */
  compared?: string[];
}

/** What of a certificate belongs to a trace. */
export interface WalkedCertificate {
  id: string;
  /** The asset it belongs to, its nameplate resolved; null while that is open. */
  asset: string | null;
  /** Who issued it. */
  issuer: string;
  /** Indices of the results the walk came through; empty where only an ancillary link leads to it. */
  results: number[];
}

/** A trace as the graph knows it: ids only. Details for people are added by the query side. */
export interface Trace {
  start: string | null;
  /** Every certificate of the trace, start first, children before parents. */
  certificates: string[];
  /** The same certificates in the same order, with what of them was walked. */
  walked: WalkedCertificate[];
  links: TraceLink[];
  /** Realizations of primary standards that chains end in. */
  roots: string[];
  findings: PlacedFinding[];
  /** The failing link or certificate nearest to the start: the first GAP, else the first UNDECIDED. */
  firstFailing: PlacedFinding | null;
  verdict: TraceVerdict;
  knownAt: number;
  /** False when a limit was hit (`limit` names it). */
  complete: boolean;
  limit: string | null;
}

export interface AssetTraceQuestion {
  asset: string;
  quantity: string;
  /** null: the quantity as a whole. */
  range: BaseRange | null;
  /** What it is asked for beside its value; left out: whatever parameters. */
  parameters?: readonly StatedParameter[];
  /** Channel, piece, function or probe; null or left out: the whole. */
  part?: string | null;
  on: CivilDate;
  knownAt: number;
  /** VERIFICATIONS: for a compulsory purpose, for which nothing else is in force; left out: ALL. */
  among?: Among;
}

export interface CertificateTraceQuestion {
  certificate: string;
  knownAt: number;
  /** What became of the certificate by this day; left out: whatever became of it at any time. */
  on?: CivilDate;
}

export interface ImpactItem {
  certificate: string;
  asset: AssetReference;
  tier: Tier | null;
  region: string | null;
  class: ImpactClass;
  /** Links between the certificate and the use of the suspected one; 1 is a direct use. */
  depth: number;
  /** Certificate ids on the shortest path, nearest to `certificate` first, the suspected one last. */
  via: string[];
  /** The day on which the suspected standard was used on that path. */
  usedOn: CivilDate;
  /** From its own performance until a clean successor of the same asset and quantity, null while open. */
  window: { from: CivilDate; to: CivilDate | null };
  /** Null where the class is VOID: nobody is exposed to what never held. */
  exposure: Exposure | null;
  quantities: string[];
}

export interface ImpactCounts {
  affected: number;
  cannotSay: number;
  /** Counted apart: none of the other counts holds them. */
  void: number;
  open: number;
  ended: number;
  byTier: Record<string, number>;
  byRegion: Record<string, number>;
  byQuantity: Record<string, number>;
}

export interface AssetImpactQuestion {
  asset: string;
  /** Exclusive; null: no lower bound. */
  from: CivilDate | null;
  /** Inclusive; null: no upper bound. */
  to: CivilDate | null;
  quantity: string | null;
  knownAt: number;
}

export interface CertificateImpactQuestion {
  certificate: string;
  knownAt: number;
}

/** The suspected standard was wrong in a quantity when it was used in (from, to]. */
export interface SuspectedError {
  quantity: string;
  /** Exclusive; null: no lower bound. */
  from: CivilDate | null;
  /** Inclusive; null: no upper bound. */
  to: CivilDate | null;
}

/** The results that an error reaches along resolved links of its quantity alone, so that it arrives unchanged. */
export interface CarriedError {
  /** Indices of such results of an item's certificate; empty: it leaves its quantity on the way, or does not come. */
  resultsOf(index: number): number[];
  /** What the certificates of the suspected standard cover that were used so: at these values it arrives unchanged. */
  ranges: readonly BaseRange[];
  /** False when the walk hit a limit. */
  complete: boolean;
}

/** The whole impact. Items are sorted by (depth, certificate id by code units); `item(i)` builds one when asked. */
export interface Impact {
  counts: ImpactCounts;
  size: number;
  item(index: number): ImpactItem;
  /** What an error of one quantity reaches that the suspected standard had when it was used in a window. */
  carriedBy(error: SuspectedError): CarriedError;
  carriedByInSteps(error: SuspectedError): Steps<CarriedError>;
  /** Puts the items in their order, which the first `item(i)` does at once where nobody did it before. */
  orderInSteps(): Steps<unknown>;
  knownAt: number;
  linksExamined: number;
  complete: boolean;
  limit: string | null;
}
