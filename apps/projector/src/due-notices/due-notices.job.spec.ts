// Goal: the job runs at the start and again and again, for the day it is in China, and a queue that is away stops nothing.
// Method: a read model that remembers the days it was asked for, a clock that stands still, the in-process queue.
import { InProcessJobQueue, type JobQueue } from '@suyuan/messaging';
import type { Clock } from '@suyuan/platform';
import type { ReadModel } from '@suyuan/read-model';
import { DUE_NOTICES_EVERY_MS, DUE_NOTICES_JOB, DueNoticesJob } from './due-notices.job';

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clockAt = (instant: string): Clock => ({ now: () => new Date(instant) });

function daysAsked() {
  const days: string[] = [];
  const readModel = {
    recordDueNotices: async (today: string) => {
      days.push(today);
      return 0;
    },
  } as unknown as ReadModel;
  return { days, readModel };
}

async function eventually(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 500) throw new Error('It did not come to pass in time.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('the due notices', () => {
  it('are written at the start, as of the civil day in China', async () => {
    const { days, readModel } = daysAsked();
    const jobs = new InProcessJobQueue();
    const job = new DueNoticesJob(jobs, readModel, clockAt('2024-03-01T16:00:00Z'), LOG);
    job.onApplicationBootstrap();
    await eventually(() => days.length > 0);
    expect(days).toEqual(['2024-03-02']);
    job.onApplicationShutdown();
    await jobs.close();
  });

  it('are scheduled to come again, also when the queue is away at first', async () => {
    const { readModel } = daysAsked();
    const repeated: [unknown, number][] = [];
    let refusals = 2;
    const jobs = {
      process: () => undefined,
      enqueue: async () => undefined,
      repeat: async (job: unknown, everyMs: number) => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('Redis is away');
        repeated.push([job, everyMs]);
      },
    } as unknown as JobQueue;
    const job = new DueNoticesJob(jobs, readModel, clockAt('2024-03-01T00:00:00Z'), LOG);
    job.onApplicationBootstrap();
    await eventually(() => repeated.length > 0);
    expect(repeated).toEqual([[DUE_NOTICES_JOB, DUE_NOTICES_EVERY_MS]]);
    job.onApplicationShutdown();
  });
});
