// Goal: the front door sends every request the right way without touching it, and says so when a part is away.
// Method: two fake services that answer with what they received, plain sockets where a client library would tidy the
// request up.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type Server } from 'node:net';
import { promisify } from 'node:util';
import { keepsHolding, until } from '../../../../test/support/until';
import { DOOR_KEY, DoorBetweenFakes, stopFake, type Received } from './testing/door-between-fakes';

let fakes: DoorBetweenFakes;
let intake: DoorBetweenFakes['intake'];
let query: DoorBetweenFakes['query'];
let base: string;

beforeEach(async () => {
  fakes = await DoorBetweenFakes.open();
  ({ intake, query, base } = fakes);
});

afterEach(() => fakes.close());

const isReached = async (server: Server): Promise<boolean> =>
  (await promisify(server.getConnections.bind(server))()) > 0;

const raw = (text: string) => fakes.raw(text);

const json = { 'content-type': 'application/json' };
const get = (path: string) => raw(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);

describe('a request', () => {
  it.each([
    ['POST', '/v1/calibrations', 'intake'],
    ['POST', '/v1/assets/a/lifecycle?x=1', 'intake'],
    ['POST', '/v1/uncertainty/budgets', 'query'],
    ['POST', '/v1/conformity/decisions?x=1', 'query'],
    ['POST', '/v1/conformity/risks', 'query'],
    ['POST', '/v1/conformity/comparisons', 'query'],
    ['POST', '/v1/intervals', 'query'],
    ['POST', '/v1/intervals/more', 'query'],
    ['POST', '/v1/assets', 'intake'],
    ['GET', '/v1/assets', 'query'],
    ['GET', '/v1/calibrations', 'intake'],
    ['PUT', '/v1/%63alibrations', 'intake'],
    ['DELETE', '/v1/organizations/a/scopes', 'intake'],
    ['POST', '/v1/assets/a/trace', 'query'],
    ['GET', '/dev/tokens', 'intake'],
    ['POST', '/dev/tokens', 'intake'],
    ['POST', '/other', 'query'],
    ['GET', '/v1/assets/a/trace?on=2024-05-17&value=0.1%20g&q=%E6%BA%90&q=2', 'query'],
    ['GET', '/', 'query'],
    ['GET', '/check?issuer=a', 'query'],
    ['GET', '/asyncapi.json', 'query'],
    ['DELETE', '/v1/assets/a', 'query'],
    ['PUT', '/v1/assets/a', 'query'],
    ['OPTIONS', '/v1/assets/a', 'query'],
  ])('%s %s goes to %s with its address unchanged', async (method, path, service) => {
    const reply = await fetch(base + path, { method });
    const seen = (await reply.json()) as Received;
    expect({ service: seen.service, method: seen.method, url: seen.url }).toEqual({
      service,
      method,
      url: path,
    });
    expect(reply.headers.get('x-service')).toBe(service);
    expect(reply.headers.get('location')).toBe('/v1/things/1');
  });

  it('names the client it speaks for and nobody else, whatever the client wrote', async () => {
    await fetch(`${base}/check`);
    expect(query.received.at(-1)!.headers['x-forwarded-for']).toBe('127.0.0.1');
    const forged = {
      'x-forwarded-for': '203.0.113.7',
      forwarded: 'for=203.0.113.7',
      'x-real-ip': '203.0.113.7',
      'x-forwarded-host': 'localhost',
      'x-suyuan-door': 'x'.repeat(43),
    };
    await fetch(`${base}/check`, { headers: forged });
    const { headers } = query.received.at(-1)!;
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(headers['x-suyuan-door']).toBe(DOOR_KEY);
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(forwarded|x-real-ip|x-forwarded-host)$/)]),
    );
  });

  it('carries body and headers byte for byte, whatever they hold', async () => {
    const bodies = ['{"a":1,"a":2}', '{"broken"', '', '\u0000[[[', '"\\ud800"'];
    for (const body of bodies) {
      await fetch(`${base}/v1/calibrations`, {
        method: 'POST',
        headers: { ...json, authorization: 'Bearer x.y.z', 'idempotency-key': 'k 1' },
        body,
      });
      const seen = intake.received.at(-1)!;
      expect(Buffer.from(seen.body, 'base64').toString()).toBe(body);
      expect(seen.headers).toMatchObject({ authorization: 'Bearer x.y.z', 'idempotency-key': 'k 1' });
      expect(seen.headers['content-type']).toBe('application/json');
    }
  });

  it('carries another media type and none at all', async () => {
    await fetch(`${base}/v1/calibrations`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'a;b\r\n',
    });
    expect(intake.received.at(-1)!.headers['content-type']).toBe('text/csv');
    await raw(
      'POST /v1/calibrations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 3\r\n\r\nabc',
    );
    expect(intake.received.at(-1)!.headers['content-type']).toBeUndefined();
    expect(Buffer.from(intake.received.at(-1)!.body, 'base64').toString()).toBe('abc');
  });

  it('streams a large upload of unknown length, and one that waits to be told to go on', async () => {
    const body = Buffer.alloc(3_000_000, 'x');
    const sent = new Promise<IncomingMessage>((resolve) => {
      const upload = httpRequest(
        `${base}/v1/calibrations`,
        { method: 'POST', headers: { expect: '100-continue' } },
        resolve,
      );
      upload.on('continue', () => {
        upload.write(body);
        upload.end('the end');
      });
    });
    const reply = await sent;
    expect(reply.statusCode).toBe(201);
    for await (const _chunk of reply) void _chunk;
    expect(Buffer.from(intake.received.at(-1)!.body, 'base64').toString()).toBe(`${body.toString()}the end`);
  });

  it('gets a streamed answer as it comes', async () => {
    const started = Date.now();
    const reply = await fetch(`${base}/v1/stream`);
    const reader = reply.body!.getReader();
    const first = await reader.read();
    const firstMs = Date.now() - started;
    expect(Buffer.from(first.value!).toString()).toBe('{"n":1}\n');
    const second = await reader.read();
    expect(Buffer.from(second.value!).toString()).toBe('{"n":2}\n');
    expect(Date.now() - started).toBeGreaterThan(firstMs + 100);
  });

  it('gets a 503 of a service as it is, asked once', async () => {
    const reply = await fetch(`${base}/v1/busy`);
    expect(reply.status).toBe(503);
    expect(reply.headers.get('retry-after')).toBe('1');
    expect(await reply.json()).toEqual({ code: 'NOT_YET_VISIBLE' });
    expect(query.received.filter(({ url }) => url === '/v1/busy')).toHaveLength(1);
  });
});

describe('a method that no service behind a shared address answers', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('%s is 405 with the methods of both', async (method) => {
    const reply = await fetch(`${base}/v1/assets?limit=1`, { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(await reply.json()).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      detail: 'This address answers GET, HEAD, POST.',
    });
    expect([...intake.received, ...query.received]).toEqual([]);
  });
});

describe('a path that two servers could read in two ways', () => {
  it.each(['/v1/../dev/tokens', '/%2e%2e/x', '/v1\\..\\x', '//dev/tokens', '/dev%2ftokens', '/a//b'])(
    '%s is refused',
    async (path) => {
      const reply = await get(path);
      expect(reply).toMatch(/^HTTP\/1\.1 400 /);
      expect(reply).toContain('"code":"BAD_REQUEST"');
      expect([...intake.received, ...query.received]).toEqual([]);
    },
  );
});
describe('a part that is away', () => {
  it('is a problem with the time to wait, and the other part still answers', async () => {
    await stopFake(intake.server);
    const reply = await fetch(`${base}/v1/calibrations`, { method: 'POST', headers: json, body: '{}' });
    expect(reply.status).toBe(503);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await reply.json()).toMatchObject({ status: 503, code: 'SERVICE_AWAY' });
    expect((await fetch(`${base}/v1/assets`)).status).toBe(200);
  });

  it('makes the door not ready, names the part, and is counted', async () => {
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    await stopFake(query.server);
    await fetch(`${base}/v1/assets`);
    const ready = await fetch(`${base}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'not ready', checks: { intake: 'up', query: 'down' } });
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ status: 'alive' });
    const token = await fakes.issuer.issue({ subject: 'watch', role: 'admin', organization: null });
    const headers = { authorization: `Bearer ${token}` };
    const numbers = await (await fetch(`${base}/metrics`, { headers })).text();
    expect(numbers).toMatch(/suyuan_front_door_upstream_faults_total\{service="query".*\} 1/);
    expect(numbers).toMatch(/suyuan_http_request_seconds_count\{.*route="query".*\}/);
  });

  it('is not what a client makes that hangs up', async () => {
    for (const path of ['/v1/stream', '/v1/never']) {
      const socket = connect(fakes.port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`),
      );
      await until(() => query.received.some(({ url }) => url === path));
      socket.resetAndDestroy();
    }
    const upload = connect(fakes.port, '127.0.0.1', () =>
      upload.write('POST /v1/calibrations HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"a"'),
    );
    await until(() => isReached(intake.server));
    upload.resetAndDestroy();
    await until(async () => !(await isReached(intake.server)));
    await keepsHolding(() => fakes.logged.every(({ level }) => level < 40));
    expect((await fetch(`${base}/v1/assets`)).status).toBe(200);
  });

  it('leaves no half-made description of the API', async () => {
    await stopFake(intake.server);
    expect((await fetch(`${base}/openapi.json`)).status).toBe(503);
  });
});

describe('the description of the API', () => {
  it('is that of both services together, and the page shows it', async () => {
    const document = (await (await fetch(`${base}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toEqual(['/v1/of-intake', '/v1/of-query']);
    const page = await (await fetch(`${base}/docs`)).text();
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
  });
});
