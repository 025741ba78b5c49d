/**
 * Rows that a list looks at for one page, where it leaves some out by what only judging tells: about the judgements of
 * five pages. A page that meets it is short and goes on.
 */
export const ROWS_LOOKED_AT_MAX = 1_000;
