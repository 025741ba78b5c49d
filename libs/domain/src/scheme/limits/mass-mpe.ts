import { toBase } from '../../metrology/conversion';
import type { DecimalText, QuantityValue } from '../../vocabulary';

/** Classes of weights, the best first; M1-2 and M2-3 exist from 50 kg on only and are not in this table. */
export const WEIGHT_CLASSES = ['E1', 'E2', 'F1', 'F2', 'M1', 'M2', 'M3'] as const;
export type WeightClass = (typeof WEIGHT_CLASSES)[number];

/**
 * OIML R 111-1:2004, table 1. Read in the copies of it that makers of weights publish (1 mg to 5000 kg at Häfner, 1 mg
 * to 5 kg at KERN, whose 0.02 mg for 5 mg of class M1 is a slip of the pen for 0.20 mg).
 */
export const MASS_MPE_SOURCE = 'OIML R 111-1:2004, table 1';

type Row = readonly [nominal: string, ...mpe: readonly (DecimalText | null)[]];

/** Nominal, then the MPE (+-) in mg in the order of the classes; null where the class has no such weight. */
const TABLE: readonly Row[] = [
  ['5000 kg', null, null, '25000', '80000', '250000', '800000', '2500000'],
  ['2000 kg', null, null, '10000', '30000', '100000', '300000', '1000000'],
  ['1000 kg', null, '1600', '5000', '16000', '50000', '160000', '500000'],
  ['500 kg', null, '800', '2500', '8000', '25000', '80000', '250000'],
  ['200 kg', null, '300', '1000', '3000', '10000', '30000', '100000'],
  ['100 kg', null, '160', '500', '1600', '5000', '16000', '50000'],
  ['50 kg', '25', '80', '250', '800', '2500', '8000', '25000'],
  ['20 kg', '10', '30', '100', '300', '1000', '3000', '10000'],
  ['10 kg', '5.0', '16', '50', '160', '500', '1600', '5000'],
  ['5 kg', '2.5', '8.0', '25', '80', '250', '800', '2500'],
  ['2 kg', '1.0', '3.0', '10', '30', '100', '300', '1000'],
  ['1 kg', '0.5', '1.6', '5.0', '16', '50', '160', '500'],
  ['500 g', '0.25', '0.8', '2.5', '8.0', '25', '80', '250'],
  ['200 g', '0.10', '0.3', '1.0', '3.0', '10', '30', '100'],
  ['100 g', '0.05', '0.16', '0.5', '1.6', '5.0', '16', '50'],
  ['50 g', '0.03', '0.10', '0.3', '1.0', '3.0', '10', '30'],
  ['20 g', '0.025', '0.08', '0.25', '0.8', '2.5', '8.0', '25'],
  ['10 g', '0.020', '0.06', '0.20', '0.6', '2.0', '6.0', '20'],
  ['5 g', '0.016', '0.05', '0.16', '0.5', '1.6', '5.0', '16'],
  ['2 g', '0.012', '0.04', '0.12', '0.4', '1.2', '4.0', '12'],
  ['1 g', '0.010', '0.03', '0.10', '0.3', '1.0', '3.0', '10'],
  ['500 mg', '0.008', '0.025', '0.08', '0.25', '0.8', '2.5', null],
  ['200 mg', '0.006', '0.020', '0.06', '0.20', '0.6', '2.0', null],
  ['100 mg', '0.005', '0.016', '0.05', '0.16', '0.5', '1.6', null],
  ['50 mg', '0.004', '0.012', '0.04', '0.12', '0.4', null, null],
  ['20 mg', '0.003', '0.010', '0.03', '0.10', '0.3', null, null],
  ['10 mg', '0.003', '0.008', '0.025', '0.08', '0.25', null, null],
  ['5 mg', '0.003', '0.006', '0.020', '0.06', '0.20', null, null],
  ['2 mg', '0.003', '0.006', '0.020', '0.06', '0.20', null, null],
  ['1 mg', '0.003', '0.006', '0.020', '0.06', '0.20', null, null],
];

/** The nominals of the table, the greatest first. */
export const WEIGHT_NOMINALS: readonly QuantityValue[] = TABLE.map(([nominal]) => quantityOf(nominal));

const ROWS = new Map(TABLE.map((row) => [keyOf(quantityOf(row[0])), row]));

/**
 * The maximum permissible error (+-) of a weight, in mg; null where the class has no weight of this nominal. However
 * the nominal is written (`1000 g`), it is the same. Throws RangeError when its unit is none of mass.
 */
export function massMpe(weightClass: WeightClass, nominal: QuantityValue): QuantityValue | null {
  const value = ROWS.get(keyOf(nominal))?.[WEIGHT_CLASSES.indexOf(weightClass) + 1] ?? null;
  return value === null ? null : { value, unit: 'mg' };
}

function quantityOf(text: string): QuantityValue {
  const [value, unit] = text.split(' ') as [string, string];
  return { value, unit };
}

function keyOf({ value, unit }: QuantityValue): string {
  return toBase(value, unit, 'mass').toFixed();
}
