import type { RefusalCode } from '../refusals';
import type { CalculationCode } from './calculation-codes';

/** Why a calculation cannot be made of what was sent: data, never an exception. */
export interface CalculationRefusal {
  code: CalculationCode | RefusalCode;
  /** JSON Pointer (RFC 6901) into the request body. */
  pointer: string;
  /** What is wrong and what would be accepted, in English. */
  detail: string;
  params?: Record<string, string>;
}

/** What a calculator answers. */
export type Calculation<Answer> =
  | { outcome: 'CALCULATED'; answer: Answer }
  /** Every refusal that applies. */
  | { outcome: 'REFUSED'; refusals: CalculationRefusal[] };

/**
 * A calculation in steps of bounded work (about ten milliseconds each), so that whoever runs it can do other things
 * in between, and can stop.
 */
export type Steps<Answer> = Generator<void, Answer>;

export function calculated<Answer>(answer: Answer): Calculation<Answer> {
  return { outcome: 'CALCULATED', answer };
}

export function notCalculated(refusals: CalculationRefusal[]): {
  outcome: 'REFUSED';
  refusals: CalculationRefusal[];
} {
  return { outcome: 'REFUSED', refusals };
}

/** Runs all steps at once, where nothing else waits. */
export function runSteps<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
