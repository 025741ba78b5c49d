import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  DEFAULT_PAGE,
  IdPath,
  ImpactCaseListQuery,
  ImpactCaseListReply,
  ImpactCaseReply,
  LastKnownGoodQuery,
  LastKnownGoodReply,
  RecordQuery,
  SuspicionsReply,
} from '@suyuan/contract';
import { Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf, waitForOf } from '../question/as-known';
import type { Page } from '../question/keyed-page';
import { FindSuspicions, type AnsweredSuspicions } from '../suspicions/find-suspicions.query';
import { checkQuantity, pairValue } from '../question/question';
import { FindImpactCase, type AnsweredImpactCase } from './find-impact-case.query';
import { FindLastKnownGood } from './find-last-known-good.query';
import { ListImpactCases, type ShownImpactCase } from './list-impact-cases.query';
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

  @Get('impact-cases')
  @ApiOkResponse({ type: ImpactCaseListReply })
  @ApiOperation({ summary: 'Impact cases by state, standard and day of opening, the last opened first.' })
  async impactCases(
    @CurrentCaller() caller: Caller,
    @Query() query: ImpactCaseListQuery,
  ): Promise<Page<ShownImpactCase>> {
    const waitFor = waitForOf(query);
    if (waitFor !== null) await this.visibility.waitUntil(waitFor);
    const { state = null, asset = null, from = null, to = null } = query;
    const page = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor ?? null };
    return this.queries.execute(
      new ListImpactCases(caller, { state, asset, openedFrom: from, openedTo: to }, page),
    );
  }

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
  @Get('assets/:id/suspicions')
  @ApiOkResponse({ type: SuspicionsReply })
  @ApiOperation({
    summary: 'What certificates and checks found that speaks against earlier uses, ready to be reported.',
  })
  async suspicions(
    @CurrentCaller() caller: Caller,
    @Param() { id: asset }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredSuspicions> {
    return this.queries.execute(new FindSuspicions(caller, asset, await positionOf(this.visibility, query)));
  }

  @Cost(2)
  @Get('assets/:id/last-known-good')
  @ApiOkResponse({ type: LastKnownGoodReply })
  @ApiOperation({
    summary: 'What was good last before a day, by certificate and by checks: a suspicion begins after it.',
  })
  async lastKnownGood(
    @CurrentCaller() caller: Caller,
    @Param() { id: asset }: IdPath,
    @Query() query: LastKnownGoodQuery,
  ): Promise<LastKnownGoodAnswer> {
    const { on, part = null } = query;
    const quantity = query.quantity ? checkQuantity(query.quantity) : null;
    const value = pairValue(query.value ?? null, query.unit ?? null);
    const knownAt = await positionOf(this.visibility, query);
    return this.queries.execute(new FindLastKnownGood(caller, { asset, on, quantity, value, part, knownAt }));
  }
}
