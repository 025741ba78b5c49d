import { isCivilDate } from '@suyuan/platform';
import { presentOwner } from '../asset/asset.query';
import { ownedBy } from '../asset/ledger.query';
import { DUE_KINDS, type DueKind } from '@suyuan/domain';
import type { DueNotice } from '../records';
import type { Reader } from '../reading/reader';
import { visibleTo } from '../reading/visible-assets.sql';
import { CursorError, cursorOf, keyOfCursor, type ListIdentity } from '../sql/cursor';
import { localText } from '../sql/local-text';
import type { SqlRunner } from '../sql/sql-runner';
import { DUE_SUBJECTS } from './due-subjects.sql';

/** Largest page of notices. */
export const DUE_NOTICE_PAGE_MAX = 500;

interface NoticeRow {
  kind: DueKind;
  subject: string;
  number: string;
  asset: string | null;
  name_zh: string | null;
  name_en: string | null;
  owner: string;
  valid_until: string;
  threshold: number;
  noticed_on: string;
}

export interface DueNoticeQuery {
  /** The present owner; null: all. */
  owner: string | null;
  /** Today. */
  on: string;
  /** Only of assets that this reader may read; null: everything. */
  reader: Reader | null;
  limit: number;
  cursor: string | null;
}

/**
 * Notices that still stand: about what ends on that very day as known now, at the nearest threshold reached. Sorted by
 * the due day, then by what ends.
 */
export async function dueNotices(
  sql: SqlRunner,
  query: DueNoticeQuery,
): Promise<{ items: DueNotice[]; next: string | null }> {
  const limit = Math.max(1, Math.min(query.limit, DUE_NOTICE_PAGE_MAX));
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const start = query.cursor === null ? ['-infinity', '', ''] : startOf(query.owner, query.cursor);
  // The texts below name these by their number.
  for (const value of [...start, query.on]) add(value);
  const rows = await sql.query<NoticeRow[]>(
    `SELECT n.kind, n.subject, ends.number, n.asset, n.name_zh, n.name_en, n.owner,
            n.valid_until::text AS valid_until, n.threshold, n.noticed_on::text AS noticed_on
       FROM (${noticesOfAssets(query, add)} UNION ALL ${noticesOfOrganizations(query, add)}) n
       JOIN LATERAL (${standing('a')} UNION ALL ${standing('o')}) ends ON true
      ORDER BY n.valid_until, n.kind, n.subject LIMIT ${add(limit + 1)}`,
    parameters,
  );
  const items = rows.slice(0, limit).map(noticeOf);
  const last = items.at(-1);
  const next = (notice: DueNotice): string =>
    cursorOf(noticesOf(query.owner), [notice.validUntil, notice.kind, notice.subject]);
  return { items, next: rows.length > limit && last ? next(last) : null };
}

const COLUMNS = 'n.kind, n.subject, n.asset, n.organization, n.valid_until, n.threshold, n.noticed_on';

/** After the cursor, and no nearer threshold of the same day was reached. */
const LISTED = `(n.valid_until, n.kind, n.subject) > ($1::date, $2, $3)
  AND NOT EXISTS (SELECT FROM due_notice nearer WHERE nearer.kind = n.kind AND nearer.subject = n.subject
    AND nearer.valid_until = n.valid_until AND nearer.threshold < n.threshold)`;

type Add = (value: unknown) => string;

function noticesOfAssets({ owner, reader }: DueNoticeQuery, add: Add): string {
  return `SELECT ${COLUMNS}, a.name_zh, a.name_en, ${presentOwner('a')} AS owner
     FROM due_notice n JOIN rm_asset a ON a.id = n.asset
    WHERE ${LISTED} ${owner === null ? '' : `AND ${ownedBy(add(owner))}`}
      ${reader === null ? '' : `AND (${visibleTo(reader, add)})`}`;
}

function noticesOfOrganizations({ owner, reader }: DueNoticeQuery, add: Add): string {
  const ofOwner = owner === null ? '' : `AND n.organization = ${add(owner)}`;
  const visible =
    reader === null
      ? ''
      : `AND suyuan_may_read_organization(${add(JSON.stringify(reader))}::json, n.organization)`;
  return `SELECT ${COLUMNS}, NULL, NULL, n.organization AS owner FROM due_notice n
    WHERE n.organization IS NOT NULL AND ${LISTED} ${ofOwner} ${visible}`;
}

/** What of the notice's asset or organization ends, where it is what the notice is about and on that day. */
function standing(alias: 'a' | 'o'): string {
  const kinds = DUE_KINDS.filter((kind) => (kind === 'SCOPE') === (alias === 'o'));
  const table = alias === 'a' ? 'rm_asset' : 'rm_organization';
  const id = alias === 'a' ? 'n.asset' : 'n.organization';
  const ends = kinds.map(
    (kind) => `(SELECT '${kind}' AS kind, e.* FROM (${DUE_SUBJECTS[kind]('$4::date')}) e
    WHERE n.kind = '${kind}')`,
  );
  return `SELECT ends.number FROM ${table} ${alias} CROSS JOIN LATERAL (${ends.join(' UNION ALL ')}) ends
    WHERE ${alias}.id = ${id} AND ends.subject = n.subject AND ends.due = n.valid_until`;
}

/** The list that a cursor of these notices belongs to. */
export function noticesOf(owner: string | null): ListIdentity {
  return { list: 'due-notices', owner };
}

function startOf(owner: string | null, cursor: string): string[] {
  const key = keyOfCursor(noticesOf(owner), cursor, 3);
  if (!isCivilDate(key[0] ?? '')) throw new CursorError();
  return key;
}

function noticeOf(row: NoticeRow): DueNotice {
  const { kind, subject, number, asset, owner, threshold } = row;
  const ofCertificate = kind === 'CERTIFICATE';
  return {
    kind,
    subject,
    number,
    asset,
    assetName: asset === null ? null : localText(row.name_zh, row.name_en),
    owner,
    certificate: ofCertificate ? subject : null,
    certificateNumber: ofCertificate ? number : null,
    validUntil: row.valid_until,
    threshold,
    noticedOn: row.noticed_on,
  };
}
