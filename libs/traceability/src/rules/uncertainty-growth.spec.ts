// Goal: uncertainty grows down the chain, and is stated with two digits. Method: a sound chain, one digit changed.
import type { MeasuredPoint, StandardReference } from '@suyuan/domain';
import { massResult, point, reference, soundChain } from '../testing/story';
import { significantDigits } from './uncertainty-growth';

const CODE = 'U_NOT_GREATER_THAN_REFERENCE';

/** An item measured with the standard s, whose certificate `cert-s` has the points given first. */
function found(known: MeasuredPoint[], own: MeasuredPoint[], more: Partial<StandardReference> = {}) {
  const story = soundChain()
    .asset('s')
    .certificate('cert-s', 's', { performedOn: '2024-01-01', results: [massResult(known)] })
    .certificate('c', 'item', {
      performedOn: '2024-05-10',
      results: [massResult(own, reference('s', more))],
    });
  return story.findings('c', CODE);
}

const pointsOf = (...question: Parameters<typeof found>) =>
  found(...question).flatMap(({ points }) => points);

describe('an uncertainty', () => {
  it('that is not greater than that of the reference is told with its point; equality is no growth', () => {
    const of = (u: string) => found([point('1000', '0.15')], [point('1000', u)]);
    expect(of('0.15')).toEqual([
      {
        code: CODE,
        severity: 'GAP',
        evidence: ['cert-s'],
        points: [0],
        at: { from: 'c', to: 'cert-s' },
        result: 0,
      },
    ]);
    expect(of('0.151')).toEqual([]);
  });
  it('is compared as u = U / k, whatever the two coverage factors, without dividing', () => {
    const at = (u: string, k: string) =>
      pointsOf([point('1000', '0.2', { coverageFactor: '3' })], [point('1000', u, { coverageFactor: k })]);
    expect(at('0.15', '2')).toEqual([]);
    expect(at('0.14', '2.1')).toEqual([0]);
    // 0.2 / 3 has no last digit: a tenth of a millionth above it is above it.
    expect(at('0.0666666666666667', '1')).toEqual([]);
    expect(at('0.0666666666666666', '1')).toEqual([0]);
  });
  it('is compared in one unit, a relative one with its own nominal', () => {
    const relative = (value: string) =>
      pointsOf(
        [point('1000', '0.15')],
        [point('1000', '0', { expandedUncertainty: { value, unit: '[ppm]' } })],
      );
    expect(relative('0.15')).toEqual([0]);
    expect(relative('0.16')).toEqual([]);
    const kilograms = point('0', '0.15', { nominal: { value: '1', unit: 'kg' } });
    expect(pointsOf([kilograms], [point('1000', '0.15')])).toEqual([0]);
  });
  it('that is relative to nothing says nothing', () => {
    const zero = { expandedUncertainty: { value: '0.1', unit: '%' } };
    expect(pointsOf([point('0', '0.1')], [point('0', '0', zero)])).toEqual([]);
    expect(pointsOf([point('0', '0', zero)], [point('0', '0.1')])).toEqual([]);
  });
});

describe('the value of the reference', () => {
  it('is the same nominal, of several the least uncertain', () => {
    const pair = [point('200', '0.10'), point('200', '0.08', { mark: '200*' }), point('1', '0.001')];
    expect(pointsOf(pair, [point('200', '0.081')])).toEqual([]);
    expect(pointsOf(pair, [point('1', '0.01'), point('200', '0.08')])).toEqual([1]);
  });
  it('is as it was left where the reference was adjusted', () => {
    const found = point('200', '0.05', { stage: 'AS_FOUND' });
    const left = point('200', '0.08', { stage: 'AS_LEFT' });
    expect(pointsOf([found, left], [point('200', '0.08')])).toEqual([0]);
    expect(pointsOf([found, point('100', '0.08')], [point('200', '0.08')])).toEqual([]);
    expect(pointsOf([found, left], [point('200', '0.09')])).toEqual([]);
  });
  it('is the lesser of the two neighbours where none is the same', () => {
    const ends = [point('100', '0.08'), point('300', '0.10'), point('500', '0.02')];
    expect(pointsOf(ends, [point('200', '0.08')])).toEqual([0]);
    expect(pointsOf(ends, [point('200', '0.081')])).toEqual([]);
  });
  it('is not known beyond the first and the last', () => {
    const ends = [point('100', '0.08'), point('300', '0.10')];
    expect(pointsOf(ends, [point('99', '0.01'), point('301', '0.01')])).toEqual([]);
    expect(pointsOf(ends, [point('100', '0.01'), point('300', '0.01')])).toEqual([0, 1]);
  });
  it('is not asked for where the reference has a range and no points', () => {
    const story = soundChain()
      .asset('s')
      .certificate('cert-s', 's', {
        results: [{ ...massResult([]), range: { min: '0', max: '1', unit: 'kg' } }],
      })
      .certificate('c', 'item', {
        performedOn: '2024-05-10',
        results: [massResult([point('1', '0.001')], reference('s'))],
      });
    expect(story.findings('c', CODE)).toEqual([]);
  });
});

describe('another part of the reference', () => {
  const kilogram = { range: { min: '1', max: '1', unit: 'kg' } };
  const known = [point('200', '0.10'), point('1000', '0.15')];

  it('is compared at equal nominals only: subdividing a kilogram makes uncertainties smaller', () => {
    expect(pointsOf(known, [point('500', '0.075'), point('1000', '0.16')], kilogram)).toEqual([]);
    expect(pointsOf(known, [point('500', '0.075'), point('1000', '0.15')], kilogram)).toEqual([1]);
  });
  it('is not compared with what was not used', () => {
    expect(pointsOf(known, [point('200', '0.03')], kilogram)).toEqual([]);
  });
  it('is not compared between its values', () => {
    const neighbours = [point('600', '0.10'), point('1000', '0.15')];
    const own = [point('500', '0.1'), point('700', '0.01'), point('1000', '0.16')];
    expect(pointsOf(neighbours, own)).toEqual([1]);
    expect(pointsOf(neighbours, own, { range: { min: '0.6', max: '1', unit: 'kg' } })).toEqual([]);
  });
  it('is none where the range stated is the own one', () => {
    const own = { range: { min: '0.5', max: '1', unit: 'kg' } };
    const points = [point('500', '0.10'), point('1000', '0.16')];
    expect(pointsOf(known, points, own)).toEqual([0]);
    expect(pointsOf(known, points, { range: { ...own.range, min: '0.501' } })).toEqual([]);
  });
});

describe('a reference of another quantity', () => {
  it('is not compared, though it has the same dimension', () => {
    const micrometre = (u: string) =>
      point('', '', { nominal: { value: '1', unit: 'um' }, expandedUncertainty: { value: u, unit: 'nm' } });
    const by = (quantity: string) =>
      soundChain()
        .asset('s')
        .certificate('cert-s', 's', { results: [{ ...massResult([micrometre('10')]), quantity }] })
        .certificate('c', 'item', {
          performedOn: '2024-05-10',
          results: [{ ...massResult([micrometre('1')], reference('s', { quantity })), quantity: 'length' }],
        })
        .findings('c', CODE);
    expect(by('wavelength')).toEqual([]);
    expect(by('length')).toHaveLength(1);
  });
  it('is not compared where it is ancillary', () => {
    expect(pointsOf([point('1000', '0.15')], [point('1000', '0.15')], { role: 'ANCILLARY' })).toEqual([]);
  });
});

describe('the digits of U', () => {
  it.each([
    ['0.10', 2],
    ['0.100', 3],
    ['125', 3],
    ['160', 2],
    ['1.6e2', 2],
    ['1.60E+2', 3],
    ['160e-3', 2],
    ['160.0', 4],
    ['+0.0031', 2],
    ['00012', 2],
    ['0.5', 1],
  ])('%s has %i', (text, digits) => expect(significantDigits(text)).toBe(digits));

  it('are at most two', () => {
    const story = (u: string) =>
      soundChain().certificate('c', 'item', {
        performedOn: '2024-05-10',
        results: [massResult([point('1', '0.1'), point('1000', u)], reference('m1'))],
      });
    expect(story('0.50').codes('c')).toEqual([]);
    expect(story('0.500').findings('c', 'U_OVERPRECISE')).toEqual([
      {
        code: 'U_OVERPRECISE',
        severity: 'REMARK',
        evidence: ['c'],
        points: [1],
        at: { from: 'c', to: null },
        result: 0,
      },
    ]);
    expect(story('0.500').trace('c').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });
});
