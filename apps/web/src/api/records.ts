import type {
  AssetReference,
  CertificateCitation,
  HistoryEntry,
  ItemStatus,
  LocalText,
  QuantityRange,
  QuantityValue,
} from './shapes';

export interface LedgerItem {
  id: string;
  kind: string;
  tier: string;
  name: LocalText;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string;
  owner: string;
  region: string | null;
  newestCertificate: {
    id: string;
    number: string;
    performedOn: string;
    validUntil: string | null;
  } | null;
  due: string | null;
  status: ItemStatus | null;
}

export interface Measurand {
  quantity: string;
  range?: QuantityRange | null;
  accuracyClass?: string | null;
  mpe?: QuantityValue | null;
}

/** What the label of a certified reference material says. */
export interface ReferenceMaterial {
  code: string;
  batch: string;
  certifiedValue?: QuantityValue | null;
  expiresOn?: string | null;
  grade?: string | null;
}

export interface Asset {
  id: string;
  kind: string;
  tier: string;
  name: LocalText;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber: string;
  owner: string;
  region?: string | null;
  measurands: Measurand[];
  schemeLevel?: { scheme: string; level: string } | null;
  usage?: {
    compulsory?: boolean | null;
    purpose?: string | null;
    mode?: string | null;
    intervalMonths?: number | null;
    serviceLifeMonths?: number | null;
  } | null;
  visibility?: string;
  referenceMaterial?: ReferenceMaterial | null;
}

export interface AssetRecord {
  position: number;
  asset: Asset;
  status: ItemStatus | null;
  history: HistoryEntry[];
}

export interface CertificateListItem {
  id: string;
  number: string;
  issuer: string;
  kind: string;
  performedOn: string;
  issuedOn: string;
  validUntil: string | null;
  conclusion: string;
  expandedUncertainty?: QuantityValue | null;
  coverageFactor?: string | null;
  status: ItemStatus | null;
}

export interface External {
  kind: string;
  institute: string;
  certificateNumber?: string | null;
  kcdbId?: string | null;
  accreditation?: string | null;
}

export interface StandardReference {
  asset?: AssetReference | null;
  certificate?: CertificateCitation | null;
  quantity: string;
  role: string;
  range?: QuantityRange | null;
  external?: External | null;
  /** Of a reference material. */
  batch?: string | null;
}

export interface MeasuredPoint {
  nominal: QuantityValue;
  error?: QuantityValue | null;
  expandedUncertainty: QuantityValue;
  coverageFactor: string;
  coverageProbability?: string | null;
  mpe?: QuantityValue | null;
  stage?: string | null;
  mark?: string | null;
  /** The readings behind the point, in the unit of `nominal`. */
  observations?: string[] | null;
}

export interface CalibrationResult {
  quantity: string;
  range?: QuantityRange | null;
  points?: MeasuredPoint[] | null;
  references?: StandardReference[] | null;
}

/** A calibration as it is posted, and as its record gives it back. */
export interface Calibration {
  id?: string;
  certificateNumber: string;
  issuer: string;
  kind: string;
  asset: AssetReference;
  receivedOn?: string | null;
  performedOn: string;
  issuedOn?: string | null;
  validUntil?: string | null;
  methods?: string[] | null;
  accredited?: boolean | null;
  conclusion: string;
  decisionRule?: { id: string; guardFactor?: string | null; version?: string } | null;
  environment?: {
    temperature?: QuantityValue | null;
    humidity?: QuantityValue | null;
    pressure?: QuantityValue | null;
  } | null;
  results: CalibrationResult[];
  references?: StandardReference[] | null;
  replaces?: string | null;
}

/** Hash and signature as stated, and as found when the certificate came. */
export interface Integrity {
  statedHash: string;
  computedHash: string;
  signature: { keyId: string; valid: boolean } | null;
}

export interface CertificateRecord {
  position: number;
  status: ItemStatus | null;
  /** Told to the issuer and the owner: for the label. */
  checkCode: string | null;
  recordedAt: string;
  certificate: Calibration & { id: string; integrity?: Integrity | null };
  /** SHA-256 over the recorded data, hex. */
  digest: string;
  history: HistoryEntry[];
}

export interface Recorded {
  id: string;
  position: number;
}
