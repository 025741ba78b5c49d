import type { AssetReference, CivilDate, ExternalEvidence, ReferenceRole, Tier } from '@suyuan/domain';
import type { BaseRange } from './facts';

/** GAP breaks traceability, UNDECIDED leaves it open, REMARK does neither. */
export type Severity = 'GAP' | 'UNDECIDED' | 'REMARK';

export type TraceVerdict = 'TRACEABLE' | 'TRACEABLE_WITH_REMARKS' | 'NOT_TRACEABLE' | 'CANNOT_SAY';

/** The codes of DESIGN.md section 5. */
export type GapCode =
  | 'NEVER_CALIBRATED'
  | 'CERTIFICATE_REVOKED'
  | 'CERTIFICATE_REPLACED'
  | 'RANGE_NOT_COVERED'
  | 'QUANTITY_MISMATCH'
  | 'REFERENCE_NOT_YET_CALIBRATED'
  | 'REFERENCE_EXPIRED_AT_USE'
  | 'REFERENCE_REVOKED'
  | 'REFERENCE_SUPERSEDED'
  | 'CITED_CERTIFICATE_OF_OTHER_ASSET'
  | 'PENDING_REFERENCE'
  | 'DOCUMENT_LEVEL_REFERENCE'
  | 'CYCLE'
  | 'CHAIN_ENDS_BELOW_PRIMARY'
  | 'STANDARD_EXAM_MISSING'
  | 'STANDARD_EXAM_LAPSED'
  | 'NMI_CMC_NOT_IN_KCDB'
  | 'ROUTE_3_NO_EVIDENCE';

/** A rule that fired, with the ids of certificates, examinations or revocations it rests on. */
export interface Finding {
  code: GapCode;
  severity: Severity;
  evidence: string[];
}

/** A finding and where it belongs: a link, a certificate (`to` null), or the start itself. */
export interface PlacedFinding extends Finding {
  at: { from: string | null; to: string | null };
}

/** CITED by number, IN_FORCE on the day of use, PENDING a fact that has not come, EXTERNAL with evidence. */
export type LinkResolution = 'CITED' | 'IN_FORCE' | 'PENDING' | 'EXTERNAL';

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
  findings: Finding[];
}

/** A trace as the graph knows it: ids only. Details for people are added by the query side. */
export interface Trace {
  start: string | null;
  /** Every certificate of the trace, start first, children before parents. */
  certificates: string[];
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
  on: CivilDate;
  knownAt: number;
}

export interface CertificateTraceQuestion {
  certificate: string;
  knownAt: number;
}

export type ImpactClass = 'AFFECTED' | 'CANNOT_SAY';
export type Exposure = 'OPEN' | 'ENDED';

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
  exposure: Exposure;
  quantities: string[];
}

export interface ImpactCounts {
  affected: number;
  cannotSay: number;
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

/** The whole impact. Items are sorted by (depth, certificate id by code units); `item(i)` builds one when asked. */
export interface Impact {
  counts: ImpactCounts;
  size: number;
  item(index: number): ImpactItem;
  knownAt: number;
  linksExamined: number;
  complete: boolean;
  limit: string | null;
}
