import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccessLogListQuery, AccessLogReply, DEFAULT_PAGE } from '@suyuan/contract';
import { CurrentCaller, OnlyRoles, type Caller } from '@suyuan/platform';
import { RecordReader, type AccessLogPage } from '@suyuan/read-model';
import { Cursors } from '../question/cursors';
import { Readers } from '../access/readers';
import { Redactor } from '../access/redactor';

/** Who read what. For auditors alone: who runs the service, and is in the log itself, does not read it. */
@ApiTags('access log')
@ApiBearerAuth()
@OnlyRoles('auditor')
@Controller('v1')
export class AccessLogController {
  constructor(
    private readonly records: RecordReader,
    private readonly readers: Readers,
    private readonly cursors: Cursors,
    private readonly redactor: Redactor,
  ) {}

  @Get('access-log')
  @ApiOkResponse({ type: AccessLogReply })
  @ApiOperation({ summary: 'Reads of restricted and foreign records, the oldest first.' })
  async reads(@CurrentCaller() caller: Caller, @Query() query: AccessLogListQuery): Promise<AccessLogPage> {
    const reader = await this.readers.of(caller);
    const { resource = null, organization = null, from = null, to = null, limit, cursor } = query;
    const filters = { resource, organization, from, to };
    const list = `access-log ${JSON.stringify(filters)}`;
    const page = await this.cursors.page(reader, list, cursor ?? null, (after) =>
      this.records.reads(reader, { ...filters, limit: limit ?? DEFAULT_PAGE, after }),
    );
    // Its purpose is to say which record was read, a hidden one too.
    return this.redactor.ownWords(
      page,
      page.items.flatMap(({ resources }) => resources),
    );
  }
}
