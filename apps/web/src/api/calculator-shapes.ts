import type { LocalText } from './shapes';

/** What the calculators take and answer. Every number is decimal text, on the way there and on the way back. */

export interface BudgetOutput {
  symbol?: string;
  expression?: string;
  unit?: string;
}

export interface BudgetInput {
  symbol?: string;
  unit?: string;
  observations?: string[];
  estimate?: string;
  standardUncertainty?: string;
  expandedUncertainty?: string;
  coverageFactor?: string;
  distribution?: string;
  halfWidth?: string;
  min?: string;
  max?: string;
  degreesOfFreedom?: string;
}

export interface BudgetBody {
  outputs: BudgetOutput[];
  inputs: BudgetInput[];
  correlations?: { a?: string; b?: string; r?: string }[];
  simultaneous?: string[][];
  coverageProbability?: string;
  coverage?: string;
  order?: string;
  method?: string;
  monteCarlo?: { trials?: string; seed?: string; digits?: string };
  rounding?: string;
}

export interface BudgetRow {
  symbol: string;
  unit: string | null;
  estimate: string;
  standardUncertainty: string;
  sensitivity: string;
  contribution: string;
  /** null: infinite. */
  degreesOfFreedom: string | null;
  share: string;
}

export interface Interval {
  low: string;
  high: string;
}

export interface MonteCarloAnswer {
  /** null where the distribution has none. */
  mean: string | null;
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
  /** null where the coverage factor does not rest on degrees of freedom. */
  degreesOfFreedomUsed: string | null;
  coverageFactor: string;
  expandedUncertainty: string;
  stated: { value: string; expandedUncertainty: string; text: string };
  budget: BudgetRow[];
  secondOrder: { contribution: string; share: string } | null;
  monteCarlo: MonteCarloAnswer | null;
}

export interface BudgetAnswer {
  outputs: OutputAnswer[];
  correlations: { a: string; b: string; r: string }[];
}

export interface LimitsBody {
  lower?: string;
  upper?: string;
}

export interface DecisionBody {
  value?: string;
  limits?: LimitsBody;
  unit?: string;
  standardUncertainty?: string;
  expandedUncertainty?: string;
  coverageFactor?: string;
  rule?: { id?: string; guardFactor?: string };
}

export interface DecisionAnswer {
  verdict: string;
  unit: string | null;
  /** null where the guard band leaves nothing. */
  acceptance: { lower: string | null; upper: string | null } | null;
  conformanceProbability: string;
  specificConsumerRisk: string;
  /** null with one limit only. */
  tur: string | null;
  rule: { id: string; version: string; source: string; guardFactor: string | null };
}

export interface RisksBody {
  tolerance?: LimitsBody;
  acceptance?: LimitsBody;
  process?: { mean?: string; standardDeviation?: string };
  measurement?: { standardUncertainty?: string };
}

export interface RisksAnswer {
  inToleranceProbability: string;
  acceptanceProbability: string;
  globalConsumerRisk: string;
  globalProducerRisk: string;
  /** null where practically nothing is accepted. */
  conditionalConsumerRisk: string | null;
}

export interface IntervalBody {
  method?: string;
  intervalDays?: string;
  reliabilityTarget?: string;
  inTolerance?: string;
  tested?: string;
  asFound?: { error?: string; mpe?: string }[];
  points?: { on?: string; error?: string }[];
  mpe?: string;
  intervalHours?: string;
  hoursPerDay?: string;
}

export interface IntervalAnswer {
  intervalDays: string;
  reasons: { code: string; message: LocalText }[];
}
