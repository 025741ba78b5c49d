import { normalisedNumber } from '@suyuan/domain';
import type { SqlRunner } from '../sql/sql-runner';
import { plateKey } from './label.projection';

/** Bearers of one label that are looked at; a number that more laboratories gave is told by the first of them. */
export const BEARERS_MAX = 50;

export interface Bearer {
  kind: 'ASSET' | 'CERTIFICATE';
  id: string;
}

/** Certificates with a number, however typed, as known at a position, in the order in which they were recorded. */
export async function certificatesNumbered(
  sql: SqlRunner,
  number: string,
  knownAt: number,
): Promise<string[]> {
  const rows = await bearersOf(sql, 'NUMBER', normalisedNumber(number), knownAt);
  return rows.map(({ id }) => id);
}

/** Assets, and certificates posted with a nameplate, that bear a serial number of a manufacturer. */
export async function bearersOfSerial(
  sql: SqlRunner,
  serialNumber: string,
  manufacturer: string,
  knownAt: number,
): Promise<Bearer[]> {
  return bearersOf(sql, 'PLATE', plateKey(serialNumber, manufacturer), knownAt);
}

async function bearersOf(sql: SqlRunner, kind: string, key: string, knownAt: number): Promise<Bearer[]> {
  return sql.query<Bearer[]>(
    `SELECT bearer AS kind, id FROM rm_label WHERE kind = $1 AND key = $2 AND position <= $3
      ORDER BY position, id LIMIT $4`,
    [kind, key, knownAt, BEARERS_MAX],
  );
}
