import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CertificateListQuery,
  CertificateListReply,
  DEFAULT_PAGE,
  OrganizationListQuery,
  OrganizationListReply,
  QuantityListQuery,
  QuantityListReply,
  SchemeListQuery,
  SchemeListReply,
  type QuantityListItemReply,
} from '@suyuan/contract';
import { Cost, CurrentCaller, Roles, type Caller } from '@suyuan/platform';
import { Visibility } from '../graph/visibility';
import { waitForOf } from '../question/as-known';
import type { Page } from '../question/keyed-page';
import { checkQuantity } from '../question/question';
import { ListCertificates, type ShownCertificate } from './list-certificates.query';
import { ListOrganizations, type ShownOrganization } from './list-organizations.query';
import { ListQuantities } from './list-quantities.query';
import { ListSchemes, type ShownScheme } from './list-schemes.query';

interface PageAsked {
  limit?: number;
  cursor?: string;
}

const pageOf = ({ limit, cursor }: PageAsked): { limit: number; cursor: string | null } => ({
  limit: limit ?? DEFAULT_PAGE,
  cursor: cursor ?? null,
});

/** Lists of records beside the ledger: always the newest, of what the caller may read. */
@ApiTags('records')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class ListsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly visibility: Visibility,
  ) {}

  @Get('organizations')
  @ApiOkResponse({ type: OrganizationListReply })
  @ApiOperation({ summary: 'Organizations by name, kind and region.' })
  async organizations(
    @CurrentCaller() caller: Caller,
    @Query() query: OrganizationListQuery,
  ): Promise<Page<ShownOrganization>> {
    await this.seen(query);
    const { query: words = null, kind = null, region = null } = query;
    return this.queries.execute(new ListOrganizations(caller, { query: words, kind, region }, pageOf(query)));
  }

  @Cost(3)
  @Get('certificates')
  @ApiOkResponse({ type: CertificateListReply })
  @ApiOperation({ summary: 'Certificates by issuer, asset, number, days and state, the newest first.' })
  async certificates(
    @CurrentCaller() caller: Caller,
    @Query() query: CertificateListQuery,
  ): Promise<Page<ShownCertificate>> {
    await this.seen(query);
    const { issuer = null, asset = null, number = null, from = null, to = null, state = null } = query;
    const filters = { issuer, asset, number, performedFrom: from, performedTo: to, state };
    return this.queries.execute(new ListCertificates(caller, filters, pageOf(query)));
  }

  @Get('schemes')
  @ApiOkResponse({ type: SchemeListReply })
  @ApiOperation({ summary: 'Verification schemes by quantity, in force on a day.' })
  async schemes(
    @CurrentCaller() caller: Caller,
    @Query() query: SchemeListQuery,
  ): Promise<Page<ShownScheme>> {
    await this.seen(query);
    const quantity = query.quantity === undefined ? null : checkQuantity(query.quantity);
    return this.queries.execute(new ListSchemes(caller, { quantity, on: query.on ?? null }, pageOf(query)));
  }

  @Get('quantities')
  @ApiOkResponse({ type: QuantityListReply })
  @ApiOperation({ summary: 'The list of quantities by metrology area, each with its source.' })
  async quantities(
    @CurrentCaller() caller: Caller,
    @Query() query: QuantityListQuery,
  ): Promise<Page<QuantityListItemReply>> {
    await this.seen(query);
    const { query: words = null, area = null } = query;
    return this.queries.execute(new ListQuantities(caller, { query: words, area }, pageOf(query)));
  }

  private async seen(query: { waitFor?: number }): Promise<void> {
    const waitFor = waitForOf(query);
    if (waitFor !== null) await this.visibility.waitUntil(waitFor);
  }
}
