// Goal: an answer with a longer list is sent in pieces, a shorter one as it is. Method: lists at the limit and one beyond.
import { Readable } from 'node:stream';
import { replyWith, WHOLE_REPLY_ENTRIES_MAX } from './long-reply';

describe('a reply', () => {
  const answerOf = (entries: number) => ({
    on: '2026-11-22',
    items: Array.from({ length: entries }, (_, n) => n),
  });
  const types: string[] = [];
  const reply = { type: (type: string) => types.push(type) };

  it('is whole up to the longest list of a whole one', () => {
    const answer = answerOf(WHOLE_REPLY_ENTRIES_MAX);
    expect(replyWith(answer, reply)).toBe(answer);
    expect(types).toEqual([]);
  });

  it('is the same in pieces one beyond', async () => {
    const answer = answerOf(WHOLE_REPLY_ENTRIES_MAX + 1);
    const sent = replyWith(answer, reply);
    expect(sent).toBeInstanceOf(Readable);
    const pieces = (await (sent as Readable).toArray()) as Buffer[];
    expect(JSON.parse(pieces.map(String).join(''))).toEqual(answer);
    expect(types).toEqual(['application/json; charset=utf-8']);
  });
});
