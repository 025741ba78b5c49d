// Goal: numbers and units keep their exact value, and what is no number or no legal unit is told apart.
// Method: tables of known cases, and properties over random decimals and all units in common use.
import fc from 'fast-check';
import {
  askedBaseRangeOf,
  baseRangeOf,
  differenceToBase,
  fromBase,
  toBase,
  toBaseNumber,
  unitFit,
} from './conversion';
import { decimalProblem, ExactDecimal, parseDecimal } from './decimal';
import { findQuantity, isBuiltIn, QUANTITIES } from './quantities';
import { UNIT_ATOMS } from './unit-data';
import { NON_LEGAL_UNITS } from './unit-hints';
import { UNITS } from './unit-list';
import { parseUnit, readUnit } from './units';

/** Decimal texts of 1 to 15 digits with a point somewhere and sometimes an exponent. */
const decimalText = fc
  .tuple(
    fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
    fc.nat(15),
    fc.integer({ min: -20, max: 20 }),
  )
  .map(([digits, scale, exponent]) => {
    const text = new ExactDecimal(digits.toString()).div(new ExactDecimal(10).pow(scale)).toFixed();
    return exponent === 0 ? text : `${text}e${exponent}`;
  });

describe('a decimal text', () => {
  it.each([
    '0',
    '-0',
    '+1',
    '306.250',
    '50.000838',
    '5e-11',
    '1E+20',
    '000123.000',
    '123456789012345',
    '1000000000000000000000',
  ])('is a number: %s', (text) => expect(decimalProblem(text)).toBeNull());
  it.each([
    '',
    ' 1',
    '1 ',
    '1.',
    '.5',
    '1,5',
    '0x1F',
    'NaN',
    'Infinity',
    '1e',
    '1e100',
    '１２',
    '--1',
    '1_000',
    'a'.repeat(50),
  ])('is none: %j', (text) => expect(decimalProblem(text)).toBe('NOT_A_DECIMAL'));
  it('is none when it is no text', () => {
    expect(decimalProblem(1)).toBe('NOT_A_DECIMAL');
    expect(decimalProblem(null)).toBe('NOT_A_DECIMAL');
  });
  it('has at most 40 significant digits, zeros around them not counted', () => {
    expect(decimalProblem('0.00123456789012345')).toBeNull();
    expect(decimalProblem('1234567890123450')).toBeNull();
    const forty = '1234567890'.repeat(3) + '1234567891';
    expect(decimalProblem(forty)).toBeNull();
    expect(decimalProblem(`0.000${forty}e-20`)).toBeNull();
    expect(decimalProblem(`${forty}1`)).toBe('TOO_MANY_DIGITS');
    expect(decimalProblem(`1.${forty}e3`)).toBe('TOO_MANY_DIGITS');
    expect(decimalProblem(`1.${'0'.repeat(65)}1`)).toBe('TOO_MANY_DIGITS');
  });
  it('of 15 digits keeps its exact value, order and equality as a double', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const order = parseDecimal(a).cmp(parseDecimal(b));
        const doubles = Math.sign(toBaseNumber(a, 'kg', 'mass') - toBaseNumber(b, 'kg', 'mass'));
        expect(doubles).toBe(Math.sign(order));
      }),
    );
  });
  it('is compared exactly where doubles cannot', () => {
    const [less, more] = ['429228004229873.0000000000000001', '429228004229873.0000000000000002'];
    expect(toBase(less, 'Hz', 'frequency').lt(toBase(more, 'Hz', 'frequency'))).toBe(true);
    expect(toBase(less, 'kHz', 'frequency').toFixed()).toBe('429228004229873000.0000000000001');
    expect(toBaseNumber(less, 'Hz', 'frequency')).toBe(toBaseNumber(more, 'Hz', 'frequency'));
  });
  it('is refused by parseDecimal when it is none', () => {
    expect(() => parseDecimal('1.2.3')).toThrow(RangeError);
  });
});

describe('a unit', () => {
  it.each([
    ['kg', 'M', '1'],
    ['t', 'M', '1000'],
    ['ng', 'M', '1e-12'],
    ['min', 'T', '60'],
    ['cd', 'J', '1'],
    ['mT', 'I-1.M.T-2', '0.001'],
    ['hPa', 'L-1.M.T-2', '100'],
    ['mL', 'L3', '1e-6'],
    ['g/cm3', 'L-3.M', '1000'],
    ['N.m', 'L2.M.T-2', '1'],
    ['m/s2', 'L.T-2', '1'],
    ['kW.h', 'L2.M.T-2', '3600000'],
    ['deg', 'A', '3600'],
    ['[ppm]', '1', '1e-6'],
    ['10*-6', '1', '1e-6'],
    ['1', '1', '1'],
  ])('%s is legal, of dimension %s and size %s', (code, dimension, size) => {
    const unit = parseUnit(code);
    expect(unit?.dimension).toBe(dimension);
    expect(unit?.factor.div(unit.per).eq(size)).toBe(true);
  });
  it.each([
    'foo',
    '',
    'kkg',
    'm//s',
    '.m',
    'm.',
    'm0',
    'm13',
    'Cel/m',
    'kmin',
    'kt',
    'MM',
    '__proto__',
    'constructor',
    'm'.repeat(40),
    'Ym12/m11',
  ])('%j is unknown', (code) => expect(readUnit(code)).toEqual({ ok: false, instead: null }));
  it.each(Object.entries(NON_LEGAL_UNITS))('%s is not legal and says to use %s', (code, instead) => {
    expect(readUnit(code)).toEqual({ ok: false, instead });
    expect(parseUnit(instead)).not.toBeNull();
  });
  it('has one row per code, each with a source', () => {
    expect(new Set(UNIT_ATOMS.map((atom) => atom.code)).size).toBe(UNIT_ATOMS.length);
    expect(UNIT_ATOMS.every((atom) => atom.source.length > 0)).toBe(true);
  });
  it('in common use is listed once', () => {
    expect(new Set(UNITS.map((unit) => unit.code)).size).toBe(UNITS.length);
  });
});

describe('a quantity', () => {
  it('has only legal units of its own dimension', () => {
    for (const quantity of QUANTITIES) {
      const fits = quantity.units.map((unit) => [unit, unitFit(unit, quantity.code)]);
      expect(fits).toEqual(quantity.units.map((unit) => [unit, 'FITS']));
    }
  });
  it('is named in kebab-case once', () => {
    expect(QUANTITIES.every(({ code }) => /^[a-z]+(-[a-z]+)*$/.test(code))).toBe(true);
    expect(new Set(QUANTITIES.map(({ code }) => code)).size).toBe(QUANTITIES.length);
  });
  it('is known or not', () => {
    expect(isBuiltIn('dc-voltage')).toBe(true);
    expect(isBuiltIn('DC-voltage')).toBe(false);
    expect(isBuiltIn('toString')).toBe(false);
    expect(findQuantity('weight')).toBeNull();
  });
  it('tells how a unit stands to it', () => {
    expect(unitFit('mg', 'mass')).toBe('FITS');
    expect(unitFit('%', 'mass')).toBe('RELATIVE');
    expect(unitFit('%', 'humidity')).toBe('FITS');
    expect(unitFit('V', 'mass')).toBe('UNIT_INCOMPATIBLE');
    expect(unitFit('[lb_av]', 'mass')).toBe('NON_LEGAL_UNIT');
    // Nobody published it: its figures are read by their units alone.
    expect(unitFit('kg', 'weight')).toBe('FITS');
    expect(unitFit('[lb_av]', 'weight')).toBe('NON_LEGAL_UNIT');
  });
});

describe('conversion', () => {
  it('of a temperature is affine for values and a scale for differences', () => {
    expect(toBaseNumber('20.1', 'Cel', 'temperature')).toBe(293.25);
    const nominal = { value: '100', unit: 'Cel' };
    expect(differenceToBase({ value: '0.02', unit: 'Cel' }, nominal, 'temperature').toString()).toBe('0.02');
    expect(differenceToBase({ value: '0.1', unit: '%' }, nominal, 'temperature').toString()).toBe('0.1');
  });
  it('of a relative uncertainty takes the size of the nominal', () => {
    const nominal = { value: '-10', unit: 'kV' };
    expect(differenceToBase({ value: '5', unit: '[ppm]' }, nominal, 'dc-voltage').toString()).toBe('0.05');
  });
  it('meets where two units say the same', () => {
    expect(toBaseNumber('36', 'km/h', 'speed')).toBe(toBaseNumber('10', 'm/s', 'speed'));
    expect(toBaseNumber('0.2', 'g', 'mass')).toBe(toBaseNumber('200', 'mg', 'mass'));
    expect(toBaseNumber('1', 'deg', 'angle')).toBe(toBaseNumber('60', "'", 'angle'));
    expect(Object.is(toBaseNumber('-0', 'kg', 'mass'), 0)).toBe(true);
  });
  it('refuses a unit of another dimension', () => {
    expect(() => toBase('1', 'V', 'mass')).toThrow(RangeError);
    const nominal = { value: '1', unit: 'kg' };
    expect(() => differenceToBase({ value: '1', unit: 'V' }, nominal, 'mass')).toThrow(RangeError);
  });
  it('there and back gives the same number, in every unit in common use', () => {
    const places = QUANTITIES.flatMap(({ code, units }) => units.map((unit) => [unit, code] as const));
    fc.assert(
      fc.property(decimalText, fc.constantFrom(...places), (text, [unit, quantity]) => {
        const back = fromBase(toBase(text, unit, quantity), unit, quantity);
        const error = back.sub(text).abs();
        expect(error.lte(parseDecimal(text).abs().mul('1e-60').add('1e-40'))).toBe(true);
      }),
    );
  });
  it('keeps the order of two values of one quantity in different units', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const exact = toBase(a, 'mV', 'dc-voltage').cmp(toBase(b, 'uV', 'dc-voltage'));
        const doubles = toBaseNumber(a, 'mV', 'dc-voltage') - toBaseNumber(b, 'uV', 'dc-voltage');
        expect(Math.sign(doubles)).toBe(Math.sign(exact));
      }),
    );
  });
});

describe('the range of a result', () => {
  const nominals = (...values: string[]) => values.map((value) => ({ nominal: { value, unit: 'g' } }));

  it('is the stated one where it is stated', () => {
    const range = { min: '0', max: '2', unit: 'kg' };
    expect(baseRangeOf({ quantity: 'mass', range, points: nominals('500') })).toEqual({ lo: 0, hi: 2 });
  });
  it('is else from the least to the greatest nominal, whatever their units and order', () => {
    const points = [...nominals('500', '-3'), { nominal: { value: '1', unit: 'kg' } }];
    expect(baseRangeOf({ quantity: 'mass', range: null, points })).toEqual({ lo: -0.003, hi: 1 });
  });
  it('cannot be told without either', () => {
    expect(baseRangeOf({ quantity: 'mass', points: [] })).toBeNull();
  });
});

describe('what a result asks of a reference', () => {
  const at = (quantity: string, unit: string, ...values: string[]) => ({
    quantity,
    points: values.map((value) => ({ nominal: { value, unit } })),
  });
  const stated = { min: '0', max: '10', unit: 'MPa' };

  it('is the range of its points without the natural zero, whatever it covers', () => {
    const gauge = { ...at('pressure', 'MPa', '0', '2', '10'), range: stated };
    expect(askedBaseRangeOf(gauge)).toEqual({ lo: 2e6, hi: 1e7 });
    expect(baseRangeOf(gauge)).toEqual({ lo: 0, hi: 1e7 });
    expect(askedBaseRangeOf(at('dc-voltage', 'V', '-10', '0', '10'))).toEqual({ lo: -10, hi: 10 });
  });

  it('is its stated range where it has no points, and nothing where all are zero', () => {
    expect(askedBaseRangeOf({ quantity: 'pressure', range: stated })).toEqual({ lo: 0, hi: 1e7 });
    expect(askedBaseRangeOf({ ...at('pressure', 'MPa', '0', '0.0'), range: stated })).toBeNull();
  });

  it('holds the zero of a scale: temperature, pH, hardness, levels', () => {
    const without = QUANTITIES.filter(({ naturalZero }) => !naturalZero);
    const marks = without.filter(({ logarithmic, code }) => !logarithmic && !code.startsWith('hardness-'));
    // Beside those of RECORD.md section 13 only errors and differences, whose zero is a value like any other.
    const errors = `ac-dc-transfer-difference daily-rate distance-scale-deviation energy-meter-error flow-meter-error
      isotope-delta ratio-error relative-frequency-deviation taximeter-error time-difference`;
    expect(marks.map(({ code }) => code).sort()).toEqual(
      [...errors.split(/\s+/), 'absorbance', 'dew-point', 'ph', 'temperature'].sort(),
    );
    const hardness = QUANTITIES.filter(({ code }) => code.startsWith('hardness-'));
    expect(hardness.filter(({ naturalZero }) => naturalZero)).toEqual([]);
    expect(QUANTITIES.filter(({ logarithmic, naturalZero }) => logarithmic && naturalZero)).toEqual([]);
    expect(askedBaseRangeOf(at('temperature', 'Cel', '-273.15', '0'))).toEqual({ lo: 0, hi: 273.15 });
    expect(askedBaseRangeOf(at('power-level', 'dB', '0', '10'))).toEqual({ lo: 0, hi: 10 });
  });
});
