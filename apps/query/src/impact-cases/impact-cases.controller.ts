import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  IdPath,
  ImpactCaseReply,
  LastKnownGoodQuery,
  LastKnownGoodReply,
  RecordQuery,
} from '@suyuan/contract';
import { Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf } from '../reading/as-known';
import { checkQuantity } from '../reading/question';
import { FindImpactCase, type AnsweredImpactCase } from './find-impact-case.query';
import { FindLastKnownGood } from './find-last-known-good.query';
import type { LastKnownGoodAnswer } from './last-known-good.answer';

@ApiTags('impact cases')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class ImpactCasesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
  ) {}

  @Get('impact-cases/:id')
  @ApiOkResponse({ type: ImpactCaseReply })
  @ApiOperation({
    summary: 'The work that follows a finding: what was found, whom it reaches, what was done.',
  })
  async impactCase(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredImpactCase> {
    return this.queries.execute(new FindImpactCase(caller, id, await positionOf(this.visibility, query)));
  }

  @Cost(2)
  @Get('assets/:id/last-known-good')
  @ApiOkResponse({ type: LastKnownGoodReply })
  @ApiOperation({
    summary: 'The newest certificate that was good before a day: a suspicion begins after it.',
  })
  async lastKnownGood(
    @CurrentCaller() caller: Caller,
    @Param() { id: asset }: IdPath,
    @Query() query: LastKnownGoodQuery,
  ): Promise<LastKnownGoodAnswer> {
    const quantity = query.quantity ? checkQuantity(query.quantity) : null;
    const knownAt = await positionOf(this.visibility, query);
    return this.queries.execute(new FindLastKnownGood(caller, { asset, on: query.on, quantity, knownAt }));
  }
}
