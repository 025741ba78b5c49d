// Goal: the front door gives development tokens to this machine only, its own numbers to an admin only, and the safe
// headers with every reply. Method: two fake services behind it, and plain sockets.
import { refuseForeignDev } from './front-door-rules';
import { DoorBetweenFakes } from './testing/door-between-fakes';

let fakes: DoorBetweenFakes;
let intake: DoorBetweenFakes['intake'];
let query: DoorBetweenFakes['query'];
let base: string;

beforeEach(async () => {
  fakes = await DoorBetweenFakes.open();
  ({ intake, query, base } = fakes);
});

afterEach(() => fakes.close());

const raw = (text: string) => fakes.raw(text);

describe('development tokens', () => {
  const ask = (headers: string, path = '/dev/tokens') =>
    raw(`POST ${path} HTTP/1.1\r\n${headers}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);

  it('are given at this machine', async () => {
    expect(await ask(`host: 127.0.0.1:${fakes.port}`)).toMatch(/^HTTP\/1\.1 201 /);
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
      const token = await fakes.issuer.issue({ subject: 'watch', role, organization: null });
      return (await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
    };
    expect(await ask('admin')).toBe(200);
    expect(await ask('regulator')).toBe(403);
    expect((await fetch(`${base}/metrics`)).status).toBe(401);
  });
});
