import { checkNumber, ExactDecimal, parseNumber, type CalculationRefusal } from '@suyuan/domain';
import type { LineBody } from './bodies';

const NUMBERS = ['intercept', 'slope', 'interceptUncertainty', 'slopeUncertainty', 'at'] as const;
const OPTIONAL_NUMBERS = ['covariance', 'correlation'] as const;

/** Digits of a product of two uncertainties that say whether a covariance exceeds it: what a double shows. */
const COMPARED_DIGITS = 12;

/**
 * The value of a calibration line where it is read, y = a + b x, and its standard uncertainty (GUM H.3.5, JJF 1059.1
 * 4.3.2): u² = u²(a) + x² u²(b) + 2 x u(a, b). Exact up to the root, because the terms nearly cancel where slope and
 * intercept are correlated as lines usually are. What is wrong goes to `refusals`, and the answer is then null.
 */
export function readLine(
  line: LineBody,
  pointer: string,
  refusals: CalculationRefusal[],
): { estimate: number; standardUncertainty: number } | null {
  const faults: CalculationRefusal[] = [...NUMBERS, ...OPTIONAL_NUMBERS].flatMap((name) => {
    const text = line[name] ?? null;
    return text === null ? [] : checkNumber(text, `${pointer}/${name}`);
  });
  refusals.push(...faults);
  if (faults.length > 0) return null;
  const [a, b, ua, ub, x] = NUMBERS.map((name) => parseNumber(line[name]));
  const refuse = (code: CalculationRefusal['code'], at: string, detail: string): null => {
    refusals.push({ code, pointer: `${pointer}/${at}`, detail });
    return null;
  };
  if (ua!.lt(0)) return refuse('VALUE_OUT_OF_RANGE', 'interceptUncertainty', 'at least 0 is expected');
  if (ub!.lt(0)) return refuse('VALUE_OUT_OF_RANGE', 'slopeUncertainty', 'at least 0 is expected');
  const stated = OPTIONAL_NUMBERS.filter((name) => (line[name] ?? null) !== null);
  if (stated.length > 1) return refuse('INPUT_AMBIGUOUS', 'correlation', 'a covariance or a correlation');
  const product = ua!.mul(ub!);
  const covariance =
    stated[0] === 'correlation'
      ? product.mul(parseNumber(line.correlation!))
      : parseNumber(line.covariance ?? '0');
  const most = product.toSignificantDigits(COMPARED_DIGITS, ExactDecimal.ROUND_UP);
  if (covariance.abs().gt(most)) {
    const detail =
      'a coefficient lies between -1 and 1, a covariance between ± the product of the uncertainties';
    return refuse('VALUE_OUT_OF_RANGE', stated[0]!, detail);
  }
  const variance = ua!.pow(2).add(x!.mul(ub!).pow(2)).add(x!.mul(covariance).mul(2));
  return {
    estimate: a!.add(b!.mul(x!)).toNumber(),
    // Below zero only by the digits that a covariance was rounded to.
    standardUncertainty: ExactDecimal.max(variance, 0).sqrt().toNumber(),
  };
}
