// Goal: a scheme is refused when it contradicts itself or cannot be measured.
// Method: one accepted body, each test changes one thing.
import { CONTEXT, given } from '../testing/given-when-then';
import type { SchemeBody } from './scheme.commands';
import { decideScheme, evolveScheme, initialSchemeState } from './scheme.decide';
import type { SchemeEvent } from './scheme.events';

const aggregate = { initial: initialSchemeState, evolve: evolveScheme };
const body = (more: Partial<SchemeBody> = {}): SchemeBody => ({
  title: { zh: '质量' },
  validFrom: '2017-05-25',
  quantity: 'mass',
  levels: [
    { code: 'E1', ordinal: 1, tier: 'PUBLIC' },
    { code: 'E2', ordinal: 2, tier: 'PUBLIC' },
  ],
  edges: [{ from: 'E1', to: 'E2', maxRatio: '0.333' }],
  ...more,
});
const publish = (more: Partial<SchemeBody> = {}, ...events: SchemeEvent[]) =>
  given(aggregate, ...events).when(decideScheme, {
    type: 'PublishScheme',
    id: 'JJG 2053',
    body: body(more),
    ...CONTEXT,
  });

describe('a scheme', () => {
  it('is published, for the future too', () => {
    expect(publish({ validFrom: '2030-01-01' })).toEqual({ events: ['SchemePublished'] });
  });
  it('does not end before it begins', () => {
    expect(publish({ validTo: '2017-05-24' })).toEqual({ refused: ['TIME_ORDER /validTo'] });
    expect(publish({ validTo: '2017-05-25' })).toEqual({ events: ['SchemePublished'] });
  });
  it('is of a known quantity and its ratios are numbers', () => {
    expect(publish({ quantity: 'weight', edges: [{ from: 'E1', to: 'E2', maxRatio: '1/0' }] })).toEqual({
      refused: ['UNKNOWN_QUANTITY /quantity', 'NOT_A_DECIMAL /edges/0/maxRatio'],
    });
    expect(publish({ edges: [{ from: 'E1', to: 'E2', maxRatio: '1/3' }] })).toEqual({
      events: ['SchemePublished'],
    });
  });
  it('names each level once', () => {
    const [first] = body().levels;
    expect(publish({ levels: [...body().levels, first!] })).toEqual({
      refused: ['SCHEME_INCONSISTENT /levels/2/code'],
    });
  });
  it('joins levels of its own, two different ones', () => {
    expect(
      publish({
        edges: [
          { from: 'E1', to: 'F1' },
          { from: 'E0', to: 'E2' },
        ],
      }),
    ).toEqual({
      refused: ['SCHEME_INCONSISTENT /edges/0/to', 'SCHEME_INCONSISTENT /edges/1/from'],
    });
    expect(publish({ edges: [{ from: 'E1', to: 'E1' }] })).toEqual({
      refused: ['SCHEME_INCONSISTENT /edges/0'],
    });
  });
  it('is published once, the same again being no fault', () => {
    const decision = decideScheme(initialSchemeState, {
      type: 'PublishScheme',
      id: 'JJG 2053',
      body: body(),
      ...CONTEXT,
    });
    const events = decision.outcome === 'ACCEPTED' ? decision.events : [];
    expect(publish({}, ...events)).toEqual({ repeated: 'JJG 2053' });
    expect(publish({ validTo: '2030-01-01' }, ...events)).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});
