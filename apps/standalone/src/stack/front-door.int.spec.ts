// Goal: the front door sends every request the right way without touching it, says so when a part is away, and
// gives development tokens to this machine only. Method: two fake services that answer with what they received,
// plain sockets where a client library would tidy the request up.
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HealthChecks, openIdentity, readSettings, SystemClock, type DevTokenIssuer } from '@suyuan/platform';
import { createFrontDoor, type FrontDoor } from './front-door';
import { refuseForeignDev } from './front-door-rules';
import { isReady } from './readiness';

interface Received {
  service: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

const openApi = (path: string) => ({
  openapi: '3.1.0',
  info: { title: 'Suyuan', version: '1' },
  paths: { [path]: { get: { responses: {} } } },
  components: {},
});

/** A service that answers every request with what it received. */
async function startFake(service: string): Promise<{ url: string; server: Server; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { service, method, url, headers: headers as Record<string, string>, body: '' };
      seen.body = Buffer.concat(chunks).toString('base64');
      received.push(seen);
      if (url === '/openapi.json') return reply.end(JSON.stringify(openApi(`/v1/of-${service}`)));
      if (url.startsWith('/v1/busy')) {
        reply.writeHead(503, { 'retry-after': '1', 'content-type': 'application/problem+json' });
        return reply.end('{"code":"NOT_YET_VISIBLE"}');
      }
      if (url.startsWith('/v1/never')) return;
      if (url.startsWith('/v1/stream')) {
        reply.write('{"n":1}\n');
        return void setTimeout(() => reply.end('{"n":2}\n'), 300);
      }
      reply.writeHead(method === 'POST' ? 201 : 200, { 'x-service': service, location: '/v1/things/1' });
      reply.end(JSON.stringify(seen));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, received };
}

const stopFake = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

let intake: Awaited<ReturnType<typeof startFake>>;
let query: Awaited<ReturnType<typeof startFake>>;
let door: FrontDoor;
let port: number;
let base: string;
let logged: { level: number }[];
let folder: string;
let issuer: DevTokenIssuer;
const DOOR_KEY = 'k'.repeat(43);

beforeEach(async () => {
  intake = await startFake('intake');
  query = await startFake('query');
  const health = new HealthChecks();
  health.register('intake', () => isReady(intake.url));
  health.register('query', () => isReady(query.url));
  logged = [];
  const logger = pino(
    { level: 'info' },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        logged.push(
          ...chunk
            .toString()
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as { level: number }),
        );
        done();
      },
    }),
  );
  const parts = { intakeUrl: intake.url, queryUrl: query.url, health, logger };
  folder = mkdtempSync(join(tmpdir(), 'suyuan-door-'));
  const settings = readSettings({ SUYUAN_DATA_DIR: folder, SUYUAN_DEV_TOKENS: 'on' });
  const identity = await openIdentity(settings, new SystemClock());
  issuer = identity.issuer!;
  door = await createFrontDoor({ ...parts, doorKey: DOOR_KEY, verifier: identity.verifier });
  port = await door.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${port}`;
});

afterEach(async () => {
  await door.close();
  await stopFake(intake.server);
  await stopFake(query.server);
  rmSync(folder, { recursive: true, force: true });
});

const json = { 'content-type': 'application/json' };

/** Sends bytes as they are and gives back the whole reply. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString()));
    socket.on('close', () => resolve(reply));
    socket.on('error', reject);
  });
}

const get = (path: string) => raw(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);

describe('a request', () => {
  it.each([
    ['POST', '/v1/calibrations', 'intake'],
    ['POST', '/v1/assets/a/lifecycle?x=1', 'intake'],
    ['POST', '/v1/uncertainty/budgets', 'query'],
    ['POST', '/v1/conformity/decisions?x=1', 'query'],
    ['POST', '/v1/conformity/risks', 'query'],
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
    ['GET', '/docs', 'query'],
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

describe('development tokens', () => {
  const ask = (headers: string, path = '/dev/tokens') =>
    raw(`POST ${path} HTTP/1.1\r\n${headers}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);

  it('are given at this machine', async () => {
    expect(await ask(`host: 127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 201 /);
    expect(await ask('host: localhost')).toMatch(/^HTTP\/1\.1 201 /);
    expect(await ask('host: [::1]:3000')).toMatch(/^HTTP\/1\.1 201 /);
  });

  it.each([
    '/dev/tokens',
    '/dev/token%73',
    '/%64ev/tokens',
    '/DEV/tokens',
    '/dev/tokens;a=1',
    '/dev/tokens?x',
  ])('are refused at %s under a name from elsewhere, whatever the forwarding headers say', async (path) => {
    const reply = await ask(
      'host: evil.example\r\nx-forwarded-host: localhost\r\nx-forwarded-for: 127.0.0.1',
      path,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 403 /);
    expect(reply).toContain('"code":"FORBIDDEN"');
    expect([...intake.received, ...query.received]).toEqual([]);
  });

  it.each([
    ['203.0.113.7', {}, true],
    ['::ffff:10.0.0.1', {}, true],
    ['127.0.0.1', {}, false],
    ['::1', {}, false],
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, true],
    ['127.0.0.1', { forwarded: 'for=127.0.0.1' }, true],
    ['127.0.0.1', { 'x-real-ip': '127.0.0.1' }, true],
    ['127.0.0.1', { via: '1.1 proxy' }, true],
    ['127.0.0.1', { 'x-forwarded-proto': 'https' }, true],
  ])(
    'are judged by the socket and by nobody having passed them on: %s %j is foreign: %s',
    (peer, headers, foreign) => {
      const raw = {
        url: '/dev/tokens',
        headers: { host: 'localhost', ...headers },
        socket: { remoteAddress: peer },
      };
      const judge = () => refuseForeignDev({ raw } as unknown as Parameters<typeof refuseForeignDev>[0]);
      const refused = (): boolean => {
        try {
          judge();
          return false;
        } catch (error) {
          return (error as { code?: string }).code === 'FORBIDDEN';
        }
      };
      expect(refused()).toBe(foreign);
    },
  );
});

describe('every reply', () => {
  const safe = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("default-src 'self'"),
  };

  it.each([
    ['GET', '/healthz', 200],
    ['GET', '/v1/assets', 200],
    ['DELETE', '/v1/assets', 405],
    ['POST', '/dev/tokens', 403],
    ['GET', '/metrics', 401],
    ['GET', '/%', 400],
  ])('has the safe headers: %s %s', async (method, path, status) => {
    const reply = await fetch(base + path, { method, headers: { 'x-real-ip': '1.2.3.4' } });
    expect(reply.status).toBe(status);
    expect(Object.fromEntries(reply.headers)).toMatchObject(safe);
    expect(reply.headers.get('cache-control')).toBe(status >= 400 ? 'no-store, private' : null);
  });

  it('has them where there is no request at all', async () => {
    const reply = await raw('NONSENSE\r\n\r\n');
    expect(reply).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(reply.toLowerCase()).toContain('x-frame-options: deny');
    expect(reply).toContain('"code":"BAD_REQUEST"');
  });

  it('behind a token is kept by nobody on the way', async () => {
    const reply = await fetch(`${base}/v1/assets`, { headers: { authorization: 'Bearer x' } });
    expect(reply.headers.get('cache-control')).toBe('no-store, private');
  });
});

describe('the numbers of the door', () => {
  it('are told to an admin only', async () => {
    const ask = async (role: 'admin' | 'regulator') => {
      const token = await issuer.issue({ subject: 'watch', role, organization: null });
      return (await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    expect(await ask('admin')).toBe(200);
    expect(await ask('regulator')).toBe(403);
    expect((await fetch(`${base}/metrics`)).status).toBe(401);
  });
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
    const token = await issuer.issue({ subject: 'watch', role: 'admin', organization: null });
    const headers = { authorization: `Bearer ${token}` };
    const numbers = await (await fetch(`${base}/metrics`, { headers })).text();
    expect(numbers).toMatch(/suyuan_front_door_upstream_faults_total\{service="query".*\} 1/);
    expect(numbers).toMatch(/suyuan_http_request_seconds_count\{.*route="query".*\}/);
  });

  it('is not what a client makes that hangs up', async () => {
    for (const path of ['/v1/stream', '/v1/never']) {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`),
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      socket.resetAndDestroy();
    }
    const upload = connect(port, '127.0.0.1', () =>
      upload.write('POST /v1/calibrations HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"a"'),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    upload.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
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
    const script = await (await fetch(`${base}/docs/swagger-ui-init.js`)).text();
    expect(script).toContain("url: '/openapi.json'");
  });
});
