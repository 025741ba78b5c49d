import type {
  AmendedAsset,
  AssetConfirmed,
  AssetKind,
  CertificateKind,
  CivilDate,
  Conclusion,
  ExaminationKind,
  ImpactGrade,
  JudgedCheck,
  LifecycleEvent,
  QuantityRange,
  RuleCode,
  Severity,
  Tier,
  Usage,
  ValidityVerdict,
  StatedParameter,
} from '@suyuan/domain';
import type { Trace } from '../answers';
import type { BaseRange } from '../facts';
import type { EndOfOwner } from '../rules/owners-in-time';
import type { CertificateData } from '../rules/dossier';

/** Any code of the domain's rule list: those of the trace that starts at the certificate, and validity's own. */
export type ValidityCode = RuleCode;

export interface ValidityReason {
  code: ValidityCode;
  severity: Severity;
  /** Ids of certificates, lifecycle events, nonconformities, impact cases, examinations or revocations. */
  evidence: string[];
  /** The link or certificate of the trace it belongs to; null when it is about the asset itself. */
  at: { from: string | null; to: string | null } | null;
  /** What passes and what fails of its own, where that differs; left out where it does not matter. */
  conclusions?: StatedConclusion[];
  /** The ranges that it is about; left out: not about ranges. */
  ranges?: QuantityRange[];
  /** The part that it is about; left out: the asset as a whole. */
  part?: string;
}

/** What a part, or a function, is said to be. */
export interface StatedConclusion {
  quantity: string;
  part: string | null;
  conclusion: 'PASS' | 'FAIL';
}

export interface LifecycleEntry {
  /** Id of the recorded event. */
  id: string;
  event: LifecycleEvent;
  on: CivilDate;
  position: number;
  /** The part that it happened to; left out: the asset as a whole. */
  part?: string;
}

/** The asset itself found out of tolerance after `from` (last known good) and up to `to`. */
export interface OwnNonconformity {
  id: string;
  impactCase: string;
  from: CivilDate;
  to: CivilDate;
  /** The part that was found; left out: the asset as a whole. */
  part?: string;
}

/** 计量基准证书 (PRIMARY), or one of the certificates by which a public or highest standard may be used. */
export interface OwnExamination {
  id: string;
  kind: ExaminationKind;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** What a certificate of the asset says, as known at the position asked for. */
export interface StandingCertificate {
  id: string;
  kind: CertificateKind;
  conclusion: Conclusion;
  performedOn: CivilDate;
  validUntil: CivilDate | null;
  /** A withdrawal, if one is known; a void certificate is never in force. */
  withdrawnFrom: CivilDate | null;
  /** Days on which it is suspended, first and last included; left out: none. */
  suspensions?: readonly { id: string; from: CivilDate; to: CivilDate }[];
  /** What it recorded; left out: its points are not looked at. */
  recorded?: CertificateData;
  /** Copied from paper without a word of its issuer; left out: no. */
  unconfirmed?: boolean;
}

/** What became of the finding that a reference was out of tolerance, for the certificate a trace starts at. */
export interface FindingOutcome {
  impactCase: string | null;
  state: 'OPEN' | 'CLOSED';
  /** METROLOGY.md section 6; null: not graded, or it cannot be. */
  grade: ImpactGrade | null;
}

/** The certificate in force on a day, the trace that starts there, judged, and what else bears on the day. */
export interface DayFacts {
  certificate: StandingCertificate | null;
  trace: Trace;
  /**
   * Where the certificate in force is no verification: the latest earlier one that covers the question, admitted, neither
   * void nor replaced. An item that was also calibrated does not lose its verification by that.
   */
  verification?: StandingCertificate | null;
  /**
   * Where a verification is in force for a compulsory purpose: calibrations since, up to the day, which add findings and
   * displace nothing. The oldest first; left out: none.
   */
  calibrationsSince?: readonly StandingCertificate[];
  /** By nonconformity id, for references of the trace that were found out of tolerance; left out: all open, ungraded. */
  impact?: ReadonlyMap<string, FindingOutcome>;
  /** Later certificates, by the day, that failed or tell of an adjustment where this one covers; left out: none. */
  newer?: readonly { certificate: string; how: 'FAILED' | 'ADJUSTED' }[];
}

/**
 * A question that is judged beside another one, which leaves it open: about another part, another quantity, or the rest of a
 * range that the certificate in force does not cover.
 */
export interface Aspect {
  kind: 'PART' | 'QUANTITY' | 'RANGE';
  part: string | null;
  range: BaseRange | null;
  /** Of a range: it and its likes are all that is registered, for the certificate in force covers nothing of it. */
  isAll?: boolean;
  /** null: no certificate speaks of it. */
  facts: ValidityFacts | null;
}

/** What is known of the asset at the position asked for, for the quantity and range of the question. */
export interface ValidityFacts {
  kind: AssetKind;
  tier: Tier;
  /** As registered, or by the day that is judged (`factsOnDay`). */
  usage: Usage | null;
  /** Amendments of its use, by their days; left out: none. */
  usages?: readonly { on: CivilDate; usage: Usage }[];
  /** The last day on the label of a reference material; null: it states none, or the asset is none. */
  expiresOn: CivilDate | null;
  lifecycle: LifecycleEntry[];
  /** Of the quantity asked. */
  nonconformities: OwnNonconformity[];
  /** Intermediate checks of the quantity asked that speak of what is asked, by their days. */
  checks: readonly JudgedCheck[];
  /** Of the question: a value is a range of one. Left out with what is recorded. */
  question?: {
    quantity: string;
    range: BaseRange | null;
    parameters?: readonly StatedParameter[];
    /** null or left out: every part. */
    part?: string | null;
    /** Every quantity of the certificate is asked about, not only the one named. */
    ofAll?: boolean;
  };
  /** What is registered of the asset, by the day. */
  registration?: AmendedAsset;
  /** Confirmations by its owner, in the order in which they were recorded. */
  confirmations?: readonly AssetConfirmed['data'][];
  /** Primary certificates and examinations of the asset. */
  examinations: OwnExamination[];
  /** Ends of its owners, by which what they were given ends; left out: none. */
  ownerEnds?: readonly EndOfOwner[];
  /** Days on which certificates of the asset were performed: the one in force may change there. */
  performedOn: CivilDate[];
  /** Its earliest initial verification that stands and did not fail: a service life is counted from there. */
  initiallyVerifiedOn: CivilDate | null;
  /** The day on which it was put into service, by the day that is judged; left out: nobody told. */
  installedOn?: CivilDate | null;
  /** @param compulsory for the purpose asked: then a verification is in force, where there is one, and nothing else */
  factsOn(day: CivilDate, compulsory: boolean): DayFacts | Promise<DayFacts>;
  /** What else is judged of a day on which a certificate (null: none) is in force; left out: nothing. */
  aspectsOn?(day: CivilDate, start: string | null, compulsory: boolean): Aspect[] | Promise<Aspect[]>;
}

/** The first day on which the verdict is another, and what makes it so. */
export interface ValidityChange {
  on: CivilDate;
  verdict: ValidityVerdict;
  /** Every reason on that day. */
  reasons: ValidityReason[];
  /** Codes told on that day and not on the day asked for. */
  appears: ValidityCode[];
  /** Codes told on the day asked for and not on that day. */
  disappears: ValidityCode[];
}

export interface ValidityAnswer {
  verdict: ValidityVerdict;
  reasons: ValidityReason[];
  /** The day of `change`. */
  until: CivilDate | null;
  /** By what is known; null: none known. */
  change: ValidityChange | null;
  dayFacts: DayFacts;
  /** Named when the search for `change` gave up. */
  limit: string | null;
}
