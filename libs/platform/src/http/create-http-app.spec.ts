// Goal: every kind of bad request gets problem+json with its code and pointer, never a 5xx and no inside word.
// Method: a small controller behind the whole frame, asked through Fastify's inject without a socket.
import { MAX_BODY_BYTES } from './json-body';
import { MAX_PARAMETERS, MAX_REPORTED_ERRORS, MAX_VALIDATOR_VALUES } from './validation-pipe';
import { entriesOf, expectProblem, ThingsApp } from './testing/things-app';

let things: ThingsApp;

beforeAll(async () => {
  things = await ThingsApp.start();
});

afterAll(() => things.stop());

describe('a sound request', () => {
  it('is answered with what the controller returns', async () => {
    const reply = await things.post('{"name":"x","count":null,"parts":[{"digits":"1"}]}');
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({ made: { name: 'x', count: null, parts: [{ digits: '1' }] } });
  });

  it('may state its charset', async () => {
    expect(
      (await things.post('{"name":"x"}', { 'content-type': 'application/json; charset=UTF-8' })).statusCode,
    ).toBe(201);
  });

  it('keeps the trace id of the caller and gets a new one where the header is unsound', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const ask = async (traceparent: string) =>
      (await things.app.inject({ url: '/things', headers: { traceparent } })).json<{ traceId: string }>()
        .traceId;
    expect(await ask(`00-${traceId}-00f067aa0ba902b7-01`)).toBe(traceId);
    expect(await ask(`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`)).not.toBe('0'.repeat(32));
    expect(await ask('nonsense')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gets headers that forbid foreign content', async () => {
    const { headers } = await things.app.inject({ url: '/things' });
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
    ['10 KB of nested brackets', nested(5_000), 'TOO_DEEP', `/name${'/0'.repeat(31)}`],
    ['a key twice', '{"name":"a","name":"b"}', 'DUPLICATE_KEY', '/name'],
    ['__proto__', '{"name":"a","__proto__":{}}', 'FORBIDDEN_KEY', '/__proto__'],
    ['toString', '{"name":"a","toString":"x"}', 'FORBIDDEN_KEY', '/toString'],
    ['an escaped NUL', '{"name":"a\\u0000"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a raw NUL', '{"name":"a\u0000"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a lone surrogate', '{"name":"\\ud800"}', 'FORBIDDEN_CHARACTER', '/name'],
    ['a lone surrogate in a key', '{"\\udc00":1}', 'FORBIDDEN_CHARACTER', ''],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'MALFORMED_JSON', ''],
  ])('is refused: %s', async (_, payload, code, pointer) => {
    const body = expectProblem(await things.post(payload), 400, code);
    expect(body.errors).toMatchObject([{ code, pointer }]);
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
    expect(entriesOf(expectProblem(await things.post(payload), 400, 'INVALID_REQUEST'))).toEqual(expected);
  });

  it('lists a bounded number of errors and says so', async () => {
    const many = (count: number) =>
      JSON.stringify({
        name: 'x',
        ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1])),
      });
    const told = expectProblem(await things.post(many(MAX_REPORTED_ERRORS)), 400, 'INVALID_REQUEST');
    expect(told.errors).toHaveLength(MAX_REPORTED_ERRORS);
    expect(JSON.stringify(told)).toContain('100 fields are not valid.');
    const more = expectProblem(await things.post(many(MAX_REPORTED_ERRORS + 1)), 400, 'INVALID_REQUEST');
    expect(more.errors).toHaveLength(MAX_REPORTED_ERRORS);
    expect(JSON.stringify(more)).toContain('More than 100 fields');
  });

  it('is read by class-validator up to so many values', async () => {
    const parts = (count: number) =>
      `{"name":"x","parts":[${Array(count).fill('{"digits":"1"}').join(',')}]}`;
    const most = (MAX_VALIDATOR_VALUES - 2) / 2;
    expect((await things.post(parts(most))).statusCode).toBe(201);
    expect(entriesOf(expectProblem(await things.post(parts(most + 1)), 400, 'INVALID_REQUEST'))).toEqual([
      ' TOO_MANY_VALUES',
    ]);
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
    expectProblem(
      await things.post('{"name":"x"}', headers as Record<string, string>),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
  });

  it('is 413 above the limit', async () => {
    const payload = JSON.stringify({ name: 'x'.repeat(MAX_BODY_BYTES) });
    expectProblem(await things.post(payload), 413, 'BODY_TOO_LARGE');
  });

  it('is 400 when it is missing altogether', async () => {
    expectProblem(await things.app.inject({ method: 'POST', url: '/things' }), 400, 'BODY_REQUIRED');
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
    expect(entriesOf(expectProblem(await things.app.inject({ url }), 400, 'INVALID_REQUEST'))).toEqual([
      expected,
    ]);
  });
});

describe('several bad parameters', () => {
  it('are told together, whatever is wrong with each', async () => {
    const reply = await things.app.inject({ url: '/things?color=1&size=%00&more=a&more=b&other=1' });
    expect(entriesOf(expectProblem(reply, 400, 'INVALID_REQUEST')).toSorted()).toEqual([
      '/color WRONG_TYPE',
      '/more REPEATED_PARAMETER',
      '/other UNKNOWN_PARAMETER',
      '/size FORBIDDEN_CHARACTER',
    ]);
  });

  it('are read up to so many', async () => {
    const ask = async (count: number) => {
      const query = Array.from({ length: count }, (_, index) => `p${index}=1`).join('&');
      return entriesOf(
        expectProblem(await things.app.inject({ url: `/things?${query}` }), 400, 'INVALID_REQUEST'),
      );
    };
    expect(await ask(MAX_PARAMETERS)).toHaveLength(MAX_PARAMETERS);
    expect(await ask(MAX_PARAMETERS + 1)).toEqual([' TOO_MANY']);
  });
});

describe('addresses', () => {
  it('that are not there are 404', async () => {
    expectProblem(await things.app.inject({ url: '/nowhere' }), 404, 'NOT_FOUND');
  });

  it('that answer other methods are 405 and say which', async () => {
    const reply = await things.app.inject({ method: 'DELETE', url: '/things' });
    expectProblem(reply, 405, 'METHOD_NOT_ALLOWED');
    expect(reply.headers.allow).toBe('GET, HEAD, POST');
  });

  it.each(['/%', '/things/by/%ff', '/things/%c0%ae'])(
    'that cannot be decoded are 400 or 404: %s',
    async (url) => {
      const reply = await things.app.inject({ url });
      expect([400, 404]).toContain(reply.statusCode);
      expectProblem(reply, reply.statusCode, reply.statusCode === 400 ? 'BAD_REQUEST' : 'NOT_FOUND');
    },
  );

  it('that are too long are refused', async () => {
    const reply = await things.app.inject({ url: `/things/by/${'a'.repeat(1_000)}` });
    expect(reply.statusCode).toBe(414);
    expectProblem(reply, 414, 'URL_TOO_LONG');
  });
});

describe('a failure', () => {
  it('inside is 500 and tells nothing of the inside', async () => {
    const reply = await things.app.inject({ url: '/things/broken/fault' });
    expectProblem(reply, 500, 'INTERNAL');
    expect(reply.body).not.toMatch(/secret|inside|Error|\.ts/);
  });

  it('is told in the language asked for', async () => {
    const ask = async (language: string) =>
      (
        await things.app.inject({ url: '/things/broken/refusal', headers: { 'accept-language': language } })
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
    expect((await things.app.inject({ url: '/things/broken/refusal' })).headers['retry-after']).toBe('1');
  });
});
