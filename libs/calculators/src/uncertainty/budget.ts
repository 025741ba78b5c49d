import {
  calculated,
  estimateText,
  notCalculated,
  numberText,
  numberTextOrNull,
  runSteps,
  type Calculation,
  type CalculationRefusal,
  type Steps,
} from '@suyuan/domain';
import type { BudgetAnswer, BudgetBody, BudgetRow, MonteCarloAnswer, OutputAnswer } from './bodies';
import { coverageFactor } from './coverage';
import type { Input } from './stated-input';
import { propagate, type MonteCarloResult } from './monte-carlo';
import type { Ends } from './order-statistics';
import {
  outputCorrelation,
  propagateUncertainty,
  type Model,
  type Propagation,
  type PropagationFault,
} from './propagation';
import { GENERATOR } from './random';
import { readBudget, type BudgetTask } from './read-budget';
import { stateResult } from './rounding';

/** A t distribution has a mean above one degree of freedom, and a variance above two. */
const DEGREES_WITHOUT_MEAN = 1;
const DEGREES_WITHOUT_VARIANCE = 2;

/** An uncertainty budget by the GUM, with Monte Carlo (JCGM 101) beside it where asked for. All steps at once. */
export function calculateBudget(body: BudgetBody): Calculation<BudgetAnswer> {
  return runSteps(calculateBudgetInSteps(body));
}

/** The same in steps of some milliseconds, for a server that has others to serve. */
export function* calculateBudgetInSteps(body: BudgetBody): Steps<Calculation<BudgetAnswer>> {
  const reading = readBudget(body);
  if (!reading.ok) return notCalculated(reading.refusals);
  const { task } = reading;
  const propagations: Propagation[] = [];
  const refusals: CalculationRefusal[] = [];
  for (const [index, { model }] of task.outputs.entries()) {
    const outcome = yield* propagateUncertainty(model, task.inputs, task.correlations, task.order);
    if (outcome.ok) propagations.push(outcome.propagation);
    else refusals.push(noValue(index, outcome.fault));
  }
  if (refusals.length > 0) return notCalculated(refusals);
  const trials = yield* monteCarloOf(task);
  if (!trials.ok) return notCalculated([noValue(trials.output, { why: 'NOT_FINITE' })]);
  return calculated({
    outputs: propagations.map((propagation, index) =>
      describeOutput(task, index, propagation, trials.results[index] ?? null),
    ),
    correlations: describeCorrelations(task, propagations),
  });
}

function noValue(output: number, fault: PropagationFault): CalculationRefusal {
  const pointer = `/outputs/${output}/expression`;
  if (fault.why === 'NOT_FINITE') {
    const detail = 'at these values of the inputs the expression has no finite value or variance';
    return { code: fault.why, pointer, detail };
  }
  const { why: code, symbol } = fault;
  const detail = `at these estimates the expression has no derivative by ${symbol}`;
  return { code, pointer, detail, params: { symbol } };
}

function* monteCarloOf(
  task: BudgetTask,
): Steps<{ ok: true; results: MonteCarloResult[] } | { ok: false; output: number }> {
  if (!task.monteCarlo) return { ok: true, results: [] };
  const programs = task.outputs.map(({ model }) => ({
    ...model,
    hasMoments: leastDegreesDrawn(task, model) > DEGREES_WITHOUT_VARIANCE,
  }));
  return yield* propagate(programs, task.inputs, task.correlations, task.monteCarlo);
}

/** Least degrees of freedom of a t distribution that an output is drawn from; correlated inputs are drawn normal. */
function leastDegreesDrawn(task: BudgetTask, { places }: Model): number {
  const drawn = places.map((place) => {
    const { distribution, standardUncertainty } = task.inputs[place]!;
    const student = distribution.kind === 'STUDENT' && standardUncertainty > 0;
    return student && !task.correlations.isCorrelated(place)
      ? distribution.degrees
      : Number.POSITIVE_INFINITY;
  });
  return Math.min(Number.POSITIVE_INFINITY, ...drawn);
}

function describeOutput(
  task: BudgetTask,
  index: number,
  propagation: Propagation,
  trials: MonteCarloResult | null,
): OutputAnswer {
  const { symbol, unit, model } = task.outputs[index]!;
  const { estimate, combined, effectiveDegrees, contributions, secondOrderVariance } = propagation;
  const rectangular = contributions
    .filter(({ input }) => isRectangular(task.inputs[input]!) && !task.correlations.isCorrelated(input))
    .map(({ signed }) => Math.abs(signed));
  const { coverage, probability } = task;
  const { factor, degreesUsed } = coverageFactor({
    coverage,
    probability,
    combined,
    effectiveDegrees,
    rectangular,
  });
  const expanded = factor * combined;
  return {
    symbol,
    unit,
    estimate: estimateText(estimate),
    standardUncertainty: numberText(combined),
    effectiveDegreesOfFreedom: numberTextOrNull(effectiveDegrees),
    degreesOfFreedomUsed: degreesUsed === null ? null : String(degreesUsed),
    coverageFactor: numberText(factor),
    expandedUncertainty: numberText(expanded),
    stated: stateResult(estimate, combined, expanded, task.rounding),
    budget: describeRows(task, propagation),
    secondOrder:
      secondOrderVariance === null
        ? null
        : {
            contribution: numberText(Math.sqrt(Math.abs(secondOrderVariance))),
            share: numberText(combined === 0 ? 0 : secondOrderVariance / combined ** 2),
          },
    monteCarlo: trials && describeTrials(task, model, trials),
  };
}

function isRectangular({ distribution }: Input): boolean {
  return distribution.kind === 'RECTANGULAR';
}

function describeRows(task: BudgetTask, { contributions }: Propagation): BudgetRow[] {
  return contributions
    .toSorted((a, b) => a.input - b.input)
    .map(({ input, sensitivity, signed, share }) => {
      const { symbol, unit, estimate, standardUncertainty, degrees } = task.inputs[input]!;
      return {
        symbol,
        unit,
        estimate: task.statedEstimates[input] ?? estimateText(estimate),
        standardUncertainty: numberText(standardUncertainty),
        sensitivity: numberText(sensitivity),
        contribution: numberText(Math.abs(signed)),
        degreesOfFreedom: Number.isInteger(degrees) ? String(degrees) : numberTextOrNull(degrees),
        share: numberText(share),
      };
    });
}

function describeTrials(task: BudgetTask, model: Model, trials: MonteCarloResult): MonteCarloAnswer {
  const degrees = leastDegreesDrawn(task, model);
  return {
    mean: degrees > DEGREES_WITHOUT_MEAN ? estimateText(trials.mean) : null,
    standardUncertainty: degrees > DEGREES_WITHOUT_VARIANCE ? numberText(trials.standardUncertainty) : null,
    interval: describeEnds(trials.interval),
    shortest: describeEnds(trials.shortest),
    trials: String(trials.trials),
    stable: trials.stable,
    seed: String(task.monteCarlo?.seed),
    generator: GENERATOR,
  };
}

function describeEnds({ low, high }: Ends): { low: string; high: string } {
  return { low: estimateText(low), high: estimateText(high) };
}

function describeCorrelations(
  task: BudgetTask,
  propagations: readonly Propagation[],
): BudgetAnswer['correlations'] {
  return propagations.flatMap((one, i) =>
    propagations.slice(i + 1).flatMap((other, offset) => {
      const r = outputCorrelation(one, other, task.correlations);
      if (r === null) return [];
      const a = task.outputs[i]!.symbol;
      return [{ a, b: task.outputs[i + 1 + offset]!.symbol, r: numberText(r) }];
    }),
  );
}
