import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdPath, ValidityQuery, ValidityReply } from '@suyuan/contract';
import { Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf } from '../question/as-known';
import { pairValue, statedIn } from '../question/question';
import { JudgeValidity } from './judge-validity.query';
import type { AnsweredValidity } from './validity.answer';

@ApiTags('questions')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class ValidityController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
  ) {}

  @Cost(2)
  @Get('assets/:id/validity')
  @ApiOkResponse({ type: ValidityReply })
  @ApiOperation({ summary: 'Whether an asset may be used on a day, why, and until when.' })
  async ofAsset(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: ValidityQuery,
  ): Promise<AnsweredValidity> {
    const value = pairValue(query.value ?? null, query.unit ?? null);
    const knownAt = await positionOf(this.visibility, query);
    const { quantity = null, purpose = null, part = null, on } = query;
    const asked = { quantity, value, parameters: statedIn(query.parameter), part, on, purpose, knownAt };
    return this.queries.execute(new JudgeValidity(caller, id, asked));
  }
}
