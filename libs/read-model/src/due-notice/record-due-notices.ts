import type { DueKind } from '@suyuan/domain';
import type { SqlRunner } from '../sql/sql-runner';
import { DUE_SUBJECTS } from './due-subjects.sql';

/** Days before the end at which somebody is told, and 0: on expiry (METROLOGY.md section 6). */
export const DUE_THRESHOLDS_DAYS = [60, 30, 7, 0];

/**
 * Whoever holds an examination applies for its renewal six months ahead of its end (JJF 1033): the first notice comes
 * before that day, a second one on it (six months have 184 days at most).
 */
export const EXAMINATION_THRESHOLDS_DAYS = [240, 184, ...DUE_THRESHOLDS_DAYS];

const THRESHOLDS: Record<DueKind, readonly number[]> = {
  CERTIFICATE: DUE_THRESHOLDS_DAYS,
  MATERIAL: DUE_THRESHOLDS_DAYS,
  EXAMINATION: EXAMINATION_THRESHOLDS_DAYS,
  SCOPE: EXAMINATION_THRESHOLDS_DAYS,
};

/** Assets or organizations looked at in one statement, so that the job holds no long transaction. */
export const DUE_NOTICE_ROWS = 200;

/** After each statement the job rests as many times as long as that took: it is in no hurry, and who asks goes first. */
export const DUE_NOTICE_RESTS = 4;

/** Waits for so many milliseconds. Returns false where the work is to end here. */
export type Rest = (ms: number) => Promise<boolean>;

const goOn: Rest = () => Promise.resolve(true);

/**
 * Writes a notice for everything that has reached a threshold before its due day: the nearest one only, so that a
 * ledger that is filled late does not tell everything at once. The last day is a valid day.
 */
export async function recordDueNotices(sql: SqlRunner, today: string, rest: Rest = goOn): Promise<number> {
  let written = 0;
  for (const [kind, table, alias] of SOURCES) {
    for (let after: string | null = ''; after !== null;) {
      const began = performance.now();
      const page = await recordPage(sql, { kind, table, alias, today, after });
      written += page.written;
      after = page.last;
      const goesOn = await rest((performance.now() - began) * DUE_NOTICE_RESTS);
      if (!goesOn) return written;
    }
  }
  return written;
}

/** What ends soon, and the table whose rows have such an end. */
const SOURCES = [
  ['CERTIFICATE', 'rm_asset', 'a'],
  ['MATERIAL', 'rm_asset', 'a'],
  ['EXAMINATION', 'rm_asset', 'a'],
  ['SCOPE', 'rm_organization', 'o'],
] as const satisfies [DueKind, string, string][];

interface Page {
  kind: DueKind;
  table: string;
  alias: string;
  today: string;
  after: string;
}

/** Returns the last id that was looked at; null: there was none. */
async function recordPage(
  sql: SqlRunner,
  { kind, table, alias, today, after }: Page,
): Promise<{ last: string | null; written: number }> {
  const thresholds = [...THRESHOLDS[kind]].sort((one, other) => one - other);
  const cases = thresholds.map((days) =>
    days === 0 ? 'WHEN ends.due < $1::date THEN 0' : `WHEN ends.due <= $1::date + ${days} THEN ${days}`,
  );
  const [page] = await sql.query<{ last: string | null; written: string }[]>(
    `WITH page AS (SELECT * FROM ${table} WHERE id > $2 ORDER BY id LIMIT ${DUE_NOTICE_ROWS}),
       due AS (SELECT ends.*, CASE ${cases.join(' ')} END AS threshold
                 FROM page ${alias} CROSS JOIN LATERAL (${DUE_SUBJECTS[kind]('$1::date')}) ends),
       noticed AS (INSERT INTO due_notice (kind, subject, threshold, asset, organization, valid_until, noticed_on)
                   SELECT '${kind}', subject, threshold, asset, organization, due, $1::date FROM due
                    WHERE threshold IS NOT NULL
                   ON CONFLICT DO NOTHING RETURNING subject)
       SELECT (SELECT max(id) FROM page) AS last, (SELECT count(*) FROM noticed) AS written`,
    [today, after],
  );
  return { last: page?.last ?? null, written: Number(page?.written ?? 0) };
}
