import { EntitySchema } from 'typeorm';

/**
 * The state of each asset as it was judged last: what lists are narrowed and counted by. It follows from a judgement and
 * a day, not from events alone, so it is not under rm_: a query process keeps it (docs/adr/0017) and may fill it again.
 */
export interface AssetStatusRow {
  asset: string;
  state: string;
  due: string | null;
  /** The first day on which it may be another. */
  turnsOn: string | null;
  /** As known at this position, on this day. */
  position: number;
  judgedOn: string;
}

export const assetStatusTable = new EntitySchema<AssetStatusRow>({
  name: 'AssetStatus',
  tableName: 'asset_status',
  columns: {
    asset: { type: 'text', primary: true },
    state: { type: 'text' },
    due: { type: 'date', nullable: true },
    turnsOn: { type: 'date', name: 'turns_on', nullable: true },
    position: { type: 'bigint' },
    judgedOn: { type: 'date', name: 'judged_on' },
  },
});

/** How far the keeper is: one row. */
export interface AssetStatusProgressRow {
  id: number;
  /** Every event up to this one is in all states; -1: none yet. */
  position: number;
  /** The epoch of the tables that they were judged in; a pass over all assets is of the newer one. */
  epoch: number;
  /** Every turn up to this day is in all states. */
  judgedOn: string;
  /** A pass over all assets goes on after this one; null: none is under way. */
  sweepAfter: string | null;
  sweepPosition: number | null;
  sweepOn: string | null;
}

export const assetStatusProgressTable = new EntitySchema<AssetStatusProgressRow>({
  name: 'AssetStatusProgress',
  tableName: 'asset_status_progress',
  columns: {
    id: { type: 'integer', primary: true },
    position: { type: 'bigint' },
    epoch: { type: 'bigint' },
    judgedOn: { type: 'date', name: 'judged_on' },
    sweepAfter: { type: 'text', name: 'sweep_after', nullable: true },
    sweepPosition: { type: 'bigint', name: 'sweep_position', nullable: true },
    sweepOn: { type: 'date', name: 'sweep_on', nullable: true },
  },
});
