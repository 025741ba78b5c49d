import { toBase } from '../../metrology/conversion';
import { parseDecimal } from '../../metrology/decimal';
import type { DecimalText, QuantityValue } from '../../vocabulary';

/** 级: sorted by the deviation from the nominal length; the nominal is used. */
export const GAUGE_BLOCK_GRADES = ['0', '1', '2'] as const;
export type GaugeBlockGrade = (typeof GAUGE_BLOCK_GRADES)[number];

/** 等: sorted by the uncertainty of the actual length; the value of the certificate is used. */
export const GAUGE_BLOCK_ORDERS = ['1', '2', '3', '4', '5'] as const;
export type GaugeBlockOrder = (typeof GAUGE_BLOCK_ORDERS)[number];

/** The table is said to be that of ISO 3650:1998; figures of other sources differ. */
export const GAUGE_BLOCK_GRADE_SOURCE = 'DIN 861, length tolerances';
export const GAUGE_BLOCK_ORDER_SOURCE = 'JJG 146 (unconfirmed)';

/** Up to this length in mm (the first row from 0.5 mm on), the limits (+-) in um in the order of the grades. */
const GRADES: readonly (readonly [upToMillimetre: DecimalText, ...limits: readonly DecimalText[]])[] = [
  ['10', '0.12', '0.20', '0.45'],
  ['25', '0.14', '0.30', '0.60'],
  ['50', '0.20', '0.40', '0.80'],
  ['75', '0.25', '0.50', '1.00'],
  ['100', '0.30', '0.60', '1.20'],
  ['150', '0.40', '0.80', '1.60'],
  ['200', '0.50', '1.00', '2.00'],
  ['250', '0.60', '1.20', '2.40'],
  ['300', '0.70', '1.40', '2.80'],
  ['400', '0.90', '1.80', '3.60'],
  ['500', '1.10', '2.20', '4.40'],
  ['600', '1.30', '2.60', '5.00'],
  ['700', '1.50', '3.00', '6.00'],
  ['800', '1.70', '3.40', '6.50'],
  ['900', '1.90', '3.80', '7.50'],
  ['1000', '2.00', '4.20', '8.00'],
];

const SHORTEST_MILLIMETRE = '0.5';
const MILLIMETRES_PER_METRE = 1000;

/** U = a + b L in um with L in m, p about 0.99. */
const ORDERS: Readonly<Record<GaugeBlockOrder, { a: DecimalText; b: DecimalText }>> = {
  '1': { a: '0.02', b: '0.2' },
  '2': { a: '0.05', b: '0.5' },
  '3': { a: '0.10', b: '1.0' },
  '4': { a: '0.20', b: '2.0' },
  '5': { a: '0.50', b: '5.0' },
};

/**
 * The limit (+-) in um by which a block of a grade may deviate from its nominal length; null outside 0.5 mm to 1000 mm.
 * Throws RangeError when the unit is none of length.
 */
export function gaugeBlockLimit(grade: GaugeBlockGrade, nominal: QuantityValue): QuantityValue | null {
  const length = toBase(nominal.value, nominal.unit, 'length').mul(MILLIMETRES_PER_METRE);
  if (length.lt(SHORTEST_MILLIMETRE)) return null;
  const row = GRADES.find(([upTo]) => length.lte(upTo));
  const value = row?.[GAUGE_BLOCK_GRADES.indexOf(grade) + 1];
  return value === undefined ? null : { value, unit: 'um' };
}

/** The greatest U in um of a block of an order at a length. Throws RangeError when the unit is none of length. */
export function gaugeBlockUncertainty(order: GaugeBlockOrder, nominal: QuantityValue): QuantityValue {
  const { a, b } = ORDERS[order];
  const metres = toBase(nominal.value, nominal.unit, 'length');
  return { value: parseDecimal(b).mul(metres).add(a).toFixed(), unit: 'um' };
}

/** The formula as a scheme prints it: `U = 0.20 um + 2.0e-6 L`. */
export function gaugeBlockFormula(order: GaugeBlockOrder): string {
  const { a, b } = ORDERS[order];
  return `U = ${a} um + ${b}e-6 L, p = 0.99`;
}
