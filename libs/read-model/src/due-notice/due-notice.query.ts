import { isCivilDate } from '@suyuan/platform';
import { presentOwner } from '../asset/asset.query';
import { ownedBy } from '../asset/ledger.query';
import { certificatesOf, NEWEST_FIRST } from '../certificate/nameplate.sql';
import type { DueNotice } from '../records';
import type { Reader } from '../reading/reader';
import { visibleTo } from '../reading/visible-assets.sql';
import { CursorError, cursorOf, keyOfCursor, type ListIdentity } from '../sql/cursor';
import { localText } from '../sql/local-text';
import type { SqlRunner } from '../sql/sql-runner';

/** Days before the end at which an owner is told, and 0: on expiry (METROLOGY.md section 6). */
export const DUE_THRESHOLDS_DAYS = [60, 30, 7, 0];

/** Largest page of notices. */
export const DUE_NOTICE_PAGE_MAX = 500;

/** Assets looked at in one statement, so that the job holds no long transaction. */
export const DUE_NOTICE_ASSETS = 5_000;

/** SQL: the certificate that stands for `a` today; one that is void or amended says nothing about when it ends. */
const STANDING_CERTIFICATE = `SELECT own.* FROM (
    ${certificatesOf('a', 'c.id, c.number, c.issuer, c.stream, c.performed_on, c.issued_on, c.valid_until')}) own
  WHERE NOT EXISTS (SELECT 1 FROM rm_history h
          WHERE h.stream = own.stream AND h.type = 'CertificateRevoked' AND h.data->>'effect' = 'VOID')
    AND NOT EXISTS (SELECT 1 FROM rm_certificate later WHERE later.replaces = own.id AND later.issuer = own.issuer)
  ORDER BY ${NEWEST_FIRST} LIMIT 1`;

/** SQL condition: `a` is still in use. */
const IN_USE = `NOT EXISTS (SELECT 1 FROM rm_history h WHERE h.stream = a.stream AND h.type = 'AssetRetired')`;

/**
 * Writes a notice for every asset in use whose standing certificate has reached a threshold: the nearest one only,
 * so that a ledger that is filled late does not tell everything at once. The last day is a valid day.
 */
export async function recordDueNotices(sql: SqlRunner, today: string): Promise<number> {
  const thresholds = [...DUE_THRESHOLDS_DAYS].sort((one, other) => one - other);
  const cases = thresholds.map((days) =>
    days === 0
      ? 'WHEN newest.valid_until < $1::date THEN 0'
      : `WHEN newest.valid_until <= $1::date + ${days} THEN ${days}`,
  );
  let written = 0;
  for (let after = ''; ;) {
    const [page] = await sql.query<{ last: string | null; written: string }[]>(
      `WITH page AS (SELECT * FROM rm_asset WHERE id > $2 ORDER BY id LIMIT ${DUE_NOTICE_ASSETS}),
       due AS (SELECT newest.id, CASE ${cases.join(' ')} END AS threshold, a.id AS asset, newest.valid_until
                 FROM page a CROSS JOIN LATERAL (${STANDING_CERTIFICATE}) newest WHERE ${IN_USE}),
       noticed AS (INSERT INTO due_notice (certificate, threshold, asset, valid_until, noticed_on)
                   SELECT id, threshold, asset, valid_until, $1::date FROM due WHERE threshold IS NOT NULL
                   ON CONFLICT DO NOTHING RETURNING certificate)
       SELECT (SELECT max(id) FROM page) AS last, (SELECT count(*) FROM noticed) AS written`,
      [today, after],
    );
    written += Number(page?.written ?? 0);
    if (!page || page.last === null) return written;
    after = page.last;
  }
}

interface NoticeRow {
  asset: string;
  name_zh: string | null;
  name_en: string | null;
  owner: string;
  certificate: string;
  number: string;
  valid_until: string;
  threshold: number;
  noticed_on: string;
}

export interface DueNoticeQuery {
  /** The present owner; null: all. */
  owner: string | null;
  /** Only of assets that this reader may read; null: everything. */
  reader: Reader | null;
  limit: number;
  cursor: string | null;
}

/**
 * Notices that still stand: of an asset in use, about the certificate that stands for it, at the nearest threshold
 * reached. Sorted by the end of validity, then by asset.
 */
export async function dueNotices(
  sql: SqlRunner,
  query: DueNoticeQuery,
): Promise<{ items: DueNotice[]; next: string | null }> {
  const limit = Math.max(1, Math.min(query.limit, DUE_NOTICE_PAGE_MAX));
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const [validUntil, asset] = query.cursor === null ? ['-infinity', ''] : startOf(query.owner, query.cursor);
  const rows = await sql.query<NoticeRow[]>(
    `SELECT n.asset, a.name_zh, a.name_en, ${presentOwner('a')} AS owner, n.certificate, newest.number,
            n.valid_until::text AS valid_until, n.threshold, n.noticed_on::text AS noticed_on
       FROM due_notice n JOIN rm_asset a ON a.id = n.asset
      CROSS JOIN LATERAL (${STANDING_CERTIFICATE}) newest
      WHERE newest.id = n.certificate AND ${IN_USE} AND (n.valid_until, n.asset) > (${add(validUntil)}::date, ${add(asset)})
        AND NOT EXISTS (SELECT 1 FROM due_notice nearer
                         WHERE nearer.certificate = n.certificate AND nearer.threshold < n.threshold)
        ${query.owner === null ? '' : `AND ${ownedBy(add(query.owner))}`}
        ${query.reader === null ? '' : `AND (${visibleTo(query.reader, add)})`}
      ORDER BY n.valid_until, n.asset LIMIT ${add(limit + 1)}`,
    parameters,
  );
  const items = rows.slice(0, limit).map(noticeOf);
  const last = items.at(-1);
  return {
    items,
    next:
      rows.length > limit && last ? cursorOf(noticesOf(query.owner), [last.validUntil, last.asset]) : null,
  };
}

/** The list that a cursor of these notices belongs to. */
export function noticesOf(owner: string | null): ListIdentity {
  return { list: 'due-notices', owner };
}

function startOf(owner: string | null, cursor: string): string[] {
  const key = keyOfCursor(noticesOf(owner), cursor, 2);
  if (!isCivilDate(key[0] ?? '')) throw new CursorError();
  return key;
}

function noticeOf(row: NoticeRow): DueNotice {
  return {
    asset: row.asset,
    assetName: localText(row.name_zh, row.name_en),
    owner: row.owner,
    certificate: row.certificate,
    certificateNumber: row.number,
    validUntil: row.valid_until,
    threshold: row.threshold,
    noticedOn: row.noticed_on,
  };
}
