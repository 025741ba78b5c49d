/** A job names its work by ids only: the state is in PostgreSQL, the queue is the engine that runs it. */
export interface JobRequest {
  name: string;
  /** Jobs of one key are queued once while one waits or runs. */
  key: string;
  data: Record<string, string>;
}

/** Runs a job. At least once: it may run twice, also at the same time, so its effect must be idempotent. */
export type JobHandler = (job: { name: string; key: string; data: Record<string, string> }) => Promise<void>;

/** Bull on Redis in the distributed profile, in-process in the standalone one. */
export abstract class JobQueue {
  abstract enqueue(job: JobRequest): Promise<void>;

  /** Runs `name` every `everyMs` milliseconds, once over all processes of the queue. */
  abstract repeat(job: JobRequest, everyMs: number): Promise<void>;

  abstract process(name: string, handler: JobHandler): void;

  abstract isHealthy(): Promise<boolean>;

  abstract close(): Promise<void>;
}
