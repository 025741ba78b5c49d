import { setTimeout as pause } from 'node:timers/promises';
import { LogClosedError, LogOverloadedError } from './errors';

/** One transaction of this many requests costs some tens of microseconds each; larger ones only delay the first. */
export const GROUP_COMMIT_MAX_REQUESTS = 500;

/** The parameters of one insert: larger ones would hold the lock for the time of their parsing. */
export const GROUP_COMMIT_MAX_BYTES = 8 * 1_024 * 1_024;

/** Under load a batch waits so long for as many requests as the last one had; an idle log does not wait. */
export const GROUP_COMMIT_WAIT_MS = 2;

/** About two seconds of work at full speed: who comes later is better served by another try. */
export const QUEUE_MAX_REQUESTS = 10_000;
export const QUEUE_MAX_BYTES = 64 * 1_024 * 1_024;

/** What an overloaded log asks its clients to wait. */
export const OVERLOAD_RETRY_AFTER_SECONDS = 2;

interface Waiting<Request, Result> {
  request: Request;
  bytes: number;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Collects concurrent requests and writes them together. One flush runs at a time; requests keep their order.
 * A flush that throws fails its own requests and no others.
 */
export class GroupCommit<Request, Result> {
  private queue: Waiting<Request, Result>[] = [];
  private queuedBytes = 0;
  private lastBatchSize = 0;
  private closed = false;
  private running: Promise<void> | null = null;
  private wake: AbortController | null = null;

  constructor(private readonly flush: (batch: Request[]) => Promise<Result[]>) {}

  /** Rejects with LogOverloadedError or LogClosedError without queueing, else with what the flush threw. */
  async submit(request: Request, bytes: number): Promise<Result> {
    if (this.closed) throw new LogClosedError();
    if (this.queue.length >= QUEUE_MAX_REQUESTS || this.queuedBytes + bytes > QUEUE_MAX_BYTES) {
      throw new LogOverloadedError(this.queue.length, OVERLOAD_RETRY_AFTER_SECONDS);
    }
    return new Promise<Result>((resolve, reject) => {
      this.queue.push({ request, bytes, resolve, reject });
      this.queuedBytes += bytes;
      if (this.queue.length >= this.lastBatchSize) this.wake?.abort();
      this.running ??= this.run();
    });
  }

  /** Takes no more requests and resolves when those taken are answered. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async run(): Promise<void> {
    // Requests of the same turn of the event loop belong together at no cost.
    await Promise.resolve();
    while (this.queue.length > 0) {
      await this.gather();
      const batch = this.takeBatch();
      this.lastBatchSize = batch.length;
      try {
        const results = await this.flush(batch.map(({ request }) => request));
        batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      // Lets those who were answered come back with their next request before the next batch is cut.
      await new Promise(setImmediate);
    }
    this.running = null;
  }

  private async gather(): Promise<void> {
    if (this.lastBatchSize <= 1 || this.queue.length >= this.lastBatchSize) return;
    this.wake = new AbortController();
    await pause(GROUP_COMMIT_WAIT_MS, undefined, { signal: this.wake.signal }).catch(() => undefined);
    this.wake = null;
  }

  private takeBatch(): Waiting<Request, Result>[] {
    let count = 0;
    let bytes = 0;
    for (const waiting of this.queue) {
      const full = count === GROUP_COMMIT_MAX_REQUESTS || bytes + waiting.bytes > GROUP_COMMIT_MAX_BYTES;
      if (full && count > 0) break;
      count += 1;
      bytes += waiting.bytes;
    }
    this.queuedBytes -= bytes;
    return this.queue.splice(0, count);
  }
}
