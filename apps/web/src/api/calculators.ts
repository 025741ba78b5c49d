import type {
  BudgetAnswer,
  BudgetBody,
  DecisionAnswer,
  DecisionBody,
  IntervalAnswer,
  IntervalBody,
  RisksAnswer,
  RisksBody,
} from './calculator-shapes';
import { postJson } from './http';

/** The calculators: nothing is recorded, so that a second post needs no key. */

export const calculateBudget = (body: BudgetBody) =>
  postJson<BudgetAnswer>('/v1/uncertainty/budgets', body, null);

export const decideConformity = (body: DecisionBody) =>
  postJson<DecisionAnswer>('/v1/conformity/decisions', body, null);

export const calculateRisks = (body: RisksBody) => postJson<RisksAnswer>('/v1/conformity/risks', body, null);

export const proposeInterval = (body: IntervalBody) => postJson<IntervalAnswer>('/v1/intervals', body, null);
