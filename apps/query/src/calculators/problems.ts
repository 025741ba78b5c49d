import { CODES } from '@suyuan/contract';
import type { Calculation, CalculationRefusal } from '@suyuan/domain';
import { ProblemError } from '@suyuan/platform';

/** Of a refusal to which the contract gives no other status. */
const REFUSED_STATUS = 422;

/** A reply lists at most so many refusals: a body of nothing but faults must not make a larger reply. */
export const MAX_REPORTED_REFUSALS = 100;

/** The answer of a calculation; a refused one is thrown as the problem that it is. */
export function answerOrProblem<Answer>(calculation: Calculation<Answer>): Answer {
  if (calculation.outcome === 'CALCULATED') return calculation.answer;
  throw refusedCalculation(calculation.refusals);
}

export function refusedCalculation(refusals: readonly CalculationRefusal[]): ProblemError {
  const [first] = refusals;
  if (!first) throw new RangeError('a refused calculation has a refusal');
  return new ProblemError({
    status: CODES[first.code].status ?? REFUSED_STATUS,
    code: first.code,
    detail: sentence(first.detail),
    errors: refusals.slice(0, MAX_REPORTED_REFUSALS),
    ...(first.params ? { params: first.params } : {}),
  });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
