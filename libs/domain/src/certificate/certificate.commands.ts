import type { CommandContext } from '../decision';
import type { LabelDate } from '../label-date';
import type { Difference, StatedLimits, StatedUncertainty } from '../metrology/stated';
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
  StatedParameterBody,
} from '../vocabulary';
import type { IntegrityBody, IntegrityFact } from './integrity';
import type { Pseudonyms } from './persons';
import type { PrintedBody, PrintedOfPointBody, PrintedOfResultBody } from './printed';
import type { ResultQuantity } from '../quantity/result-quantity';

export interface PointBody extends PrintedOfPointBody {
  nominal: QuantityValue;
  error?: Difference | null;
  expandedUncertainty?: StatedUncertainty | null;
  coverageFactor?: DecimalText | null;
  coverageProbability?: DecimalText | null;
  degreesOfFreedom?: DecimalText | null;
  mpe?: StatedLimits | null;
  stage?: Stage | null;
  mark?: string | null;
  observations?: DecimalText[] | null;
  parameters?: StatedParameterBody[] | null;
  conclusion?: Conclusion | null;
  comparison?: ComparedPointBody | null;
}

export interface ComparedPointBody {
  value: QuantityValue;
  expandedUncertainty: Difference;
  coverageFactor: DecimalText;
  en?: DecimalText | null;
}

export interface ExternalBody {
  kind: ExternalKind;
  institute: string;
  certificateNumber?: string | null;
  kcdbId?: string | null;
  accreditation?: string | null;
}

export interface ReferenceBody {
  asset?: AssetReference | null;
  certificate?: { issuer: string; number: string } | null;
  quantity: string;
  role?: ReferenceRole | null;
  range?: QuantityRange | null;
  external?: ExternalBody | null;
  batch?: string | null;
  use?: ReferenceUse | null;
  parameters?: StatedParameterBody[] | null;
  part?: string | null;
  times?: number | null;
}

export interface ResultBody extends PrintedOfResultBody {
  quantity: ResultQuantity;
  range?: QuantityRange | null;
  parameters?: StatedParameterBody[] | null;
  points?: PointBody[] | null;
  references?: ReferenceBody[] | null;
  part?: string | null;
  conclusion?: Conclusion | null;
}

/** Body of `POST /v1/calibrations`. */
export interface CalibrationBody extends PrintedBody {
  id?: string | null;
  certificateNumber: string;
  issuer: string;
  kind: CertificateKind;
  asset: AssetReference;
  receivedOn?: CivilDate | null;
  performedOn: CivilDate;
  issuedOn?: CivilDate | null;
  /** A month is its last day. */
  validUntil?: LabelDate | null;
  methods?: string[] | null;
  accredited?: boolean | null;
  conclusion?: Conclusion | null;
  accuracyClass?: string | null;
  decisionRule?: { id: DecisionRuleId; guardFactor?: DecimalText | null } | null;
  environment?: {
    temperature?: QuantityValue | null;
    humidity?: QuantityValue | null;
    pressure?: QuantityValue | null;
  } | null;
  results: ResultBody[];
  references?: ReferenceBody[] | null;
  replaces?: string | null;
  /** With `replaces`: the part of which alone it amends that certificate. */
  replacesPart?: string | null;
  integrity?: IntegrityBody | null;
  /** The owner of the asset records a paper certificate of a laboratory that does not post itself. */
  transcribed?: boolean | null;
  copy?: { sha256: string; name?: string | null; mediaType?: string | null } | null;
  /** What stands for a certificate that was never written; `certificateNumber` is its number. */
  evidence?: EvidenceKind | null;
}

/** Body of `POST /v1/certificates/{id}/revocations`. */
export interface RevocationBody {
  id?: string | null;
  effect: RevocationEffect;
  effectiveFrom?: CivilDate | null;
  reason: string;
}

export interface RecordCalibration extends CommandContext {
  type: 'RecordCalibration';
  id: string;
  body: CalibrationBody;
  /** Of a transcription: the owner of the asset, for which it is posted. */
  transcribedBy?: string | null;
  /** Of everybody whom the body names; left out: it names nobody. */
  pseudonyms?: Pseudonyms;
  /** What was found of the body's `integrity`; null or left out where none was stated. */
  integrity?: IntegrityFact | null;
}

export interface RevokeCertificate extends CommandContext {
  type: 'RevokeCertificate';
  id: string;
  certificate: string;
  body: RevocationBody;
}
