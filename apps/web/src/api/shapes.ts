/** Shapes that several answers share. Decimals are text and stay text: nothing here is ever a number to compute with. */

export interface LocalText {
  zh?: string | null;
  en?: string | null;
}

export interface QuantityValue {
  value: string;
  unit: string;
}

export interface QuantityRange {
  min: string;
  max: string;
  unit: string;
}

export interface Nameplate {
  manufacturer: string;
  model: string;
  serialNumber: string;
}

/** An asset by its id, or by its nameplate until it is registered. */
export type AssetReference = string | Nameplate;

export interface CertificateCitation {
  issuer: string;
  number: string;
}

/** Whether a text stands for a record that the reader may not identify: a handle, which leads nowhere. */
export function isHandle(text: unknown): boolean {
  return typeof text === 'string' && text.startsWith('restricted:');
}

export type Severity = 'GAP' | 'UNDECIDED' | 'REMARK';

export interface Reason {
  code: string;
  severity: Severity;
  message?: LocalText | string | null;
  evidence: string[];
  /** The article the rule rests on. */
  article?: string | null;
  /** Path of the certificate, case or asset that it speaks of. */
  link?: string | null;
}

export interface Completeness {
  complete: boolean;
  linksExamined?: number;
  position?: number;
  ruleSet?: string;
  limit?: string | null;
}

export interface HistoryEntry {
  position: number;
  type: string;
  occurredOn: string;
  recordedAt: string;
  actor: { subject: string; role: string; organization: string | null };
  data: unknown;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The one state of an asset or a certificate as of today. */
export interface ItemStatus {
  state: string;
  word: LocalText;
  since: string | null;
  until: string | null;
  reason: { code: string; message: LocalText; article: string | null } | null;
  link: string | null;
  due: string | null;
}
