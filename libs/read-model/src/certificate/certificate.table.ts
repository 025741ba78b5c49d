import { EntitySchema } from 'typeorm';

/** Certificates as recorded. The asset is given by id, or by its nameplate (then `asset` is null). */
export interface CertificateRow {
  id: string;
  position: number;
  stream: string;
  recordedAt: string;
  number: string;
  issuer: string;
  asset: string | null;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  kind: string;
  performedOn: string;
  issuedOn: string;
  validUntil: string | null;
  conclusion: string;
  replaces: string | null;
  /** What a list shows of it: quantities and the first point of the first result, as JSON. */
  summary: string;
  /** What a search finds: the number. */
  search: string;
  /** SHA-256 of the canonical JSON of the data, hex. */
  digest: string;
  /** Not posted by its issuer: somebody copied it from the paper. */
  transcribed: boolean;
}

export const certificateTable = new EntitySchema<CertificateRow>({
  name: 'Certificate',
  tableName: 'rm_certificate',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    number: { type: 'text' },
    issuer: { type: 'text' },
    asset: { type: 'text', nullable: true },
    manufacturer: { type: 'text', nullable: true },
    model: { type: 'text', nullable: true },
    serialNumber: { type: 'text', name: 'serial_number', nullable: true },
    kind: { type: 'text' },
    performedOn: { type: 'date', name: 'performed_on' },
    issuedOn: { type: 'date', name: 'issued_on' },
    validUntil: { type: 'date', name: 'valid_until', nullable: true },
    conclusion: { type: 'text' },
    replaces: { type: 'text', nullable: true },
    summary: { type: 'json' },
    search: { type: 'text' },
    digest: { type: 'text' },
    transcribed: { type: 'boolean' },
  },
});
