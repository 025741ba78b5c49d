// Goal: certificates with the same figures have the same print, and those that say too little have none. Method:
// one set of points, one digit, one unit or one order changed.
import type { CalibrationResult, MeasuredPoint } from './certificate.events';
import { figuresPrint, PRINTED_DIGITS_MIN } from './figures-print';

const pointOf = (error: string | null, index: number, more: Partial<MeasuredPoint> = {}): MeasuredPoint => ({
  nominal: { value: String(index + 1), unit: 'g' },
  error: error === null ? null : { value: error, unit: 'mg' },
  expandedUncertainty: { value: '0.10', unit: 'mg' },
  coverageFactor: '2',
  coverageProbability: null,
  mpe: null,
  stage: null,
  mark: null,
  ...more,
});
const result = (points: MeasuredPoint[], quantity = 'mass'): CalibrationResult => ({
  quantity,
  range: null,
  points,
  references: [],
});
const printOf = (errors: readonly (string | null)[]) =>
  figuresPrint({ results: [result(errors.map((error, index) => pointOf(error, index)))] });

/** Five times four digits. */
const ERRORS = ['0.1102', '-0.7313', '12.14', '0.1305', '0.9112'];

describe('the print of figures', () => {
  it('needs enough significant digits in its errors', () => {
    expect(PRINTED_DIGITS_MIN).toBe(20);
    expect(printOf(ERRORS)).not.toBeNull();
    expect(printOf([...ERRORS.slice(0, 4), '0.911'])).toBeNull();
    expect(printOf([...ERRORS.slice(0, 4), null])).toBeNull();
    expect(printOf([])).toBeNull();
  });
  it('counts no zeros around the digits, and none that are errors', () => {
    expect(printOf([...ERRORS.slice(0, 4), '0.9110'])).toBeNull();
    expect(printOf(Array.from({ length: 40 }, () => '0.000'))).toBeNull();
  });
  it('is the same however a number is written, and in any order', () => {
    const print = printOf(ERRORS);
    expect(printOf(['0.11020', '-7.313e-1', '+12.14', '0.1305', '0.9112'])).toBe(print);
    const turned = ERRORS.map((error, index) => pointOf(error, index)).reverse();
    expect(figuresPrint({ results: [result(turned.slice(0, 2)), result(turned.slice(2))] })).toBe(print);
  });
  it('is another with another nominal, error, U or quantity', () => {
    const changed = (more: Partial<MeasuredPoint>, quantity = 'mass') =>
      figuresPrint({
        results: [
          result(
            ERRORS.map((e, i) => pointOf(e, i, i === 0 ? more : {})),
            quantity,
          ),
        ],
      });
    const prints = [
      changed({}),
      changed({ nominal: { value: '1.1', unit: 'g' } }),
      changed({ error: { value: '0.1103', unit: 'mg' } }),
      changed({ error: { value: '0.1102', unit: 'g' } }),
      changed({ expandedUncertainty: { value: '0.11', unit: 'mg' } }),
      changed({}, 'length'),
    ];
    expect(new Set(prints).size).toBe(prints.length);
    expect(changed({ mark: '1*', mpe: { value: '1', unit: 'g' } })).toBe(prints[0]);
  });
});
