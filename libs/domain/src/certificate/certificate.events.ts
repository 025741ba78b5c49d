import type {
  AssetReference,
  CertificateKind,
  CivilDate,
  Conclusion,
  DecimalText,
  DecisionRuleId,
  EvidenceKind,
  ExternalKind,
  QuantityRange,
  QuantityValue,
  ReferenceRole,
  ReferenceUse,
  RevocationEffect,
  Stage,
} from '../vocabulary';
import type { LabelDate } from '../label-date';
import type { StatedParameter } from '../metrology/stated-parameter';
import type { Difference, StatedLimits, StatedUncertainty } from '../metrology/stated';
import type { IntegrityFact } from './integrity';
import type { PrintedFacts, PrintedOfPoint, PrintedOfResult } from './printed';
import type { FurtherQuantityFacts } from '../quantity/result-quantity';

export interface MeasuredPoint extends PrintedOfPoint {
  nominal: QuantityValue;
  error: Difference | null;
  /** U, absolute or relative; null where the certificate prints none (a verification). */
  expandedUncertainty: StatedUncertainty | null;
  /** k; null where there is no U. */
  coverageFactor: DecimalText | null;
  coverageProbability: DecimalText | null;
  /** ν of U; left out when the sender gave none. */
  degreesOfFreedom?: DecimalText;
  mpe: StatedLimits | null;
  stage: Stage | null;
  /** How the certificate marks the piece: `200*` is the second 200 g weight of a set. */
  mark: string | null;
  /** The readings behind the point, in the unit of `nominal`; left out when the sender gave none. */
  observations?: DecimalText[];
  /** What it holds for beside its value; left out where nothing is stated. */
  parameters?: StatedParameter[];
  /** Of this point; left out where it bears none of its own. */
  conclusion?: Conclusion;
  /** Of a COMPARISON: what the point is compared with; left out elsewhere. */
  comparison?: ComparedPoint;
}

/** What a comparison (比对) says of a point: the laboratory's own value is the nominal with the error. */
export interface ComparedPoint {
  /** The reference value of the comparison. */
  value: QuantityValue;
  /** U_ref and its k. */
  expandedUncertainty: Difference;
  coverageFactor: DecimalText;
  /** En as it is stated; left out where it is not. */
  en?: DecimalText;
}

/** Evidence that a reference outside this system is traceable: ILAC P10 routes 1 and 2. */
export interface ExternalEvidence {
  kind: ExternalKind;
  institute: string;
  certificateNumber: string | null;
  /** KCDB identifier of the CMC, for CIPM_MRA. */
  kcdbId: string | null;
  /** Accreditation number, for ILAC_MRA and ISO_17034. */
  accreditation: string | null;
}

/** What a result was measured against. Either `asset` or `external` is given. */
export interface StandardReference {
  asset: AssetReference | null;
  certificate: { issuer: string; number: string } | null;
  quantity: string;
  role: ReferenceRole;
  /** The part of the reference that was used, where it is not the result's own range. */
  range: QuantityRange | null;
  external: ExternalEvidence | null;
  /** Which batch of a reference material was used; left out when the sender gave none. */
  batch?: string;
  /** How its value was used: by grade at its nominal, by order as its certificate states; left out: not said. */
  use?: ReferenceUse;
  /** The parameters at which it was used, where they are not those of the points; left out: not said. */
  parameters?: StatedParameter[];
  /** The part of it that was used; left out: not said. */
  part?: string;
  /** How many of its kind lay in one load (fifteen weights of 20 kg); left out: one. */
  times?: number;
}

export interface CalibrationResult extends PrintedOfResult, FurtherQuantityFacts {
  quantity: string;
  /** What the result covers, where its points do not state it. */
  range: QuantityRange | null;
  /** Of all its points that state none of these themselves. */
  parameters?: StatedParameter[];
  points: MeasuredPoint[];
  references: StandardReference[];
  /** Channel, piece, function or probe that it is of; left out: that of the mark of each point, else the whole. */
  part?: string;
  /** Of this result; left out where it bears none of its own. */
  conclusion?: Conclusion;
}

/** Stream `certificate-<id>`: one certificate, immutable after issue. */
export interface CalibrationRecorded {
  type: 'CalibrationRecorded';
  data: PrintedFacts & {
    id: string;
    certificateNumber: string;
    issuer: string;
    kind: CertificateKind;
    asset: AssetReference;
    receivedOn: CivilDate | null;
    performedOn: CivilDate;
    /** The day of issue; where the sender states none, the day it was performed. */
    issuedOn: CivilDate;
    validUntil: CivilDate | null;
    /** What the label says, where that is a month: `2027-05`. */
    validUntilPrinted?: LabelDate;
    methods: string[];
    /** The certificate carries the accreditation mark. */
    accredited: boolean;
    conclusion: Conclusion;
    /** The class, order or grade that it awards, as it is printed (准确度等级); left out where it awards none. */
    accuracyClass?: string;
    /** `version` is that of the rule in force when this was recorded; older records have none. */
    decisionRule: { id: DecisionRuleId; guardFactor: DecimalText | null; version?: string } | null;
    environment: {
      temperature: QuantityValue | null;
      humidity: QuantityValue | null;
      pressure: QuantityValue | null;
    } | null;
    results: CalibrationResult[];
    /** References given for the certificate as a whole: links of every result. */
    references: StandardReference[];
    /** The id of the certificate of the same issuer and asset that this one amends, known already or not. */
    replaces: string | null;
    /** The part of which alone it amends that certificate; left out: all of it. */
    replacesPart?: string;
    /** Hash and signature as stated and as found; left out when the sender gave none. */
    integrity?: IntegrityFact;
    /** Recorded from a paper certificate by the owner of the asset, not by its issuer (转录). */
    transcribed?: { by: string };
    /** What is held of the paper: the digest of its bytes. */
    copy?: CertificateCopy;
    /** What stands for a certificate that was never written: `certificateNumber` is the number of it. */
    evidence?: { kind: EvidenceKind; number: string };
  };
}

/** A copy of a certificate on paper, held by whoever recorded it. */
export interface CertificateCopy {
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  sha256: string;
  name?: string;
  mediaType?: string;
}

export interface CertificateRevoked {
  type: 'CertificateRevoked';
  data: {
    id: string;
    certificate: string;
    effect: RevocationEffect;
    /** WITHDRAWN: good for days before, REFERENCE_REVOKED from this day on. null for VOID. */
    effectiveFrom: CivilDate | null;
    reason: string;
  };
}

/** Told on the stream of the amended certificate when it was known; the answer itself rests on `replaces`. */
export interface CertificateReplaced {
  type: 'CertificateReplaced';
  data: { certificate: string; replacedBy: string; part?: string };
}

/** The owner of its asset takes a certificate as one that was asked for. */
export interface CertificateAccepted {
  type: 'CertificateAccepted';
  data: { id: string; certificate: string; by: string };
}

/** The owner of its asset says that it is wrong (异议): shown everywhere, and no more than that. */
export interface CertificateDisputed {
  type: 'CertificateDisputed';
  data: { id: string; certificate: string; by: string; reason: string };
}

/** Its issuer confirms a transcribed certificate as its own. */
export interface CertificateConfirmed {
  type: 'CertificateConfirmed';
  data: { id: string; certificate: string; by: string };
}

/** For some days nothing can be said on its strength: a step that one person may take at once. */
export interface CertificateSuspended {
  type: 'CertificateSuspended';
  data: { id: string; certificate: string; from: CivilDate; to: CivilDate; reason: string };
}

export type CertificateEvent =
  | CalibrationRecorded
  | CertificateRevoked
  | CertificateReplaced
  | CertificateAccepted
  | CertificateDisputed
  | CertificateConfirmed
  | CertificateSuspended;
