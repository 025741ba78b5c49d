import { toBase } from '../../metrology/conversion';
import { parseDecimal } from '../../metrology/decimal';
import type { DecimalText, QuantityValue } from '../../vocabulary';

/** Accuracy classes of non-automatic weighing instruments: special, high, medium, ordinary. */
export const SCALE_CLASSES = ['I', 'II', 'III', 'IIII'] as const;
export type ScaleClass = (typeof SCALE_CLASSES)[number];

export const SCALE_MPE_SOURCE = 'OIML R 76-1:2006, table 6';
/** Directive 2014/31/EU, annex I, 4.2, says the same; of R 76 itself the clause is (unconfirmed). */
export const SCALE_IN_SERVICE_SOURCE = 'OIML R 76-1:2006, 3.5.2 (unconfirmed)';

/** In service the limits are so many times those of the initial verification. */
const IN_SERVICE_FACTOR = 2;

interface Step {
  /** The greatest load of the step in e; null: no bound. */
  upTo: DecimalText | null;
  /** The MPE (+-) in e. */
  mpe: DecimalText;
}

const steps = (first: string, second: string, third: string | null): readonly Step[] => [
  { upTo: first, mpe: '0.5' },
  { upTo: second, mpe: '1.0' },
  { upTo: third, mpe: '1.5' },
];

const STEPS: Readonly<Record<ScaleClass, readonly Step[]>> = {
  I: steps('50000', '200000', null),
  II: steps('5000', '20000', '100000'),
  III: steps('500', '2000', '10000'),
  IIII: steps('50', '200', '1000'),
};

/**
 * The maximum permissible error (+-) of a scale with the verification interval `e` at a load, in the unit of `e`; null
 * for a load that a scale of the class cannot have. Throws RangeError when a unit is none of mass.
 */
export function scaleMpe(
  scaleClass: ScaleClass,
  e: QuantityValue,
  load: QuantityValue,
  when: 'INITIAL' | 'IN_SERVICE' = 'INITIAL',
): QuantityValue | null {
  const interval = toBase(e.value, e.unit, 'mass');
  const mass = toBase(load.value, load.unit, 'mass');
  if (mass.lt(0) || interval.lte(0)) return null;
  const step = STEPS[scaleClass].find(({ upTo }) => upTo === null || mass.lte(interval.mul(upTo)));
  if (!step) return null;
  const factor = parseDecimal(step.mpe).mul(when === 'IN_SERVICE' ? IN_SERVICE_FACTOR : 1);
  return { value: parseDecimal(e.value).mul(factor).toFixed(), unit: e.unit };
}
