import { evaluate, type Program, type Steps } from '@suyuan/domain';
import { COLUMNS } from './columns';
import type { Correlations } from './correlations';
import type { Input } from './stated-input';
import { merged, moments, shortestInterval, symmetricInterval, type Ends } from './order-statistics';
import { Sampler } from './sampling';

/** Propagation of distributions (JCGM 101), in steps. */

/** JCGM 101, 7.2: a million trials give a 95 % interval to one or two digits; twice that still fits in memory. */
export const MAX_TRIALS = 2_000_000;
/** Fewer say nothing about the ends of an interval. */
export const MIN_TRIALS = 1_000;
/** JCGM 101, 7.2.2. */
export const DEFAULT_TRIALS = 1_000_000;
/** Trials times outputs that are kept to be sorted: 32 MB, twice while they are merged. */
export const MAX_KEPT_VALUES = 4_000_000;
/** Digits for which stability is judged where none are asked for (JCGM 101, 7.9.2). */
export const DEFAULT_DIGITS = 2;
export const MAX_DIGITS = 4;
/** The same trials for everybody who states no seed. */
export const DEFAULT_SEED = 1;

/** JCGM 101, 7.9.4: trials per block. */
const BLOCK_MIN = 10_000;
/** Keeps the sorting of one block within one step. */
const BLOCK_MAX = 100_000;
/** Draws and operations in one step: some milliseconds. */
const STEP_WORK = 200_000;
/** Looked up once, not once per trial. */
const isFiniteNumber = Number.isFinite;

export interface MonteCarloPlan {
  trials: number;
  seed: number;
  /** null: no adaptive stop. */
  digits: number | null;
  probability: number;
}

export interface MonteCarloResult {
  mean: number;
  standardUncertainty: number;
  interval: Ends;
  shortest: Ends;
  trials: number;
  stable: boolean;
}

/** A program with the places of its symbols among the inputs. */
export interface PlacedProgram {
  program: Program;
  places: readonly number[];
  /** Whether its distribution has a mean and a variance, so that their stability can be judged. */
  hasMoments: boolean;
}

export type MonteCarloOutcome =
  | { ok: true; results: MonteCarloResult[] }
  /** Index of an output that has no finite value in some trial. */
  | { ok: false; output: number };

export function* propagate(
  programs: readonly PlacedProgram[],
  inputs: readonly Input[],
  correlations: Correlations,
  plan: MonteCarloPlan,
): Steps<MonteCarloOutcome> {
  const sampler = new Sampler(inputs, correlations, plan.seed);
  const block = blockSize(plan);
  const samples = programs.map(() => new Sample(plan.probability));
  let made = 0;
  while (made < plan.trials) {
    const trials = Math.min(block, plan.trials - made);
    const values = yield* blockOfTrials(programs, inputs, sampler, trials);
    if (!Array.isArray(values)) return { ok: false, output: values.notFinite };
    for (const [index, column] of values.entries()) {
      samples[index]!.add(column, trials === block);
      yield;
    }
    made += trials;
    if (plan.digits !== null && areStable(samples, programs, plan.digits)) break;
  }
  const stable = areStable(samples, programs, plan.digits ?? DEFAULT_DIGITS);
  const results: MonteCarloResult[] = [];
  for (const sample of samples) results.push(yield* sample.result(stable));
  const notFinite = results.findIndex(
    ({ mean, standardUncertainty }) => !isFiniteNumber(mean + standardUncertainty),
  );
  return notFinite === -1 ? { ok: true, results } : { ok: false, output: notFinite };
}

/** JCGM 101, 7.9.4 b: at least 100 trials beyond the ends of the interval. */
function blockSize({ probability, trials }: MonteCarloPlan): number {
  const wanted = Math.ceil(100 / (1 - probability));
  return Math.min(Math.max(wanted, BLOCK_MIN), BLOCK_MAX, trials);
}

function* blockOfTrials(
  programs: readonly PlacedProgram[],
  inputs: readonly Input[],
  sampler: Sampler,
  trials: number,
): Steps<Float64Array[] | { notFinite: number }> {
  const work = programs.reduce((sum, { program }) => sum + program.code.length, inputs.length);
  const chunk = Math.max(1, Math.floor(STEP_WORK / work));
  const values = programs.map(() => new Float64Array(trials));
  for (let from = 0; from < trials; from += chunk) {
    const columns = sampler.draw(Math.min(chunk, trials - from));
    for (const [output, { program, places }] of programs.entries()) {
      const arguments_ = places.map((place) => columns[place]!);
      const result = evaluate(program, COLUMNS, arguments_);
      if (typeof result === 'number') values[output]!.fill(result, from, from + chunk);
      else values[output]!.set(result, from);
    }
    yield;
  }
  const notFinite = values.findIndex((column) => !isFiniteColumn(column));
  return notFinite === -1 ? values : { notFinite };
}

function isFiniteColumn(column: Float64Array): boolean {
  for (let t = 0; t < column.length; t += 1) if (!isFiniteNumber(column[t])) return false;
  return true;
}

interface BlockStatistics {
  mean: number;
  uncertainty: number;
  low: number;
  high: number;
}

/** The values of one output: sorted blocks and what each says alone. */
class Sample {
  private readonly blocks: Float64Array[] = [];
  private readonly statistics: BlockStatistics[] = [];
  private count = 0;
  private mean = 0;
  private squares = 0;

  constructor(private readonly probability: number) {}

  add(values: Float64Array, isFull: boolean): void {
    const { mean, squares } = moments(values);
    values.sort();
    this.blocks.push(values);
    const { low, high } = symmetricInterval(values, this.probability);
    const uncertainty = Math.sqrt(squares / (values.length - 1));
    if (isFull) this.statistics.push({ mean, uncertainty, low, high });
    // Two samples joined (Chan, Golub and LeVeque).
    const total = this.count + values.length;
    const difference = this.count === 0 ? mean : mean - this.mean;
    const between = this.count === 0 ? 0 : (difference * difference * this.count * values.length) / total;
    this.squares += squares + between;
    this.mean += (difference * values.length) / total;
    this.count = total;
  }

  /** JCGM 101, 7.9.4 f to i: twice the standard deviation of each average lies within the tolerance. */
  isStable(digits: number, hasMoments: boolean): boolean {
    const blocks = this.statistics.length;
    if (blocks < 2) return false;
    const uncertainty = Math.sqrt(this.squares / (this.count - 1));
    if (uncertainty === 0) return true;
    const tolerance = 0.5 * 10 ** (Math.floor(Math.log10(uncertainty)) - (digits - 1));
    const judged = hasMoments
      ? (['mean', 'uncertainty', 'low', 'high'] as const)
      : (['low', 'high'] as const);
    return judged.every((name) => {
      const { squares } = moments(Float64Array.from(this.statistics, (one) => one[name]));
      return 2 * Math.sqrt(squares / (blocks * (blocks - 1))) <= tolerance;
    });
  }

  *result(stable: boolean): Steps<MonteCarloResult> {
    const sorted = yield* merged(this.blocks);
    const interval = symmetricInterval(sorted, this.probability);
    const shortest = shortestInterval(sorted, this.probability);
    const standardUncertainty = Math.sqrt(this.squares / (this.count - 1));
    return { mean: this.mean, standardUncertainty, interval, shortest, trials: this.count, stable };
  }
}

function areStable(samples: readonly Sample[], programs: readonly PlacedProgram[], digits: number): boolean {
  return samples.every((sample, index) => sample.isStable(digits, programs[index]!.hasMoments));
}
