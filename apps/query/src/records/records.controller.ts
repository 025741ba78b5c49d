import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AssetListQuery,
  AssetListReply,
  AssetRecordReply,
  CertificateRecordReply,
  CertificatesOfAssetReply,
  DEFAULT_PAGE,
  DueNoticeListReply,
  IdPath,
  MethodIdPath,
  MethodRecordReply,
  OrganizationRecordReply,
  PageQuery,
  QuantityCodePath,
  QuantityRecordReply,
  RecordQuery,
  SchemeIdPath,
  SchemeRecordReply,
} from '@suyuan/contract';
import { civilDateOf, Clock, Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { positionOf, waitForOf } from '../question/as-known';
import { FindCertificatesOfAsset, type CertificatesOfAsset } from './find-certificates-of-asset.query';
import { FindQuantity, type AnsweredQuantity } from './find-quantity.query';
import { FindRecord, type AnsweredRecords, type RecordKind } from './find-record.query';
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
  ): Promise<AnsweredRecords['asset']> {
    return this.find('asset', caller, id, query);
  }

  @Get('assets/:id/certificates')
  @ApiOkResponse({ type: CertificatesOfAssetReply })
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
  ): Promise<AnsweredRecords['certificate']> {
    return this.find('certificate', caller, id, query);
  }

  @Get('organizations/:id')
  @ApiOkResponse({ type: OrganizationRecordReply })
  @ApiOperation({ summary: 'An organization with its scopes in time.' })
  async organization(
    @CurrentCaller() caller: Caller,
    @Param() { id }: IdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredRecords['organization']> {
    return this.find('organization', caller, id, query);
  }

  @Get('schemes/:id')
  @ApiOkResponse({ type: SchemeRecordReply })
  @ApiOperation({ summary: 'A verification scheme.' })
  async scheme(
    @CurrentCaller() caller: Caller,
    @Param() { id }: SchemeIdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredRecords['scheme']> {
    return this.find('scheme', caller, id, query);
  }

  @Get('methods/:id')
  @ApiOkResponse({ type: MethodRecordReply })
  @ApiOperation({ summary: 'A version of a regulation or specification.' })
  async method(
    @CurrentCaller() caller: Caller,
    @Param() { id }: MethodIdPath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredRecords['method']> {
    return this.find('method', caller, id, query);
  }

  @Get('quantities/:id')
  @ApiOkResponse({ type: QuantityRecordReply })
  @ApiOperation({ summary: 'A quantity, built in or as published, with its versions.' })
  async quantity(
    @CurrentCaller() caller: Caller,
    @Param() { id }: QuantityCodePath,
    @Query() query: RecordQuery,
  ): Promise<AnsweredQuantity> {
    return this.queries.execute(new FindQuantity(caller, id, await positionOf(this.visibility, query)));
  }

  @Get('due-notices')
  @ApiOkResponse({ type: DueNoticeListReply })
  @ApiOperation({ summary: 'Assets whose certificate ends soon or has ended.' })
  async dueNotices(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<DueNoticePage> {
    const page = { limit: query.limit ?? DEFAULT_PAGE, cursor: query.cursor ?? null };
    return this.queries.execute(new ListDueNotices(caller, page));
  }

  private async find<K extends RecordKind>(
    kind: K,
    caller: Caller,
    id: string,
    query: RecordQuery,
  ): Promise<AnsweredRecords[K]> {
    const knownAt = await positionOf(this.visibility, query);
    return this.queries.execute(new FindRecord(kind, caller, id, knownAt));
  }
}
