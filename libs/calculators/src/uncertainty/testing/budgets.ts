import type { CalculationRefusal } from '@suyuan/domain';
import type { BudgetAnswer, BudgetBody, BudgetRow, InputBody, OutputAnswer } from '../bodies';
import { calculateBudget } from '../budget';

/** The answer to a body that must be sound. */
export function answerOf(body: BudgetBody): BudgetAnswer {
  const calculation = calculateBudget(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}

/** The first output of a body that must be sound. */
export function outputOf(body: BudgetBody): OutputAnswer {
  return answerOf(body).outputs[0]!;
}

/** Codes and pointers of what a body is refused for; empty when it is not. */
export function refusalsOf(body: BudgetBody): string[] {
  const calculation = calculateBudget(body);
  const refusals: CalculationRefusal[] = calculation.outcome === 'REFUSED' ? calculation.refusals : [];
  return refusals.map(({ code, pointer }) => `${code} ${pointer}`);
}

export function rowOf(output: OutputAnswer, symbol: string): BudgetRow {
  return output.budget.find((row) => row.symbol === symbol)!;
}

/** `symbol` with an estimate and a standard uncertainty, and whatever else. */
export function input(symbol: string, estimate: string, u: string, more: Partial<InputBody> = {}): InputBody {
  return { symbol, estimate, standardUncertainty: u, ...more };
}

/** `symbol` between estimate ± halfWidth. */
export function within(
  symbol: string,
  estimate: string,
  halfWidth: string,
  more: Partial<InputBody> = {},
): InputBody {
  return { symbol, estimate, halfWidth, distribution: 'RECTANGULAR', ...more };
}
