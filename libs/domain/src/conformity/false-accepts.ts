import type { Decimal } from 'decimal.js';
import { normalQuantile } from '../calculation/normal';
import { ExactDecimal } from '../metrology/decimal';
import type { ProcessAssumption } from '../vocabulary';
import { lowerNumber, upperNumber, type Limits } from './limits';
import { risksOf } from './risk-model';

/** ANSI/NCSL Z540.3-2006, 5.3 b: the probability that an item is accepted and out of tolerance is at most 2 %. */
export const FALSE_ACCEPTS_MAX = 0.02;

/** The items that are inspected: normal, in the unit of the limits (JCGM 106, 7.1: the prior). */
export interface Process {
  mean: Decimal;
  standardDeviation: Decimal;
}

/** Halvings of the guard band: finer than its digits that are kept. */
const HALVINGS = 40;
/** Of a guard band that was calculated, not stated. */
const KEPT_DIGITS = 12;

export interface GuardBand {
  width: Decimal;
  assumed: ProcessAssumption;
}

/**
 * How far inside the tolerance a value must lie so that false accepts stay at 2 %. With the process stated, both normal
 * distributions are integrated. Without it: between two limits the handbook's method 6, which holds for whatever
 * spread a process has that is centred between them: w = M U with M = 1.04 - exp(0.38 ln TUR - 0.54) (Dobbert, NCSLI
 * 2008; as Sandia's Suncal has it); at one limit what holds for any process at all: an item at the limit is accepted
 * with a probability of 2 %. Never below zero: the acceptance limits are not wider than the tolerance.
 */
export function guardAgainstFalseAccepts(
  limits: Limits,
  uncertainty: { expanded: Decimal; standard: Decimal },
  process: Process | null,
): GuardBand {
  if (process) return { width: widthFor(limits, uncertainty.standard, process), assumed: 'STATED_PROCESS' };
  const { lower, upper } = limits;
  if (!lower || !upper) {
    const factor = normalQuantile(1 - FALSE_ACCEPTS_MAX).toPrecision(KEPT_DIGITS);
    return { width: uncertainty.standard.mul(factor), assumed: 'ANY_PROCESS' };
  }
  const tur = upper.sub(lower).div(uncertainty.expanded.mul(2)).toNumber();
  const multiplier = Math.max(0, 1.04 - Math.exp(0.38 * Math.log(tur) - 0.54));
  return {
    width: uncertainty.expanded.mul(multiplier.toPrecision(KEPT_DIGITS)),
    assumed: 'WORST_CENTRED_PROCESS',
  };
}

/** The narrowest guard band that keeps the risk, the same at both limits, found from the side that keeps it. */
function widthFor(limits: Limits, standard: Decimal, process: Process): Decimal {
  const risk = (width: number): number => falseAccepts(limits, narrowedBy(limits, width), standard, process);
  if (risk(0) <= FALSE_ACCEPTS_MAX) return new ExactDecimal(0);
  let low = 0;
  // In the middle between two limits nothing is accepted; at one limit an item at it is accepted once in 1e15.
  let high =
    limits.lower && limits.upper
      ? limits.upper.sub(limits.lower).div(2).toNumber()
      : standard.mul(8).toNumber();
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (risk(middle) > FALSE_ACCEPTS_MAX) low = middle;
    else high = middle;
  }
  return new ExactDecimal(high).toSignificantDigits(KEPT_DIGITS, ExactDecimal.ROUND_UP);
}

function narrowedBy({ lower, upper }: Limits, width: number): Limits {
  return { lower: lower?.add(width) ?? null, upper: upper?.sub(width) ?? null };
}

/** The global consumer's risk of an inspection with these acceptance limits (JCGM 106, 9.5). */
export function falseAccepts(
  tolerance: Limits,
  acceptance: Limits,
  standard: Decimal,
  { mean, standardDeviation }: Process,
): number {
  const scaled = (limits: Limits): { low: number; high: number } => {
    const about = (limit: Decimal | null): Decimal | null => limit?.sub(mean).div(standardDeviation) ?? null;
    const moved = { lower: about(limits.lower), upper: about(limits.upper) };
    return { low: lowerNumber(moved), high: upperNumber(moved) };
  };
  return risksOf({
    tolerance: scaled(tolerance),
    acceptance: scaled(acceptance),
    ratio: standard.div(standardDeviation).toNumber(),
  }).consumer;
}
