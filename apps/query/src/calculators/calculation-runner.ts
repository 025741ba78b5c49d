import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Steps } from '@suyuan/domain';
import { ProblemError } from '@suyuan/platform';

/** Calculations under way at once: each may hold 64 MB of trials, and one processor does them all. */
export const CALCULATIONS_MAX = 4;

/** More wait in line; beyond, a sender is told to come back. */
export const CALCULATIONS_WAITING_MAX = 16;

/** After so much work others get their turn: a trace that comes in between waits no longer. */
const SLICE_MS = 10;

/** Own work of one calculation. The largest that the limits let through takes about two seconds. */
export const CALCULATION_MS_MAX = 15_000;

const RETRY_AFTER_SECONDS = 2;

/** Runs calculations in slices between which the server answers others. */
@Injectable()
export class CalculationRunner {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws ProblemError 503 OVERLOADED when too many wait, and 422 CALCULATION_TOO_LONG. */
  async run<Answer>(steps: Steps<Answer>, workMsMax = CALCULATION_MS_MAX): Promise<Answer> {
    await this.enter();
    try {
      return await this.inSlices(steps, workMsMax);
    } finally {
      this.leave();
    }
  }

  private async inSlices<Answer>(steps: Steps<Answer>, workMsMax: number): Promise<Answer> {
    let worked = 0;
    for (;;) {
      const start = performance.now();
      do {
        const step = steps.next();
        if (step.done) return step.value;
      } while (performance.now() - start < SLICE_MS);
      worked += performance.now() - start;
      if (worked > workMsMax) throw tooLong(workMsMax);
      await setImmediate();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < CALCULATIONS_MAX) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= CALCULATIONS_WAITING_MAX) throw overloaded();
    // The one that leaves hands its place over, so that nobody slips in between.
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

function tooLong(workMsMax: number): ProblemError {
  const detail = `Stopped after ${workMsMax / 1_000} seconds of work; ask for fewer trials, or divide the model.`;
  return new ProblemError({ status: 422, code: 'CALCULATION_TOO_LONG', detail });
}

function overloaded(): ProblemError {
  return new ProblemError({
    status: 503,
    code: 'OVERLOADED',
    detail: 'Too many calculations wait; try again.',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });
}
