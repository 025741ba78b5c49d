import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HANDLER_RETRY_PACE, JobQueue, pause, untilItSucceeds } from '@suyuan/messaging';
import { civilDateOf, Clock } from '@suyuan/platform';
import { ReadModel } from '@suyuan/read-model';
import { ProjectorLog } from '../projector-log';

/** The job that tells owners what ends soon. Its state is the table due_notice. */
export const DUE_NOTICES_JOB = { name: 'due-notices', key: 'due-notices', data: {} };

/** Due days are daily matters; four looks a day tell within six hours of midnight whenever the process started. */
export const DUE_NOTICES_EVERY_MS = 6 * 3_600_000;

/** Writes due notices as of today in China. Running it twice, or at the same time, writes nothing twice. */
@Injectable()
export class DueNoticesJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();

  constructor(
    private readonly jobs: JobQueue,
    private readonly readModel: ReadModel,
    private readonly clock: Clock,
    private readonly log: ProjectorLog,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.process(DUE_NOTICES_JOB.name, () => this.run());
    // Not awaited: a job queue that is away must not keep the projector from projecting.
    void untilItSucceeds(() => this.schedule(), {
      pace: HANDLER_RETRY_PACE,
      signal: this.ending.signal,
      onFailure: (error) => this.log.warn({ err: error }, 'The due notices could not be scheduled yet.'),
    });
  }

  onApplicationShutdown(): void {
    this.ending.abort();
  }

  private async schedule(): Promise<void> {
    await this.jobs.repeat(DUE_NOTICES_JOB, DUE_NOTICES_EVERY_MS);
    await this.jobs.enqueue(DUE_NOTICES_JOB);
  }

  private async run(): Promise<void> {
    const today = civilDateOf(this.clock.now());
    const { signal } = this.ending;
    const written = await this.readModel.recordDueNotices(today, async (ms) => {
      await pause(ms, signal);
      return !signal.aborted;
    });
    // The next process looks at all of them again.
    if (signal.aborted) return;
    this.log.info({ today, written }, 'Due notices are up to date.');
  }
}
