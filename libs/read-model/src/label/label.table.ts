import { EntitySchema } from 'typeorm';

/** What a paper or a nameplate bears, as it is compared however typed, and what bears it. */
export interface LabelRow {
  /** NUMBER of a certificate; PLATE: serial number and manufacturer. */
  kind: string;
  key: string;
  /** An asset or (a number, or a nameplate on a certificate) a certificate. */
  bearer: string;
  id: string;
  position: number;
}

export const labelTable = new EntitySchema<LabelRow>({
  name: 'Label',
  tableName: 'rm_label',
  columns: {
    kind: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    bearer: { type: 'text', primary: true },
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
  },
});
