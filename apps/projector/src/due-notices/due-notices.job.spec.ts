// Goal: the job runs at the start and again and again, for the day it is in China, and a queue that is away stops nothing.
// Method: a read model that remembers the days it was asked for, a clock that stands still, the in-process queue.
import { InProcessJobQueue, type JobQueue } from '@suyuan/messaging';
import type { Clock } from '@suyuan/platform';
import type { ReadModel } from '@suyuan/read-model';
import { DUE_NOTICES_EVERY_MS, DUE_NOTICES_JOB, DueNoticesJob } from './due-notices.job';
import { until } from '../../../../test/support/until';

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

describe('the due notices', () => {
  it('are written at the start, as of the civil day in China', async () => {
    const { days, readModel } = daysAsked();
    const jobs = new InProcessJobQueue();
    const job = new DueNoticesJob(jobs, readModel, clockAt('2024-03-01T16:00:00Z'), LOG);
    job.onApplicationBootstrap();
    await until(() => days.length > 0);
    expect(days).toEqual(['2024-03-02']);
    job.onApplicationShutdown();
    await jobs.close();
  });

  it('leave off where the process ends, and do not say then that they are up to date', async () => {
    const rests: boolean[] = [];
    const readModel = {
      recordDueNotices: async (_today: string, rest: (ms: number) => Promise<boolean>) => {
        rests.push(await rest(0));
        rests.push(await rest(3_600_000));
        return 0;
      },
    } as unknown as ReadModel;
    const said: string[] = [];
    const log = { ...LOG, info: (_: object, text: string) => said.push(text) };
    const jobs = new InProcessJobQueue();
    const job = new DueNoticesJob(jobs, readModel, clockAt('2024-03-01T16:00:00Z'), log);
    job.onApplicationBootstrap();
    await until(() => rests.length === 1);
    job.onApplicationShutdown();
    await until(() => rests.length === 2);
    await jobs.close();
    expect(rests).toEqual([true, false]);
    expect(said).toEqual([]);
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
    await until(() => repeated.length > 0);
    expect(repeated).toEqual([[DUE_NOTICES_JOB, DUE_NOTICES_EVERY_MS]]);
    job.onApplicationShutdown();
  });
});
