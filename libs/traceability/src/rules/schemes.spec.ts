// Goal: a transfer is judged by the scheme in force on the day of use. Method: one small scheme, one level, edge or
// day changed.
import type { SchemeEdge, SchemePublished } from '@suyuan/domain';
import { massResult, point, reference, soundChain } from '../testing/story';

type Scheme = SchemePublished['data'];

const DAY = '2024-05-10';
const edge = (from: string, to: string): SchemeEdge => ({ from, to, maxRatio: null, method: null });

/** TOP -> A -> B -> C, and D beside C, which hangs on TOP alone. */
function scheme(more: Partial<Scheme> = {}): Scheme {
  const ordinals = { TOP: 0, A: 1, B: 2, C: 3, D: 3 };
  return {
    id: 'JJG 9-2020',
    title: { en: 'a scheme' },
    validFrom: '2020-01-01',
    validTo: null,
    quantity: 'mass',
    levels: Object.entries(ordinals).map(([code, ordinal]) => ({
      code,
      ordinal,
      tier: 'WORKING_STANDARD',
      name: null,
    })),
    edges: [edge('TOP', 'A'), edge('A', 'B'), edge('B', 'C'), edge('TOP', 'D')],
    ...more,
  };
}

/** An item of one level calibrated on the day with a standard of another; both named by their schemes. */
function story(from: string, to: string, schemes: Scheme[] = [scheme()], named = 'JJG 9-2020') {
  const [above, below] = [from, to].map((text) => {
    const [level, other = named] = text.split('@') as [string, string?];
    return { scheme: other, level };
  });
  const told = soundChain()
    .asset('s', { schemeLevel: above! })
    .certificate('cert-s', 's', {
      performedOn: '2024-01-01',
      results: [massResult([point('1000', '0.2')], reference('m1'))],
    })
    .asset('i', { kind: 'INSTRUMENT', schemeLevel: below! })
    .certificate('c', 'i', {
      performedOn: DAY,
      results: [massResult([point('1000', '0.5')], reference('s'))],
    });
  for (const each of schemes) told.scheme(each);
  return told;
}

const CODES = ['LEVEL_INVERTED', 'LEVEL_SKIPPED', 'EDGE_NOT_IN_SCHEME', 'SCHEME_SUPERSEDED'];
/** What is told of the item's own link and certificate. */
const codes = (...question: Parameters<typeof story>) =>
  story(...question)
    .trace('c')
    .findings.filter(({ code, at }) => at.from === 'c' && CODES.includes(code))
    .map(({ code }) => code);

describe('a transfer', () => {
  it('along an edge is what the scheme asks for', () => {
    expect(codes('TOP', 'A')).toEqual([]);
    expect(codes('B', 'C')).toEqual([]);
  });
  it('upwards, or between two of one level, is inverted', () => {
    expect(codes('B', 'A')).toEqual(['LEVEL_INVERTED']);
    expect(codes('B', 'B')).toEqual(['LEVEL_INVERTED']);
    expect(codes('C', 'D')).toEqual(['LEVEL_INVERTED']);
    expect(story('B', 'A').findings('c', 'LEVEL_INVERTED')).toEqual([
      {
        code: 'LEVEL_INVERTED',
        severity: 'GAP',
        evidence: ['JJG 9-2020', 'cert-s'],
        at: { from: 'c', to: 'cert-s' },
        result: 0,
      },
    ]);
  });
  it('past levels is remarked, and does not break the chain', () => {
    expect(codes('TOP', 'B')).toEqual(['LEVEL_SKIPPED']);
    expect(codes('A', 'C')).toEqual(['LEVEL_SKIPPED']);
    expect(story('A', 'C').findings('c', 'LEVEL_SKIPPED')).toMatchObject([
      { severity: 'REMARK', evidence: ['JJG 9-2020', 'cert-s'] },
    ]);
    const both = [scheme({ edges: [...scheme().edges, edge('A', 'C')] })];
    expect(codes('A', 'C', both)).toEqual([]);
  });
  it('that the scheme draws no way for is a gap', () => {
    expect(codes('A', 'D')).toEqual(['EDGE_NOT_IN_SCHEME']);
    expect(story('A', 'D').findings('c', 'EDGE_NOT_IN_SCHEME')).toMatchObject([
      { severity: 'GAP', evidence: ['JJG 9-2020', 'cert-s'] },
    ]);
    expect(codes('TOP', 'D')).toEqual([]);
  });
  it('is judged the same where the scheme was numbered from below', () => {
    const levels = scheme().levels.map((level) => ({ ...level, ordinal: 9 - level.ordinal }));
    const turned = [scheme({ levels })];
    expect(codes('A', 'B', turned)).toEqual([]);
    expect(codes('B', 'A', turned)).toEqual(['LEVEL_INVERTED']);
    expect(codes('A', 'D', turned)).toEqual(['EDGE_NOT_IN_SCHEME']);
  });
  it('that the scheme itself draws is never inverted, though levels share an ordinal', () => {
    const flat = [scheme({ levels: scheme().levels.map((level) => ({ ...level, ordinal: 1 })) })];
    expect(codes('A', 'B', flat)).toEqual([]);
    expect(codes('A', 'C', flat)).toEqual(['LEVEL_SKIPPED']);
    expect(codes('C', 'A', flat)).toEqual(['LEVEL_INVERTED']);
  });
  it('with a standard whose certificate has not come is judged by its level', () => {
    const pending = story('B', 'A').certificate('d', 'i', {
      performedOn: DAY,
      results: [
        massResult(
          [point('1000', '0.5')],
          reference('s', { certificate: { issuer: 'lab', number: 'not-yet' } }),
        ),
      ],
    });
    expect(pending.findings('d', 'LEVEL_INVERTED')).toMatchObject([{ evidence: ['JJG 9-2020'] }]);
  });
  it('without levels on both sides, or between two schemes, is nothing to a scheme', () => {
    expect(codes('B@JJG 8-2020', 'A')).toEqual([]);
    expect(codes('B', 'A', [])).toEqual([]);
    expect(codes('B', 'Z')).toEqual([]);
    const levelless = story('B', 'A').certificate('d', 'item', {
      performedOn: DAY,
      results: [massResult([point('1000', '0.5')], reference('s'))],
    });
    expect(levelless.codes('d')).toEqual([]);
  });
});

describe('the version in force', () => {
  // The older one has no edge from A to B, the newer one none from B to C.
  const older = (validTo: string | null) =>
    scheme({ id: 'JJG 9-2010', validFrom: '2010-01-01', validTo, edges: [edge('TOP', 'A'), edge('B', 'C')] });
  const newer = (validFrom: string) =>
    scheme({ id: 'JJG 9-2020', validFrom, edges: [edge('TOP', 'A'), edge('A', 'B')] });

  it('is that of the day of use, to the day', () => {
    const on = (last: string, first: string) => codes('A', 'B', [older(last), newer(first)]);
    expect(on('2024-05-09', DAY)).toEqual([]);
    expect(on(DAY, '2024-05-11')).toEqual(['EDGE_NOT_IN_SCHEME']);
    expect(codes('B', 'A', [newer(DAY)])).toEqual(['LEVEL_INVERTED']);
    expect(codes('B', 'A', [newer('2024-05-11')])).toEqual([]);
  });
  it('is the one that the item names, else the one that came last', () => {
    const both = [older(null), newer('2020-01-01')];
    expect(codes('A', 'B@JJG 9-2010', both)).toEqual(['EDGE_NOT_IN_SCHEME']);
    expect(codes('A@JJG 9-2010', 'B', both)).toEqual([]);
    expect(codes('A', 'B@JJG 9-2000', both)).toEqual([]);
    expect(codes('B', 'C@JJG 9-2000', both)).toEqual(['EDGE_NOT_IN_SCHEME']);
  });
  it('has both levels', () => {
    const less = { ...newer('2020-01-01'), levels: scheme().levels.filter(({ code }) => code !== 'C') };
    expect(codes('A', 'C', [older(null), less])).toEqual(['EDGE_NOT_IN_SCHEME']);
    expect(codes('A', 'C', [less])).toEqual([]);
  });
  it('is one that was known then', () => {
    const known = story('B', 'A');
    expect(known.codes('c')).toEqual(['LEVEL_INVERTED']);
    expect(known.codes('c', known.trace('c').knownAt - 2)).toEqual([]);
  });
});

describe('the scheme that an asset names', () => {
  it('is told where it had ended before the day, once a certificate, also where none is in force', () => {
    const ended = (validTo: string) => story('A', 'B', [scheme({ validTo })]);
    expect(ended(DAY).findings('c', 'SCHEME_SUPERSEDED')).toEqual([]);
    expect(ended('2024-05-09').findings('c', 'SCHEME_SUPERSEDED')).toEqual([
      {
        code: 'SCHEME_SUPERSEDED',
        severity: 'REMARK',
        evidence: ['JJG 9-2020'],
        at: { from: 'c', to: null },
      },
    ]);
  });
  it('is of no account where nobody has published it', () => {
    expect(codes('A@JJG 9-2000', 'B@JJG 9-2000', [scheme({ validTo: '2024-05-09' })])).toEqual([]);
  });
});
