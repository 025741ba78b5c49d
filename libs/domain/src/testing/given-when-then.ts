import type { Decision } from '../decision';

/** What a decision came to, short enough to compare: the event types, the repeated id, or `CODE /pointer` of each refusal. */
export type Outcome = { events: string[] } | { repeated: string } | { refused: string[] };

export function outcomeOf(decision: Decision): Outcome {
  switch (decision.outcome) {
    case 'ACCEPTED':
      return { events: decision.events.map((event) => event.type) };
    case 'REPEATED':
      return { repeated: decision.id };
    case 'REFUSED':
      return { refused: decision.refusals.map(({ code, pointer }) => `${code} ${pointer}`) };
  }
}

/** Past events -> a command -> what follows: `given(aggregate, ...events).when(command)`. */
export function given<S, E>(aggregate: { initial: S; evolve: (state: S, event: E) => S }, ...events: E[]) {
  const state = events.reduce((before, event) => aggregate.evolve(before, event), aggregate.initial);
  return {
    state,
    when: <C>(decide: (state: S, command: C) => Decision, command: C): Outcome =>
      outcomeOf(decide(state, command)),
  };
}

/** The moment and the giver of the commands of the tests. */
export const CONTEXT = {
  today: '2026-03-10',
  actor: { subject: 'tester', role: 'admin', organization: null },
};
