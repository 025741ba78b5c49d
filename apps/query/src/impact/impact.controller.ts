import type { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssetImpactQuery, CertificateImpactQuery, DEFAULT_PAGE, IdPath } from '@suyuan/contract';
import { Cost, CurrentCaller, ProblemError, Roles, type Caller } from '@suyuan/platform';
import { streaming } from '../access-log/resources-of';
import { waitForOf } from '../question/as-known';
import { checkQuantity } from '../question/question';
import { FindAssetImpact } from './find-asset-impact.query';
import { FindCertificateImpact } from './find-certificate-impact.query';
import { ApiImpactForms } from './impact-forms';
import { formatOf, toCsv, toNdjson } from './impact.formats';
import type { ImpactPage } from './impact.answer';
import { ImpactReader, type ImpactReading } from './impact-reader';

interface HttpReply {
  header(name: string, value: string): HttpReply;
  type(type: string): HttpReply;
}

type ImpactReplyBody = ImpactPage | Readable;

@ApiTags('questions')
@ApiBearerAuth()
@Roles('lab', 'enterprise', 'inspector', 'regulator')
@Controller('v1')
export class ImpactController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: ImpactReader,
  ) {}

  @Cost(5)
  @Get('assets/:id/impact')
  @ApiImpactForms()
  @ApiOperation({ summary: 'Everything that rests on an asset used in (from, to].' })
  async ofAsset(
    @CurrentCaller() caller: Caller,
    @Param() { id: asset }: IdPath,
    @Query() query: AssetImpactQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<ImpactReplyBody> {
    const [from, to] = [query.from ?? null, query.to ?? null];
    if (from !== null && to !== null && from > to) throw timeOrder();
    const quantity = query.quantity ? checkQuantity(query.quantity) : null;
    const subject = { asset, from, to, quantity };
    const place = await this.reader.placeOf(
      caller,
      subject,
      query.cursor ?? null,
      query.knownAt ?? null,
      waitForOf(query),
    );
    const reading: ImpactReading = await this.queries.execute(
      new FindAssetImpact(caller, subject, place.knownAt),
    );
    return render(reading, accept, reply, place.offset, query.limit);
  }

  @Cost(5)
  @Get('certificates/:id/impact')
  @ApiImpactForms()
  @ApiOperation({ summary: 'Everything that rests on a certificate.' })
  async ofCertificate(
    @CurrentCaller() caller: Caller,
    @Param() { id: certificate }: IdPath,
    @Query() query: CertificateImpactQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<ImpactReplyBody> {
    const subject = { certificate };
    const place = await this.reader.placeOf(
      caller,
      subject,
      query.cursor ?? null,
      query.knownAt ?? null,
      waitForOf(query),
    );
    const reading: ImpactReading = await this.queries.execute(
      new FindCertificateImpact(caller, subject, place.knownAt),
    );
    return render(reading, accept, reply, place.offset, query.limit);
  }
}

/** One answer, three forms: a page of it, or the whole as a table or as lines. */
async function render(
  reading: ImpactReading,
  accept: string | undefined,
  reply: HttpReply,
  offset: number,
  limit: number | null | undefined,
): Promise<ImpactReplyBody> {
  reply.header('vary', 'Accept');
  const format = formatOf(accept);
  if (format === 'application/json') return reading.page(offset, limit ?? DEFAULT_PAGE);
  // A table has no place for them, and a reader of the lines may want them before the end.
  reply.header('x-suyuan-position', String(reading.completeness.position));
  reply.header('x-suyuan-complete', String(reading.completeness.complete));
  reply.type(`${format}; charset=utf-8`);
  const stream = format === 'text/csv' ? toCsv(reading) : toNdjson(reading);
  return streaming(stream, { ids: [], count: await reading.size() });
}

function timeOrder(): ProblemError {
  const detail = 'The window is (from, to]: from must not be after to.';
  const code = 'TIME_ORDER';
  return new ProblemError({ status: 400, code, detail, errors: [{ pointer: '/to', code, detail }] });
}
