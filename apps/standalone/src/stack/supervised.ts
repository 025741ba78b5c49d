import { pause, retryDelayMs, type RetryPace } from '@suyuan/messaging';
import type { ChildServer } from '../../../../deploy/child-server';

/** Waits before a part that died is started again: at once the first time, bounded when it cannot live. */
const RESTART_PACE: RetryPace = { firstMs: 500, mostMs: 30_000 };

/** A part that lived so long was well: the waits begin again. */
const WELL_AFTER_MS = 60_000;

/** Keeps one part of the stack running until it is stopped. */
export class Supervised {
  private readonly stopping = new AbortController();
  private server: ChildServer;
  private readonly life: Promise<void>;

  private constructor(
    readonly name: string,
    private readonly launch: () => Promise<ChildServer>,
    first: ChildServer,
    private readonly say: (text: string) => void,
  ) {
    this.server = first;
    this.life = this.live();
  }

  /** Starts the part. The first start must succeed: what is wrong then will not mend itself. */
  static async start(
    name: string,
    launch: () => Promise<ChildServer>,
    say: (text: string) => void,
  ): Promise<Supervised> {
    return new Supervised(name, launch, await launch(), say);
  }

  get pid(): number {
    return this.server.pid;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.server.stop();
    await this.life;
  }

  private async live(): Promise<void> {
    const { signal } = this.stopping;
    let started = Date.now();
    for (let deaths = 0; ;) {
      await this.server.exited;
      if (signal.aborted) return;
      deaths = Date.now() - started > WELL_AFTER_MS ? 1 : deaths + 1;
      const waitMs = retryDelayMs(deaths, RESTART_PACE);
      this.say(`${this.name} has ended; starting it again in ${waitMs / 1_000} s`);
      await pause(waitMs, signal);
      if (signal.aborted) return;
      started = Date.now();
      try {
        this.server = await this.launch();
        this.say(`${this.name} runs again`);
      } catch (error) {
        this.say(error instanceof Error ? error.message : String(error));
      }
      // Stopped while it was being started: stop() met the old process, this one is ours to end.
      if (signal.aborted) await this.server.stop();
    }
  }
}
