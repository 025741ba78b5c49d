import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  CalibrationIntervalBody,
  CalibrationIntervalReply,
  ConformityComparisonBody,
  ConformityComparisonReply,
  ConformityDecisionBody,
  ConformityDecisionReply,
  ConformityRisksBody,
  ConformityRisksReply,
  UncertaintyBudgetBody,
  UncertaintyBudgetReply,
} from '@suyuan/contract';
import {
  calculateBudgetInSteps,
  calculateRisks,
  proposeInterval,
  type BudgetAnswer,
  type IntervalAnswer,
  type RisksAnswer,
} from '@suyuan/calculators';
import {
  compareResults,
  stateConformity,
  type ComparisonAnswer,
  type ConformityAnswer,
} from '@suyuan/domain';
import { Authenticated, Cost } from '@suyuan/platform';
import { CalculationRunner } from './calculation-runner';
import { answerOrProblem } from './problems';

/** Calculations for laboratories: nothing is recorded, and nothing recorded is read. */
@ApiTags('calculators')
@ApiBearerAuth()
@ApiResponse({ status: 422, description: 'Cannot be calculated: codes with JSON Pointers.' })
@Authenticated()
@Controller('v1')
export class CalculatorsController {
  constructor(private readonly runner: CalculationRunner) {}

  @Cost(5)
  @Post('uncertainty/budgets')
  @HttpCode(200)
  @ApiOkResponse({ type: UncertaintyBudgetReply })
  @ApiOperation({
    summary: 'An uncertainty budget by the GUM, with Monte Carlo trials (JCGM 101) if wanted.',
  })
  async budget(@Body() body: UncertaintyBudgetBody): Promise<BudgetAnswer> {
    return answerOrProblem(await this.runner.run(calculateBudgetInSteps(body)));
  }

  @Cost(2)
  @Post('conformity/decisions')
  @HttpCode(200)
  @ApiOkResponse({ type: ConformityDecisionReply })
  @ApiOperation({ summary: 'A statement of conformity of one measured value by a named decision rule.' })
  decision(@Body() body: ConformityDecisionBody): ConformityAnswer {
    return answerOrProblem(stateConformity(body));
  }

  @Post('conformity/comparisons')
  @HttpCode(200)
  @ApiOkResponse({ type: ConformityComparisonReply })
  @ApiOperation({ summary: 'The normalised error En of a result beside a reference value.' })
  comparison(@Body() body: ConformityComparisonBody): ComparisonAnswer {
    return answerOrProblem(compareResults(body));
  }

  @Cost(2)
  @Post('conformity/risks')
  @HttpCode(200)
  @ApiOkResponse({ type: ConformityRisksReply })
  @ApiOperation({ summary: "Global consumer's and producer's risk of an inspection (JCGM 106)." })
  risks(@Body() body: ConformityRisksBody): RisksAnswer {
    return answerOrProblem(calculateRisks(body));
  }

  @Post('intervals')
  @HttpCode(200)
  @ApiOkResponse({ type: CalibrationIntervalReply })
  @ApiOperation({ summary: 'A proposal for the next calibration interval, with reasons.' })
  interval(@Body() body: CalibrationIntervalBody): IntervalAnswer {
    return answerOrProblem(proposeInterval(body));
  }
}
