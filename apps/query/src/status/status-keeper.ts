import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReadModel, type AssetStatusRow, type StatusProgress, type StatusStep } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { QuerySettings } from '../query-settings';
import { affectedAssets } from './affected-assets';
import { StatusJudge } from './status-judge';

/** Assets judged in one step, so that other questions have their turn between. */
export const STATUS_STEP = 200;

/** Between two looks when there was nothing to do. */
export const STATUS_IDLE_MS = 1_000;

/** Pauses between two steps of one piece of work, as many times as long as the step took: who asks goes first. */
const PAUSES = { quiet: 1, busy: 19 };

/** From this share of its time on in which the process answers others, it counts as busy. */
const BUSY_FROM = 0.2;

/** As of when a step judges. */
interface Moment {
  position: number;
  on: string;
  /** Of the tables: raised where something was applied below the position. */
  epoch: number;
}

/**
 * Keeps the projection of states along the calendar and the impact of events: judged again is what turns on a day, what
 * an event concerns and what it reaches downstream; where that is too much to name, every asset in the order of ids.
 * Each step is written with how far it came, so that any process goes on where another stopped.
 */
@Injectable()
export class StatusKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private ended = false;
  /** How the process was used since the last step. */
  private used = performance.eventLoopUtilization();

  constructor(
    private readonly readModel: ReadModel,
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly statuses: StatusJudge,
    private readonly settings: QuerySettings,
  ) {}

  onApplicationBootstrap(): void {
    this.again(STATUS_IDLE_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.ended = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  /** One step, where there is one to take and nobody else takes it. Returns whether there may be another. */
  async step(): Promise<boolean> {
    const visible = this.visibility.visible;
    const { today } = this.statuses;
    const { epoch } = this.keeper;
    if (visible < 0) return false;
    let more = false;
    await this.readModel.keepStatuses(async (progress) => {
      const taken = await this.stepFrom(progress, { position: visible, on: today, epoch });
      more = taken !== null;
      return taken;
    });
    return more;
  }

  private async stepFrom(progress: StatusProgress, now: Moment): Promise<StatusStep | null> {
    // Another process has seen more of what was applied: what this one would judge is stale.
    if (progress.epoch > now.epoch) return null;
    // What a replay or a rebuild brought lies below what was judged, and may bear on any asset.
    if (progress.epoch < now.epoch) return startSweep(progress, now);
    if (progress.sweepAfter !== null) return this.sweep(progress);
    // A table that was never filled, or a log that is shorter than it was: nothing of it can be relied on.
    if (progress.position < 0 || now.position < progress.position) return startSweep(progress, now);
    if (progress.position < now.position) return this.follow(progress, now);
    if (progress.judgedOn < now.on) return this.turn(progress, now.on);
    return null;
  }

  /** The next assets of a pass over all of them. */
  private async sweep(progress: StatusProgress): Promise<StatusStep> {
    const { sweepAfter, sweepPosition, sweepOn } = progress;
    const ids = await this.readModel.assetsAfter(sweepAfter ?? '', STATUS_STEP);
    const last = ids.at(-1);
    if (last === undefined) {
      const { epoch } = progress;
      const done = { epoch, position: sweepPosition ?? -1, judgedOn: sweepOn ?? progress.judgedOn };
      const none = { sweepAfter: null, sweepPosition: null, sweepOn: null };
      return { rows: [], gone: [], progress: { ...done, ...none } };
    }
    const judged = await this.judge(ids, sweepPosition ?? -1, sweepOn ?? progress.judgedOn);
    return { ...judged, progress: { ...progress, sweepAfter: last } };
  }

  /** What was recorded since, and what it reaches. */
  private async follow(progress: StatusProgress, now: Moment): Promise<StatusStep> {
    const { position: visible, on: today } = now;
    const after = progress.position;
    const applied = await this.readModel.streamsChanged(after, visible, STATUS_STEP + 1);
    // Of what could not be applied nobody can say what it does, so its assets cannot be said to be well.
    const setAside = this.visibility.setAside.streamsBetween(after, visible);
    const affected =
      setAside === null || applied.length + setAside.length > STATUS_STEP
        ? null
        : await affectedAssets(this.keeper.graph, [...applied, ...setAside], [after, visible], STATUS_STEP);
    if (affected === null) return startSweep(progress, now);
    const judged = await this.judge(affected, visible, today);
    return { ...judged, progress: { ...progress, position: visible } };
  }

  /** What turns by today. */
  private async turn(progress: StatusProgress, today: string): Promise<StatusStep> {
    const ids = await this.readModel.assetsTurningBy(today, STATUS_STEP);
    if (ids.length === 0) return { rows: [], gone: [], progress: { ...progress, judgedOn: today } };
    return { ...(await this.judge(ids, progress.position, today)), progress };
  }

  private async judge(
    ids: readonly string[],
    knownAt: number,
    on: string,
  ): Promise<Pick<StatusStep, 'rows' | 'gone'>> {
    const judged = await this.statuses.ofAssets(ids, knownAt, on);
    const rows = [...judged].map(([asset, status]): AssetStatusRow => {
      const { state, due, until } = status;
      return { asset, state, due, turnsOn: until, position: knownAt, judgedOn: on };
    });
    return { rows, gone: ids.filter((id) => !judged.has(id)) };
  }

  private again(pause: number): void {
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.running = this.look();
    }, pause);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const began = performance.now();
    const isBusy = performance.eventLoopUtilization(this.used).utilization >= BUSY_FROM;
    let pause = STATUS_IDLE_MS;
    try {
      if (await this.step()) pause = (performance.now() - began) * (isBusy ? PAUSES.busy : PAUSES.quiet);
    } catch (error) {
      // The tables are away, or being rebuilt: the next look goes on from what was written.
      this.settings.logger.warn({ err: error }, 'The states could not be kept just now.');
    }
    this.used = performance.eventLoopUtilization();
    this.again(pause);
  }
}

function startSweep(progress: StatusProgress, { position, on, epoch }: Moment): StatusStep {
  const sweep = { sweepAfter: '', sweepPosition: position, sweepOn: on, epoch };
  return { rows: [], gone: [], progress: { ...progress, ...sweep } };
}
