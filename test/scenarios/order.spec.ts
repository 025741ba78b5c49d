/**
 * Goal: the order in which facts arrive does not matter (DESIGN.md section 2). Method: the facts of every story, told
 * again with their streams woven together at random, each stream in its own order; what is known at the end must give
 * the same answers.
 */
import fc from 'fast-check';
import { readStories } from './read-story';
import { runVariant } from './run-story';
import type { Answer, Question, Variant } from './story';
import { PureTarget } from './targets/pure-target';

const WEAVES = 3;
const SEED = 20_261_122;

type Events = PureTarget['events'];

/** Takes the next event of the stream that each number points at, until all are told. */
function woven(events: Events, choices: readonly number[]): Events {
  const streams = new Map<string, Events>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const waiting = [...streams.values()].map((each) => [...each]);
  return events.map((_, index) => {
    const chosen = Math.floor((choices[index] as number) * waiting.length);
    const next = waiting[chosen]!.shift()!;
    if (waiting[chosen]!.length === 0) waiting.splice(chosen, 1);
    return next;
  });
}

async function answersTo(target: PureTarget, questions: readonly Question[]): Promise<Answer[]> {
  return Promise.all(questions.map((question) => target.ask(question)));
}

describe.each(readStories())('$file', ({ variants }) => {
  it.each(variants)('$name', async (variant: Variant) => {
    const told = new PureTarget();
    await runVariant(told, variant);
    // What was known in between is another thing in another order.
    const questions = variant.asked.filter(({ knownAt }) => knownAt === null).map(({ question }) => question);
    const answers = await answersTo(told, questions);
    const fractions = fc.noBias(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    const { length } = told.events;
    const choices = fc.array(fractions, { minLength: length, maxLength: length });
    for (const weave of fc.sample(choices, { numRuns: WEAVES, seed: SEED })) {
      const other = new PureTarget();
      for (const { stream, type, data } of woven(told.events, weave)) other.record(stream, { type, data });
      expect(await answersTo(other, questions)).toEqual(answers);
    }
  });
});
