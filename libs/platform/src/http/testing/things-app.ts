import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Body, Controller, Get, Module, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, ValidateBy, ValidateNested } from 'class-validator';
import { Authenticated, CurrentCaller, Public, Roles } from '../../identity/decorators';
import type { Caller } from '../../identity/caller';
import type { Clock } from '../../clock';
import { Cost } from '../../limits/cost';
import { createLogger, type Logger } from '../../logging';
import { readSettings } from '../../settings';
import { createHttpApp } from '../create-http-app';
import { HealthChecks } from '../health';
import { ProblemError } from '../problem';
import { CurrentTraceId } from '../trace-id';

/** The convention of the contract: the message is a JSON list of faults with pointers of their own. */
const FaultyItems = (): PropertyDecorator =>
  ValidateBy({
    name: 'rule',
    validator: {
      validate: (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
      defaultMessage: () =>
        JSON.stringify([{ code: 'WRONG_TYPE', pointer: '/1', detail: 'Expected a text.' }]),
    },
  });

class PartBody {
  @Matches(/^\d+$/, { message: 'Expected digits.' })
  digits!: string;
}

class ThingBody {
  @IsString({ message: 'Expected a text.' })
  name!: string;

  @IsOptional()
  @IsInt({ message: 'Expected a whole number.' })
  count?: number;

  @IsOptional()
  @FaultyItems()
  tags?: string[];

  @IsOptional()
  @Type(() => PartBody)
  @ValidateNested({ each: true })
  parts?: PartBody[];
}

class ThingQuery {
  @IsOptional()
  @Matches(/^[a-z]+$/, { message: 'Expected small letters.' })
  color?: string;
}

class ThingPath {
  @Matches(/^[a-z]+$/, { message: 'Expected small letters.' })
  id!: string;
}

@Controller('things')
class ThingsController {
  @Public()
  @Post()
  make(@Body() body: ThingBody): object {
    return { made: body };
  }

  @Public()
  @Get()
  list(@Query() query: ThingQuery, @CurrentTraceId() traceId: string): object {
    return { color: query.color ?? null, traceId };
  }

  /** Far more than a socket takes at once. */
  @Public()
  @Get('in/lines')
  lines(): StreamableFile {
    const line = `${'x'.repeat(1_000)}\n`;
    return new StreamableFile(Readable.from(Array.from({ length: 100_000 }, () => line)));
  }

  @Authenticated()
  @Cost(4)
  @Get('that/cost')
  dear(): object {
    return {};
  }

  @Public()
  @Get('broken/fault')
  broken(): object {
    throw new Error('secret word of the inside');
  }

  @Public()
  @Get('broken/refusal')
  refused(): object {
    const errors = [{ pointer: '/a', code: 'KNOWN', detail: 'English.', params: { max: '3' } }];
    throw new ProblemError({
      status: 422,
      code: 'KNOWN',
      detail: 'English.',
      errors,
      headers: { 'retry-after': '1' },
    });
  }

  @Roles('regulator')
  @Get('for/regulators')
  forRegulators(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Authenticated()
  @Get('for/anybody')
  forAnybody(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }

  @Get('for/nobody')
  undeclared(): object {
    return {};
  }

  @Public()
  @Get('by/:id')
  one(@Param() path: ThingPath): ThingPath {
    return path;
  }
}

@Module({ controllers: [ThingsController] })
export class ThingsModule {}

const TEXTS = {
  KNOWN: { zh: '已知', en: 'Known' },
  INVALID_REQUEST: { zh: '请求无效', en: 'The request is not valid' },
};

/** A small app behind the whole frame, for the tests of the frame. */
export class ThingsApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly folder: string,
    readonly health: HealthChecks,
  ) {}

  /** `more`: variables of the environment; `parts`: a logger or a clock of the test's own. */
  static async start(
    more: Record<string, string> = {},
    parts: { logger?: Logger; clock?: Clock } = {},
  ): Promise<ThingsApp> {
    const folder = mkdtempSync(join(tmpdir(), 'suyuan-http-'));
    const env = { SUYUAN_DATA_DIR: folder, SUYUAN_DEV_TOKENS: 'on', LOG_LEVEL: 'silent', ...more };
    const health = new HealthChecks();
    const logger = parts.logger ?? createLogger('test', 'silent');
    const app = await createHttpApp(ThingsModule, {
      settings: readSettings(env),
      name: 'test',
      texts: TEXTS,
      logger,
      health,
      ...(parts.clock ? { clock: parts.clock } : {}),
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new ThingsApp(app, folder, health);
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get(url: string, headers: Record<string, string> = {}) {
    return this.app.inject({ url, headers });
  }

  post(payload: string | Buffer, headers: Record<string, string> = {}, url = '/things') {
    const json = { 'content-type': 'application/json', ...headers };
    return this.app.inject({ method: 'POST', url, payload, headers: json });
  }
}

export interface Problem {
  errors: { pointer: string; code: string; detail: string }[];
  traceId: string;
}

/** The reply is a whole problem of this status and code. */
export function expectProblem(
  reply: { statusCode: number; headers: object; body: string },
  status: number,
  code: string,
): Problem {
  expect({ status: reply.statusCode, body: reply.body }).toMatchObject({ status });
  expect(reply.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  const body = JSON.parse(reply.body) as Problem;
  expect(body).toMatchObject({ status, code, type: `urn:suyuan:problem:${code}` });
  expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  return body;
}

/** The entries of a problem as `pointer CODE`. */
export function entriesOf({ errors }: Problem): string[] {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
}
