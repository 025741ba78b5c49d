/** The one runner of all scenarios: posts the facts of a variant to a target, asks it, and tells what is otherwise. */
import { differences } from './differences';
import { renamedAnswer, renamedQuestion, renamedRequest, Prefix } from './prefix';
import type { Request } from '../../apps/standalone/src/stories/steps';
import type { Answer, Question, Variant } from './story';

/** Where a story is told: the pure model, the read models, a running product. */
export interface StoryTarget {
  /** Posts one fact; answers its position, or the codes with which it was refused. */
  post(request: Request): Promise<{ position: number } | { refused: string[] }>;
  ask(question: Question): Promise<Answer>;
}

export interface Told {
  /** What was answered to each question, in the order of `then`. */
  answers: Answer[];
  /** Every code that something was refused with. */
  refused: string[];
  /** Where target and story disagree; empty when the story holds. */
  differences: string[];
}

/**
 * @param prefix goes before every id of the story, so that stories can share a database; answers come without it
 */
export async function runVariant(target: StoryTarget, variant: Variant, prefix = ''): Promise<Told> {
  const names = new Prefix(prefix, variant.steps);
  const positions = new Map<string, number>();
  const told: Told = { answers: [], refused: [], differences: [] };
  let last = -1;
  for (const { label, request, refused } of variant.steps) {
    const reply = await target.post(renamedRequest(names, request));
    if ('refused' in reply) {
      told.refused.push(...reply.refused);
      const expected = JSON.stringify([...(refused ?? [])].sort());
      const met = JSON.stringify([...new Set(reply.refused)].sort());
      if (refused === null || expected !== met) told.differences.push(`${label} is refused with ${met}`);
    } else {
      last = Math.max(last, reply.position);
      positions.set(label, last);
      if (refused !== null) told.differences.push(`${label} is accepted, not refused with ${refused.join()}`);
    }
  }
  for (const { text, question, knownAt, expected } of variant.asked) {
    const position = knownAt === null ? last : positions.get(knownAt);
    if (position === undefined) throw new Error(`${text}: ${knownAt} was not recorded`);
    const answer = await target.ask({ ...renamedQuestion(names, question), knownAt: position });
    const plain = renamedAnswer(names, answer);
    told.answers.push(plain);
    told.differences.push(...differences(expected, plain).map((difference) => `${text}: ${difference}`));
  }
  return told;
}
