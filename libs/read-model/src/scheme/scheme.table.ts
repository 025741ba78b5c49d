import { EntitySchema } from 'typeorm';

/** Verification schemes (国家计量检定系统表) as published. */
export interface SchemeRow {
  id: string;
  position: number;
  stream: string;
  /** The published data as canonical JSON. */
  data: string;
}

export const schemeTable = new EntitySchema<SchemeRow>({
  name: 'Scheme',
  tableName: 'rm_scheme',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    data: { type: 'json' },
  },
});
