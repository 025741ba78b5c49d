import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MemoryEventLog, type EventLog } from '@suyuan/event-log';
import { createHttpApp, DevTokenIssuer, FixedClock, readSettings, type Role } from '@suyuan/platform';
import { IntakeModule } from '../intake.module';

/** Noon in China, so that neither the skew nor the time zone moves the civil date by accident. */
export const NOW = new Date('2026-03-10T04:00:00.000Z');

export interface Answer {
  status: number;
  location: string | undefined;
  // Replies differ by status, and a test says which fields it expects.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

/** Who posts; without a subject, one person for each role. */
export interface Poster {
  role: Role;
  organization?: string;
  key?: string;
  subject?: string;
}

/** The intake over HTTP on an event log in memory, with tokens for every role. */
export class IntakeHarness {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly log: EventLog,
    readonly clock: FixedClock,
    private readonly folder: string,
  ) {}

  /** On a log in memory, or on the one that `open` gives. */
  static async start(
    open: (clock: FixedClock) => EventLog | Promise<EventLog> = (clock) => new MemoryEventLog(clock),
  ): Promise<IntakeHarness> {
    const folder = mkdtempSync(join(tmpdir(), 'suyuan-intake-'));
    const clock = new FixedClock(NOW);
    const log = await open(clock);
    const settings = readSettings({
      SUYUAN_DATA_DIR: folder,
      SUYUAN_DEV_TOKENS: 'on',
      LOG_LEVEL: 'silent',
      // The clock stands still, so that a bucket would never fill again.
      SUYUAN_RATE_LIMITS: 'off',
    });
    const app = await createHttpApp(IntakeModule.register({ log }), {
      settings,
      name: 'suyuan-intake-test',
      clock,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new IntakeHarness(app, log, clock, folder);
  }

  async token(role: Role, organization: string | null = null, subject = `${role}-tester`): Promise<string> {
    return this.app.get(DevTokenIssuer, { strict: false }).issue({ subject, role, organization });
  }

  /** Posts as `role` (for lab and enterprise of `organization`), with further headers where given. */
  async post(path: string, body: unknown, as: Poster = { role: 'admin' }): Promise<Answer> {
    const token = await this.token(as.role, as.organization ?? null, as.subject);
    const response = await this.app.inject({
      method: 'POST',
      url: path,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(as.key === undefined ? {} : { 'idempotency-key': as.key }),
      },
      payload: JSON.stringify(body),
    });
    const location = response.headers.location;
    return {
      status: response.statusCode,
      location: location === undefined ? undefined : String(location),
      body: response.json(),
    };
  }

  /** The reply of the second person to what was proposed. */
  async approve({ body }: Answer, as: Poster = { role: 'admin' }): Promise<Answer> {
    return this.post(`/v1/proposals/${String(body.proposal)}/approvals`, {}, { subject: 'second', ...as });
  }

  /** Posts what takes two people, or a receiver, and has it approved; other replies as they are. */
  async postByTwo(path: string, body: unknown, as: Poster = { role: 'admin' }): Promise<Answer> {
    const proposed = await this.post(path, body, as);
    return proposed.status === 202 ? this.approve(proposed) : proposed;
  }

  async stop(): Promise<void> {
    await this.app.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
