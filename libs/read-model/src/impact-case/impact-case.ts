import { impactCaseStatus, type CivilDate, type ImpactCaseOpened } from '@suyuan/domain';
import { EntitySchema } from 'typeorm';
import { INSTANT_FORMAT, recordedIn } from '../history/history.query';
import { projection } from '../projection';
import type { Reader } from '../reading/reader';
import type { ImpactCaseRecord } from '../records';
import type { SqlRunner } from '../sql/sql-runner';

/** Impact cases as they were opened; how far each has come is told by the history of its stream. */
export interface ImpactCaseRow {
  id: string;
  position: number;
  stream: string;
  nonconformity: string;
  asset: string;
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
  },
});

export const impactCaseProjection = projection(impactCaseTable, (event) => {
  if (event.type !== 'ImpactCaseOpened') return [];
  const { position, stream, data } = event;
  const { id, nonconformity, asset } = data;
  return [{ id, position, stream, nonconformity, asset }];
});

/** The case with its history as known at a position, or null when it was not known then. */
export async function findImpactCase(
  sql: SqlRunner,
  id: string,
  knownAt: number,
): Promise<ImpactCaseRecord | null> {
  const found = await recordedIn(sql, { table: 'rm_impact_case', id, type: 'ImpactCaseOpened', knownAt });
  if (found === null) return null;
  const { position, recorded, history } = found;
  const state = impactCaseStatus(history.map(({ type }) => type));
  return { position, state, opened: recorded, history };
}

/** Cases of standards that a reader may read, the last opened first; `null` narrows nothing. */
export interface ImpactCaseListQuery {
  reader: Reader;
  asset: string | null;
  /** Days of recording in China, both inclusive. */
  openedFrom: CivilDate | null;
  openedTo: CivilDate | null;
  /** Position of the last row of the page before. */
  after: number | null;
  limit: number;
}

export interface ImpactCaseListRow extends Omit<ImpactCaseRecord, 'history'> {
  openedAt: string;
}

const RECORDED_ON = "(h.recorded_at AT TIME ZONE 'Asia/Shanghai')::date";

export async function findImpactCases(
  sql: SqlRunner,
  { reader, asset, openedFrom, openedTo, after, limit }: ImpactCaseListQuery,
): Promise<ImpactCaseListRow[]> {
  type Row = { position: string; data: ImpactCaseOpened['data']; openedAt: string; types: string[] };
  const rows = await sql.query<Row[]>(
    `SELECT i.position, h.data, to_char(h.recorded_at AT TIME ZONE 'UTC', ${INSTANT_FORMAT}) AS "openedAt",
            ARRAY(SELECT step.type FROM rm_history step WHERE step.stream = i.stream) AS types
       FROM rm_impact_case i JOIN rm_history h ON h.position = i.position
      WHERE ($1::bigint IS NULL OR i.position < $1) AND ($2::text IS NULL OR i.asset = $2)
        AND ($3::date IS NULL OR ${RECORDED_ON} >= $3) AND ($4::date IS NULL OR ${RECORDED_ON} <= $4)
        AND suyuan_may_read_asset($5::json, i.asset)
      ORDER BY i.position DESC LIMIT $6`,
    [after, asset, openedFrom, openedTo, JSON.stringify(reader), limit],
  );
  return rows.map(({ position, data, openedAt, types }) => ({
    position: Number(position),
    state: impactCaseStatus(types),
    opened: data,
    openedAt,
  }));
}
