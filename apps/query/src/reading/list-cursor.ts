import { ProblemError } from '@suyuan/platform';
import { CursorError } from '@suyuan/read-model';

/** A page of a list; a cursor that the list never gave is the sender's mistake. @throws ProblemError 400 */
export async function pageOf<T>(page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    if (!(error instanceof CursorError)) throw error;
    const detail = 'This cursor was not given by this list.';
    const code = 'INVALID_CURSOR';
    throw new ProblemError({ status: 400, code, detail, errors: [{ pointer: '/cursor', code, detail }] });
  }
}
