/** The role under which the services record and project: it cannot change the past. */
export const RUNTIME_ROLE = 'suyuan_runtime';

/** The role of the query side that reads facts: what it finds is never sent without redaction. */
export const JUDGE_ROLE = 'suyuan_judge';

/** The role that serves records and lists: under row-level security, so a forgotten condition finds nothing. */
export const READER_ROLE = 'suyuan_reader';

/** They belong to the whole cluster; none of them logs in. */
export const DATABASE_ROLES = [RUNTIME_ROLE, JUDGE_ROLE, READER_ROLE];

/** Set within functions of the database alone: row-level security lets them look at every row. */
export const INSIDE_SETTING = 'suyuan.inside';
