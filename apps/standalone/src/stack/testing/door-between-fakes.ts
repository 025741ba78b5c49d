import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { HealthChecks, openIdentity, readSettings, SystemClock, type DevTokenIssuer } from '@suyuan/platform';
import { pino } from 'pino';
import { createFrontDoor, type FrontDoor } from '../front-door';
import { isReady } from '../readiness';

export interface Received {
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

export const stopFake = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export const DOOR_KEY = 'k'.repeat(43);

type Fake = Awaited<ReturnType<typeof startFake>>;

/** A front door that listens between two fake services, and all that it logs. */
export class DoorBetweenFakes {
  private constructor(
    private readonly door: FrontDoor,
    private readonly folder: string,
    readonly intake: Fake,
    readonly query: Fake,
    readonly port: number,
    readonly issuer: DevTokenIssuer,
    readonly logged: { level: number }[],
  ) {}

  static async open(): Promise<DoorBetweenFakes> {
    const intake = await startFake('intake');
    const query = await startFake('query');
    const health = new HealthChecks();
    health.register('intake', () => isReady(intake.url));
    health.register('query', () => isReady(query.url));
    const logged: { level: number }[] = [];
    const keep = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const lines = chunk.toString().trim().split('\n');
        logged.push(...lines.map((line) => JSON.parse(line) as { level: number }));
        done();
      },
    });
    const folder = mkdtempSync(join(tmpdir(), 'suyuan-door-'));
    const settings = readSettings({ SUYUAN_DATA_DIR: folder, SUYUAN_DEV_TOKENS: 'on' });
    const { issuer, verifier } = await openIdentity(settings, new SystemClock());
    const door = await createFrontDoor({
      intakeUrl: intake.url,
      queryUrl: query.url,
      health,
      logger: pino({ level: 'info' }, keep),
      doorKey: DOOR_KEY,
      verifier,
    });
    const port = await door.listen(0, '127.0.0.1');
    return new DoorBetweenFakes(door, folder, intake, query, port, issuer!, logged);
  }

  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Sends bytes as they are and gives back the whole reply. */
  raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(text));
      let reply = '';
      socket.on('data', (chunk) => (reply += chunk.toString()));
      socket.on('close', () => resolve(reply));
      socket.on('error', reject);
    });
  }

  async close(): Promise<void> {
    await this.door.close();
    await stopFake(this.intake.server);
    await stopFake(this.query.server);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
