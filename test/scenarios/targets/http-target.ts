import type { Api } from '../../support/api';
import type { StoryTarget } from '../run-story';
import { postedBody, STEP_PATHS, type Request } from '../../../apps/standalone/src/stories/steps';
import type { Answer, Question } from '../story';
import { addressOf, answerOf } from './answer-of-reply';

interface Problem {
  code: string;
  errors?: { code: string }[];
}

/** A running product, as a client of the public API sees it. */
export class HttpTarget implements StoryTarget {
  constructor(private readonly api: Api) {}

  async post({ kind, of, body }: Request): Promise<{ position: number } | { refused: string[] }> {
    const path = STEP_PATHS[kind](encodeURIComponent(of));
    const reply = await this.api.postByTwo(path, postedBody({ kind, body }));
    if (reply.status === 201) return { position: reply.body.position as number };
    const { code, errors = [] } = reply.body as unknown as Problem;
    if (reply.status >= 500 || code === undefined)
      throw new Error(`${path} -> ${reply.status} ${reply.text}`);
    return { refused: errors.length === 0 ? [code] : errors.map((error) => error.code) };
  }

  async ask(question: Question): Promise<Answer> {
    const reply = await this.api.get(addressOf(question));
    return answerOf(question, reply.status, reply.body);
  }
}
