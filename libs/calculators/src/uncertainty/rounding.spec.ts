// Goal: results are stated as certificates print them. Method: the examples of GUM 7.2 and their neighbours.
import fc from 'fast-check';
import { numberText } from '@suyuan/domain';
import { roundUncertainty, stateResult } from './rounding';

const rounded = (u: number, rounding: 'NEAREST' | 'UP'): string => {
  const { rounded: value, place } = roundUncertainty(u, rounding);
  return value.toFixed(Math.max(0, -place));
};

describe('an uncertainty', () => {
  it.each([
    [10.47, '10', '11'],
    [28.05, '28', '28'],
    [28.06, '28', '29'],
    [0.027, '0.027', '0.027'],
    [0.02701, '0.027', '0.027'],
    [0.0275, '0.028', '0.028'],
    [92.5e-6, '0.000093', '0.000093'],
    [58.52, '59', '59'],
    [9.96, '10', '10'],
    [0.996, '1.0', '1.0'],
    [1234, '1200', '1300'],
    [0.1 + 0.2, '0.30', '0.30'],
  ])('of %d is %s to the nearest and %s rounded up', (u, nearest, up) => {
    expect(rounded(u, 'NEAREST')).toBe(nearest);
    expect(rounded(u, 'UP')).toBe(up);
  });

  it('rounded up is never stated more than a twentieth of its last digit too small', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (u) => {
        const { rounded: value, place } = roundUncertainty(u, 'UP');
        expect(value.toNumber()).toBeGreaterThanOrEqual(u * (1 - 1e-12) - 0.0501 * 10 ** place);
        expect(value.sd()).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a stated result', () => {
  it('is GUM 7.2.6: 10.058(27)', () => {
    expect(stateResult(10.05762, 0.027, 0.054, 'NEAREST')).toEqual({
      value: '10.058',
      expandedUncertainty: '0.054',
      text: '10.058(27)',
    });
  });
  it('is GUM 7.2.2 and 7.2.4: 100.02147 g, u 0.35 mg, U 0.79 mg', () => {
    expect(stateResult(100.02147, 0.00035, 0.00079, 'NEAREST')).toEqual({
      value: '100.02147',
      expandedUncertainty: '0.00079',
      text: '100.02147(35)',
    });
  });
  it('keeps trailing zeros, and the value ties to even', () => {
    expect(stateResult(5, 0.05, 0.1, 'NEAREST')).toMatchObject({
      value: '5.00',
      expandedUncertainty: '0.10',
    });
    expect(stateResult(2.345, 0.05, 0.1, 'NEAREST').value).toBe('2.34');
    expect(stateResult(2.355, 0.05, 0.1, 'NEAREST').value).toBe('2.36');
  });
  it('rounds before the point too, and never to minus zero', () => {
    expect(stateResult(56_789, 617, 1234, 'NEAREST')).toEqual({
      value: '56800',
      expandedUncertainty: '1200',
      text: '56790(620)',
    });
    expect(stateResult(10.1, 2.7, 5.4, 'NEAREST').text).toBe('10.1(2.7)');
    expect(stateResult(-0.001, 0.05, 0.1, 'NEAREST').value).toBe('0.00');
  });
  it('without uncertainty is the value as calculated', () => {
    expect(stateResult(1.25, 0, 0, 'UP')).toEqual({
      value: '1.250000',
      expandedUncertainty: '0',
      text: '1.250000',
    });
  });
});

describe('a calculated number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [2, '2.000000'],
    [0.1 + 0.2, '0.3000000'],
    [1 / 3, '0.333333333333'],
    [1234567890, '1234567890'],
    [1e-9, '0.000000001000000'],
    [1.5e-20, '1.500000e-20'],
    [2e25, '2.000000e+25'],
  ])('%d is written %s', (value, text) => expect(numberText(value)).toBe(text));
  it('is finite', () => {
    expect(() => numberText(Number.NaN)).toThrow(RangeError);
    expect(() => numberText(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
