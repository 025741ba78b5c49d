// Goal: what a question about an asset is about, and refusals that name the parameter. Method: direct calls.
import { ProblemError } from '@suyuan/platform';
import { checkQuantity, chooseQuantity, pairValue, rangeOfValue } from './question';

function refusal(ask: () => unknown): { status: number; code: string; pointer: string | undefined } {
  try {
    ask();
  } catch (error) {
    if (error instanceof ProblemError) {
      return { status: error.status, code: error.code, pointer: error.errors[0]?.pointer };
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the quantity', () => {
  it('asked for is taken when the list has it', () => {
    expect(chooseQuantity('mass', ['length', 'mass'])).toBe('mass');
    expect(refusal(() => checkQuantity('weight'))).toEqual({
      status: 400,
      code: 'UNKNOWN_QUANTITY',
      pointer: '/quantity',
    });
    expect(refusal(() => checkQuantity('constructor')).code).toBe('UNKNOWN_QUANTITY');
  });

  it('left out is the only one the asset measures', () => {
    expect(chooseQuantity(null, ['mass', 'mass'])).toBe('mass');
  });

  it('left out is asked for when the asset measures several', () => {
    expect(() => chooseQuantity(null, ['mass', 'length'])).toThrow(/mass, length/);
    expect(refusal(() => chooseQuantity(null, ['mass', 'length'])).code).toBe('REQUIRED');
  });
});

describe('the value', () => {
  it('is converted exactly to the base unit, temperatures as points', () => {
    expect(rangeOfValue('mass', { value: '200', unit: 'g' })).toEqual({ lo: 0.2, hi: 0.2 });
    expect(rangeOfValue('temperature', { value: '20.1', unit: 'Cel' })).toEqual({ lo: 293.25, hi: 293.25 });
    expect(rangeOfValue('mass', null)).toBeNull();
  });

  it('needs a legal unit of its quantity', () => {
    expect(refusal(() => rangeOfValue('mass', { value: '1', unit: 'Cel' }))).toEqual({
      status: 400,
      code: 'UNIT_INCOMPATIBLE',
      pointer: '/unit',
    });
    expect(refusal(() => rangeOfValue('mass', { value: '1', unit: '%' })).code).toBe('UNIT_INCOMPATIBLE');
    expect(refusal(() => rangeOfValue('mass', { value: '1', unit: '[lb_av]' })).code).toBe('NON_LEGAL_UNIT');
    expect(refusal(() => rangeOfValue('mass', { value: '1', unit: 'nonsense' })).code).toBe('NON_LEGAL_UNIT');
  });

  it('comes with its unit or not at all', () => {
    expect(pairValue(null, null)).toBeNull();
    expect(pairValue('1', 'g')).toEqual({ value: '1', unit: 'g' });
    expect(refusal(() => pairValue('1', null)).pointer).toBe('/unit');
    expect(refusal(() => pairValue(null, 'g')).pointer).toBe('/value');
  });
});
