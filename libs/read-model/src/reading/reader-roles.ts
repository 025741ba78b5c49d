export { JUDGE_ROLE, READER_ROLE } from '@suyuan/platform';

/** The setting of a transaction that tells who reads; without it the reader's role sees no row. */
export const READER_SETTING = 'suyuan.reader';

/** The setting of a transaction with the streams whose history was opened for the one who reads. */
export const STREAMS_SETTING = 'suyuan.streams';
