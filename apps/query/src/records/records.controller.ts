import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AssetListQuery,
  AssetListReply,
  AssetRecordReply,
  CertificateRecordReply,
  DEFAULT_PAGE,
  IdPath,
  MethodIdPath,
  MethodRecordReply,
  OrganizationRecordReply,
  PageQuery,
  RecordQuery,
  SchemeIdPath,
  SchemeRecordReply,
} from '@suyuan/contract';
import { civilDateOf, Clock, Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf, waitForOf } from '../reading/as-known';
import { FindAsset, type AnsweredAsset } from './find-asset.query';
import { FindCertificate, type AnsweredCertificate } from './find-certificate.query';
import { FindCertificatesOfAsset, type CertificatesOfAsset } from './find-certificates-of-asset.query';
import { FindMethod, type AnsweredMethod } from './find-method.query';
import { FindOrganization, type AnsweredOrganization } from './find-organization.query';
import { FindScheme, type AnsweredScheme } from './find-scheme.query';
import { ListAssets, type AssetPage } from './list-assets.query';
import { ListDueNotices, type DueNoticePage } from './list-due-notices.query';

/** The ledger and the records, each with its history. */
@ApiTags('records')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class RecordsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
    private readonly clock: Clock,
  ) {}

  @Cost(1, { query: 3 })
  @Get('assets')
  @ApiOkResponse({ type: AssetListReply })
  @ApiOperation({ summary: 'The ledger: assets by words, owner, region, tier and due day.' })
  async assets(@CurrentCaller() caller: Caller, @Query() query: AssetListQuery): Promise<AssetPage> {
    const waitFor = waitForOf(query);
    if (waitFor !== null) await this.visibility.waitUntil(waitFor);
    return this.queries.execute(
      new ListAssets(caller, {
        query: query.query ?? null,
        owner: query.owner ?? null,
        region: query.region ?? null,
        tier: query.tier ?? null,
        due: query.due ?? null,
        state: query.state ?? null,
        on: civilDateOf(this.clock.now()),
        limit: query.limit ?? DEFAULT_PAGE,
        cursor: query.cursor ?? null,
      }),
    );
  }

  @Get('assets/:id')
  @ApiOkResponse({ type: AssetRecordReply })
  @ApiOperation({ summary: 'An asset with its history.' })
  async asset(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredAsset> {
    return this.queries.execute(new FindAsset(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('assets/:id/certificates')
  @ApiOperation({ summary: 'The certificates of an asset, newest first.' })
  async certificatesOf(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<CertificatesOfAsset> {
    return this.queries.execute(
      new FindCertificatesOfAsset(caller, id, await positionOf(this.visibility, query)),
    );
  }

  @Get('certificates/:id')
  @ApiOkResponse({ type: CertificateRecordReply })
  @ApiOperation({ summary: 'A certificate as recorded, with its history.' })
  async certificate(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredCertificate> {
    return this.queries.execute(new FindCertificate(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('organizations/:id')
  @ApiOkResponse({ type: OrganizationRecordReply })
  @ApiOperation({ summary: 'An organization with its scopes in time.' })
  async organization(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredOrganization> {
    return this.queries.execute(new FindOrganization(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('schemes/:id')
  @ApiOkResponse({ type: SchemeRecordReply })
  @ApiOperation({ summary: 'A verification scheme.' })
  async scheme(
    @CurrentCaller() caller: Caller,
    @Param() { id }: SchemeIdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredScheme> {
    return this.queries.execute(new FindScheme(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('methods/:id')
  @ApiOkResponse({ type: MethodRecordReply })
  @ApiOperation({ summary: 'A version of a regulation or specification.' })
  async method(
    @CurrentCaller() caller: Caller,
    @Param() { id }: MethodIdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredMethod> {
    return this.queries.execute(new FindMethod(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('due-notices')
  @ApiOperation({ summary: 'Assets whose certificate ends soon or has ended.' })
  async dueNotices(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<DueNoticePage> {
    const page = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor ?? null };
    return this.queries.execute(new ListDueNotices(caller, page));
  }
}
