// Goal: the limits of weights, scales and gauge blocks are those of their documents, looked up exactly.
// Method: the table of METROLOGY.md and boundaries of each step, one digit apart; order and completeness of tables.
import { parseDecimal } from '../../metrology/decimal';
import {
  GAUGE_BLOCK_ORDERS,
  gaugeBlockFormula,
  gaugeBlockLimit,
  gaugeBlockUncertainty,
} from './gauge-blocks';
import { massMpe, WEIGHT_CLASSES, WEIGHT_NOMINALS } from './mass-mpe';
import { scaleMpe } from './scale-mpe';

const q = (text: string) => {
  const [value, unit] = text.split(' ') as [string, string];
  return { value, unit };
};

describe('the MPE of a weight', () => {
  it.each([
    ['1 kg', '0.5 1.6 5.0 16 50 160 500'],
    ['500 g', '0.25 0.8 2.5 8.0 25 80 250'],
    ['200 g', '0.10 0.3 1.0 3.0 10 30 100'],
    ['100 g', '0.05 0.16 0.5 1.6 5.0 16 50'],
    ['50 g', '0.03 0.10 0.3 1.0 3.0 10 30'],
    ['20 g', '0.025 0.08 0.25 0.8 2.5 8.0 25'],
    ['10 g', '0.020 0.06 0.20 0.6 2.0 6.0 20'],
    ['1 g', '0.010 0.03 0.10 0.3 1.0 3.0 10'],
    ['100 mg', '0.005 0.016 0.05 0.16 0.5 1.6 -'],
    ['10 mg', '0.003 0.008 0.025 0.08 0.25 - -'],
    ['1 mg', '0.003 0.006 0.020 0.06 0.20 - -'],
  ])('of %s is, by class: %s', (nominal, row) => {
    const found = WEIGHT_CLASSES.map((weightClass) => massMpe(weightClass, q(nominal))?.value ?? '-');
    expect(found.join(' ')).toBe(row);
  });

  it('is in mg and the same however the nominal is written', () => {
    expect(massMpe('E2', q('1000 g'))).toEqual({ value: '1.6', unit: 'mg' });
    expect(massMpe('E2', q('0.200 kg'))).toEqual({ value: '0.3', unit: 'mg' });
    expect(massMpe('M1', q('5 mg'))).toEqual({ value: '0.20', unit: 'mg' });
    expect(massMpe('M3', q('50 kg'))).toEqual({ value: '25000', unit: 'mg' });
  });
  it('is not known beside the table', () => {
    expect(massMpe('E2', q('1000.0001 g'))).toBeNull();
    expect(massMpe('E1', q('100 kg'))).toBeNull();
    expect(massMpe('E2', q('2000 kg'))).toBeNull();
    expect(massMpe('E2', q('300 g'))).toBeNull();
    expect(() => massMpe('E2', q('1 m'))).toThrow(RangeError);
  });
  it('grows from class to class, and never falls from nominal to nominal', () => {
    const numbers = WEIGHT_NOMINALS.map((nominal) =>
      WEIGHT_CLASSES.map((weightClass) => {
        const mpe = massMpe(weightClass, nominal);
        return mpe === null ? null : parseDecimal(mpe.value);
      }),
    );
    const falls = numbers.flatMap((row, at) =>
      row.filter((mpe, index) => {
        const better = row[index - 1];
        const lighter = numbers[at + 1]?.[index];
        return mpe !== null && ((better && mpe.lte(better)) || (lighter && mpe.lt(lighter)));
      }),
    );
    expect(falls).toEqual([]);
    expect(WEIGHT_NOMINALS).toHaveLength(30);
  });
});

describe('the MPE of a scale', () => {
  it.each([
    ['III', '5 g', '2.5 kg', '2.5'],
    ['III', '5 g', '2.50001 kg', '5'],
    ['III', '5 g', '10 kg', '5'],
    ['III', '5 g', '10.00001 kg', '7.5'],
    ['III', '5 g', '50 kg', '7.5'],
    ['II', '0.01 g', '50 g', '0.005'],
    ['II', '0.01 g', '200 g', '0.01'],
    ['II', '0.01 g', '1000 g', '0.015'],
    ['I', '1 mg', '50 g', '0.5'],
    ['I', '1 mg', '200 g', '1'],
    ['I', '1 mg', '5 kg', '1.5'],
    ['IIII', '10 g', '500 g', '5'],
    ['IIII', '10 g', '2 kg', '10'],
    ['IIII', '10 g', '10 kg', '15'],
  ] as const)('of class %s with e = %s at %s is %s', (scaleClass, e, load, mpe) => {
    expect(scaleMpe(scaleClass, q(e), q(load))).toEqual({ value: mpe, unit: q(e).unit });
  });
  it('is twice as much in service', () => {
    expect(scaleMpe('III', q('5 g'), q('1 kg'), 'IN_SERVICE')).toEqual(q('5 g'));
  });
  it('is not known for a load that the class cannot have', () => {
    expect(scaleMpe('III', q('5 g'), q('50.001 kg'))).toBeNull();
    expect(scaleMpe('III', q('5 g'), q('-1 kg'))).toBeNull();
    expect(scaleMpe('III', q('0 g'), q('0 kg'))).toBeNull();
    expect(() => scaleMpe('III', q('5 V'), q('1 kg'))).toThrow(RangeError);
  });
});

describe('gauge blocks', () => {
  it.each([
    ['0.5 mm', '0.12 0.20 0.45'],
    ['10 mm', '0.12 0.20 0.45'],
    ['10.001 mm', '0.14 0.30 0.60'],
    ['25 mm', '0.14 0.30 0.60'],
    ['50 mm', '0.20 0.40 0.80'],
    ['80 mm', '0.30 0.60 1.20'],
    ['1 m', '2.00 4.20 8.00'],
  ])('of %s deviate, by grade, at most %s um', (nominal, row) => {
    const limits = (['0', '1', '2'] as const).map((grade) => gaugeBlockLimit(grade, q(nominal))!);
    expect(limits.map(({ value }) => value).join(' ')).toBe(row);
    expect(limits[0]!.unit).toBe('um');
  });
  it('have no limit outside the table', () => {
    expect(gaugeBlockLimit('0', q('0.499 mm'))).toBeNull();
    expect(gaugeBlockLimit('0', q('1000.001 mm'))).toBeNull();
  });
  it.each([
    ['1', '50 mm', '0.03'],
    ['2', '50 mm', '0.075'],
    ['3', '100 mm', '0.2'],
    ['4', '25 mm', '0.25'],
    ['5', '10 mm', '0.55'],
  ] as const)('of order %s at %s have U = %s um', (order, nominal, u) => {
    expect(gaugeBlockUncertainty(order, q(nominal))).toEqual({ value: u, unit: 'um' });
  });
  it('have orders of which each is at most half of the next, at every length', () => {
    for (const nominal of ['0.5 mm', '10 mm', '100 mm', '1 m']) {
      const all = GAUGE_BLOCK_ORDERS.map((order) =>
        parseDecimal(gaugeBlockUncertainty(order, q(nominal)).value),
      );
      for (const [index, u] of all.slice(1).entries()) expect(all[index]!.mul(2).lte(u)).toBe(true);
    }
  });
  it('have a formula that people can read', () => {
    expect(gaugeBlockFormula('4')).toBe('U = 0.20 um + 2.0e-6 L, p = 0.99');
  });
});
