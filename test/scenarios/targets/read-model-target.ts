import type { QueryApp } from '../../../apps/query/src/testing/query-app';
import type { StoryTarget } from '../run-story';
import type { Request } from '../../../apps/standalone/src/stories/steps';
import type { Answer, Question } from '../story';
import { addressOf, answerOf } from './answer-of-reply';
import { Deciding } from './deciding';

/** The tables and the question handlers over them: events are decided as in the pure model, and projected. */
export class ReadModelTarget implements StoryTarget {
  private readonly writing = new Deciding();

  constructor(private readonly query: QueryApp) {}

  async post(request: Request): Promise<{ position: number } | { refused: string[] }> {
    const written = this.writing.take(request);
    if ('refused' in written) return written;
    for (const { stream, event } of written) await this.query.world.record(stream, event);
    return { position: this.query.world.head };
  }

  async ask(question: Question): Promise<Answer> {
    const reply = await this.query.get(addressOf(question));
    return answerOf(question, reply.status, reply.json());
  }
}
