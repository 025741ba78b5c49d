import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TOPICS } from '@suyuan/contract';
import { fromMessage, MessageBus, type IncomingMessage, type Subscription } from '@suyuan/messaging';
import { HealthChecks, Metrics, newId } from '@suyuan/platform';
import { ReadModel, recordedEventOf } from '@suyuan/read-model';
import { CalibrationGraph, graphFactOf } from '@suyuan/traceability';
import type { Counter } from 'prom-client';
import { QuerySettings } from '../query-settings';
import { ContiguousWatermark } from './watermark';

/** The consumer whose checkpoints say what the read model holds: the graph starts from the same place. */
export const PROJECTOR_CONSUMER = 'suyuan.projector';

/** Header in which every event carries its position, readable even when the body is not. */
const POSITION_HEADER = 'ce_suyuanposition';

/**
 * Keeps the temporal calibration graph of this process: loaded from the read model at the start, kept current
 * from the stream. Facts are learnt in any order and any number of times, so overlap between the two is harmless.
 */
@Injectable()
export class GraphKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly graph = new CalibrationGraph();
  private readonly seen = new ContiguousWatermark();
  private readonly listeners = new Set<() => void>();
  private readonly poison: Counter;
  private subscription: Subscription | null = null;
  private catchingUp: Promise<void> | null = null;
  private loaded = false;

  constructor(
    private readonly readModel: ReadModel,
    private readonly bus: MessageBus,
    metrics: Metrics,
    health: HealthChecks,
    private readonly settings: QuerySettings,
  ) {
    this.poison = metrics.counter(
      'suyuan_query_poison_messages_total',
      'Messages of the event stream that the graph could not learn; their positions count as seen.',
    );
    health.register('graph', () => this.loaded);
  }

  /** The greatest position up to which this graph has seen everything; -1 before the first event. */
  get watermark(): number {
    return this.seen.value;
  }

  onProgress(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async onApplicationBootstrap(): Promise<void> {
    // In this order: what is applied after the checkpoints were read comes again over the stream, so nothing
    // falls between the two.
    const offsets = await this.readModel.startOffsets(PROJECTOR_CONSUMER, TOPICS.events);
    await this.catchUp();
    this.loaded = true;
    this.subscription = await this.bus.subscribe({
      topic: TOPICS.events,
      group: `suyuan.query.graph.${newId()}`,
      startOffsets: () => Promise.resolve(new Map(offsets)),
      handle: async ({ partition, messages }) => {
        for (const message of messages) this.learn(message);
        const last = messages.at(-1);
        if (last !== undefined) offsets.set(partition, last.offset + 1n);
        this.tell();
      },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.subscription?.stop();
    this.subscription = null;
  }

  /**
   * Learns what the read model holds beyond this graph's watermark. Needed at the start, and whenever a position
   * never comes over the stream: partitions are read from checkpoints of their own, so an event that was applied
   * before them but lies above the watermark of that moment is loaded here and not sent again.
   */
  catchUp(): Promise<void> {
    this.catchingUp ??= this.loadBeyondWatermark().finally(() => (this.catchingUp = null));
    return this.catchingUp;
  }

  private async loadBeyondWatermark(): Promise<void> {
    // Read before loading: everything up to it is in the tables that are loaded now.
    const applied = await this.readModel.watermark();
    await this.readModel.loadGraphFacts(this.seen.value + 1, (facts) => {
      for (const fact of facts) this.graph.learn(fact);
    });
    this.seen.advanceTo(applied);
    this.tell();
  }

  private learn(message: IncomingMessage): void {
    try {
      const event = recordedEventOf(fromMessage(message));
      const fact = graphFactOf(event);
      if (fact !== null) this.graph.learn(fact);
      this.seen.see(event.position);
    } catch (error) {
      // One bad message must not stop the answers about all others. The projector sets it aside with its reason.
      const { partition, offset, headers } = message;
      const position = Number(headers[POSITION_HEADER]);
      this.poison.inc();
      this.settings.logger.error(
        { err: error, partition, offset: String(offset), position },
        'message not learnt',
      );
      if (Number.isSafeInteger(position) && position >= 0) this.seen.see(position);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
