// Goal: every kind of bad request gets problem+json with its code and pointer, never a 5xx and no inside word.
// Method: a small controller behind the whole frame, asked through Fastify's inject without a socket.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, ValidateBy, ValidateNested } from 'class-validator';
import { Authenticated, CurrentCaller, Public, Roles } from '../identity/decorators';
import type { Caller } from '../identity/caller';
import { createLogger } from '../logging';
import { readSettings } from '../settings';
import { createHttpApp } from './create-http-app';
import { HealthChecks } from './health';
import { MAX_BODY_BYTES } from './json-body';
import { ProblemError } from './problem';
import { CurrentTraceId } from './trace-id';

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
class ThingsModule {}

const TEXTS = {
  KNOWN: { zh: '已知', en: 'Known' },
  INVALID_REQUEST: { zh: '请求无效', en: 'The request is not valid' },
};

let app: NestFastifyApplication;
const folder = mkdtempSync(join(tmpdir(), 'suyuan-http-'));
const health = new HealthChecks();

beforeAll(async () => {
  const settings = readSettings({ SUYUAN_DATA_DIR: folder, SUYUAN_DEV_TOKENS: 'on', LOG_LEVEL: 'silent' });
  const logger = createLogger('test', 'silent');
  app = await createHttpApp(ThingsModule, { settings, name: 'test', texts: TEXTS, logger, health });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

type Headers = Record<string, string>;

async function post(payload: string | Buffer, headers: Headers = {}, url = '/things') {
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function tokenFor(body: object): Promise<string> {
  const reply = await post(JSON.stringify(body), {}, '/dev/tokens');
  expect(reply.statusCode).toBe(201);
  return reply.json<{ token: string }>().token;
}

function expectProblem(
  reply: { statusCode: number; headers: object; body: string },
  status: number,
  code: string,
) {
  expect({ status: reply.statusCode, body: reply.body }).toMatchObject({ status });
  expect(reply.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  const body = JSON.parse(reply.body) as { errors: { pointer: string; code: string }[]; traceId: string };
  expect(body).toMatchObject({ status, code, type: `urn:suyuan:problem:${code}` });
  expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  return body;
}

const pointersOf = (body: { errors: { pointer: string; code: string }[] }) =>
  body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a sound request', () => {
  it('is answered with what the controller returns', async () => {
    const reply = await post('{"name":"x","count":null,"parts":[{"digits":"1"}]}');
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({ made: { name: 'x', count: null, parts: [{ digits: '1' }] } });
  });

  it('may state its charset', async () => {
    expect(
      (await post('{"name":"x"}', { 'content-type': 'application/json; charset=UTF-8' })).statusCode,
    ).toBe(201);
  });

  it('keeps the trace id of the caller and gets a new one where the header is unsound', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const ask = async (traceparent: string) =>
      (await app.inject({ url: '/things', headers: { traceparent } })).json<{ traceId: string }>().traceId;
    expect(await ask(`00-${traceId}-00f067aa0ba902b7-01`)).toBe(traceId);
    expect(await ask(`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`)).not.toBe('0'.repeat(32));
    expect(await ask('nonsense')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gets headers that forbid foreign content', async () => {
    const { headers } = await app.inject({ url: '/things' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('http');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('a body that is not strict JSON', () => {
  const nested = (depth: number) => `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  it.each([
    ['nothing', '', 'BODY_REQUIRED', ''],
    ['half a document', '{"name":', 'MALFORMED_JSON', ''],
    ['10 KB of nested brackets', nested(5_000), 'TOO_DEEP', undefined],
    ['a key twice', '{"name":"a","name":"b"}', 'DUPLICATE_KEY', '/name'],
    ['__proto__', '{"name":"a","__proto__":{}}', 'FORBIDDEN_KEY', '/__proto__'],
    ['toString', '{"name":"a","toString":"x"}', 'FORBIDDEN_KEY', '/toString'],
    ['an escaped NUL', '{"name":"a\\u0000"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a raw NUL', '{"name":"a\u0000"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a lone surrogate', '{"name":"\\ud800"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a lone surrogate in a key', '{"\\udc00":1}', 'FORBIDDEN_CHARACTER', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'MALFORMED_JSON', ''],
  ])('is refused: %s', async (_, payload, code, pointer) => {
    const body = expectProblem(await post(payload), 400, code);
    expect(body.errors).toHaveLength(1);
    if (pointer !== undefined) expect(body.errors[0]).toMatchObject({ pointer, code });
  });
});

describe('a body that does not fit its class', () => {
  it.each([
    ['an array', '[{"name":"x"}]', [' WRONG_TYPE']],
    ['null', 'null', [' WRONG_TYPE']],
    ['a text', '"x"', [' WRONG_TYPE']],
    ['a missing field', '{}', ['/name WRONG_TYPE']],
    ['a wrong type', '{"name":1,"count":"1"}', ['/name WRONG_TYPE', '/count WRONG_TYPE']],
    ['an unknown field', '{"name":"x","a/b":1}', ['/a~1b UNKNOWN_FIELD']],
    [
      'a fault inside an item',
      '{"name":"x","parts":[{"digits":"1"},{"digits":"x"}]}',
      ['/parts/1/digits WRONG_TYPE'],
    ],
    ['an unknown field inside', '{"name":"x","parts":[{"digits":"1","y":1}]}', ['/parts/0/y UNKNOWN_FIELD']],
    ['an array of arrays', '{"name":"x","parts":[[{"digits":1}]]}', ['/parts/0/0/digits WRONG_TYPE']],
    ['a text for objects', '{"name":"x","parts":"y"}', ['/parts WRONG_TYPE']],
    ['a rule with its own pointer', '{"name":"x","tags":["a",1]}', ['/tags/1 WRONG_TYPE']],
  ])('is refused with every place: %s', async (_, payload, expected) => {
    expect(pointersOf(expectProblem(await post(payload), 400, 'INVALID_REQUEST'))).toEqual(expected);
  });

  it('lists a bounded number of errors and says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, 1]));
    const body = expectProblem(await post(JSON.stringify({ name: 'x', ...many })), 400, 'INVALID_REQUEST');
    expect(body.errors).toHaveLength(100);
    expect(JSON.stringify(body)).toContain('300 fields');
  });
});

describe('a body of another kind', () => {
  it.each([
    ['another media type', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another charset', { 'content-type': 'application/json; charset=gbk' }],
    ['compressed', { 'content-encoding': 'gzip' }],
    ['a malformed media type', { 'content-type': ';;;' }],
  ])('is 415: %s', async (_, headers) => {
    expectProblem(await post('{"name":"x"}', headers as Headers), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it('is 413 above the limit', async () => {
    const payload = JSON.stringify({ name: 'x'.repeat(MAX_BODY_BYTES) });
    expectProblem(await post(payload), 413, 'BODY_TOO_LARGE');
  });

  it('is 400 when it is missing altogether', async () => {
    expectProblem(await app.inject({ method: 'POST', url: '/things' }), 400, 'BODY_REQUIRED');
  });
});

describe('parameters', () => {
  it.each([
    ['unknown', '/things?size=1', '/size UNKNOWN_PARAMETER'],
    ['repeated', '/things?color=a&color=b', '/color REPEATED_PARAMETER'],
    ['of a forbidden name', '/things?__proto__=a', '/__proto__ UNKNOWN_PARAMETER'],
    ['with NUL', '/things?color=%00', '/color FORBIDDEN_CHARACTER'],
    ['of a wrong form', '/things?color=1', '/color WRONG_TYPE'],
    ['empty', '/things?color=', '/color WRONG_TYPE'],
    ['in the path', '/things/by/X1', '/id WRONG_TYPE'],
    ['in the path with NUL', '/things/by/%00', '/id FORBIDDEN_CHARACTER'],
  ])('are refused: %s', async (_, url, expected) => {
    expect(pointersOf(expectProblem(await app.inject({ url }), 400, 'INVALID_REQUEST'))).toEqual([expected]);
  });
});

describe('addresses', () => {
  it('that are not there are 404', async () => {
    expectProblem(await app.inject({ url: '/nowhere' }), 404, 'NOT_FOUND');
  });

  it('that answer other methods are 405 and say which', async () => {
    const reply = await app.inject({ method: 'DELETE', url: '/things' });
    expectProblem(reply, 405, 'METHOD_NOT_ALLOWED');
    expect(reply.headers.allow).toBe('GET, HEAD, POST');
  });

  it.each(['/%', '/things/by/%ff', '/things/%c0%ae'])(
    'that cannot be decoded are 400 or 404: %s',
    async (url) => {
      const reply = await app.inject({ url });
      expect([400, 404]).toContain(reply.statusCode);
      expectProblem(reply, reply.statusCode, reply.statusCode === 400 ? 'BAD_REQUEST' : 'NOT_FOUND');
    },
  );

  it('that are too long are refused', async () => {
    const reply = await app.inject({ url: `/things/by/${'a'.repeat(1_000)}` });
    expect(reply.statusCode).toBe(414);
    expectProblem(reply, 414, 'URL_TOO_LONG');
  });
});

describe('a failure', () => {
  it('inside is 500 and tells nothing of the inside', async () => {
    const reply = await app.inject({ url: '/things/broken/fault' });
    expectProblem(reply, 500, 'INTERNAL');
    expect(reply.body).not.toMatch(/secret|inside|Error|\.ts/);
  });

  it('is told in the language asked for', async () => {
    const ask = async (language: string) =>
      (
        await app.inject({ url: '/things/broken/refusal', headers: { 'accept-language': language } })
      ).json<object>();
    expect(await ask('zh-CN,zh;q=0.9,en;q=0.8')).toMatchObject({
      title: '已知',
      detail: '已知',
      errors: [{ pointer: '/a', code: 'KNOWN', detail: '已知（max: 3）' }],
    });
    expect(await ask('fr, en;q=0.5, zh;q=0.1')).toMatchObject({ title: 'Known', detail: 'English.' });
    expect(await ask('')).toMatchObject({ title: 'Known', errors: [{ detail: 'English.' }] });
  });

  it('keeps the headers of its problem', async () => {
    expect((await app.inject({ url: '/things/broken/refusal' })).headers['retry-after']).toBe('1');
  });
});

describe('who may come in', () => {
  const get = async (path: string, authorization?: string) =>
    app.inject({ url: `/things/for/${path}`, headers: authorization === undefined ? {} : { authorization } });

  it.each([undefined, 'Bearer', 'Bearer x', 'Basic eDp5', 'Bearer a.b.c d'])(
    'is nobody without a valid token: %s',
    async (authorization) => {
      const reply = await get('anybody', authorization);
      expectProblem(reply, 401, 'UNAUTHENTICATED');
      expect(reply.headers['www-authenticate']).toContain('Bearer');
    },
  );

  it('is a caller of a named role, and admin', async () => {
    const lab = await tokenFor({ role: 'lab', organization: 'inm-co' });
    expect((await get('anybody', `Bearer ${lab}`)).json()).toEqual({
      subject: 'dev-lab',
      role: 'lab',
      organization: 'inm-co',
    });
    expectProblem(await get('regulators', `Bearer ${lab}`), 403, 'FORBIDDEN');
    for (const role of ['regulator', 'admin']) {
      const token = await tokenFor({ role });
      expect((await get('regulators', `Bearer ${token}`)).json()).toMatchObject({ role, organization: null });
    }
  });

  it('is nobody where the route does not say', async () => {
    const admin = await tokenFor({ role: 'admin' });
    expectProblem(await get('nobody', `Bearer ${admin}`), 403, 'FORBIDDEN');
    expectProblem(await get('nobody'), 401, 'UNAUTHENTICATED');
  });
});

describe('development tokens', () => {
  it.each([
    ['{"role":"lab"}', '/organization'],
    ['{"role":"enterprise","organization":"a b"}', '/organization'],
    ['{"role":"king"}', '/role'],
    ['{"role":"admin","organization":1}', '/organization'],
    ['{"role":"admin","more":1}', '/more'],
  ])('are refused for %s', async (payload, pointer) => {
    const body = expectProblem(await post(payload, {}, '/dev/tokens'), 400, 'INVALID_REQUEST');
    expect(body.errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('are not given to other machines', async () => {
    const request = { method: 'POST' as const, url: '/dev/tokens', payload: { role: 'admin' } };
    expectProblem(await app.inject({ ...request, remoteAddress: '10.1.2.3' }), 403, 'FORBIDDEN');
    expectProblem(await app.inject({ ...request, headers: { host: 'evil.example' } }), 403, 'FORBIDDEN');
  });

  it('do not exist where the settings do not allow them', async () => {
    const settings = readSettings({ SUYUAN_DATA_DIR: folder, LOG_LEVEL: 'silent' });
    const closed = await createHttpApp(ThingsModule, {
      settings,
      name: 'closed',
      logger: createLogger('t', 'silent'),
    });
    await closed.init();
    const token = await tokenFor({ role: 'admin' });
    const authorization = `Bearer ${token}`;
    expectProblem(
      await closed.inject({ method: 'POST', url: '/dev/tokens', payload: { role: 'admin' } }),
      404,
      'NOT_FOUND',
    );
    expectProblem(
      await closed.inject({ url: '/things/for/anybody', headers: { authorization } }),
      401,
      'UNAUTHENTICATED',
    );
    await closed.close();
  });
});

describe('operation', () => {
  it('is alive, and ready when every check passes', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'alive' });
    health.register('log', () => true);
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready', checks: { log: 'up' } });
    health.register('bus', () => Promise.reject(new Error('no')));
    const reply = await app.inject({ url: '/readyz' });
    expect(reply.statusCode).toBe(503);
    expect(reply.json()).toEqual({ status: 'not ready', checks: { log: 'up', bus: 'down' } });
  });

  it('counts requests by the pattern of their route', async () => {
    await app.inject({ url: '/things/by/abc' });
    const { body } = await app.inject({ url: '/metrics' });
    expect(body).toContain('route="/things/by/:id"');
    expect(body).not.toContain('/things/by/abc');
  });
});
