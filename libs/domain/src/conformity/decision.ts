import { Decimal } from 'decimal.js';
import {
  calculated,
  notCalculated,
  type Calculation,
  type CalculationRefusal,
} from '../calculation/calculation';
import { numberText } from '../calculation/number-text';
import { checkNumber, parseNumber } from '../calculation/numbers';
import { ExactDecimal } from '../metrology/decimal';
import { normalBetween } from '../uncertainty/normal';
import type { DecisionRuleId } from '../vocabulary';
import { CONFORMITY_RULES, type ConformityVerdict } from './decision-rules';
import { lowerNumber, readLimits, readPositive, upperNumber, type LimitsBody } from './limits';

/** The factor by which a standard uncertainty becomes the U that decision rules speak of, which covers about 95 %. */
const DECISION_COVERAGE_FACTOR = 2;
/**
 * Factors that say about 95 % themselves: from 1.65 of a rectangular distribution (EA-4/02, S9) to 2.57 of t with five
 * degrees of freedom (GUM, table G.2). A U stated with another one (k = 1, k = 3) is brought to k = 2 first.
 */
const FACTORS_OF_95_PERCENT = { min: '1.64', max: '2.57' };
/** Of a U that was brought to k = 2: far beyond any number that is stated. */
const KEPT_DIGITS = 30;

export interface DecisionBody {
  value: string;
  limits: LimitsBody;
  unit?: string | null;
  standardUncertainty?: string | null;
  expandedUncertainty?: string | null;
  coverageFactor?: string | null;
  rule: { id: DecisionRuleId; guardFactor?: string | null };
}

export interface DecisionAnswer {
  verdict: ConformityVerdict;
  unit: string | null;
  /** Exact; null on a side without limit, or as a whole where the guard band leaves nothing. */
  acceptance: { lower: string | null; upper: string | null } | null;
  /** P(the true value lies within the limits), for a normal distribution about the measured value. */
  conformanceProbability: string;
  /** 1 - conformanceProbability (JCGM 106, 9.3.2). */
  specificConsumerRisk: string;
  /** (upper - lower) / 2U, with the U that the rule was asked with; null where there is one limit only. */
  tur: string | null;
  rule: { id: DecisionRuleId; version: string; source: string; guardFactor: string | null };
}

/** A statement of conformity of one measured value by a named rule. */
export function decideConformity(body: DecisionBody): Calculation<DecisionAnswer> {
  const refusals: CalculationRefusal[] = checkNumber(body.value, '/value');
  const limits = readLimits(body.limits, '/limits', refusals);
  const uncertainty = readUncertainty(body, refusals);
  const rule = CONFORMITY_RULES[body.rule.id];
  const guardFactor = readGuardFactor(body, refusals);
  const limitsAreRead = !refusals.some(({ pointer }) => pointer.startsWith('/limits'));
  if (rule.needsBothLimits && (!limits.lower || !limits.upper) && limitsAreRead) {
    const side = limits.lower ? 'upper' : 'lower';
    const detail = `${rule.id} compares with the maximum permissible error, which both limits give`;
    refusals.push({ code: 'REQUIRED', pointer: `/limits/${side}`, detail });
  }
  if (refusals.length > 0 || !uncertainty) return notCalculated(refusals);
  const value = parseNumber(body.value);
  const { expanded, standard } = uncertainty;
  const answer = rule.decide({ value, limits, expandedUncertainty: expanded, guardFactor });
  const u = standard.toNumber();
  const within = normalBetween(
    limits.lower ? limits.lower.sub(value).div(standard).toNumber() : Number.NEGATIVE_INFINITY,
    limits.upper ? limits.upper.sub(value).div(standard).toNumber() : Number.POSITIVE_INFINITY,
  );
  const outside =
    normalBetween(Number.NEGATIVE_INFINITY, (lowerNumber(limits) - value.toNumber()) / u) +
    normalBetween((upperNumber(limits) - value.toNumber()) / u, Number.POSITIVE_INFINITY);
  return calculated({
    verdict: answer.verdict,
    unit: body.unit ?? null,
    acceptance: describeAcceptance(answer.acceptance),
    conformanceProbability: numberText(within),
    specificConsumerRisk: numberText(outside),
    tur:
      limits.lower && limits.upper
        ? numberText(limits.upper.sub(limits.lower).div(expanded.mul(2)).toNumber())
        : null,
    rule: {
      id: rule.id,
      version: rule.version,
      source: rule.source,
      guardFactor: guardFactor?.toFixed() ?? null,
    },
  });
}

function describeAcceptance({
  lower,
  upper,
}: {
  lower: Decimal | null;
  upper: Decimal | null;
}): DecisionAnswer['acceptance'] {
  if (lower && upper && lower.gt(upper)) return null;
  return { lower: lower?.toFixed() ?? null, upper: upper?.toFixed() ?? null };
}

function readUncertainty(
  body: DecisionBody,
  refusals: CalculationRefusal[],
): { standard: Decimal; expanded: Decimal } | null {
  const { standardUncertainty, expandedUncertainty, coverageFactor } = body;
  const standard = standardUncertainty ?? null;
  const expanded = expandedUncertainty ?? null;
  const factor = coverageFactor ?? null;
  if ((standard === null) === (expanded === null)) {
    const code = standard === null ? 'U_MISSING' : 'INPUT_AMBIGUOUS';
    const detail = 'a standard uncertainty, or an expanded one with its coverage factor';
    refusals.push({ code, pointer: '/expandedUncertainty', detail });
    return null;
  }
  if (standard !== null) {
    if (factor !== null) {
      const detail = 'a standard uncertainty needs no coverage factor';
      refusals.push({ code: 'INPUT_AMBIGUOUS', pointer: '/coverageFactor', detail });
    }
    const u = readPositive(standard, '/standardUncertainty', refusals);
    return u && { standard: u, expanded: u.mul(DECISION_COVERAGE_FACTOR) };
  }
  const u = readPositive(expanded!, '/expandedUncertainty', refusals);
  if (factor === null) {
    refusals.push({ code: 'K_MISSING', pointer: '/coverageFactor', detail: 'U is given without k' });
    return null;
  }
  const k = readPositive(factor, '/coverageFactor', refusals);
  return u && k && { standard: u.div(k), expanded: atDecisionFactor(u, k) };
}

/** U as decision rules look at it: as stated where its k says about 95 %, else brought to k = 2. */
export function atDecisionFactor(expanded: Decimal, factor: Decimal): Decimal {
  if (factor.gte(FACTORS_OF_95_PERCENT.min) && factor.lte(FACTORS_OF_95_PERCENT.max)) return expanded;
  // Where it has no end in decimals it is cut, not rounded: 2 * 4/3 is no more than 8/3 where MPEV/3 is that.
  return expanded
    .mul(DECISION_COVERAGE_FACTOR)
    .div(factor)
    .toSignificantDigits(KEPT_DIGITS, Decimal.ROUND_DOWN);
}

function readGuardFactor(body: DecisionBody, refusals: CalculationRefusal[]): Decimal | null {
  const { guardFactors } = CONFORMITY_RULES[body.rule.id];
  const text = body.rule.guardFactor ?? null;
  const pointer = '/rule/guardFactor';
  if (!guardFactors) {
    if (text !== null) {
      refusals.push({ code: 'NOT_ALLOWED', pointer, detail: `${body.rule.id} has no guard factor` });
    }
    return null;
  }
  if (text === null) return new ExactDecimal(guardFactors.otherwise);
  const faults = checkNumber(text, pointer);
  refusals.push(...faults);
  if (faults.length > 0) return null;
  const factor = parseNumber(text);
  if (factor.lt(guardFactors.min) || factor.gt(guardFactors.max)) {
    const detail = `${body.rule.id} accepts ${guardFactors.min} to ${guardFactors.max}`;
    refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer, detail });
  }
  return factor;
}
