import { upToDate } from '../recorded-event';
import type { SqlRunner } from '../sql/sql-runner';
import { rightOf } from './right.projection';
import type { RightRow } from './right.table';
import type { RecordedEvent } from '@suyuan/domain';

/** Events looked at in one statement. */
const BATCH = 1_000;

const TYPES = [
  'AssetRegistered',
  'OrganizationRegistered',
  'AssetTransferred',
  'AssetEntrusted',
  'OrganizationEntrusted',
  'LaboratoryDesignated',
  'ClearanceGranted',
];

/** What was recorded before this release, so that no rebuild is needed after it. */
export async function* projectedRight(sql: SqlRunner): AsyncGenerator<RightRow[]> {
  let after = -1;
  for (;;) {
    const rows = await sql.query<{ position: string; type: string; schemaVersion: number; data: unknown }[]>(
      `SELECT position, type, schema_version AS "schemaVersion", data FROM rm_history
        WHERE position > $1 AND type = ANY($2) ORDER BY position LIMIT $3`,
      [after, TYPES, BATCH],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap((row) => {
      const right = rightOf(upToDate(row) as unknown as RecordedEvent);
      return right === null ? [] : [{ ...right, position: Number(row.position) }];
    });
    after = Number(last.position);
  }
}
