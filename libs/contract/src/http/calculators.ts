import {
  INTERVAL_METHODS,
  MAX_AS_FOUND,
  MAX_CHART_POINTS,
  type AsFoundBody,
  type ChartPointBody,
  type Count,
  type IntervalBody,
  type IntervalMethod,
  type RisksBody,
} from '@suyuan/calculators';
import {
  DECISION_RULES,
  type ComparedBody,
  type ComparisonBody,
  type ConformityBody,
  type DecisionRuleId,
  type LimitsBody,
} from '@suyuan/domain';
import { CountField, NumberField } from './calculator-fields';
import { CivilDateField, Nested, NestedArray, OneOf, OPTIONAL, TextField } from './fields';
import { MAX_CODE_LENGTH } from './limits';

/** Addresses that are posted to and record nothing: the query side answers them. */
export const CALCULATOR_PATHS: readonly string[] = [
  '/v1/uncertainty/budgets',
  '/v1/conformity/decisions',
  '/v1/conformity/risks',
  '/v1/conformity/comparisons',
  '/v1/intervals',
];

/** One side may be missing, not both. */
export class ConformityLimitsBody implements LimitsBody {
  @NumberField(OPTIONAL)
  lower?: string | null;

  @NumberField(OPTIONAL)
  upper?: string | null;
}

export class ConformityRuleBody {
  @OneOf(DECISION_RULES)
  id!: DecisionRuleId;

  @NumberField({ optional: true, description: 'w = r U; left out, the rule has its own.' })
  guardFactor?: string | null;
}

/** Normal, in the unit of the limits. */
export class InspectedProcessBody {
  @NumberField()
  mean!: string;

  @NumberField()
  standardDeviation!: string;
}

/** POST /v1/conformity/decisions */
export class ConformityDecisionBody implements ConformityBody {
  @NumberField()
  value!: string;

  @Nested(() => ConformityLimitsBody)
  limits!: ConformityLimitsBody;

  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'A label; nothing is converted.' })
  unit?: string | null;

  @NumberField(OPTIONAL)
  standardUncertainty?: string | null;

  @NumberField(OPTIONAL)
  expandedUncertainty?: string | null;

  @NumberField({
    optional: true,
    description: 'Other than of about 95 % (1.64 to 2.57): U is brought to k = 2.',
  })
  coverageFactor?: string | null;

  @Nested(() => ConformityRuleBody)
  rule!: ConformityRuleBody;

  @Nested(() => InspectedProcessBody, {
    optional: true,
    description:
      'What is inspected, for the risk over all of it. PFA_2 rests on it; without it PFA_2 takes the worst process ' +
      'that is centred between two limits, or at one limit any process.',
  })
  process?: InspectedProcessBody | null;
}

/** What was found, with u or with U and k. */
export class ComparedResultBody implements ComparedBody {
  @NumberField()
  value!: string;

  @NumberField(OPTIONAL)
  standardUncertainty?: string | null;

  @NumberField(OPTIONAL)
  expandedUncertainty?: string | null;

  @NumberField(OPTIONAL)
  coverageFactor?: string | null;
}

/** POST /v1/conformity/comparisons: En = (x − X)/√(U² + U_ref²), each U at k = 2. */
export class ConformityComparisonBody extends ComparedResultBody implements ComparisonBody {
  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'A label; nothing is converted.' })
  unit?: string | null;

  @Nested(() => ComparedResultBody, { description: 'The reference value of the comparison.' })
  reference!: ComparedResultBody;

  @NumberField({
    optional: true,
    description: 'Standard uncertainty of the travelling standard between the laboratories (JJF 1117).',
  })
  instability?: string | null;
}

export class InspectingMeasurementBody {
  @NumberField()
  standardUncertainty!: string;
}

/** POST /v1/conformity/risks */
export class ConformityRisksBody implements RisksBody {
  @Nested(() => ConformityLimitsBody)
  tolerance!: ConformityLimitsBody;

  @Nested(() => ConformityLimitsBody)
  acceptance!: ConformityLimitsBody;

  @Nested(() => InspectedProcessBody)
  process!: InspectedProcessBody;

  @Nested(() => InspectingMeasurementBody)
  measurement!: InspectingMeasurementBody;
}

export class FoundErrorBody implements AsFoundBody {
  @NumberField()
  error!: string;

  @NumberField()
  mpe!: string;
}

/** The error found on a day: a date, or a number of days after any fixed one. */
export class ControlChartPointBody implements ChartPointBody {
  @CivilDateField(OPTIONAL)
  on?: string | null;

  @CountField(OPTIONAL)
  day?: Count | null;

  @NumberField()
  error!: string;

  @NumberField({ optional: true, description: 'What was permitted then, where `mpe` is not stated.' })
  mpe?: string | null;
}

/** POST /v1/intervals. Each method needs its own fields. */
export class CalibrationIntervalBody implements IntervalBody {
  @OneOf(INTERVAL_METHODS)
  method!: IntervalMethod;

  @CountField({ optional: true, description: 'A3, STAIRCASE: the interval so far.' })
  intervalDays?: Count | null;

  @NumberField({ optional: true, description: 'A3.', example: '0.95' })
  reliabilityTarget?: string | null;

  @CountField({ optional: true, description: 'A3: found in tolerance.' })
  inTolerance?: Count | null;

  @CountField({ optional: true, description: 'A3: calibrated in all.' })
  tested?: Count | null;

  @NestedArray(() => FoundErrorBody, MAX_AS_FOUND, {
    optional: true,
    description: 'STAIRCASE; IN_USE_TIME where it is to be adjusted too.',
  })
  asFound?: FoundErrorBody[] | null;

  @NestedArray(() => ControlChartPointBody, MAX_CHART_POINTS, {
    optional: true,
    description: 'CONTROL_CHART.',
  })
  points?: ControlChartPointBody[] | null;

  @NumberField({ optional: true, description: 'CONTROL_CHART: the maximum permissible error.' })
  mpe?: string | null;

  @NumberField({ optional: true, description: 'IN_USE_TIME: hours of use between calibrations.' })
  intervalHours?: string | null;

  @NumberField({ optional: true, description: 'IN_USE_TIME: hours of use on an average day.' })
  hoursPerDay?: string | null;
}
