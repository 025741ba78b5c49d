import { EntitySchema } from 'typeorm';

/** What the certificates of one issuer say about each other. The asset is given by id, or by its nameplate. */
export interface IssuingRow {
  certificate: string;
  position: number;
  issuer: string;
  performedOn: string;
  asset: string | null;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  /** SHA-256 of the print of its figures, hex; null where they say nothing. Another print needs a rebuild. */
  print: string | null;
}

export const issuingTable = new EntitySchema<IssuingRow>({
  name: 'Issuing',
  tableName: 'rm_issuing',
  columns: {
    certificate: { type: 'text', primary: true },
    position: { type: 'bigint' },
    issuer: { type: 'text' },
    performedOn: { type: 'date', name: 'performed_on' },
    asset: { type: 'text', nullable: true },
    manufacturer: { type: 'text', nullable: true },
    model: { type: 'text', nullable: true },
    serialNumber: { type: 'text', name: 'serial_number', nullable: true },
    print: { type: 'text', nullable: true },
  },
});
