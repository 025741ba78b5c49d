import { EntitySchema } from 'typeorm';

/** Regulations and specifications (JJG, JJF, OIML R) as published, one row for each version. */
export interface MethodRow {
  id: string;
  position: number;
  stream: string;
  /** The published data as canonical JSON. */
  data: string;
}

export const methodTable = new EntitySchema<MethodRow>({
  name: 'Method',
  tableName: 'rm_method',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    data: { type: 'json' },
  },
});
