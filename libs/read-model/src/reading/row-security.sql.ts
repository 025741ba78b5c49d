import { RUNTIME_ROLE } from '@suyuan/platform';
import { JUDGE_ROLE, READER_ROLE, STREAMS_SETTING } from './reader-roles';

/** The condition under which a row of a table is there for the reader's role. */
const ROWS_OF_THE_READER: Readonly<Record<string, string>> = {
  rm_asset: 'suyuan_may_read_asset(suyuan_reader(), id)',
  rm_asset_amendment: 'suyuan_may_read_asset(suyuan_reader(), asset)',
  rm_asset_owner: 'suyuan_may_read_asset(suyuan_reader(), asset)',
  rm_certificate: 'suyuan_may_read_certificate(suyuan_reader(), id)',
  rm_organization: 'suyuan_may_read_organization(suyuan_reader(), id)',
  rm_impact_case: 'suyuan_may_read_asset(suyuan_reader(), asset)',
  due_notice: 'suyuan_may_read_asset(suyuan_reader(), asset)',
  rm_history: `stream = current_setting('${STREAMS_SETTING}', true)`,
  rm_scheme: "(suyuan_reader()->>'role') <> 'auditor'",
  rm_method: "(suyuan_reader()->>'role') <> 'auditor'",
  rm_quantity: "(suyuan_reader()->>'role') <> 'auditor'",
};

/**
 * Forced, so that it holds for the owner of the tables too: a connection that forgot its role finds nothing. The owner
 * reads inside the functions above and while it migrates; services that record or judge read all.
 */
const policiesOf = ([table, condition]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY services ON ${table} TO ${RUNTIME_ROLE} USING (true) WITH CHECK (true);
  CREATE POLICY judge ON ${table} FOR SELECT TO ${JUDGE_ROLE} USING (true);
  CREATE POLICY owner ON ${table} TO CURRENT_USER
    USING (current_setting('suyuan.inside', true) = 'on') WITH CHECK (current_setting('suyuan.inside', true) = 'on');
  CREATE POLICY reader ON ${table} FOR SELECT TO ${READER_ROLE} USING (${condition});
  GRANT SELECT ON ${table} TO ${READER_ROLE}`;

const ACCESS_LOG = `
  ALTER TABLE access.read ENABLE ROW LEVEL SECURITY;
  ALTER TABLE access.read FORCE ROW LEVEL SECURITY;
  CREATE POLICY judge ON access.read FOR INSERT TO ${JUDGE_ROLE} WITH CHECK (true);
  CREATE POLICY reader ON access.read FOR SELECT TO ${READER_ROLE}
    USING ((suyuan_reader()->>'role') = 'auditor')`;

export const READER_TABLES = Object.keys(ROWS_OF_THE_READER);

/** The policies of one table that a later release adds. */
export function rowSecurityOf(table: string): string {
  return policiesOf([table, ROWS_OF_THE_READER[table]!]);
}

/** Tables that are made by a later migration than the one that secures the rest. */
const LATER: readonly string[] = ['rm_asset_amendment', 'rm_quantity'];

export const ROW_SECURITY = [
  ...Object.entries(ROWS_OF_THE_READER)
    .filter(([table]) => !LATER.includes(table))
    .map(policiesOf),
  ACCESS_LOG,
].join(';\n');
