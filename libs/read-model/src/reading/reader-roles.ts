/**
 * The roles of the query side towards the database. `judge` reads facts: what it finds is never sent without redaction.
 * `reader` serves records and lists and is under row-level security, so a forgotten condition finds nothing.
 */
export const JUDGE_ROLE = 'suyuan_judge';
export const READER_ROLE = 'suyuan_reader';

/** The setting of a transaction that tells who reads; without it the reader's role sees no row. */
export const READER_SETTING = 'suyuan.reader';

/** The setting of a transaction with the streams whose history was opened for the one who reads. */
export const STREAMS_SETTING = 'suyuan.streams';
