import type { Rounding } from './rounding';

/** What the budget calculator takes and answers, as on the wire (API.md, Calculators). */

export const DISTRIBUTIONS = [
  'NORMAL',
  'RECTANGULAR',
  'TRIANGULAR',
  'ARCSINE',
  'STUDENT',
  'CURVILINEAR_TRAPEZOID',
  'EXPONENTIAL',
] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

export const COVERAGES = ['STUDENT', 'NORMAL', 'DOMINANT'] as const;
export type Coverage = (typeof COVERAGES)[number];

export const UNCERTAINTY_METHODS = ['GUM', 'MONTE_CARLO'] as const;
export type UncertaintyMethod = (typeof UNCERTAINTY_METHODS)[number];

/** Numbers that only count may be stated as JSON numbers too. */
export type Count = string | number;

export interface OutputBody {
  symbol: string;
  expression: string;
  unit?: string | null;
}

/** A straight line y = intercept + slope x of a calibration, read at x = `at`. */
export interface LineBody {
  intercept: string;
  slope: string;
  /** Standard uncertainties. */
  interceptUncertainty: string;
  slopeUncertainty: string;
  /** One of the two may be stated; neither: intercept and slope are not correlated. */
  covariance?: string | null;
  correlation?: string | null;
  /** Exact, in the unit that the line was fitted in, from where it was fitted from (GUM H.3: t - 20 °C). */
  at: string;
}

/** One of: observations; pooledStandardDeviation with readings or observations; standardUncertainty;
 * expandedUncertainty with coverageFactor; distribution with halfWidth or min and max; EXPONENTIAL with estimate;
 * line. */
export interface InputBody {
  symbol: string;
  unit?: string | null;
  observations?: string[] | null;
  estimate?: string | null;
  standardUncertainty?: string | null;
  expandedUncertainty?: string | null;
  coverageFactor?: string | null;
  distribution?: DistributionName | null;
  halfWidth?: string | null;
  min?: string | null;
  max?: string | null;
  /** CURVILINEAR_TRAPEZOID: each limit is known to ± so much. */
  inexactness?: string | null;
  /** Of one reading, from earlier series; of a mean of n' readings u = s/√n'. */
  pooledStandardDeviation?: string | null;
  /** n', where the readings themselves are not stated as observations. */
  readings?: Count | null;
  line?: LineBody | null;
  degreesOfFreedom?: Count | null;
}

export interface CorrelationBody {
  a: string;
  b: string;
  r: string;
}

export interface MonteCarloBody {
  trials?: Count | null;
  seed?: Count | null;
  /** Significant digits of u that must be stable before the propagation stops; left out, all trials are made. */
  digits?: Count | null;
}

export interface BudgetBody {
  outputs: OutputBody[];
  inputs: InputBody[];
  correlations?: CorrelationBody[] | null;
  simultaneous?: string[][] | null;
  coverageProbability?: string | null;
  coverage?: Coverage | null;
  order?: Count | null;
  method?: UncertaintyMethod | null;
  monteCarlo?: MonteCarloBody | null;
  rounding?: Rounding | null;
}

export interface BudgetRow {
  symbol: string;
  unit: string | null;
  estimate: string;
  standardUncertainty: string;
  sensitivity: string;
  /** |c_i| u(x_i), in the unit of the output. */
  contribution: string;
  /** null: infinite. */
  degreesOfFreedom: string | null;
  /** Part of u_c²; with correlations the input's covariances count half each, so that all parts sum to 1. */
  share: string;
}

export interface Interval {
  low: string;
  high: string;
}

export interface MonteCarloAnswer {
  /** null where the distribution has none (Student's t with one degree of freedom). */
  mean: string | null;
  /** null where the distribution has none (Student's t with at most two degrees of freedom). */
  standardUncertainty: string | null;
  interval: Interval;
  shortest: Interval;
  trials: string;
  stable: boolean;
  seed: string;
  generator: string;
}

export interface OutputAnswer {
  symbol: string;
  unit: string | null;
  estimate: string;
  standardUncertainty: string;
  /** null: infinite. */
  effectiveDegreesOfFreedom: string | null;
  /** Truncated; null where the coverage factor does not rest on degrees of freedom. */
  degreesOfFreedomUsed: string | null;
  coverageFactor: string;
  expandedUncertainty: string;
  stated: { value: string; expandedUncertainty: string; text: string };
  budget: BudgetRow[];
  /** Contribution of the second-order terms of GUM 5.1.2 to u_c; null with order 1. */
  secondOrder: { contribution: string; share: string } | null;
  monteCarlo: MonteCarloAnswer | null;
}

export interface BudgetAnswer {
  outputs: OutputAnswer[];
  /** Between outputs, as far as both have an uncertainty. */
  correlations: { a: string; b: string; r: string }[];
}
