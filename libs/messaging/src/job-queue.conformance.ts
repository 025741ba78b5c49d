import { JOB_ATTEMPTS_MAX } from './job-limits';
import type { JobQueue, JobRequest } from './job-queue';
import { keepsHolding, until, untilItPasses } from '../../../test/support/until';

/** What every job queue must keep. `setUp` makes a queue of its own store for each test. */
export function jobQueueConformance(setUp: () => Promise<JobQueue>): void {
  let queue: JobQueue;
  const job = (key: string, data: Record<string, string> = {}): JobRequest => ({ name: 'notice', key, data });

  beforeEach(async () => (queue = await setUp()));
  afterEach(() => queue.close());

  describe('a queue with a handler', () => {
    it('runs a job with its name, key and data', async () => {
      const ran: unknown[] = [];
      queue.process('notice', async (one) => void ran.push(one));
      await queue.enqueue(job('asset-1', { asset: 'a 1' }));
      await until(() => ran.length === 1, 'the job ran');
      expect(ran).toEqual([{ name: 'notice', key: 'asset-1', data: { asset: 'a 1' } }]);
    });

    it('keeps jobs until a handler comes, and runs them in order', async () => {
      const ran: string[] = [];
      for (const key of ['1', '2', '3']) await queue.enqueue(job(key));
      queue.process('notice', async ({ key }) => void ran.push(key));
      await until(() => ran.length === 3, 'all jobs ran');
      expect(ran).toEqual(['1', '2', '3']);
    });

    it('gives each name its own handler', async () => {
      const ran: string[] = [];
      queue.process('notice', async () => void ran.push('notice'));
      queue.process('report', async () => void ran.push('report'));
      await queue.enqueue(job('k'));
      await queue.enqueue({ name: 'report', key: 'k', data: {} });
      await until(() => ran.length === 2, 'both ran');
      expect(ran.sort()).toEqual(['notice', 'report']);
    });

    it('runs jobs of one key once while one waits or runs, and again afterwards', async () => {
      let runs = 0;
      let release: () => void = () => {};
      const gate = new Promise<void>((resolve) => (release = resolve));
      queue.process('notice', async () => {
        runs += 1;
        await gate;
      });
      await queue.enqueue(job('k'));
      await until(() => runs === 1, 'the job runs');
      await queue.enqueue(job('k'));
      await queue.enqueue(job('k'));
      release();
      await keepsHolding(() => runs === 1);
      await queue.enqueue(job('k'));
      await until(() => runs === 2, 'it ran again');
    });
  });

  describe('a handler that throws', () => {
    it('runs again and succeeds', async () => {
      let runs = 0;
      queue.process('notice', async () => {
        runs += 1;
        if (runs < 3) throw new Error('the mail server is away');
      });
      await queue.enqueue(job('k'));
      await until(() => runs === 3, 'the third attempt');
      await keepsHolding(() => runs === 3);
    });

    it('is given up after the last attempt, does not hold up others, and its key is free again', async () => {
      let bad = 0;
      let good = 0;
      queue.process('notice', async ({ key }) => {
        if (key === 'good') good += 1;
        else {
          bad += 1;
          throw new Error('broken for ever');
        }
      });
      await queue.enqueue(job('bad'));
      await queue.enqueue(job('good'));
      await until(() => bad === JOB_ATTEMPTS_MAX && good === 1, 'the last attempt');
      await keepsHolding(() => bad === JOB_ATTEMPTS_MAX);
      await queue.enqueue(job('bad'));
      await until(() => bad > JOB_ATTEMPTS_MAX, 'it ran again');
    });
  });

  describe('a job that repeats', () => {
    it('runs again and again', async () => {
      let runs = 0;
      queue.process('notice', async () => void (runs += 1));
      await queue.repeat(job('sweep'), 100);
      await until(() => runs >= 3, 'three runs');
    });

    it('has one rhythm, the last one asked for, however often it is asked', async () => {
      let runs = 0;
      queue.process('notice', async () => void (runs += 1));
      await queue.repeat(job('sweep'), 100);
      await queue.repeat(job('sweep'), 100);
      await queue.repeat(job('sweep'), 3_600_000);
      // What was in hand may still run; then it is quiet for several times the first rhythm.
      await untilItPasses(async () => {
        const before = runs;
        await keepsHolding(() => runs === before, 400);
      });
    });
  });

  describe('a queue that closes', () => {
    it('finishes the job in hand', async () => {
      const course: string[] = [];
      let release: () => void = () => {};
      const gate = new Promise<void>((resolve) => (release = resolve));
      queue.process('notice', async () => {
        course.push('begun');
        await gate;
        course.push('finished');
      });
      await queue.enqueue(job('k'));
      await until(() => course.length === 1, 'the job began');
      const closing = queue.close().then(() => course.push('closed'));
      await keepsHolding(() => course.length === 1);
      release();
      await closing;
      expect(course).toEqual(['begun', 'finished', 'closed']);
    });

    it('is healthy before and not after', async () => {
      await expect(queue.isHealthy()).resolves.toBe(true);
      await queue.close();
      await expect(queue.isHealthy()).resolves.toBe(false);
    });
  });
}
