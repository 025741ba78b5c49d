// Goal: figures of a quantity that nobody published are recorded when they are clear by themselves.
// Method: one sound result, each test changes one thing.
import { learnQuantity } from '../metrology/quantities';
import type { ResultQuantity } from '../quantity/result-quantity';
import { checkResultQuantity, furtherFactsOf } from './stated-quantity';

const STATED = { code: 'gloss-of-silk', name: { en: 'gloss' }, unit: 'cd/m2' };
const point = {
  nominal: { value: '10', unit: 'cd/m2' },
  error: { value: '0.1', unit: 'cd/m2' },
  expandedUncertainty: { value: '1', unit: '%', of: 'VALUE' },
};
const refusals = (more: object, quantity: ResultQuantity = STATED): string[] =>
  checkResultQuantity({ quantity, points: [{ ...point, ...more }] } as never, '/results/0').map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('a result in a quantity that nobody published', () => {
  it('is taken as it is stated, and only as it is stated', () => {
    expect(refusals({})).toEqual([]);
    expect(refusals({}, STATED.code)).toEqual(['UNKNOWN_QUANTITY /results/0/quantity']);
    expect(furtherFactsOf(STATED)).toEqual({ quantityStated: { name: { en: 'gloss' }, unit: 'cd/m2' } });
  });

  it.each([
    [{ nominal: { value: '10', unit: 'kg' } }, 'UNIT_INCOMPATIBLE /results/0/points/0/nominal/unit'],
    [{ nominal: { value: '10', unit: '%' } }, 'UNIT_INCOMPATIBLE /results/0/points/0/nominal/unit'],
    [{ error: { value: '1', unit: '%' } }, 'AMBIGUOUS_RELATIVE /results/0/points/0/error'],
    [{ error: { value: '1', unit: '1' } }, 'AMBIGUOUS_RELATIVE /results/0/points/0/error'],
    [
      { error: { value: '1', unit: '%', of: 'ABSOLUTE' } },
      'UNIT_INCOMPATIBLE /results/0/points/0/error/unit',
    ],
    [
      { error: { value: '1', unit: 'cd/m2', of: 'VALUE' } },
      'UNIT_INCOMPATIBLE /results/0/points/0/error/unit',
    ],
    [
      { mpe: { form: 'LINEAR', a: { value: '1', unit: 'cd/m2' }, b: { value: '1', unit: '%' } } },
      'AMBIGUOUS_RELATIVE /results/0/points/0/mpe/b',
    ],
  ])('is refused where a figure is not clear: %j', (more, refusal) => {
    expect(refusals(more)).toEqual([refusal]);
  });

  it('says nothing of figures that are of other quantities', () => {
    const more = { parameters: [{ parameter: 'frequency', value: { value: '1', unit: 'MHz' } }] };
    expect(refusals({ ...more, indication: { value: '1', unit: 'Ohm' } })).toEqual([]);
  });

  it('of dimension one takes a number as it is, and asks what a per cent is of', () => {
    const ratio = { code: 'ratio-of-silk', name: { en: 'ratio' }, unit: '1' };
    const figures = { nominal: { value: '10', unit: '%' }, error: { value: '0.1', unit: '1' } };
    expect(refusals(figures, ratio)).toEqual([]);
    expect(refusals({ ...figures, error: { value: '0.1', unit: '%' } }, ratio)).toEqual([
      'AMBIGUOUS_RELATIVE /results/0/points/0/error',
    ]);
    const absolute = { value: '0.1', unit: '%', of: 'ABSOLUTE' };
    expect(refusals({ ...figures, error: absolute }, ratio)).toEqual([]);
  });

  it('is of the quantity as published once that is heard of, whatever it states beside', () => {
    learnQuantity({
      code: 'lustre-of-silk',
      version: 1,
      name: { en: 'lustre' },
      unit: 'cd/m2',
      units: ['cd/m2'],
      area: 'PR',
      kinds: [],
      naturalZero: true,
      logarithmic: null,
      ownRelativeError: false,
      parameters: [],
      source: null,
    });
    const lustre = { ...STATED, code: 'lustre-of-silk' };
    expect(furtherFactsOf(lustre)).toEqual({ naturalZero: true });
    expect(refusals({}, { ...lustre, unit: 'kg' })).toEqual(['UNIT_INCOMPATIBLE /results/0/quantity/unit']);
    expect(refusals({}, 'lustre-of-silk')).toEqual([]);
    expect(furtherFactsOf('mass')).toEqual({});
    expect(furtherFactsOf({ ...STATED, code: 'mass' })).toEqual({});
  });
});
