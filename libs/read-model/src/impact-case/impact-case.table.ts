import { EntitySchema } from 'typeorm';

/** Impact cases as they were opened; how far each has come is told by the history of its stream. */
export interface ImpactCaseRow {
  id: string;
  position: number;
  stream: string;
  nonconformity: string;
  asset: string;
  /** The data of the opening as canonical JSON. */
  data: string;
}

export const impactCaseTable = new EntitySchema<ImpactCaseRow>({
  name: 'ImpactCase',
  tableName: 'rm_impact_case',
  columns: {
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
    stream: { type: 'text' },
    nonconformity: { type: 'text' },
    asset: { type: 'text' },
    data: { type: 'json' },
  },
});
