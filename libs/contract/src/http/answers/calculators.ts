import {
  COMPARISON_VERDICTS,
  CONFORMITY_VERDICTS,
  DECISION_RULES,
  PROCESS_ASSUMPTIONS,
  type ComparisonVerdict,
  type ConformityVerdict,
  type DecisionRuleId,
  type ProcessAssumption,
} from '@suyuan/domain';
import { LocalTextBody } from '../values';
import { PartOrNull, Shown, ShownEnum, ShownPart, ShownParts, ShownText, TextOrNull } from './shown';

/** Every number here is a decimal text of at least seven significant digits. */

export class BudgetRowReply {
  @ShownText()
  symbol!: string;

  @TextOrNull()
  unit!: string | null;

  @ShownText()
  estimate!: string;

  @ShownText()
  standardUncertainty!: string;

  @ShownText('Partial derivative of the output.')
  sensitivity!: string;

  @ShownText('|c| u, in the unit of the output.')
  contribution!: string;

  @TextOrNull('null: infinite.')
  degreesOfFreedom!: string | null;

  @ShownText('Part of the variance of the output.')
  share!: string;
}

export class StatedReply {
  @ShownText()
  value!: string;

  @ShownText()
  expandedUncertainty!: string;

  @ShownText('With the standard uncertainty in parentheses (GUM 7.2.2): 10.058(27).')
  text!: string;
}

export class SecondOrderReply {
  @ShownText()
  contribution!: string;

  @ShownText()
  share!: string;
}

export class CoverageIntervalReply {
  @ShownText()
  low!: string;

  @ShownText()
  high!: string;
}

export class MonteCarloReply {
  @TextOrNull('null: the distribution has none.')
  mean!: string | null;

  @TextOrNull('null: the distribution has none.')
  standardUncertainty!: string | null;

  @ShownPart(() => CoverageIntervalReply)
  interval!: CoverageIntervalReply;

  @ShownPart(() => CoverageIntervalReply)
  shortest!: CoverageIntervalReply;

  @ShownText()
  trials!: string;

  @Shown({ type: Boolean, description: 'Whether the digits asked for no longer change.' })
  stable!: boolean;

  @ShownText()
  seed!: string;

  @ShownText()
  generator!: string;
}

export class BudgetOutputReply {
  @ShownText()
  symbol!: string;

  @TextOrNull()
  unit!: string | null;

  @ShownText()
  estimate!: string;

  @ShownText()
  standardUncertainty!: string;

  @TextOrNull('null: infinite.')
  effectiveDegreesOfFreedom!: string | null;

  @TextOrNull('Truncated; null where the coverage factor rests on none.')
  degreesOfFreedomUsed!: string | null;

  @ShownText()
  coverageFactor!: string;

  @ShownText()
  expandedUncertainty!: string;

  @ShownPart(() => StatedReply)
  stated!: StatedReply;

  @ShownParts(() => BudgetRowReply)
  budget!: BudgetRowReply[];

  @PartOrNull(() => SecondOrderReply)
  secondOrder!: SecondOrderReply | null;

  @PartOrNull(() => MonteCarloReply)
  monteCarlo!: MonteCarloReply | null;
}

export class OutputCorrelationReply {
  @ShownText()
  a!: string;

  @ShownText()
  b!: string;

  @ShownText()
  r!: string;
}

/** POST /v1/uncertainty/budgets */
export class UncertaintyBudgetReply {
  @ShownParts(() => BudgetOutputReply)
  outputs!: BudgetOutputReply[];

  @ShownParts(() => OutputCorrelationReply)
  correlations!: OutputCorrelationReply[];
}

export class AcceptanceReply {
  @TextOrNull()
  lower!: string | null;

  @TextOrNull()
  upper!: string | null;
}

export class AppliedRuleReply {
  @ShownEnum(DECISION_RULES)
  id!: DecisionRuleId;

  @ShownText('Another version may decide otherwise.')
  version!: string;

  @ShownText()
  source!: string;

  @TextOrNull()
  guardFactor!: string | null;
}

/** POST /v1/conformity/decisions */
export class ConformityDecisionReply {
  @ShownEnum(CONFORMITY_VERDICTS)
  verdict!: ConformityVerdict;

  @TextOrNull()
  unit!: string | null;

  @PartOrNull(() => AcceptanceReply)
  acceptance!: AcceptanceReply | null;

  @ShownText()
  conformanceProbability!: string;

  @ShownText()
  specificConsumerRisk!: string;

  @TextOrNull('null: one limit only.')
  tur!: string | null;

  @TextOrNull('Accepted and out of tolerance, over the process; null: none stated, or nothing accepted.')
  globalConsumerRisk!: string | null;

  @Shown({
    type: String,
    enum: [...PROCESS_ASSUMPTIONS],
    nullable: true,
    description: 'What the rule takes the process to be; null: it looks at the value alone.',
  })
  assumed!: ProcessAssumption | null;

  @ShownPart(() => AppliedRuleReply)
  rule!: AppliedRuleReply;
}

/** POST /v1/conformity/comparisons */
export class ConformityComparisonReply {
  @ShownText('With its sign.')
  en!: string;

  @ShownEnum(COMPARISON_VERDICTS, 'SATISFACTORY: |En| is at most 1.')
  verdict!: ComparisonVerdict;

  @TextOrNull()
  unit!: string | null;

  @ShownText('x − X.')
  difference!: string;

  @ShownText('√(U² + U_ref²).')
  expandedUncertainty!: string;
}

/** POST /v1/conformity/risks */
export class ConformityRisksReply {
  @ShownText()
  inToleranceProbability!: string;

  @ShownText()
  acceptanceProbability!: string;

  @ShownText('Accepted and out of tolerance.')
  globalConsumerRisk!: string;

  @ShownText('Rejected and in tolerance.')
  globalProducerRisk!: string;

  @TextOrNull('Out of tolerance, given accepted; null where nothing is.')
  conditionalConsumerRisk!: string | null;
}

export class IntervalReasonReply {
  @ShownText()
  code!: string;

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;
}

/** POST /v1/intervals */
export class CalibrationIntervalReply {
  @ShownText()
  intervalDays!: string;

  @ShownParts(() => IntervalReasonReply)
  reasons!: IntervalReasonReply[];
}
