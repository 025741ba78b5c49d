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

describe('what a scheme knows of its levels and edges', () => {
  const dataOf = (more: Partial<SchemeBody>) => {
    const decision = decideScheme(initialSchemeState, {
      type: 'PublishScheme',
      id: 'JJG 2053',
      body: body(more),
      ...CONTEXT,
    });
    if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
    return decision.events[0]!.data;
  };
  const level = {
    code: 'E1',
    ordinal: 1,
    tier: 'PUBLIC',
    name: null,
    class: 'E1',
    quantityRange: { min: '1', max: '1000', unit: 'g' },
    uLimit: 'U = 0.15 mg, k = 2',
    mpe: '0.5 mg at 1 kg',
    source: 'JJG 99-2022',
  } as const;

  it('is recorded as stated', () => {
    const edges = [{ from: 'E1', to: 'E2', maxRatio: '1/3', method: null, severity: 'REMARK', source: 's' }];
    const levels = [level, { ...level, code: 'E2' }];
    const stated = { levels, edges, source: 'JJG 2053' } as unknown as Partial<SchemeBody>;
    expect(dataOf(stated)).toMatchObject(stated);
  });
  it('is left out where it is not stated', () => {
    const { levels, edges, ...data } = dataOf({});
    expect(Object.keys(data)).toEqual(['id', 'title', 'validFrom', 'validTo', 'quantity']);
    expect(Object.keys(levels[0]!)).toEqual(['code', 'ordinal', 'tier', 'name']);
    expect(Object.keys(edges[0]!)).toEqual(['from', 'to', 'maxRatio', 'method']);
  });
  it('has ranges of the quantity', () => {
    const levels = [
      { ...level, quantityRange: { min: '2', max: '1', unit: 'g' } },
      { ...level, code: 'E2', quantityRange: { min: '1', max: '2', unit: 'm' } },
    ];
    expect(publish({ levels })).toEqual({
      refused: ['RANGE_INVERTED /levels/0/quantityRange', 'UNIT_INCOMPATIBLE /levels/1/quantityRange/unit'],
    });
  });
});
