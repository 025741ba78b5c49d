// Goal: ratios are demanded by the scheme's edge, else by the method, and compared exactly. Method: one edge or
// figure changed; thirds on the dot.
import type { AssetRegistered, CalibrationRecorded, MeasuredPoint, SchemeEdge } from '@suyuan/domain';
import { massResult, point, reference, soundChain } from '../testing/story';

const DAY = '2024-05-10';
const edge = (from: string, to: string, more: Partial<SchemeEdge> = {}): SchemeEdge => ({
  from,
  to,
  maxRatio: null,
  method: null,
  ...more,
});
const mpe = (value: string) => ({ mpe: { value, unit: 'mg' } });

interface Question {
  edges?: SchemeEdge[];
  own?: MeasuredPoint[];
  known?: MeasuredPoint[];
  levels?: [reference: string, item: string];
  certificate?: Partial<CalibrationRecorded['data']>;
  asset?: Partial<AssetRegistered['data']>;
}

/** An item of level B calibrated with a standard of level A (u = 0.05 mg at 1 kg); each question changes something. */
function story({ edges = [], own = [], known, levels = ['A', 'B'], certificate, asset }: Question) {
  const level = (at: 0 | 1) => ({ scheme: 'JJG 9-2020', level: levels[at] });
  return soundChain()
    .scheme({
      id: 'JJG 9-2020',
      title: { en: 'a scheme' },
      validFrom: '2020-01-01',
      validTo: null,
      quantity: 'mass',
      levels: ['O', 'A', 'B'].map((code, ordinal) => ({
        code,
        ordinal,
        tier: 'WORKING_STANDARD' as const,
        name: null,
      })),
      edges,
    })
    .method('A THIRD OF MPE', { ratio: { max: '1/3', of: 'MPE' } })
    .method('HALF OF MPE', { ratio: { max: '1/2', of: 'MPE' } })
    .method('A THIRD OF U', { ratio: { max: '1/3', of: 'REFERENCE' } })
    .method('NOTHING')
    .asset('s', { schemeLevel: level(0) })
    .certificate('cert-s', 's', {
      performedOn: '2021-01-01',
      results: [massResult(known ?? [point('1000', '0.10')])],
    })
    .asset('i', { kind: 'INSTRUMENT', schemeLevel: level(1), ...asset })
    .certificate('c', 'i', {
      performedOn: DAY,
      results: [massResult(own, reference('s'))],
      ...certificate,
    });
}

const found = (question: Question) => story(question).findings('c', 'U_RATIO_EXCEEDED');
const told = (question: Question) => found(question).map(({ evidence, points }) => [evidence[0], points]);
const third = [edge('A', 'B', { maxRatio: '1/3' })];
const SCHEME = 'JJG 9-2020';

describe('U and the maximum permissible error', () => {
  const of = (u: string, limit: string, more: Partial<MeasuredPoint> = {}, ratio = '1/3') =>
    told({
      edges: [edge('A', 'B', { maxRatio: ratio })],
      own: [point('500', u, { ...mpe(limit), ...more })],
    });

  it.each(['1/3', '0.333', '0.3333'])('may stand as %s exactly, and no more', (ratio) => {
    expect(of('0.10', '0.30', {}, ratio)).toEqual([]);
    expect(of('0.020', '0.06', {}, ratio)).toEqual([]);
    expect(of('0.10', '0.299', {}, ratio)).toEqual([[SCHEME, [0]]]);
    expect(of('0.021', '0.06', {}, ratio)).toEqual([[SCHEME, [0]]]);
  });
  it('are told with scheme, reference and points, as a gap', () => {
    const own = [point('500', '0.1', mpe('0.3')), point('200', '0.1', mpe('0.1')), point('100', '9')];
    expect(found({ edges: third, own })).toEqual([
      {
        code: 'U_RATIO_EXCEEDED',
        severity: 'GAP',
        evidence: [SCHEME, 'cert-s'],
        points: [1],
        at: { from: 'c', to: 'cert-s' },
        result: 0,
      },
    ]);
  });
  it('are compared with U at k = 2, whatever k is stated', () => {
    expect(of('0.15', '0.3', { coverageFactor: '3' })).toEqual([]);
    expect(of('0.151', '0.3', { coverageFactor: '3' })).toEqual([[SCHEME, [0]]]);
    expect(of('0.05', '0.3', { coverageFactor: '1' })).toEqual([]);
    expect(of('0.051', '0.3', { coverageFactor: '1' })).toEqual([[SCHEME, [0]]]);
  });
  it('are those of the point, else those the item was registered with', () => {
    const measurand = { quantity: 'mass', range: null, accuracyClass: null, ...mpe('0.3') };
    const asset = { measurands: [measurand] };
    expect(told({ edges: third, asset, own: [point('500', '0.10')] })).toEqual([]);
    expect(told({ edges: third, asset, own: [point('500', '0.11')] })).toEqual([[SCHEME, [0]]]);
    expect(told({ edges: third, asset, own: [point('500', '0.11', mpe('0.33'))] })).toEqual([]);
    expect(told({ edges: third, own: [point('500', '0.11')] })).toEqual([]);
  });
  it('are not compared where the error is relative to nothing', () => {
    const percent = { mpe: { value: '1', unit: '%' } };
    expect(told({ edges: third, own: [point('0', '0.1', percent)] })).toEqual([]);
    expect(told({ edges: third, own: [point('0.02', '0.1', percent)] })).toEqual([[SCHEME, [0]]]);
  });
});

describe('u of the reference and u of the item', () => {
  const of = (known: MeasuredPoint, own: MeasuredPoint, ratio = '1/3') =>
    told({ edges: [edge('A', 'B', { maxRatio: ratio })], known: [known], own: [own] });

  it('may stand as the ratio exactly, and no more, at the same value', () => {
    expect(of(point('1000', '0.10'), point('1000', '0.30'))).toEqual([]);
    expect(of(point('1000', '0.10'), point('1000', '0.29'))).toEqual([[SCHEME, [0]]]);
    expect(of(point('500', '0.10'), point('1000', '0.29'))).toEqual([]);
    expect(of(point('1000', '0.030'), point('1000', '0.073'), '1/2')).toEqual([]);
    expect(of(point('1000', '0.030'), point('1000', '0.073'), '0.41')).toEqual([[SCHEME, [0]]]);
  });
  it('are U / k each', () => {
    const known = (coverageFactor: string) => point('1000', '0.10', { coverageFactor });
    expect(of(known('2'), point('1000', '0.15', { coverageFactor: '1' }))).toEqual([]);
    expect(of(known('1'), point('1000', '0.59'))).toEqual([[SCHEME, [0]]]);
    expect(of(known('1'), point('1000', '0.60'))).toEqual([]);
  });
});

describe('the edge that counts', () => {
  /** The greatest U of an MPE of 1 mg that passes, of those given. */
  const permits = (edges: SchemeEdge[], methods: string[] = []) =>
    ['0.5', '0.4', '0.3', '0.2'].find(
      (u) => found({ edges, own: [point('500', u, mpe('1'))], certificate: { methods } }).length === 0,
    );
  const half = edge('A', 'B', { maxRatio: '0.5' });
  const ofMethod = edge('A', 'B', { maxRatio: '0.2', method: 'JJG 7-2001' });

  it('is that of a method of the certificate, else that of none, else the most that any permits', () => {
    expect(permits([half, ofMethod], ['JJG 7-2001'])).toBe('0.2');
    expect(permits([half, ofMethod], ['JJG 7-1990'])).toBe('0.5');
    expect(permits([half, { ...ofMethod, method: 'JJG 7' }], ['JJG 7-1990'])).toBe('0.2');
    const other = edge('A', 'B', { maxRatio: '0.3', method: 'JJG 6-2001' });
    expect(permits([ofMethod, other], [])).toBe('0.3');
    expect(permits([ofMethod, other], ['JJG 7-2001'])).toBe('0.2');
  });
  it('is, where the two levels have none or it is silent, the most that leads into the item', () => {
    const into = edge('O', 'B', { maxRatio: '0.4' });
    expect(permits([edge('A', 'B'), into])).toBe('0.4');
    expect(permits([half, into])).toBe('0.5');
    expect(permits([edge('O', 'A', { maxRatio: '0.2' }), into])).toBe('0.4');
    expect(permits([edge('O', 'A', { maxRatio: '0.2' })])).toBe('0.5');
  });
  it('says how grave an exceeded ratio is', () => {
    const remark = [edge('A', 'B', { maxRatio: '1/3', severity: 'REMARK' })];
    const own = [point('500', '0.34', mpe('1'))];
    expect(found({ edges: remark, own })).toMatchObject([{ severity: 'REMARK' }]);
    expect(found({ edges: third, own })).toMatchObject([{ severity: 'GAP' }]);
  });
});

describe('the method of the certificate', () => {
  const own = [point('500', '0.34', mpe('1'))];
  const by = (...methods: string[]) => ({ certificate: { methods } });

  it('speaks where the scheme says nothing, and only then', () => {
    expect(found({ own, ...by('A THIRD OF MPE') })).toMatchObject([
      { severity: 'GAP', evidence: ['A THIRD OF MPE', 'cert-s'], points: [0] },
    ]);
    expect(told({ own: [point('500', '0.33', mpe('1'))], ...by('A THIRD OF MPE') })).toEqual([]);
    const wider = [edge('A', 'B', { maxRatio: '0.5' })];
    expect(told({ own, edges: wider, ...by('A THIRD OF MPE') })).toEqual([]);
    expect(told({ own, ...by('NOTHING') })).toEqual([]);
    expect(told({ own, ...by('A THIRD OF MPE', 'HALF OF MPE') })).toEqual([]);
  });
  it('looks at what its ratio is of, not at the other', () => {
    // u is 0.34 of MPE, and that of the reference 0.34 of u.
    const both = { known: [point('1000', '0.34')], own: [point('1000', '1.0', mpe('2.94'))] };
    expect(told({ ...both, ...by('A THIRD OF MPE') })).toEqual([['A THIRD OF MPE', [0]]]);
    expect(told({ ...both, ...by('A THIRD OF U') })).toEqual([['A THIRD OF U', [0]]]);
    expect(told({ ...both, own: [point('1000', '1.0', mpe('3'))], ...by('A THIRD OF MPE') })).toEqual([]);
    expect(told({ ...both, own: [point('1000', '1.1', mpe('1'))], ...by('A THIRD OF U') })).toEqual([]);
  });
  it('speaks of results without any scheme, and of those measured with a reference outside', () => {
    const external = {
      kind: 'CIPM_MRA',
      institute: 'PTB',
      certificateNumber: '1',
      kcdbId: 'x',
      accreditation: null,
    } as const;
    const outside = (...references: ReturnType<typeof reference>[]) =>
      found({
        certificate: {
          asset: 'item',
          methods: ['A THIRD OF MPE'],
          results: [massResult(own, ...references)],
        },
      });
    const ptb = { ...reference('s'), asset: null, external };
    expect(outside(ptb)).toMatchObject([{ evidence: ['A THIRD OF MPE'], at: { to: null } }]);
    expect(outside(reference('nobody'))).toMatchObject([{ evidence: ['A THIRD OF MPE'], at: { to: null } }]);
    expect(outside({ ...ptb, role: 'ANCILLARY' })).toEqual([]);
    expect(outside()).toEqual([]);
  });
});
