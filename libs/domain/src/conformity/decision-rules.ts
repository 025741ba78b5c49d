import type { Decimal } from 'decimal.js';
import type { ConformityVerdict } from '../answer-words';
import { ExactDecimal } from '../metrology/decimal';
import type { DecisionRuleId, ProcessAssumption } from '../vocabulary';
import { guardAgainstFalseAccepts, type Process } from './false-accepts';
import type { Limits } from './limits';

/** Everything a rule looks at, exact: comparisons at a limit must not depend on rounding. */
export interface Measured {
  value: Decimal;
  limits: Limits;
  /** U, at about 95 %. */
  expandedUncertainty: Decimal;
  /** w = r U; null: the rule's own. */
  guardFactor: Decimal | null;
  /** u; left out, U/2. */
  standardUncertainty?: Decimal;
  /** What is known of the inspected items; left out, nothing is. */
  process?: Process | null;
}

export interface RuleAnswer {
  verdict: ConformityVerdict;
  /** Where a measured value passes without condition; lower above upper: nowhere. */
  acceptance: Limits;
  /** Of a rule that bounds a probability. */
  assumed?: ProcessAssumption;
}

export interface DecisionRule {
  id: DecisionRuleId;
  /** Changes whenever the same input could give another verdict. */
  version: string;
  source: string;
  /** Guard factors that may be stated; null: none. `otherwise` is taken where none is stated. */
  guardFactors: { min: string; max: string; otherwise: string } | null;
  decide(measured: Measured): RuleAnswer;
}

/** JJF 1094: an uncertainty up to this part of the MPE is left out of account. */
const NEGLIGIBLE_RATIO = new ExactDecimal(3);

/** w = 0: the value itself is compared; at a limit the risk is up to 50 % (ILAC-G8:09/2019, 4.2.1). */
const SIMPLE: DecisionRule = {
  id: 'SIMPLE',
  version: '1',
  source: 'ILAC-G8:09/2019, 4.2.1',
  guardFactors: null,
  decide: ({ value, limits }) => ({ verdict: isWithin(value, limits) ? 'PASS' : 'FAIL', acceptance: limits }),
};

/** The acceptance limits lie w = r U inside the tolerance (ILAC-G8:09/2019, 4.2.2); r below zero widens them. */
const GUARD_BAND: DecisionRule = {
  id: 'GUARD_BAND',
  version: '1',
  source: 'ILAC-G8:09/2019, 4.2.2',
  guardFactors: { min: '-3', max: '3', otherwise: '1' },
  decide: (measured) => {
    const acceptance = narrowed(measured.limits, guardBand(measured));
    return { verdict: isWithin(measured.value, acceptance) ? 'PASS' : 'FAIL', acceptance };
  },
};

/** Four zones with the bounds TL - w, TL, TL + w (ILAC-G8:09/2019, 4.2.3). */
const NON_BINARY: DecisionRule = {
  id: 'NON_BINARY',
  version: '1',
  source: 'ILAC-G8:09/2019, 4.2.3',
  guardFactors: { min: '0', max: '3', otherwise: '1' },
  decide: (measured) => {
    const { value, limits } = measured;
    const w = guardBand(measured);
    const acceptance = narrowed(limits, w);
    if (isWithin(value, acceptance)) return { verdict: 'PASS', acceptance };
    if (isWithin(value, limits)) return { verdict: 'CONDITIONAL_PASS', acceptance };
    const isNear = isWithin(value, narrowed(limits, w.neg()));
    return { verdict: isNear ? 'CONDITIONAL_FAIL' : 'FAIL', acceptance };
  },
};

/**
 * 合格 within MPEV - U, 不合格 from MPEV + U on, 待定 between; where U <= MPEV/3, simple acceptance. One limit is that of an
 * error, judged by the same principle: MPEV is its absolute value.
 */
const JJF_1094: DecisionRule = {
  id: 'JJF_1094',
  version: '1',
  source: 'JJF 1094-2002, 5.3.1',
  guardFactors: null,
  decide: ({ value, limits, expandedUncertainty: u }) => {
    const mpev = mpevOf(limits);
    if (u.mul(NEGLIGIBLE_RATIO).lte(mpev)) {
      return { verdict: isWithin(value, limits) ? 'PASS' : 'FAIL', acceptance: limits };
    }
    const acceptance = narrowed(limits, u);
    if (isWithin(value, acceptance)) return { verdict: 'PASS', acceptance };
    const rejection = narrowed(limits, u.neg());
    const isBeyond =
      (rejection.lower !== null && value.lte(rejection.lower)) ||
      (rejection.upper !== null && value.gte(rejection.upper));
    return { verdict: isBeyond ? 'FAIL' : 'UNDETERMINED', acceptance };
  },
};

/** At most 2 % of what is inspected is accepted and out of tolerance. */
const PFA_2: DecisionRule = {
  id: 'PFA_2',
  version: '1',
  source: 'ANSI/NCSL Z540.3-2006, 5.3',
  guardFactors: null,
  decide: ({ value, limits, expandedUncertainty: expanded, standardUncertainty, process }) => {
    const standard = standardUncertainty ?? expanded.div(2);
    const { width, assumed } = guardAgainstFalseAccepts(limits, { expanded, standard }, process ?? null);
    const acceptance = narrowed(limits, width);
    return { verdict: isWithin(value, acceptance) ? 'PASS' : 'FAIL', acceptance, assumed };
  },
};

/** Every decision rule, by its id. */
export const CONFORMITY_RULES: Readonly<Record<DecisionRuleId, DecisionRule>> = {
  SIMPLE,
  GUARD_BAND,
  NON_BINARY,
  JJF_1094,
  PFA_2,
};

function mpevOf({ lower, upper }: Limits): Decimal {
  if (lower && upper) return upper.sub(lower).div(2);
  return (lower ?? upper)!.abs();
}

function guardBand({ expandedUncertainty, guardFactor }: Measured): Decimal {
  return expandedUncertainty.mul(guardFactor ?? 1);
}

function narrowed({ lower, upper }: Limits, by: Decimal): Limits {
  return { lower: lower?.add(by) ?? null, upper: upper?.sub(by) ?? null };
}

function isWithin(value: Decimal, { lower, upper }: Limits): boolean {
  return (lower === null || value.gte(lower)) && (upper === null || value.lte(upper));
}
