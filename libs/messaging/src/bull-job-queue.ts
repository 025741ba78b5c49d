import Bull, { type Queue } from 'bull';
import Redis, { type RedisOptions } from 'ioredis';
import type { BusLog } from './bus-log';
import { JOB_ATTEMPTS_MAX, JOB_RETRY_PACE } from './job-limits';
import { JobQueue, type JobHandler, type JobRequest } from './job-queue';
import { retryDelayMs, within, type RetryPace } from './pause';

/** All jobs of Suyuan stand in one Bull queue, told apart by name. */
const QUEUE_NAME = 'suyuan';

/** Of each name one job at a time in a process; more work is shared by more processes. */
const CONCURRENCY = 1;

/** A readiness probe does not wait longer for Redis. */
const HEALTH_TIMEOUT_MS = 3_000;

/** Attempts to reach Redis again come at least this often, however long it was away. */
const RECONNECT_MOST_MS = 5_000;

/** What Bull keeps of a job: ids, no content, because Redis is not where facts are. */
interface JobData {
  key: string;
  data: Record<string, string>;
}

export interface BullJobQueueOptions {
  redisUrl: string;
  log?: BusLog;
  /** How a failing job is tried again. Default JOB_RETRY_PACE. */
  retryPace?: RetryPace;
  /** Keys in Redis begin with it, so that several installations can share one. */
  prefix?: string;
}

/** Bull on Redis. Completed and failed jobs leave Redis, so that their keys are free again. */
export class BullJobQueue extends JobQueue {
  private readonly queue: Queue<JobData>;
  private readonly clients: Redis[] = [];
  private readonly pace: RetryPace;
  private closed = false;

  constructor(private readonly options: BullJobQueueOptions) {
    super();
    this.pace = options.retryPace ?? JOB_RETRY_PACE;
    this.queue = new Bull<JobData>(QUEUE_NAME, {
      prefix: options.prefix ?? 'suyuan',
      createClient: (_kind, redis) => this.connect(redis),
      settings: {
        backoffStrategies: { growing: (attempts: number) => retryDelayMs(attempts, this.pace) },
      },
      defaultJobOptions: {
        attempts: JOB_ATTEMPTS_MAX,
        backoff: { type: 'growing' },
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
    this.queue.on('error', (fault) => this.options.log?.warn({ err: fault }, 'the job queue has a trouble'));
    this.queue.on('failed', (job, fault) => {
      const fields = { err: fault, job: job.name, key: job.data.key, attempt: job.attemptsMade };
      if (job.attemptsMade < JOB_ATTEMPTS_MAX) this.options.log?.warn(fields, 'a job failed');
      else this.options.log?.error(fields, 'a job was given up');
    });
  }

  async enqueue({ name, key, data }: JobRequest): Promise<void> {
    if (this.closed) throw new Error('the job queue is closed');
    // Bull drops a job whose id is there already, waiting or running.
    await this.queue.add(name, { key, data }, { jobId: `${name} ${key}` });
  }

  async repeat({ name, key, data }: JobRequest, everyMs: number): Promise<void> {
    if (this.closed) throw new Error('the job queue is closed');
    const id = `${name} ${key}`;
    // Another rhythm would be a second one beside the first.
    for (const old of await this.queue.getRepeatableJobs()) {
      if (old.name === name && old.id === id && old.every !== everyMs) {
        await this.queue.removeRepeatableByKey(old.key);
      }
    }
    await this.queue.add(name, { key, data }, { jobId: id, repeat: { every: everyMs } });
  }

  process(name: string, handler: JobHandler): void {
    const started = this.queue.process(name, CONCURRENCY, async (job) => {
      await handler({ name, key: job.data.key, data: job.data.data });
    });
    // Resolves when the queue closes; faults of its connection come as `error` events as well.
    started.catch((fault: unknown) => {
      if (!this.closed) this.options.log?.error({ err: fault, job: name }, 'the job queue stopped working');
    });
  }

  async isHealthy(): Promise<boolean> {
    if (this.closed) return false;
    const answer = Promise.resolve(this.queue.client.ping()).then(
      () => true,
      () => false,
    );
    return within(HEALTH_TIMEOUT_MS, answer, false);
  }

  /** Finishes the jobs in hand. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.close().catch(() => {});
    for (const client of this.clients) client.disconnect();
  }

  private connect(redis: RedisOptions | undefined): Redis {
    const client = new Redis(this.options.redisUrl, {
      ...redis,
      // Bull wants both, so that a blocking read waits out an absence of Redis.
      maxRetriesPerRequest: null,
      enableReadyCheck: false,
      retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MOST_MS),
    });
    this.clients.push(client);
    return client;
  }
}
