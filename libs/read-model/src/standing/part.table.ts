import { EntitySchema } from 'typeorm';

/** What a result covers by the marks of its points. */
export interface FactMarkedRow {
  certificate: string;
  ordinal: number;
  at: number;
  position: number;
  /** null: of the points that bear none. */
  mark: string | null;
  lo: number;
  hi: number;
}

export const factMarkedTable = new EntitySchema<FactMarkedRow>({
  name: 'FactMarked',
  tableName: 'rm_fact_marked',
  columns: {
    certificate: { type: 'text', primary: true },
    ordinal: { type: 'integer', primary: true },
    at: { type: 'integer', primary: true },
    position: { type: 'bigint' },
    mark: { type: 'text', nullable: true },
    lo: { type: 'double precision' },
    hi: { type: 'double precision' },
  },
});

/** Parts that were ever registered of an asset. */
export interface FactPartRow {
  position: number;
  part: string;
  asset: string;
}

export const factPartTable = new EntitySchema<FactPartRow>({
  name: 'FactPart',
  tableName: 'rm_fact_part',
  columns: {
    position: { type: 'bigint', primary: true },
    part: { type: 'text', primary: true },
    asset: { type: 'text' },
  },
});

/** Certificates that amend another one in a part alone. */
export interface FactPartAmendmentRow {
  certificate: string;
  position: number;
  replaces: string;
  part: string;
}

export const factPartAmendmentTable = new EntitySchema<FactPartAmendmentRow>({
  name: 'FactPartAmendment',
  tableName: 'rm_fact_part_amendment',
  columns: {
    certificate: { type: 'text', primary: true },
    position: { type: 'bigint' },
    replaces: { type: 'text' },
    part: { type: 'text' },
  },
});
