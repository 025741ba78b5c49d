import type { RecordedEvent } from '@suyuan/domain';
import { assetAmendmentProjection, assetOwnerProjection, assetProjection } from './asset/asset.projection';
import { certificateProjection } from './certificate/certificate.projection';
import { UnprojectableEvent } from './event-fault';
import { graphFactProjection } from './graph-fact/graph-fact';
import { historyRowOf } from './history/history.projection';
import { historyTable } from './history/history.table';
import { impactCaseProjection } from './impact-case/impact-case';
import { issuingProjection } from './issuing/issuing';
import { labelProjection } from './label/label';
import { methodProjection } from './method/method';
import { organizationProjection } from './organization/organization';
import { organizationAmendmentProjection } from './organization/organization-changes';
import type { Projection } from './projection';
import { proposalProjection } from './proposal/proposal';
import { quantityProjection } from './quantity/quantity';
import { rightProjection } from './reading/right.projection';
import { schemeProjection } from './scheme/scheme';
import { standingProjections } from './standing/standing.projection';
import { insertRows, type ProjectedRow } from './sql/insert-rows';
import type { SqlRunner } from './sql/sql-runner';

/** Every read model that follows from the log. History is not among them: it decides what is new. */
export const PROJECTIONS: Projection[] = [
  organizationProjection,
  organizationAmendmentProjection,
  schemeProjection,
  methodProjection,
  quantityProjection,
  assetProjection,
  assetOwnerProjection,
  assetAmendmentProjection,
  certificateProjection,
  issuingProjection,
  impactCaseProjection,
  proposalProjection,
  graphFactProjection,
  ...standingProjections,
  labelProjection,
  rightProjection,
];

/**
 * Writes the rows of events inside a transaction. An event whose position is in the history already changes
 * nothing. Throws UnprojectableEvent, or what PostgreSQL says.
 */
export async function project(sql: SqlRunner, events: RecordedEvent[]): Promise<void> {
  const fresh = await withoutSeen(sql, events);
  if (fresh.length === 0) return;
  await insertRows(
    sql,
    historyTable,
    fresh.map((event) => guarded(event, historyRowOf)),
  );
  for (const { table, rowsOf } of PROJECTIONS) {
    const rows: ProjectedRow[] = fresh.flatMap((event) => guarded(event, rowsOf));
    await insertRows(sql, table, rows);
  }
}

/**
 * Leaves out positions that are in the history: a repeated batch costs one look-up. Should two processes write the
 * same event at the same time (a rebalance), both derive the same rows and the second insert changes nothing.
 */
async function withoutSeen(sql: SqlRunner, events: RecordedEvent[]): Promise<RecordedEvent[]> {
  const seen = await sql.query<{ position: string }[]>(
    'SELECT position FROM rm_history WHERE position = ANY($1::bigint[])',
    [events.map(({ position }) => position)],
  );
  const positions = new Set(seen.map(({ position }) => Number(position)));
  const fresh = new Map<number, RecordedEvent>();
  for (const event of events) if (!positions.has(event.position)) fresh.set(event.position, event);
  return [...fresh.values()].sort((one, other) => one.position - other.position);
}

function guarded<Result>(event: RecordedEvent, derive: (event: RecordedEvent) => Result): Result {
  try {
    return derive(event);
  } catch (error) {
    throw new UnprojectableEvent(event.position, error);
  }
}
