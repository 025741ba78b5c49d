import type { Visibility } from './assets';
import { getJson, pathWith, postJson } from './http';
import type {
  AssetReference,
  CertificateCitation,
  HistoryEntry,
  QuantityRange,
  QuantityValue,
} from './shapes';

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
  decisionRule?: { id: string; guardFactor?: string | null } | null;
  environment?: {
    temperature?: QuantityValue | null;
    humidity?: QuantityValue | null;
    pressure?: QuantityValue | null;
  } | null;
  results: CalibrationResult[];
  references?: StandardReference[] | null;
  replaces?: string | null;
}

export interface CertificateRecord {
  position: number;
  recordedAt: string;
  certificate: Calibration & { id: string };
  /** SHA-256 over the recorded data, hex. */
  digest: string;
  history: HistoryEntry[];
}

export interface Recorded {
  id: string;
  position: number;
}

export const readCertificate = (id: string, seen: Visibility, signal?: AbortSignal) =>
  getJson<CertificateRecord>(pathWith(`/v1/certificates/${encodeURIComponent(id)}`, { ...seen }), signal);

export const postCalibration = (body: Calibration, key: string) =>
  postJson<Recorded>('/v1/calibrations', body, key);
