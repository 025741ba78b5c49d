/**
 * Goal: the demonstration passes the front door as it is: tokens, roles, strict JSON, idempotency. Method: the
 * intake over HTTP on an event log in memory; the demonstration is posted, then posted again.
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MemoryEventLog } from '@suyuan/event-log';
import { createHttpApp, FixedClock, readSettings } from '@suyuan/platform';
import { IntakeModule } from '../../../intake/src/intake.module';
import { demoRequests } from './demo-requests';
import { postDemo, type DemoSender } from './post-demo';

/** Some hundreds of requests, twice, on a machine that does other things besides. */
const TIMEOUT_MS = 60_000;

describe('an intake that starts empty', () => {
  const clock = new FixedClock(new Date('2026-11-01T04:00:00.000Z'));
  const log = new MemoryEventLog(clock);
  let folder: string;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'suyuan-demo-'));
    const settings = readSettings({
      SUYUAN_DATA_DIR: folder,
      SUYUAN_DEV_TOKENS: 'on',
      LOG_LEVEL: 'silent',
    });
    app = await createHttpApp(IntakeModule.register({ log }), { settings, name: 'suyuan-demo-test', clock });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });

  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const statuses: number[] = [];
  const send: DemoSender = async ({ method, path, headers, body }) => {
    const response = await app.inject({
      method,
      url: path,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
    if (path.startsWith('/v1/')) statuses.push(response.statusCode);
    return { status: response.statusCode, body: response.json() as unknown };
  };

  it(
    'accepts the whole demonstration, and nothing is new when it is posted again',
    async () => {
      const last = await postDemo(send);
      // What takes two people is proposed first.
      expect(statuses.filter((status) => status !== 202)).toEqual(demoRequests().map(() => 201));
      expect(statuses.filter((status) => status === 202)).toHaveLength(1);
      const head = await log.head();
      expect(last).toBe(head);
      await expect(postDemo(send)).resolves.toBe(last);
      expect(await log.head()).toBe(head);
    },
    TIMEOUT_MS,
  );
});
