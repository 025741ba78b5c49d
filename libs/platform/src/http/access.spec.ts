// Goal: only who is named comes in, development tokens stay on this machine, and operation can be watched.
// Method: a small controller behind the whole frame, asked through Fastify's inject without a socket.
import { createLogger } from '../logging';
import { readSettings } from '../settings';
import { createHttpApp } from './create-http-app';
import { expectProblem, ThingsApp, ThingsModule } from './testing/things-app';

let things: ThingsApp;

beforeAll(async () => {
  things = await ThingsApp.start();
});

afterAll(() => things.stop());

async function tokenFor(body: object): Promise<string> {
  const reply = await things.post(JSON.stringify(body), {}, '/dev/tokens');
  expect(reply.statusCode).toBe(201);
  return reply.json<{ token: string }>().token;
}

describe('who may come in', () => {
  const get = async (path: string, authorization?: string) =>
    things.app.inject({
      url: `/things/for/${path}`,
      headers: authorization === undefined ? {} : { authorization },
    });

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
      subject: 'dev-unnamed',
      role: 'lab',
      organization: 'inm-co',
    });
    expectProblem(await get('regulators', `Bearer ${lab}`), 403, 'FORBIDDEN');
    for (const role of ['regulator', 'admin']) {
      const token = await tokenFor({ role });
      expect((await get('regulators', `Bearer ${token}`)).json()).toMatchObject({ role, organization: null });
    }
  });

  it('is no auditor where the route does not name the role', async () => {
    const authorization = `Bearer ${await tokenFor({ role: 'auditor' })}`;
    expectProblem(await get('anybody', authorization), 403, 'FORBIDDEN');
    expectProblem(await get('regulators', authorization), 403, 'FORBIDDEN');
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
    const body = expectProblem(await things.post(payload, {}, '/dev/tokens'), 400, 'INVALID_REQUEST');
    expect(body.errors.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('are not given to other machines', async () => {
    const request = { method: 'POST' as const, url: '/dev/tokens', payload: { role: 'admin' } };
    expectProblem(await things.app.inject({ ...request, remoteAddress: '10.1.2.3' }), 403, 'FORBIDDEN');
    expectProblem(
      await things.app.inject({ ...request, headers: { host: 'evil.example' } }),
      403,
      'FORBIDDEN',
    );
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host', 'X-Forwarded-Proto'])(
    'are not given to a request that somebody passed on: %s',
    async (name) => {
      const headers = { [name]: '127.0.0.1' };
      const reply = await things.post('{"role":"admin"}', headers, '/dev/tokens');
      expectProblem(reply, 403, 'FORBIDDEN');
      // Nor is its body read before that is clear.
      expectProblem(await things.post('{"role":', headers, '/dev/tokens'), 403, 'FORBIDDEN');
    },
  );

  it('stand for the national authority where they name no organization', async () => {
    for (const role of ['regulator', 'inspector', 'auditor'] as const) {
      const token = await tokenFor({ role });
      const payload = token.split('.')[1] ?? '';
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      expect(claims).toMatchObject({ role });
      expect(claims).not.toHaveProperty('organization');
    }
  });

  it('do not exist where the settings do not allow them', async () => {
    const settings = readSettings({ SUYUAN_DATA_DIR: things.folder, LOG_LEVEL: 'silent' });
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
    expect((await things.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'alive' });
    things.health.register('log', () => true);
    expect((await things.app.inject({ url: '/readyz' })).json()).toEqual({
      status: 'ready',
      checks: { log: 'up' },
    });
    things.health.register('bus', () => Promise.reject(new Error('no')));
    const reply = await things.app.inject({ url: '/readyz' });
    expect(reply.statusCode).toBe(503);
    expect(reply.json()).toEqual({ status: 'not ready', checks: { log: 'up', bus: 'down' } });
  });

  it('tells its numbers to an admin only', async () => {
    expectProblem(await things.app.inject({ url: '/metrics' }), 401, 'UNAUTHENTICATED');
    const headers = { authorization: `Bearer ${await tokenFor({ role: 'regulator' })}` };
    expectProblem(await things.app.inject({ url: '/metrics', headers }), 403, 'FORBIDDEN');
  });

  it('counts requests by the pattern of their route', async () => {
    await things.app.inject({ url: '/things/by/abc' });
    const headers = { authorization: `Bearer ${await tokenFor({ role: 'admin' })}` };
    const { body } = await things.app.inject({ url: '/metrics', headers });
    expect(body).toContain('route="/things/by/:id"');
    expect(body).not.toContain('/things/by/abc');
  });
});
