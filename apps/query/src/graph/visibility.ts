import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HealthChecks, Metrics, ProblemError } from '@suyuan/platform';
import { ReadModel, ReadModelUnavailable } from '@suyuan/read-model';
import { QuerySettings } from '../query-settings';
import { Rights } from '../access/rights';
import { GraphKeeper } from './graph-keeper';
import { SetAside } from './set-aside';

/** The longest a question waits for its position: longer than a healthy way through the bus, shorter than a proxy's patience. */
export const WAIT_FOR_MS_MAX = 5_000;
/** How often the read model is asked how far it is when nobody waits: a figure in memory is at most this old. */
export const POLL_IDLE_MS = 200;
/** How often while the tables are behind the graph but nobody waits: events under load must not cost a look each. */
export const POLL_BEHIND_MS = 50;
/** How often while somebody waits. */
export const POLL_EAGER_MS = 5;
/** The tables have been ahead of the graph for so long that the stream will not bring the rest: load it. */
export const GRAPH_BEHIND_MS_MAX = 1_000;
/** What a client is told to wait before it asks again. */
export const RETRY_AFTER_SECONDS = 1;

/** Past it, years have five digits. */
const LAST_INSTANT = '9999-12-31T00:00:00Z';

interface Waiter {
  position: number;
  wake(): void;
}

/**
 * The position up to which this process can answer: what both the graph and the tables have seen. Every answer
 * is as of one position, so that its parts agree with each other.
 */
@Injectable()
export class Visibility implements OnApplicationBootstrap, OnApplicationShutdown {
  private tables = -1;
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | null = null;
  private dueAt = 0;
  private failed = false;
  private polling = false;
  private stopped = false;
  private behindSince: number | null = null;
  /** The tables lost what was answered from them before. */
  private behindItself = false;
  private waiting: SetAside = SetAside.NOTHING;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly metrics: Metrics,
    private readonly settings: QuerySettings,
    private readonly rights: Rights,
    health: HealthChecks,
  ) {
    health.register('tables', () => !this.behindItself);
  }

  /** @throws ReadModelUnavailable while the tables are not back where they were */
  get visible(): number {
    if (this.behindItself) throw new ReadModelUnavailable(new Error('The tables are being rebuilt.'));
    return this.seenByBoth;
  }

  /** What could not be applied and waits, as of the same moment as `visible`. */
  get setAside(): SetAside {
    return this.waiting;
  }

  private get seenByBoth(): number {
    return Math.min(this.keeper.watermark, this.tables);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.stopListening = this.keeper.onProgress(() => this.hurry());
    await this.poll();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    this.stopListening?.();
    if (this.timer !== null) clearTimeout(this.timer);
    for (const waiter of this.waiters) waiter.wake();
  }

  /**
   * The position an answer is as of.
   *
   * @param knownAt a position or an RFC 3339 instant; null: the newest visible
   * @param waitFor a position that must be visible first; null: do not wait
   * @throws ProblemError 503 NOT_YET_VISIBLE, 400 KNOWN_AT_AHEAD
   */
  async positionFor(knownAt: string | null, waitFor: number | null): Promise<number> {
    if (waitFor !== null) await this.waitUntil(waitFor);
    const { visible } = this;
    if (knownAt === null) return visible;
    if (!/^\d+$/.test(knownAt)) return this.positionAtInstant(new Date(knownAt));
    const position = Number(knownAt);
    // Who asks as of a position just written means to wait for it; who asks as of one that never comes is told so.
    if (!(await this.becomesVisible(position))) throw this.knownAtAhead(position);
    return position;
  }

  private knownAtAhead(position: number): ProblemError {
    const detail = `Position ${position} is not visible here; the newest visible one is ${this.visible}.`;
    return new ProblemError({
      status: 400,
      code: 'KNOWN_AT_AHEAD',
      detail,
      errors: [{ pointer: '/knownAt', code: 'KNOWN_AT_AHEAD', detail }],
      params: { position: String(position), visible: String(this.visible) },
    });
  }

  /** Nothing was recorded before 1970 and nothing after now: outside of it no store needs to be asked. */
  private async positionAtInstant(instant: Date): Promise<number> {
    if (instant.getTime() < 0) return -1;
    if (instant.getTime() >= Date.parse(LAST_INSTANT)) return this.visible;
    return Math.min(await this.readModel.positionAt(instant.toISOString()), this.visible);
  }

  /** Resolves when `position` is visible; 503 NOT_YET_VISIBLE after WAIT_FOR_MS_MAX. */
  async waitUntil(position: number): Promise<void> {
    if (await this.becomesVisible(position)) return;
    throw new ProblemError({
      status: 503,
      code: 'NOT_YET_VISIBLE',
      detail: `Position ${position} did not become visible within ${WAIT_FOR_MS_MAX / 1000} s; the newest visible one is ${this.visible}. Ask again.`,
      headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
      params: { position: String(position), visible: String(this.visible) },
    });
  }

  /** Whether `position` is visible, or becomes so within WAIT_FOR_MS_MAX. */
  private async becomesVisible(position: number): Promise<boolean> {
    if (position <= this.seenByBoth) return true;
    await new Promise<void>((resolve) => {
      const waiter: Waiter = { position, wake: () => done() };
      const timer = setTimeout(() => done(), WAIT_FOR_MS_MAX);
      const done = (): void => {
        clearTimeout(timer);
        this.waiters.delete(waiter);
        resolve();
      };
      this.waiters.add(waiter);
      this.hurry();
    });
    return position <= this.seenByBoth;
  }

  /** Looks again as soon as the occasion calls for it, never later than was planned. */
  private hurry(): void {
    this.wakeThoseWhoCanGo();
    if (!this.polling) this.planNextPoll();
  }

  private planNextPoll(): void {
    if (this.stopped) return;
    const dueAt = performance.now() + this.pace();
    if (this.timer !== null && this.dueAt <= dueAt) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.dueAt = dueAt;
    this.timer = setTimeout(() => void this.poll(), this.pace());
    this.timer.unref();
  }

  private pace(): number {
    if (this.failed) return POLL_IDLE_MS;
    if (this.waiters.size > 0) return POLL_EAGER_MS;
    return this.keeper.watermark > this.tables ? POLL_BEHIND_MS : POLL_IDLE_MS;
  }

  private async poll(): Promise<void> {
    this.timer = null;
    this.polling = true;
    try {
      await this.look();
      this.tell('graph', this.keeper.watermark);
      this.tell('tables', this.tables);
      this.tellSetAside();
      await this.loadWhatTheStreamDoesNotBring();
      this.failed = false;
    } catch (error) {
      // The last known figure stays: answers go on, and the next poll tries again, without haste.
      this.failed = true;
      this.settings.logger.warn({ err: error }, 'the read model did not say how far it is');
    } finally {
      this.polling = false;
    }
    this.wakeThoseWhoCanGo();
    this.planNextPoll();
  }

  /** Graph, tables and what was set aside step into a new epoch together: no answer sees one without the others. */
  private async look(): Promise<void> {
    const progress = await this.readModel.tableProgress();
    // Tables that are behind where they were, though nobody says why, were put back from a copy.
    this.behindItself ||= progress.watermark < Math.max(this.tables, progress.reach);
    // Before the graph knows more, and before a position becomes visible: who may read what must be known by then.
    await this.rights.keepUp(progress, this.behindItself);
    const entered = await this.keeper.enter(progress, this.behindItself);
    if (!entered || progress.watermark < this.tables) return;
    this.behindItself = false;
    this.tables = progress.watermark;
    this.waiting = SetAside.of(progress);
  }

  private tellSetAside(): void {
    const help = 'Streams with events that could not be applied and wait; alarm when it is above zero.';
    this.metrics.gauge('suyuan_query_set_aside_streams', help).set(this.waiting.size);
  }

  private async loadWhatTheStreamDoesNotBring(): Promise<void> {
    if (this.tables <= this.keeper.watermark) {
      this.behindSince = null;
      return;
    }
    this.behindSince ??= performance.now();
    if (performance.now() - this.behindSince < GRAPH_BEHIND_MS_MAX) return;
    this.behindSince = null;
    await this.keeper.catchUp();
  }

  private tell(part: string, position: number): void {
    const help = 'Position up to which the part has seen everything.';
    this.metrics.gauge('suyuan_query_watermark', help, ['part']).set({ part }, position);
  }

  private wakeThoseWhoCanGo(): void {
    const visible = this.seenByBoth;
    for (const waiter of this.waiters) if (waiter.position <= visible) waiter.wake();
  }
}
