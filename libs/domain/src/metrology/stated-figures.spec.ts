// Goal: a figure beside a value means one thing in every form, and what it does not say is nobody's guess.
// Method: the cases of RECORD.md, sections 1, 2 and 4, with their near misses, through the one reading of each.
import { halfWidth, limitsAt, uncertaintyWithin } from './limits-at';
import { differenceAt, relationOf, type Place } from './differences';
import { limitsOfClass, isNamedGrade } from '../scheme/limits/class-limits';
import type { Difference, PointUncertainty, RelativeTo, StatedLimits } from './stated';
import { checkDifference } from './checks';
import { checkLimits, checkLimitsOfInstrument, checkUncertainty } from './stated-checks';
import { ExactDecimal } from './decimal';
import { expandedAt95, saysNoUncertainty, shownUncertainty, uncertaintyOf } from './uncertainties';

const v = (value: string, unit: string, of?: RelativeTo): Difference => ({
  value,
  unit,
  ...(of ? { of } : {}),
});
const place = (quantity: string, nominal: string, range?: string): Place => {
  const [value, unit] = nominal.split(' ') as [string, string];
  const [min, max, of] = range?.split(' ') ?? [];
  return { quantity, nominal: { value, unit }, range: range ? { min: min!, max: max!, unit: of! } : null };
};
const read = (difference: Difference, at: Place) => differenceAt(difference, at)?.toNumber() ?? null;
const codes = (refusals: { code: string; pointer: string }[]) =>
  refusals.map((one) => `${one.code} ${one.pointer}`);

describe('what a figure is relative to', () => {
  it.each<[Difference, string, string]>([
    [v('1', '%'), 'mass', 'VALUE'],
    [v('1', 'mg'), 'mass', 'ABSOLUTE'],
    [v('1', '%'), 'amount-fraction', 'AMBIGUOUS'],
    [v('1', '[ppm]'), 'mass-fraction', 'AMBIGUOUS'],
    [v('1', '%', 'VALUE'), 'amount-fraction', 'VALUE'],
    [v('1', '%', 'ABSOLUTE'), 'amount-fraction', 'ABSOLUTE'],
    [v('1', 'umol/mol'), 'amount-fraction', 'ABSOLUTE'],
    [v('0.001', '1'), 'transmittance', 'ABSOLUTE'],
    [v('1', '%'), 'humidity', 'ABSOLUTE'],
    [v('1', '%{RH}'), 'humidity', 'ABSOLUTE'],
    [v('0.1', '%'), 'energy-meter-error', 'ABSOLUTE'],
    [v('2', '%'), 'sound-pressure-level', 'AMBIGUOUS'],
    [v('2', '%', 'VALUE'), 'sound-pressure-level', 'VALUE'],
    [v('0.2', 'dB'), 'power', 'DECIBELS'],
    [v('0.2', 'dB'), 'mass', 'UNFIT'],
    [v('1', 'mg', 'VALUE'), 'mass', 'UNFIT'],
    [v('1', '%', 'ABSOLUTE'), 'mass', 'UNFIT'],
  ])('%j beside %s is %s', (difference, quantity, relation) => {
    expect(relationOf(difference, quantity)).toBe(relation);
  });

  it('is refused with both readings where nobody can tell', () => {
    const [refusal] = checkDifference(v('1', '%'), 'amount-fraction', '/u');
    expect(refusal).toMatchObject({ code: 'AMBIGUOUS_RELATIVE', pointer: '/u' });
    expect(refusal?.detail).toContain('"of": "VALUE"');
    expect(refusal?.detail).toContain('"of": "ABSOLUTE"');
  });

  it('is read by scale, of the value, the span or the full scale', () => {
    expect(read(v('0.02', 'Cel'), place('temperature', '100 Cel'))).toBe(0.02);
    expect(read(v('0.1', '%'), place('temperature', '-80 Cel'))).toBeCloseTo(0.08);
    expect(read(v('1.6', '%', 'SPAN'), place('pressure', '0.2 MPa', '0 1 MPa'))).toBe(16_000);
    expect(read(v('1', '%', 'SPAN'), place('pressure', '0 kPa', '-100 300 kPa'))).toBe(4_000);
    expect(read(v('1', '%', 'FULL_SCALE'), place('pressure', '0 kPa', '-100 300 kPa'))).toBe(3_000);
    expect(read(v('1', '%', 'SPAN'), place('pressure', '0.2 MPa'))).toBeNull();
  });

  it('is of power or of amplitude beside a level, as the quantity defines', () => {
    expect(read(v('2', '%', 'VALUE'), place('power-level', '10 dBm'))).toBeCloseTo(0.086, 3);
    expect(read(v('2', '%', 'VALUE'), place('sound-pressure-level', '94 dB'))).toBeCloseTo(0.172, 3);
    // 0.2 dB beside a power is 4.7 % of it, either way.
    expect(read(v('0.2', 'dB'), place('power', '1 mW'))! / 0.001).toBeCloseTo(0.0471, 4);
  });
});

describe('an uncertainty', () => {
  const point = (more: Partial<PointUncertainty>): PointUncertainty => ({
    nominal: { value: '10', unit: 'V' },
    expandedUncertainty: v('1', 'mV'),
    coverageFactor: '2',
    ...more,
  });
  const expanded = (more: Partial<PointUncertainty>) =>
    uncertaintyOf(point(more), 'dc-voltage')?.expanded.toNumber() ?? null;

  it('is a + b·|value|, each in its own relation', () => {
    const form = { form: 'LINEAR', a: v('1', 'mV'), b: [v('0.01', '%'), v('10', '[ppm]')] } as const;
    const stated = { ...form, b: [...form.b] };
    expect(expanded({ expandedUncertainty: stated })).toBeCloseTo(0.0021);
    expect(shownUncertainty(point({ expandedUncertainty: stated }), 'dc-voltage')).toEqual(v('2.1', 'mV'));
    expect(codes(checkUncertainty({ ...stated, a: v('-1', 'mV') }, 'dc-voltage', '/u'))).toEqual([
      'U_NONPOSITIVE /u',
    ]);
  });
  it('is none where it is not printed, or a part of zero', () => {
    const zero = { nominal: { value: '0', unit: 'V' }, expandedUncertainty: v('0.02', '%') };
    expect([
      expanded({ expandedUncertainty: null }),
      expanded({ coverageFactor: null }),
      expanded(zero),
    ]).toEqual([null, null, null]);
    expect(saysNoUncertainty(point(zero), 'dc-voltage')).toBe(true);
    expect(saysNoUncertainty(point({ ...zero, expandedUncertainty: v('1', 'uV') }), 'dc-voltage')).toBe(
      false,
    );
    expect(codes(checkUncertainty(v('0', 'V'), 'dc-voltage', '/u'))).toEqual(['U_NONPOSITIVE /u/value']);
  });
});

describe('U at 95 %', () => {
  const at = (k: string, more: Partial<PointUncertainty> = {}) =>
    expandedAt95({ expanded: new ExactDecimal('2.5'), coverageFactor: new ExactDecimal(k) }, more).toNumber();

  it.each(['2', '2.28', '2.87', '3.3'])('is U itself with p 0.9545, at k = %s', (k) => {
    expect(at(k, { coverageProbability: '0.9545' })).toBe(2.5);
    expect(at(k, { coverageProbability: '95' })).toBe(2.5);
  });
  it('is U up to k = 3 where nothing is said, else 2u', () => {
    expect([at('2.87'), at('3')]).toEqual([2.5, 2.5]);
    expect(at('3.01')).toBeCloseTo((2.5 / 3.01) * 2);
    expect(at('1')).toBe(5);
  });
  it('is that of Student where p or the degrees of freedom are stated', () => {
    // t of 95 % with 10 degrees of freedom is 2.228, of 99 % 3.169 (GUM, table G.2).
    expect(at('3.169', { coverageProbability: '0.99', degreesOfFreedom: '10' })).toBeCloseTo(
      (2.5 / 3.169) * 2.228,
      2,
    );
    expect(at('3.169', { coverageProbability: '0.99' })).toBeCloseTo((2.5 / 3.169) * 2.228, 2);
    expect(at('2.576', { coverageProbability: '0.99' })).toBeCloseTo((2.5 / 2.576) * 1.96, 2);
  });
});

describe('limits of error', () => {
  const limits = (stated: StatedLimits, at: Parameters<typeof limitsAt>[1]) => {
    const found = limitsAt(stated, at);
    return found && [found.lower?.toNumber() ?? null, found.upper?.toNumber() ?? null];
  };
  const span = (value: string) => v(value, '%', 'SPAN');
  const gauge: StatedLimits = {
    form: 'TABLE',
    rows: [
      { min: '0', max: '90', of: 'SPAN', mpe: span('1.6') },
      { min: '90', max: '100', of: 'SPAN', mpe: span('2.5') },
    ],
  };

  it('of a gauge of class 1.6 are 16 kPa of 1 MPa, and 25 kPa above nine tenths', () => {
    for (const stated of [gauge, limitsOfClass('pressure', '1.6 级', { value: '1', unit: 'MPa' })!]) {
      const at = (value: string) => limits(stated, place('pressure', `${value} MPa`, '0 1 MPa'));
      expect([at('0'), at('0.2'), at('0.9'), at('0.95')]).toEqual([
        [-16_000, 16_000],
        [-16_000, 16_000],
        [-16_000, 16_000],
        [-25_000, 25_000],
      ]);
      expect(at('1.1')).toBeNull();
      expect(limits(stated, place('pressure', '0.2 MPa'))).toBeNull();
    }
  });
  it('are (min, max] by value, the first row with its min', () => {
    const stated: StatedLimits = {
      form: 'TABLE',
      rows: [
        { min: '1', max: '2', mpe: v('1', 'g') },
        { min: '2', max: '3', mpe: v('2', 'g') },
        { min: '4', max: '5', includesMin: true, mpe: v('3', 'g') },
      ],
    };
    const at = (value: string) => limits(stated, place('mass', `${value} kg`))?.[1] ?? null;
    expect(['0.9', '1', '2', '2.1', '3.5', '4', '5'].map(at)).toEqual([
      null,
      0.001,
      0.001,
      0.002,
      null,
      0.003,
      0.003,
    ]);
  });
  it('hold for the parameters that a row states, and for no other', () => {
    const kHz = (value: string) => [{ parameter: 'frequency', value: { value, unit: 'kHz' } }];
    const stated: StatedLimits = {
      form: 'TABLE',
      rows: [
        { min: '0', max: '10', parameters: kHz('1'), mpe: v('1', 'mV') },
        { min: '0', max: '10', includesMin: true, parameters: kHz('100'), mpe: v('5', 'mV') },
      ],
    };
    const at = (parameters: ReturnType<typeof kHz>) =>
      limits(stated, { ...place('ac-voltage', '5 V'), parameters });
    expect([at(kHz('1')), at(kHz('100')), at(kHz('10')), at([])]).toEqual([
      [-0.001, 0.001],
      [-0.005, 0.005],
      null,
      null,
    ]);
    const twice = { ...stated, rows: [{ ...stated.rows[0]!, parameters: [...kHz('1'), ...kHz('2')] }] };
    expect(codes(checkLimits(twice, 'ac-voltage', '/mpe'))).toEqual([
      'NOT_ALLOWED /mpe/rows/0/parameters/1/parameter',
    ]);
  });
  it('stand on one side or unevenly with their signs, and bound no use by grade on one side', () => {
    const uneven: StatedLimits = { form: 'BOUNDS', lower: v('-16.0', 'dB'), upper: v('2.5', 'dB') };
    const level = place('sound-pressure-level', '94 dB');
    expect(limits(uneven, level)).toEqual([-16, 2.5]);
    const found = limitsAt(uneven, level)!;
    expect(halfWidth(found)?.toNumber()).toBe(9.25);
    expect(
      uncertaintyWithin(found)!.expanded.div(uncertaintyWithin(found)!.coverageFactor).toNumber(),
    ).toBeCloseTo(18.5 / Math.sqrt(12));
    const above = limitsAt({ form: 'BOUNDS', upper: v('1', 'dB') }, level)!;
    expect([halfWidth(above), uncertaintyWithin(above)]).toEqual([null, null]);
    expect(codes(checkLimits({ form: 'BOUNDS' }, 'mass', '/mpe'))).toEqual(['REQUIRED /mpe/upper']);
  });
  it('are 0.01 % of reading and 0.005 % of full scale together', () => {
    const stated: StatedLimits = {
      form: 'LINEAR',
      a: v('0', 'V'),
      b: [v('0.01', '%', 'VALUE'), v('0.005', '%', 'FULL_SCALE')],
    };
    expect(limits(stated, place('dc-voltage', '5 V', '0 10 V'))![1]).toBeCloseTo(0.001);
  });
  it('of a meter with a range are no bare per cent', () => {
    const bare = (quantity: string, hasRange: boolean) =>
      codes(checkLimitsOfInstrument(v('1.6', '%'), quantity, '/mpe', hasRange));
    expect([bare('pressure', true), bare('pressure', false), bare('mass', true)]).toEqual([
      ['AMBIGUOUS_RELATIVE /mpe'],
      [],
      [],
    ]);
  });
});

describe('a class', () => {
  it.each([
    ['pressure', '1.6 级', true],
    ['length', '0 级', true],
    ['length', '3 等', false],
    ['mass', 'E2 级', false],
    ['mass', null, false],
  ])('of %s named %s is a grade: %s', (quantity, name, graded) => {
    expect(isNamedGrade(quantity, name)).toBe(graded);
  });
  it('that is not known as data permits nothing that could be told', () => {
    const at = { value: '1', unit: 'kg' };
    expect(limitsOfClass('mass', 'F1', at)).toEqual({ value: '5.0', unit: 'mg' });
    expect([limitsOfClass('mass', 'X9', at), limitsOfClass('time', '1', { value: '1', unit: 's' })]).toEqual([
      null,
      null,
    ]);
    expect(limitsOfClass('length', '1', { value: '10', unit: 'mm' })).toBeNull();
  });
});
