// Goal: what a client does to its own connection is no fault of the service: no error in the log, no stack, no end of
// the process; and what is no HTTP, or too much of it, is a bare problem with the safe headers.
// Method: plain sockets against a small app that listens, and everything that it logs.
import { connect, type AddressInfo, type Socket } from 'node:net';
import { maxHeaderSize } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { answerBrokenHttp } from './broken-http';
import { MAX_PATH_PARAMETER_LENGTH } from './create-http-app';
import { keepsHolding, until } from '../../../../test/support/until';
import { MAX_BODY_BYTES } from './json-body';
import { ThingsApp } from './testing/things-app';

interface Line {
  level: number;
  msg: string;
  err?: unknown;
}

const ERROR = 50;
let lines: Line[];
let things: ThingsApp;
let port: number;
/** The connections as the server has them. */
let served: Socket[];

beforeEach(async () => {
  lines = [];
  const keep = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(
        ...chunk
          .toString()
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line),
      );
      done();
    },
  });
  things = await ThingsApp.start({}, { logger: pino({ level: 'trace' }, keep) });
  served = [];
  things.app.getHttpServer().on('connection', (socket: Socket) => served.push(socket));
  await things.app.listen(0, '127.0.0.1');
  port = (things.app.getHttpServer().address() as AddressInfo).port;
});

afterEach(() => things.stop());

const faults = () => lines.filter(({ level, err }) => level >= ERROR || err !== undefined);

function open(text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => resolve(socket)));
    socket.on('error', reject);
  });
}

const hasRead = (text: string) => until(() => served.at(-1)?.bytesRead === Buffer.byteLength(text));
const haveEnded = () => until(() => served.every(({ destroyed }) => destroyed));

async function answerTo(text: string): Promise<string> {
  const socket = await open(text);
  let reply = '';
  for await (const chunk of socket) reply += String(chunk);
  return reply;
}

async function expectStillServing(): Promise<void> {
  expect(await answerTo('GET /things HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 200 /,
  );
}

describe('a client that hangs up', () => {
  const head =
    'POST /things HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n';

  it.each([
    ['in the middle of its body', `${head}{"name":"`],
    ['before its body', head],
    ['in the middle of its headers', 'GET /things HTTP/1.1\r\nhost: x\r\nx-'],
    ['while its answer comes', 'GET /things/in/lines HTTP/1.1\r\nhost: x\r\n\r\n'],
  ])('%s is not a fault', async (_, text) => {
    for (const how of ['reset', 'end'] as const) {
      const socket = await open(text);
      if (text.includes('in/lines')) await new Promise((resolve) => socket.once('data', resolve));
      else await hasRead(text);
      if (how === 'reset') socket.resetAndDestroy();
      else socket.destroy();
    }
    await haveEnded();
    await keepsHolding(() => faults().length === 0);
    expect(faults()).toEqual([]);
    await expectStillServing();
  });

  it('is a word in the log at most', async () => {
    const text = `${head}{"name":"`;
    const socket = await open(text);
    await hasRead(text);
    socket.resetAndDestroy();
    const words = () => lines.filter(({ msg }) => msg === 'the client went away').map(({ level }) => level);
    await until(() => words().length > 0);
    await keepsHolding(() => words().length === 1);
    expect(words()).toEqual([20]);
  });
});

describe('a refusal', () => {
  it('is not logged as an error', async () => {
    await answerTo('POST /things HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    await answerTo('GET /nowhere HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(faults()).toEqual([]);
  });

  it('of ours for a fault inside is', async () => {
    await answerTo('GET /things/broken/fault HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    expect(faults()).toMatchObject([{ level: ERROR, msg: 'INTERNAL while answering GET' }]);
  });
});

describe('a request at a limit', () => {
  const get = (path: string, more = '') =>
    answerTo(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`);
  const expectProblem = (reply: string, status: number, code: string) => {
    expect(reply).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(reply.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(reply.toLowerCase()).toContain('cache-control: no-store, private');
    expect(reply).toContain(`"code":"${code}"`);
  };

  it('of its headers is answered, and with more is 431', async () => {
    const room = maxHeaderSize - 200;
    expect(await get('/things', `x-a: ${'a'.repeat(room)}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    expectProblem(await get('/things', `x-a: ${'a'.repeat(maxHeaderSize)}\r\n`), 431, 'HEADERS_TOO_LARGE');
  });

  it('of its address is read, and with more is 431', async () => {
    const room = maxHeaderSize - 200;
    expect(await get(`/things?color=${'a'.repeat(room)}`)).toMatch(/^HTTP\/1\.1 200 /);
    expectProblem(await get(`/things?color=${'a'.repeat(maxHeaderSize)}`), 431, 'HEADERS_TOO_LARGE');
  });

  it('of a part of its path is read, and with more is 414', async () => {
    const most = MAX_PATH_PARAMETER_LENGTH;
    expect(await get(`/things/by/${'a'.repeat(most)}`)).toMatch(/^HTTP\/1\.1 200 /);
    expectProblem(await get(`/things/by/${'a'.repeat(most + 1)}`), 414, 'URL_TOO_LONG');
  });

  it('of its body is read, and with one byte more is 413', async () => {
    const body = (bytes: number) => `{"name":"${'x'.repeat(bytes - '{"name":""}'.length)}"}`;
    const post = (bytes: number) => things.post(body(bytes));
    expect((await post(MAX_BODY_BYTES)).statusCode).toBe(201);
    expect((await post(MAX_BODY_BYTES + 1)).statusCode).toBe(413);
  });

  it('that is no HTTP is 400', async () => {
    expectProblem(await answerTo('NONSENSE\r\n\r\n'), 400, 'BAD_REQUEST');
  });

  it('that cannot be decoded is 400 or 404, with the safe headers', async () => {
    expectProblem(await get('/%'), 400, 'BAD_REQUEST');
  });
});

describe('a request that does not come to its end in time', () => {
  it('is 408 with the safe headers', () => {
    let written = '';
    const socket = { writable: true, end: (text: string) => (written = text), destroy: () => undefined };
    answerBrokenHttp(
      Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
      socket as unknown as Socket,
    );
    expect(written).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(written).toContain('x-content-type-options: nosniff');
    expect(written).toContain('"code":"REQUEST_TIMEOUT"');
  });
});

describe('what nobody may keep', () => {
  it('is every answer behind a token, every refusal and every answer to a post', async () => {
    const cacheOf = async (url: string, headers: Record<string, string> = {}) =>
      (await things.app.inject({ url, headers })).headers['cache-control'];
    expect(await cacheOf('/things')).toBeUndefined();
    expect(await cacheOf('/things', { authorization: 'Bearer x' })).toBe('no-store, private');
    expect(await cacheOf('/nowhere')).toBe('no-store, private');
    expect(await cacheOf('/things/for/anybody')).toBe('no-store, private');
    const reply = await things.app.inject({ method: 'DELETE', url: '/things' });
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store, private', 'x-frame-options': 'DENY' });
    const token = await things.post('{"role":"admin"}', {}, '/dev/tokens');
    expect(token.headers['cache-control']).toBe('no-store, private');
  });
});
