import { Readable } from 'node:stream';
import { inSlicesFrom } from '../reading/slices';
import { jsonPieces } from './json-pieces';
import type { TraceAnswer } from './trace.answer';

/** A trace with more links is written piece by piece, so that others are answered in between. */
export const WHOLE_REPLY_LINKS_MAX = 500;

export interface TypedReply {
  type(type: string): unknown;
}

export function replyWith(answer: TraceAnswer, reply: TypedReply): TraceAnswer | Readable {
  if (answer.links.length <= WHOLE_REPLY_LINKS_MAX) return answer;
  reply.type('application/json; charset=utf-8');
  return Readable.from(inSlicesFrom(jsonPieces(answer)), { objectMode: false });
}
