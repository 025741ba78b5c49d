import {
  checkNumber,
  isSymbol,
  MAX_SYMBOL_LENGTH,
  parseExpression,
  type CalculationRefusal,
} from '@suyuan/domain';
import type { BudgetBody, Coverage } from './bodies';
import { readCorrelations, type Correlations } from './correlations';
import { DEFAULT_COVERAGE_PROBABILITY } from './coverage';
import { readInput } from './inputs';
import type { Input } from './stated-input';
import {
  DEFAULT_SEED,
  DEFAULT_TRIALS,
  MAX_DIGITS,
  MAX_KEPT_VALUES,
  MAX_TRIALS,
  MIN_TRIALS,
  type MonteCarloPlan,
} from './monte-carlo';
import type { Model } from './propagation';
import { MAX_SEED } from './random';
import { readCount } from './read-count';
import type { Rounding } from './rounding';

/** The largest published budgets have some dozens of inputs. */
export const MAX_INPUTS = 100;
/** Outputs of one model: the points of a curve, the components of a vector. */
export const MAX_OUTPUTS = 20;
export const MAX_OBSERVATIONS = 1_000;
/** Of all inputs together: decimals are added exactly, some microseconds each. */
export const MAX_OBSERVATIONS_TOTAL = 10_000;

/** Beyond, the tails of the distributions assumed are known to nobody. */
export const MAX_COVERAGE_PROBABILITY = 0.9999;
export const MIN_COVERAGE_PROBABILITY = 0.5;

/** Pairs of inputs times instructions: about a second of second-order derivatives. */
const SECOND_ORDER_WORK_MAX = 1_000_000;

export interface BudgetTask {
  outputs: { symbol: string; unit: string | null; model: Model }[];
  inputs: Input[];
  /** The estimate of each input as it was stated, byte for byte; null where it was calculated. */
  statedEstimates: (string | null)[];
  correlations: Correlations;
  probability: number;
  coverage: Coverage;
  order: 1 | 2;
  /** null: the GUM's way alone. */
  monteCarlo: MonteCarloPlan | null;
  rounding: Rounding;
}

export type BudgetReading = { ok: true; task: BudgetTask } | { ok: false; refusals: CalculationRefusal[] };

/** Reads the body of a budget: what is to be calculated, or everything that is wrong with it. */
export function readBudget(body: BudgetBody): BudgetReading {
  const tooMuch = sizeRefusals(body);
  if (tooMuch.length > 0) return { ok: false, refusals: tooMuch };
  const refusals = symbolRefusals(body);
  const inputs: Input[] = [];
  body.inputs.forEach((input, index) => {
    const reading = readInput(input, `/inputs/${index}`);
    if (reading.ok) inputs.push(reading.input);
    else refusals.push(...reading.refusals);
  });
  const outputs = readOutputs(body, refusals);
  const probability = readProbability(body, refusals);
  const order = readCount(body.order, 1, { min: 1, max: 2 }, '/order', refusals);
  const monteCarlo = readMonteCarlo(body, probability, refusals);
  // Correlations speak of inputs: with one of them unread nothing can be said of them.
  const correlated = inputs.length === body.inputs.length ? readCorrelations(body, inputs) : null;
  refusals.push(...(correlated?.refusals ?? []));
  if (refusals.length > 0 || correlated === null) return { ok: false, refusals };
  const { correlations } = correlated;
  const task: BudgetTask = {
    outputs,
    inputs,
    statedEstimates: body.inputs.map(({ estimate }) => estimate ?? null),
    correlations,
    probability,
    coverage: body.coverage ?? 'STUDENT',
    order: order === 2 ? 2 : 1,
    monteCarlo,
    rounding: body.rounding ?? 'NEAREST',
  };
  const unsound = combinationRefusals(task);
  return unsound.length > 0 ? { ok: false, refusals: unsound } : { ok: true, task };
}

function sizeRefusals(body: BudgetBody): CalculationRefusal[] {
  const sizes: { name: string; size: number; max: number; of?: string }[] = [
    { name: '/outputs', size: body.outputs.length, max: MAX_OUTPUTS },
    { name: '/inputs', size: body.inputs.length, max: MAX_INPUTS },
    {
      name: '/inputs',
      size: body.inputs.reduce((sum, { observations }) => sum + (observations?.length ?? 0), 0),
      max: MAX_OBSERVATIONS_TOTAL,
      of: 'observations',
    },
    ...body.inputs.map(({ observations }, index) => ({
      name: `/inputs/${index}/observations`,
      size: observations?.length ?? 0,
      max: MAX_OBSERVATIONS,
      of: 'observations',
    })),
  ];
  return sizes
    .filter(({ size, max }) => size > max)
    .map(({ name, max, of = 'of them' }) => tooLarge(name, `at most ${max} ${of} are accepted`));
}

function symbolRefusals(body: BudgetBody): CalculationRefusal[] {
  const refusals: CalculationRefusal[] = [];
  const seen = new Set<string>();
  for (const [list, rows] of [
    ['inputs', body.inputs],
    ['outputs', body.outputs],
  ] as const) {
    for (const [index, { symbol }] of rows.entries()) {
      const pointer = `/${list}/${index}/symbol`;
      if (!isSymbol(symbol)) {
        const detail = `a letter, then letters, digits and _, at most ${MAX_SYMBOL_LENGTH} characters, no function`;
        refusals.push({ code: 'SYMBOL_INVALID', pointer, detail });
      } else if (seen.has(symbol)) {
        const detail = `${symbol} stands for another quantity already`;
        refusals.push({ code: 'SYMBOL_REPEATED', pointer, detail, params: { symbol } });
      }
      seen.add(symbol);
    }
  }
  return refusals;
}

function readOutputs(body: BudgetBody, refusals: CalculationRefusal[]): BudgetTask['outputs'] {
  const indexOf = new Map(body.inputs.map(({ symbol }, index) => [symbol, index]));
  if (body.outputs.length === 0) {
    refusals.push({ code: 'REQUIRED', pointer: '/outputs', detail: 'at least one output is needed' });
  }
  return body.outputs.map(({ symbol, unit, expression }, index) => {
    const pointer = `/outputs/${index}/expression`;
    const parsing = parseExpression(expression);
    const program = parsing.ok ? parsing.program : { symbols: [], code: [] };
    if (!parsing.ok) {
      const { code, detail, position } = parsing.fault;
      refusals.push({ code, pointer, detail, params: { position: String(position) } });
    }
    const places = program.symbols.map((name) => {
      const place = indexOf.get(name);
      if (place === undefined) {
        const detail = `no input is called ${name}`;
        refusals.push({ code: 'SYMBOL_UNKNOWN', pointer, detail, params: { symbol: name } });
      }
      return place ?? -1;
    });
    return { symbol, unit: unit ?? null, model: { program, places } };
  });
}

function readProbability(body: BudgetBody, refusals: CalculationRefusal[]): number {
  const text = body.coverageProbability ?? String(DEFAULT_COVERAGE_PROBABILITY);
  const pointer = '/coverageProbability';
  const faults = checkNumber(text, pointer);
  refusals.push(...faults);
  if (faults.length > 0) return DEFAULT_COVERAGE_PROBABILITY;
  const probability = Number(text);
  if (probability < MIN_COVERAGE_PROBABILITY || probability > MAX_COVERAGE_PROBABILITY) {
    const detail = `between ${MIN_COVERAGE_PROBABILITY} and ${MAX_COVERAGE_PROBABILITY} is accepted`;
    refusals.push({ code: 'VALUE_OUT_OF_RANGE', pointer, detail });
  }
  return probability;
}

function readMonteCarlo(
  body: BudgetBody,
  probability: number,
  refusals: CalculationRefusal[],
): MonteCarloPlan | null {
  const { trials, seed, digits } = body.monteCarlo ?? {};
  const plan: MonteCarloPlan = {
    trials: readCount(
      trials,
      Math.min(DEFAULT_TRIALS, Math.floor(MAX_KEPT_VALUES / Math.max(1, body.outputs.length))),
      { min: MIN_TRIALS, max: MAX_TRIALS },
      '/monteCarlo/trials',
      refusals,
    ),
    seed: readCount(seed, DEFAULT_SEED, { min: 0, max: MAX_SEED }, '/monteCarlo/seed', refusals),
    digits:
      (digits ?? null) === null
        ? null
        : readCount(digits, 1, { min: 1, max: MAX_DIGITS }, '/monteCarlo/digits', refusals),
    probability,
  };
  return body.method === 'MONTE_CARLO' ? plan : null;
}

/** What is sound alone and not together. */
function combinationRefusals(task: BudgetTask): CalculationRefusal[] {
  const { inputs, correlations, outputs, monteCarlo } = task;
  const refusals: CalculationRefusal[] = [];
  const correlated = inputs.map((_, index) => correlations.isCorrelated(index));
  if (task.order === 2 && correlated.includes(true)) {
    const detail = 'order 2 is for uncorrelated inputs; use method MONTE_CARLO';
    refusals.push({ code: 'ORDER_2_WITH_CORRELATION', pointer: '/order', detail });
  }
  const work = outputs.reduce((sum, { model: { program, places } }) => {
    return sum + program.code.length * places.length ** 2;
  }, 0);
  if (task.order === 2 && work > SECOND_ORDER_WORK_MAX) {
    refusals.push(tooLarge('/order', 'too many pairs of inputs for order 2'));
  }
  if (monteCarlo && monteCarlo.trials * outputs.length > MAX_KEPT_VALUES) {
    const detail = `trials times outputs is at most ${MAX_KEPT_VALUES}`;
    refusals.push(tooLarge('/monteCarlo/trials', detail));
  }
  inputs.forEach(({ distribution: { kind } }, index) => {
    const bounded = kind !== 'NORMAL' && kind !== 'STUDENT';
    if (monteCarlo && correlated[index] && bounded) {
      const detail = `${kind.toLowerCase()} inputs are drawn independently; only normal ones may be correlated`;
      refusals.push({ code: 'CORRELATED_NOT_NORMAL', pointer: `/inputs/${index}/distribution`, detail });
    }
  });
  return refusals;
}

function tooLarge(pointer: string, detail: string): CalculationRefusal {
  return { code: 'CALCULATION_TOO_LARGE', pointer, detail };
}
