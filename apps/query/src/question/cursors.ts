import { Injectable } from '@nestjs/common';
import { ProblemError, Sealer, Secrets } from '@suyuan/platform';
import { CursorError, type Reader } from '@suyuan/read-model';

/**
 * Cursors as clients carry them: sealed, so that they tell nothing of where a page ended, and bound to the list, its
 * filters and the reader, so that one given to somebody else opens nothing.
 */
@Injectable()
export class Cursors {
  private readonly sealer: Sealer;

  constructor(secrets: Secrets) {
    this.sealer = new Sealer(secrets.key('cursor'));
  }

  seal(reader: Reader, list: string, place: string): string {
    return this.sealer.seal(place, contextOf(reader, list));
  }

  /** The place that was sealed. @throws ProblemError 400 INVALID_CURSOR */
  open(reader: Reader, list: string, cursor: string): string {
    const place = this.sealer.open(cursor, contextOf(reader, list));
    if (place === null) throw invalidCursor('This cursor was not given by this list.');
    return place;
  }

  /** One page of a list: its cursor opened before it is read, that of the next page sealed. */
  async page<T extends { next: string | null }>(
    reader: Reader,
    list: string,
    cursor: string | null,
    read: (place: string | null) => Promise<T>,
  ): Promise<T> {
    const place = cursor === null ? null : this.open(reader, list, cursor);
    try {
      const page = await read(place);
      return { ...page, next: page.next === null ? null : this.seal(reader, list, page.next) };
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      throw invalidCursor('This cursor was not given by this list.');
    }
  }
}

export function invalidCursor(detail: string): ProblemError {
  const code = 'INVALID_CURSOR';
  return new ProblemError({ status: 400, code, detail, errors: [{ pointer: '/cursor', code, detail }] });
}

function contextOf({ role, organization }: Reader, list: string): string {
  return JSON.stringify([role, organization, list]);
}
