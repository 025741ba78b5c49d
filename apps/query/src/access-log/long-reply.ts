import { Readable } from 'node:stream';
import { inSlicesFrom } from '../slices';
import { jsonPieces } from './json-pieces';

/** An answer with a longer list in it is written piece by piece, so that others are answered in between. */
export const WHOLE_REPLY_ENTRIES_MAX = 500;

export interface TypedReply {
  type(type: string): unknown;
}

/** What is sent: the answer itself, or where it is long its JSON in pieces. */
export function replyWith(answer: unknown, reply: TypedReply): unknown {
  if (!isLong(answer)) return answer;
  reply.type('application/json; charset=utf-8');
  return Readable.from(inSlicesFrom(jsonPieces(answer)), { objectMode: false });
}

function isLong(answer: unknown): answer is object {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer) || 'pipe' in answer)
    return false;
  return Object.values(answer).some(
    (member: unknown) => Array.isArray(member) && member.length > WHOLE_REPLY_ENTRIES_MAX,
  );
}
