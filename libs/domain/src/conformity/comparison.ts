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
import type { ComparisonVerdict } from '../vocabulary';
import { readPositive } from './limits';

/** What a laboratory or the reference found: u, or U with its k. */
export interface ComparedBody {
  value: string;
  standardUncertainty?: string | null;
  expandedUncertainty?: string | null;
  coverageFactor?: string | null;
}

export interface ComparisonBody extends ComparedBody {
  unit?: string | null;
  reference: ComparedBody;
  /** u of the travelling standard between the laboratories (JJF 1117: u_e). */
  instability?: string | null;
}

export interface ComparisonAnswer {
  /** With its sign. */
  en: string;
  verdict: ComparisonVerdict;
  unit: string | null;
  /** x - X, exact. */
  difference: string;
  /** √(U² + U_ref²): what |x - X| may be. */
  expandedUncertainty: string;
}

/** U of a standard uncertainty: En speaks of U with k = 2 (ISO 13528, 9.7; JJF 1117). */
const COMPARED_FACTOR = 2;

/** En = (x - X) / √(U² + U_ref²), decided by the squares, so that |En| = 1 is exactly that. */
export function normalizedError(
  value: Decimal,
  reference: Decimal,
  uncertainties: readonly Decimal[],
): { en: Decimal; difference: Decimal; expanded: Decimal; verdict: ComparisonVerdict } {
  const difference = value.sub(reference);
  const variance = ExactDecimal.sum(0, ...uncertainties.map((u) => u.pow(2)));
  const expanded = variance.sqrt();
  return {
    en: difference.div(expanded),
    difference,
    expanded,
    verdict: difference.pow(2).lte(variance) ? 'SATISFACTORY' : 'UNSATISFACTORY',
  };
}

/** Factors that say about 95 % themselves, so that U is compared as it stands. */
const FACTORS_OF_95_PERCENT = { min: '1.64', max: '2.57' };

/** U as En speaks of it: of about 95 % as it stands, else twice its standard uncertainty. */
export function comparedAt(expanded: Decimal, factor: Decimal): Decimal {
  const { min, max } = FACTORS_OF_95_PERCENT;
  return factor.gte(min) && factor.lte(max) ? expanded : expanded.mul(COMPARED_FACTOR).div(factor);
}

/** A result beside the reference value of a comparison: the normalised error En (JJF 1117, ISO 13528). */
export function compareResults(body: ComparisonBody): Calculation<ComparisonAnswer> {
  const refusals: CalculationRefusal[] = [];
  const own = readCompared(body, '', refusals);
  const reference = readCompared(body.reference, '/reference', refusals);
  const text = body.instability ?? null;
  const instability = text === null ? null : readPositive(text, '/instability', refusals);
  if (refusals.length > 0 || !own || !reference) return notCalculated(refusals);
  const uncertainties = [own.expanded, reference.expanded];
  if (instability) uncertainties.push(instability.mul(COMPARED_FACTOR));
  const { en, difference, expanded, verdict } = normalizedError(own.value, reference.value, uncertainties);
  return calculated({
    en: numberText(en.toNumber()),
    verdict,
    unit: body.unit ?? null,
    difference: difference.toFixed(),
    expandedUncertainty: numberText(expanded.toNumber()),
  });
}

function readCompared(
  body: ComparedBody,
  at: string,
  refusals: CalculationRefusal[],
): { value: Decimal; expanded: Decimal } | null {
  const before = refusals.length;
  refusals.push(...checkNumber(body.value, `${at}/value`));
  const expanded = readExpanded(body, at, refusals);
  return refusals.length > before || !expanded ? null : { value: parseNumber(body.value), expanded };
}

function readExpanded(body: ComparedBody, at: string, refusals: CalculationRefusal[]): Decimal | null {
  const standard = body.standardUncertainty ?? null;
  const expanded = body.expandedUncertainty ?? null;
  const factor = body.coverageFactor ?? null;
  const refuse = (code: CalculationRefusal['code'], name: string, detail: string): null => {
    refusals.push({ code, pointer: `${at}/${name}`, detail });
    return null;
  };
  if ((standard === null) === (expanded === null)) {
    const code = standard === null ? 'U_MISSING' : 'INPUT_AMBIGUOUS';
    return refuse(code, 'expandedUncertainty', 'a standard uncertainty, or an expanded one with its k');
  }
  if (standard !== null) {
    const detail = 'a standard uncertainty needs no coverage factor';
    if (factor !== null) return refuse('INPUT_AMBIGUOUS', 'coverageFactor', detail);
    return readPositive(standard, `${at}/standardUncertainty`, refusals)?.mul(COMPARED_FACTOR) ?? null;
  }
  const u = readPositive(expanded!, `${at}/expandedUncertainty`, refusals);
  if (factor === null) return refuse('K_MISSING', 'coverageFactor', 'U is given without k');
  const k = readPositive(factor, `${at}/coverageFactor`, refusals);
  return u && k && comparedAt(u, k);
}
