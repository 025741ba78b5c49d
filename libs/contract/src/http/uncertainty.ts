import {
  COVERAGES,
  DISTRIBUTIONS,
  MAX_INPUTS,
  MAX_OBSERVATIONS,
  MAX_OUTPUTS,
  ROUNDINGS,
  UNCERTAINTY_METHODS,
  type BudgetBody,
  type CorrelationBody,
  type Count,
  type Coverage,
  type DistributionName,
  type InputBody,
  type LineBody,
  type MonteCarloBody,
  type OutputBody,
  type Rounding,
  type UncertaintyMethod,
} from '@suyuan/calculators';
import { MAX_EXPRESSION_LENGTH, MAX_SYMBOL_LENGTH } from '@suyuan/domain';
import { CountField, Decimals, NumberField, SymbolSets } from './calculator-fields';
import { Nested, NestedArray, NoteField, OneOf, OPTIONAL, TextField } from './fields';
import { MAX_CODE_LENGTH } from './limits';

/** Each pair of inputs once. */
const MAX_CORRELATIONS = (MAX_INPUTS * (MAX_INPUTS - 1)) / 2;

export class UncertaintyOutputBody implements OutputBody {
  @TextField(MAX_SYMBOL_LENGTH)
  symbol!: string;

  @NoteField(MAX_EXPRESSION_LENGTH, {
    description:
      'Plain arithmetic over the symbols: + - * / ^, sqrt exp ln log10 sin cos tan asin acos atan abs, ' +
      'atan2(y, x), pi; angles in radians.',
    example: 'l_S + d - l_S*(da*t + a*dt)',
  })
  expression!: string;

  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'A label; nothing is converted.' })
  unit?: string | null;
}

/** y = intercept + slope x, read at x = `at` (GUM H.3). */
export class UncertaintyLineBody implements LineBody {
  @NumberField()
  intercept!: string;

  @NumberField()
  slope!: string;

  @NumberField({ description: 'Standard uncertainty.' })
  interceptUncertainty!: string;

  @NumberField({ description: 'Standard uncertainty.' })
  slopeUncertainty!: string;

  @NumberField({ optional: true, description: 'Of intercept and slope; or `correlation`; neither: none.' })
  covariance?: string | null;

  @NumberField({ optional: true, example: '-0.930' })
  correlation?: string | null;

  @NumberField({ description: 'Taken as exact; its own uncertainty is an input of its own.' })
  at!: string;
}

/** One of: observations; pooledStandardDeviation with readings or observations; standardUncertainty;
 * expandedUncertainty with coverageFactor; halfWidth, or min and max; EXPONENTIAL with estimate; line. */
export class UncertaintyInputBody implements InputBody {
  @TextField(MAX_SYMBOL_LENGTH)
  symbol!: string;

  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'A label; nothing is converted.' })
  unit?: string | null;

  @Decimals(MAX_OBSERVATIONS, {
    optional: true,
    description: 'Estimate and type A uncertainty come from them.',
  })
  observations?: string[] | null;

  @NumberField(OPTIONAL)
  estimate?: string | null;

  @NumberField(OPTIONAL)
  standardUncertainty?: string | null;

  @NumberField(OPTIONAL)
  expandedUncertainty?: string | null;

  @NumberField(OPTIONAL)
  coverageFactor?: string | null;

  @OneOf(DISTRIBUTIONS, OPTIONAL)
  distribution?: DistributionName | null;

  @NumberField(OPTIONAL)
  halfWidth?: string | null;

  @NumberField(OPTIONAL)
  min?: string | null;

  @NumberField(OPTIONAL)
  max?: string | null;

  @NumberField({
    optional: true,
    description: 'CURVILINEAR_TRAPEZOID: each limit is known to ± so much (JCGM 101, 6.4.3).',
  })
  inexactness?: string | null;

  @NumberField({
    optional: true,
    description: 'Of one reading, from earlier series; of a mean u = s/√n′ (JJF 1059.1, 4.3.2).',
  })
  pooledStandardDeviation?: string | null;

  @CountField({ optional: true, description: 'n′, where the readings are not stated as observations.' })
  readings?: Count | null;

  @Nested(() => UncertaintyLineBody, {
    optional: true,
    description: 'A calibration line that gives the estimate where it is read.',
  })
  line?: UncertaintyLineBody | null;

  @CountField({ optional: true, description: 'Left out: infinite.' })
  degreesOfFreedom?: Count | null;
}

export class UncertaintyCorrelationBody implements CorrelationBody {
  @TextField(MAX_SYMBOL_LENGTH)
  a!: string;

  @TextField(MAX_SYMBOL_LENGTH)
  b!: string;

  @NumberField()
  r!: string;
}

export class UncertaintyMonteCarloBody implements MonteCarloBody {
  @CountField({ optional: true, description: 'At most so many; left out, a million.' })
  trials?: Count | null;

  @CountField({ optional: true, description: 'The same seed gives the same trials.' })
  seed?: Count | null;

  @CountField({ optional: true, description: 'Stop when so many digits of u are stable (JCGM 101, 7.9).' })
  digits?: Count | null;
}

/** POST /v1/uncertainty/budgets */
export class UncertaintyBudgetBody implements BudgetBody {
  @NestedArray(() => UncertaintyOutputBody, MAX_OUTPUTS, { minItems: 1 })
  outputs!: UncertaintyOutputBody[];

  @NestedArray(() => UncertaintyInputBody, MAX_INPUTS, { minItems: 1 })
  inputs!: UncertaintyInputBody[];

  @NestedArray(() => UncertaintyCorrelationBody, MAX_CORRELATIONS, OPTIONAL)
  correlations?: UncertaintyCorrelationBody[] | null;

  @SymbolSets({ optional: true, description: 'Inputs whose observations are paired: correlated by them.' })
  simultaneous?: string[][] | null;

  @NumberField({ optional: true, example: '0.95' })
  coverageProbability?: string | null;

  @OneOf(COVERAGES, OPTIONAL)
  coverage?: Coverage | null;

  @CountField({ optional: true, description: '2: with the second-order terms of GUM 5.1.2.' })
  order?: Count | null;

  @OneOf(UNCERTAINTY_METHODS, OPTIONAL)
  method?: UncertaintyMethod | null;

  @Nested(() => UncertaintyMonteCarloBody, OPTIONAL)
  monteCarlo?: UncertaintyMonteCarloBody | null;

  @OneOf(ROUNDINGS, OPTIONAL)
  rounding?: Rounding | null;
}
