// Goal: jobs on Bull and a real Redis keep the contract of the port, over processes and over a restart.
// Method: the conformance suite of all queues, then two queues on one Redis as two processes would have.
import Redis from 'ioredis';
import { sharedRedis } from '../../../test/support/redis';
import { SERVER_START_TIMEOUT_MS } from '../../../test/support/test-run';
import { BullJobQueue } from './bull-job-queue';
import { jobQueueConformance } from './job-queue.conformance';
import { until } from '../../../test/support/until';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const QUICKLY = { firstMs: 5, mostMs: 20 };
let installations = 0;

async function queueOn(prefix = `test-${process.pid}-${(installations += 1)}`) {
  const { url } = await sharedRedis();
  return { queue: new BullJobQueue({ redisUrl: url, retryPace: QUICKLY, prefix }), prefix, url };
}

describe('BullJobQueue', () => {
  jobQueueConformance(async () => (await queueOn()).queue);
});

describe('two processes on one Redis', () => {
  it('run each job once', async () => {
    const one = await queueOn();
    const other = await queueOn(one.prefix);
    const ran: string[] = [];
    for (const { queue } of [one, other]) queue.process('notice', async ({ key }) => void ran.push(key));
    const keys = Array.from({ length: 40 }, (_, index) => `${index}`);
    for (const key of keys) await one.queue.enqueue({ name: 'notice', key, data: {} });
    await until(() => ran.length >= 40, 'all jobs ran');
    expect(ran.sort()).toEqual([...keys].sort());
    await one.queue.close();
    await other.queue.close();
  });

  it('keep a job that was enqueued before the worker started', async () => {
    const one = await queueOn();
    await one.queue.enqueue({ name: 'notice', key: 'k', data: { asset: 'a' } });
    await one.queue.close();
    const other = await queueOn(one.prefix);
    const ran: unknown[] = [];
    other.queue.process('notice', async ({ data }) => void ran.push(data));
    await until(() => ran.length === 1, 'the job ran');
    expect(ran).toEqual([{ asset: 'a' }]);
    await other.queue.close();
  });
});

describe('a job that is done', () => {
  it('leaves nothing in Redis but the counters', async () => {
    const { queue, prefix, url } = await queueOn();
    let runs = 0;
    queue.process('notice', async () => void (runs += 1));
    await queue.enqueue({ name: 'notice', key: 'k', data: { asset: 'a' } });
    await until(() => runs === 1, 'the job ran');
    const redis = new Redis(url);
    let keys: string[] = [];
    let seen = false;
    const look = async () => {
      keys = await redis.keys(`${prefix}*notice k*`);
      seen = keys.length === 0;
    };
    for (let attempt = 0; attempt < 50 && !seen; attempt += 1) await look();
    expect(keys).toEqual([]);
    redis.disconnect();
    await queue.close();
  });
});
