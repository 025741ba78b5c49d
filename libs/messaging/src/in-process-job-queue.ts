import type { BusLog } from './bus-log';
import { JobQueue, type JobHandler, type JobRequest } from './job-queue';
import { JOB_ATTEMPTS_MAX, JOB_RETRY_PACE } from './job-limits';
import { pause, retryDelayMs, type RetryPace } from './pause';

/** Jobs that wait in memory: the state behind them is in PostgreSQL, so a refused one can be enqueued again. */
export const MAX_WAITING_JOBS = 100_000;

export class JobQueueFull extends Error {
  constructor(name: string) {
    super(`${MAX_WAITING_JOBS} jobs ${name} wait already`);
    this.name = 'JobQueueFull';
  }
}

/** Runs jobs in this process, of each name one at a time in the order they came. */
export class InProcessJobQueue extends JobQueue {
  private readonly lanes = new Map<string, JobLane>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private closed = false;

  constructor(private readonly options: { log?: BusLog; retryPace?: RetryPace } = {}) {
    super();
  }

  async enqueue(job: JobRequest): Promise<void> {
    if (this.closed) throw new Error('the job queue is closed');
    this.laneOf(job.name).add(job);
  }

  async repeat(job: JobRequest, everyMs: number): Promise<void> {
    if (this.closed) throw new Error('the job queue is closed');
    const id = `${job.name} ${job.key}`;
    clearInterval(this.timers.get(id));
    const again = () => this.laneOf(job.name).add(job);
    this.timers.set(id, setInterval(again, everyMs));
  }

  process(name: string, handler: JobHandler): void {
    this.laneOf(name).handleWith(handler);
  }

  async isHealthy(): Promise<boolean> {
    return !this.closed;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers.values()) clearInterval(timer);
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
  }

  private laneOf(name: string): JobLane {
    const known = this.lanes.get(name);
    if (known) return known;
    const made = new JobLane(name, this.options.retryPace ?? JOB_RETRY_PACE, this.options.log);
    this.lanes.set(name, made);
    return made;
  }
}

/** The jobs of one name. */
class JobLane {
  /** Those that wait and the one that runs, by key, in the order they came. */
  private readonly jobs = new Map<string, JobRequest>();
  private readonly stopping = new AbortController();
  private handler: JobHandler | null = null;
  private working: Promise<void> | null = null;

  constructor(
    private readonly name: string,
    private readonly pace: RetryPace,
    private readonly log: BusLog | undefined,
  ) {}

  add(job: JobRequest): void {
    if (this.jobs.has(job.key)) return;
    if (this.jobs.size >= MAX_WAITING_JOBS) throw new JobQueueFull(this.name);
    this.jobs.set(job.key, { ...job, data: { ...job.data } });
    this.startWork();
  }

  handleWith(handler: JobHandler): void {
    if (this.handler) throw new Error(`jobs ${this.name} have a handler already`);
    this.handler = handler;
    this.startWork();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private startWork(): void {
    const { handler } = this;
    if (!handler || this.working || this.stopping.signal.aborted || this.jobs.size === 0) return;
    this.working = this.work(handler).finally(() => {
      this.working = null;
      // A job may have come between the last look and here.
      this.startWork();
    });
  }

  private async work(handler: JobHandler): Promise<void> {
    for (const job of this.jobs.values()) {
      if (this.stopping.signal.aborted) return;
      await this.run(job, handler);
      this.jobs.delete(job.key);
    }
  }

  private async run(job: JobRequest, handler: JobHandler): Promise<void> {
    for (let attempt = 1; attempt <= JOB_ATTEMPTS_MAX; attempt += 1) {
      try {
        await handler({ name: job.name, key: job.key, data: job.data });
        return;
      } catch (fault) {
        this.log?.warn({ err: fault, job: job.name, key: job.key, attempt }, 'a job failed');
        if (attempt < JOB_ATTEMPTS_MAX) await pause(retryDelayMs(attempt, this.pace), this.stopping.signal);
        if (this.stopping.signal.aborted) return;
      }
    }
    this.log?.error({ job: job.name, key: job.key }, 'a job was given up');
  }
}
