import type { SqlRunner } from '../sql/sql-runner';

/** Streams with events set aside that are told one by one; more than this means that the projector itself is broken. */
export const SET_ASIDE_STREAMS_MAX = 1_000;

/** Why what was read before may be wrong now, though nothing new was recorded. */
export type EpochCause = 'REPLAY' | 'REBUILD' | 'RESTORE';

/** How far the tables are, and what of it cannot be relied on: all of one moment, in one round trip. */
export interface TableProgress {
  /** The greatest position p such that everything up to p was applied (or set aside as dead); -1 at first. */
  watermark: number;
  /** Raised with every change of the tables that is not the next event. */
  epoch: number;
  /** After a rebuild began: the position the tables were at, and have to reach again before they can be asked. */
  reach: number;
  /** By stream, the position of its first event that was set aside: of what follows nothing was applied. */
  setAside: ReadonlyMap<string, number>;
  /** There are more such streams than are told. */
  setAsideMore: boolean;
}

export interface RaisedEpoch {
  epoch: number;
  cause: EpochCause;
  /** Of a replay: what was applied then. */
  positions: number[];
}

export async function tableProgress(sql: SqlRunner): Promise<TableProgress> {
  const [row] = await sql.query<
    { watermark: string; epoch: string; reach: string; set_aside: [string, number][] | null }[]
  >(
    `SELECT progress.watermark, coalesce(raised.epoch, 0) AS epoch, coalesce(raised.reach, -1) AS reach,
            (SELECT json_agg(json_build_array(stream, first)) FROM
              (SELECT stream, min(position) AS first FROM rm_dead_letter
                WHERE resolved_at IS NULL AND position IS NOT NULL
                GROUP BY stream ORDER BY first LIMIT $1) waiting) AS set_aside
       FROM rm_progress progress
       LEFT JOIN (SELECT epoch, reach FROM read_model_epoch ORDER BY epoch DESC LIMIT 1) raised ON true`,
    [SET_ASIDE_STREAMS_MAX + 1],
  );
  const setAside = row?.set_aside ?? [];
  return {
    watermark: Number(row?.watermark ?? -1),
    epoch: Number(row?.epoch ?? 0),
    reach: Number(row?.reach ?? -1),
    setAside: new Map(setAside.slice(0, SET_ASIDE_STREAMS_MAX)),
    setAsideMore: setAside.length > SET_ASIDE_STREAMS_MAX,
  };
}

/** Where the tables are, and the last epoch in which they were emptied or put back; a replay empties nothing. */
export async function turn(sql: SqlRunner): Promise<{ watermark: number; epoch: number }> {
  const [row] = await sql.query<{ watermark: string; epoch: string }[]>(
    `SELECT watermark, (SELECT coalesce(max(epoch), 0) FROM read_model_epoch WHERE cause <> 'REPLAY') AS epoch
       FROM rm_progress`,
  );
  return { watermark: Number(row?.watermark ?? -1), epoch: Number(row?.epoch ?? 0) };
}

/** Call it in the transaction that changes the tables, so that nobody sees one without the other. */
export async function raiseEpoch(
  sql: SqlRunner,
  cause: EpochCause,
  { positions = [], reach = -1 }: { positions?: readonly number[]; reach?: number } = {},
): Promise<void> {
  await sql.query(
    `INSERT INTO read_model_epoch (cause, positions, reach, raised_at) VALUES ($1, $2::bigint[], $3, now())`,
    [cause, positions, reach],
  );
}

export async function epochsAfter(sql: SqlRunner, epoch: number): Promise<RaisedEpoch[]> {
  const rows = await sql.query<{ epoch: string; cause: EpochCause; positions: string[] }[]>(
    'SELECT epoch, cause, positions FROM read_model_epoch WHERE epoch > $1 ORDER BY epoch',
    [epoch],
  );
  return rows.map(({ epoch: raised, cause, positions }) => ({
    epoch: Number(raised),
    cause,
    positions: positions.map(Number),
  }));
}
