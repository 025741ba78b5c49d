// Goal: the in-process job queue keeps the contract of the port. Method: the conformance suite of all queues.
import { InProcessJobQueue } from './in-process-job-queue';
import { jobQueueConformance } from './job-queue.conformance';

describe('InProcessJobQueue', () => {
  jobQueueConformance(async () => new InProcessJobQueue({ retryPace: { firstMs: 5, mostMs: 20 } }));
});

describe('a closed in-process job queue', () => {
  it('refuses new jobs', async () => {
    const queue = new InProcessJobQueue();
    await queue.close();
    await expect(queue.enqueue({ name: 'n', key: 'k', data: {} })).rejects.toThrow(/closed/);
    await expect(queue.repeat({ name: 'n', key: 'k', data: {} }, 10)).rejects.toThrow(/closed/);
  });
});

describe('a name with two handlers', () => {
  it('is a fault', () => {
    const queue = new InProcessJobQueue();
    queue.process('n', async () => {});
    expect(() => queue.process('n', async () => {})).toThrow(/handler already/);
  });
});
