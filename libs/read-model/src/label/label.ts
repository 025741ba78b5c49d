import { normalisedNumber, type RecordedEvent } from '@suyuan/domain';
import { EntitySchema } from 'typeorm';
import { projection } from '../projection';
import type { SqlRunner } from '../sql/sql-runner';

/** What a paper or a nameplate bears, as it is compared however typed, and what bears it. */
export interface LabelRow {
  /** NUMBER of a certificate; PLATE: serial number and manufacturer. */
  kind: string;
  key: string;
  /** An asset or (a number, or a nameplate on a certificate) a certificate. */
  bearer: string;
  id: string;
  position: number;
}

export const labelTable = new EntitySchema<LabelRow>({
  name: 'Label',
  tableName: 'rm_label',
  columns: {
    kind: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    bearer: { type: 'text', primary: true },
    id: { type: 'text', primary: true },
    position: { type: 'bigint' },
  },
});

/** A serial number is compared with its manufacturer: makers count alike. */
export function plateKey(serialNumber: string, manufacturer: string): string {
  return `${normalisedNumber(serialNumber)}\n${normalisedNumber(manufacturer)}`;
}

export function labelRows(event: RecordedEvent): LabelRow[] {
  const { position } = event;
  if (event.type === 'AssetRegistered') {
    const { id, serialNumber, manufacturer } = event.data;
    if (manufacturer === null) return [];
    return [{ kind: 'PLATE', key: plateKey(serialNumber, manufacturer), bearer: 'ASSET', id, position }];
  }
  if (event.type !== 'CalibrationRecorded') return [];
  const { id, certificateNumber, asset } = event.data;
  const bearer = 'CERTIFICATE';
  const number = { kind: 'NUMBER', key: normalisedNumber(certificateNumber), bearer, id, position };
  if (typeof asset === 'string') return [number];
  const plate = {
    kind: 'PLATE',
    key: plateKey(asset.serialNumber, asset.manufacturer),
    bearer,
    id,
    position,
  };
  return [number, plate];
}

export const labelProjection = projection(labelTable, labelRows);

/** Bearers of one label that are looked at, of each kind: more are told of as more, not looked at. */
export const BEARERS_MAX = 50;

/** What bears a label as known at a position: ids of the first BEARERS_MAX, and whether there are more. */
export interface Bearers {
  ids: string[];
  more: boolean;
}

/**
 * Certificates with a number, however typed; of one laboratory where it is named. Those that their issuer posted itself
 * come before copies of them where it is, else all are in the order in which they were recorded.
 */
export async function certificatesNumbered(
  sql: SqlRunner,
  { number, issuer }: { number: string; issuer: string | null },
  knownAt: number,
): Promise<Bearers> {
  return bearersOf(
    sql,
    `SELECT c.id FROM rm_label l JOIN rm_certificate c ON c.id = l.id
      WHERE l.kind = 'NUMBER' AND l.key = $1 AND l.position <= $2 AND ($4::text IS NULL OR c.issuer = $4)
      ORDER BY CASE WHEN $4::text IS NULL THEN false ELSE c.transcribed END, l.position, l.id
      LIMIT $3`,
    [normalisedNumber(number), knownAt, BEARERS_MAX + 1, issuer],
  );
}

/** Assets that bear a serial number of a manufacturer, and certificates posted with that nameplate, the newest first. */
export async function bearersOfSerial(
  sql: SqlRunner,
  { serialNumber, manufacturer }: { serialNumber: string; manufacturer: string },
  knownAt: number,
): Promise<{ assets: Bearers; certificates: Bearers }> {
  const given = [plateKey(serialNumber, manufacturer), knownAt, BEARERS_MAX + 1];
  const ofPlate = `l.kind = 'PLATE' AND l.key = $1 AND l.position <= $2`;
  return {
    assets: await bearersOf(
      sql,
      `SELECT l.id FROM rm_label l WHERE ${ofPlate} AND l.bearer = 'ASSET' ORDER BY l.position, l.id LIMIT $3`,
      given,
    ),
    certificates: await bearersOf(
      sql,
      `SELECT c.id FROM rm_label l JOIN rm_certificate c ON c.id = l.id
        WHERE ${ofPlate} AND l.bearer = 'CERTIFICATE'
        ORDER BY c.performed_on DESC, l.position DESC, l.id LIMIT $3`,
      given,
    ),
  };
}

async function bearersOf(sql: SqlRunner, statement: string, parameters: unknown[]): Promise<Bearers> {
  const rows = await sql.query<{ id: string }[]>(statement, parameters);
  return { ids: rows.slice(0, BEARERS_MAX).map(({ id }) => id), more: rows.length > BEARERS_MAX };
}
