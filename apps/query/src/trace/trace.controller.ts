import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssetTraceQuery, CertificateTraceQuery, IdPath, TraceReply } from '@suyuan/contract';
import { Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf } from '../question/as-known';
import { pairValue, statedIn } from '../question/question';
import { TraceAsset } from './trace-asset.query';
import { TraceCertificate } from './trace-certificate.query';
import type { TraceAnswer } from './trace.answer';

@ApiTags('questions')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class TraceController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
  ) {}

  @Cost(2, { status: 5 })
  @Get('assets/:id/trace')
  @ApiOkResponse({ type: TraceReply })
  @ApiOperation({ summary: 'Every chain from an asset up to the national standard, on a day.' })
  async ofAsset(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: AssetTraceQuery,
  ): Promise<TraceAnswer> {
    const value = pairValue(query.value ?? null, query.unit ?? null);
    const knownAt = await positionOf(this.visibility, query);
    const { quantity = null, on, part = null, status = false } = query;
    const measured = { asset: id, quantity, value, parameters: statedIn(query.parameter), on, part };
    return this.queries.execute(new TraceAsset(caller, measured, knownAt, status));
  }

  @Cost(2, { status: 5 })
  @Get('certificates/:id/trace')
  @ApiOkResponse({ type: TraceReply })
  @ApiOperation({ summary: 'Every chain from the results of a certificate up to the national standard.' })
  async ofCertificate(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: CertificateTraceQuery,
  ): Promise<TraceAnswer> {
    const knownAt = await positionOf(this.visibility, query);
    return this.queries.execute(new TraceCertificate(caller, id, knownAt, query.status ?? false));
  }
}
