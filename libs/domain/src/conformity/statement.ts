import { Decimal } from 'decimal.js';
import type { ConformityVerdict } from '../answer-words';
import {
  calculated,
  notCalculated,
  type Calculation,
  type CalculationRefusal,
} from '../calculation/calculation';
import { numberText } from '../calculation/number-text';
import { checkNumber, parseNumber } from '../calculation/numbers';
import { ExactDecimal } from '../metrology/decimal';
import { normalBetween } from '../calculation/normal';
import { expandedAt95 } from '../metrology/uncertainties';
import type { DecisionRuleId, ProcessAssumption } from '../vocabulary';
import { CONFORMITY_RULES } from './decision-rules';
import { falseAccepts, type Process } from './false-accepts';
import { lowerNumber, readLimits, readPositive, upperNumber, type LimitsBody } from './limits';

/** The factor by which a standard uncertainty becomes the U that decision rules speak of, which covers about 95 %. */
const DECISION_COVERAGE_FACTOR = 2;
export interface ConformityBody {
  value: string;
  limits: LimitsBody;
  unit?: string | null;
  standardUncertainty?: string | null;
  expandedUncertainty?: string | null;
  coverageFactor?: string | null;
  rule: { id: DecisionRuleId; guardFactor?: string | null };
  /** The items that are inspected: normal, in the unit of the limits. */
  process?: { mean: string; standardDeviation: string } | null;
}

export interface ConformityAnswer {
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
  /** Accepted and out of tolerance, over the process; null where none is stated or nothing is accepted. */
  globalConsumerRisk: string | null;
  /** What the rule takes the process to be; null where it looks at this value alone. */
  assumed: ProcessAssumption | null;
  rule: { id: DecisionRuleId; version: string; source: string; guardFactor: string | null };
}

/** A statement of conformity of one measured value by a named rule. */
export function stateConformity(body: ConformityBody): Calculation<ConformityAnswer> {
  const refusals: CalculationRefusal[] = checkNumber(body.value, '/value');
  const limits = readLimits(body.limits, '/limits', refusals);
  const uncertainty = readUncertainty(body, refusals);
  const rule = CONFORMITY_RULES[body.rule.id];
  const guardFactor = readGuardFactor(body, refusals);
  const process = readProcess(body, refusals);
  if (refusals.length > 0 || !uncertainty) return notCalculated(refusals);
  const value = parseNumber(body.value);
  const { expanded, standard } = uncertainty;
  const answer = rule.decide({
    value,
    limits,
    expandedUncertainty: expanded,
    guardFactor,
    standardUncertainty: standard,
    process,
  });
  const acceptance = describeAcceptance(answer.acceptance);
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
    acceptance,
    conformanceProbability: numberText(within),
    specificConsumerRisk: numberText(outside),
    tur:
      limits.lower && limits.upper
        ? numberText(limits.upper.sub(limits.lower).div(expanded.mul(2)).toNumber())
        : null,
    globalConsumerRisk:
      process && acceptance ? numberText(falseAccepts(limits, answer.acceptance, standard, process)) : null,
    assumed: answer.assumed ?? null,
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
}): ConformityAnswer['acceptance'] {
  if (lower && upper && lower.gt(upper)) return null;
  return { lower: lower?.toFixed() ?? null, upper: upper?.toFixed() ?? null };
}

function readProcess({ process }: ConformityBody, refusals: CalculationRefusal[]): Process | null {
  if (!process) return null;
  const faults: CalculationRefusal[] = checkNumber(process.mean, '/process/mean');
  refusals.push(...faults);
  const spread = readPositive(process.standardDeviation, '/process/standardDeviation', refusals);
  return faults.length > 0 || !spread ? null : { mean: parseNumber(process.mean), standardDeviation: spread };
}

function readUncertainty(
  body: ConformityBody,
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
  return u && k && { standard: u.div(k), expanded: expandedAt95({ expanded: u, coverageFactor: k }, {}) };
}

function readGuardFactor(body: ConformityBody, refusals: CalculationRefusal[]): Decimal | null {
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
