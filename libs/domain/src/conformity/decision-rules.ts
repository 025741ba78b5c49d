import type { Decimal } from 'decimal.js';
import { ExactDecimal } from '../metrology/decimal';
import type { DecisionRuleId } from '../vocabulary';
import type { Limits } from './limits';

/** What a decision rule makes of a measured value. */
export type ConformityVerdict = 'PASS' | 'FAIL' | 'CONDITIONAL_PASS' | 'CONDITIONAL_FAIL' | 'UNDETERMINED';

/** Everything a rule looks at, exact: comparisons at a limit must not depend on rounding. */
export interface Measured {
  value: Decimal;
  limits: Limits;
  /** U, at about 95 %. */
  expandedUncertainty: Decimal;
  /** w = r U; null: the rule's own. */
  guardFactor: Decimal | null;
}

export interface RuleAnswer {
  verdict: ConformityVerdict;
  /** Where a measured value passes without condition; lower above upper: nowhere. */
  acceptance: Limits;
}

export interface DecisionRule {
  id: DecisionRuleId;
  /** Changes whenever the same input could give another verdict. */
  version: string;
  source: string;
  /** Guard factors that may be stated; null: none. `otherwise` is taken where none is stated. */
  guardFactors: { min: string; max: string; otherwise: string } | null;
  /** The rule compares with the MPE, so that it needs both limits. */
  needsBothLimits: boolean;
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
  needsBothLimits: false,
  decide: ({ value, limits }) => ({ verdict: isWithin(value, limits) ? 'PASS' : 'FAIL', acceptance: limits }),
};

/** The acceptance limits lie w = r U inside the tolerance (ILAC-G8:09/2019, 4.2.2); r below zero widens them. */
const GUARD_BAND: DecisionRule = {
  id: 'GUARD_BAND',
  version: '1',
  source: 'ILAC-G8:09/2019, 4.2.2',
  guardFactors: { min: '-3', max: '3', otherwise: '1' },
  needsBothLimits: false,
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
  needsBothLimits: false,
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

/** 合格 within MPEV - U, 不合格 from MPEV + U on, 待定 between; where U <= MPEV/3, simple acceptance. */
const JJF_1094: DecisionRule = {
  id: 'JJF_1094',
  version: '1',
  source: 'JJF 1094-2002, 5.3.1',
  guardFactors: null,
  needsBothLimits: true,
  decide: ({ value, limits, expandedUncertainty: u }) => {
    const mpev = limits.upper!.sub(limits.lower!).div(2);
    if (u.mul(NEGLIGIBLE_RATIO).lte(mpev)) {
      return { verdict: isWithin(value, limits) ? 'PASS' : 'FAIL', acceptance: limits };
    }
    const acceptance = narrowed(limits, u);
    if (isWithin(value, acceptance)) return { verdict: 'PASS', acceptance };
    const rejection = narrowed(limits, u.neg());
    const isBeyond = value.lte(rejection.lower!) || value.gte(rejection.upper!);
    return { verdict: isBeyond ? 'FAIL' : 'UNDETERMINED', acceptance };
  },
};

/** Every decision rule, by its id. */
export const CONFORMITY_RULES: Readonly<Record<DecisionRuleId, DecisionRule>> = {
  SIMPLE,
  GUARD_BAND,
  NON_BINARY,
  JJF_1094,
};

function guardBand({ expandedUncertainty, guardFactor }: Measured): Decimal {
  return expandedUncertainty.mul(guardFactor ?? 1);
}

function narrowed({ lower, upper }: Limits, by: Decimal): Limits {
  return { lower: lower?.add(by) ?? null, upper: upper?.sub(by) ?? null };
}

function isWithin(value: Decimal, { lower, upper }: Limits): boolean {
  return (lower === null || value.gte(lower)) && (upper === null || value.lte(upper));
}
