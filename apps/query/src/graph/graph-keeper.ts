import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TOPICS } from '@suyuan/contract';
import { learnQuantity } from '@suyuan/domain';
import {
  ForeignMessage,
  fromMessage,
  MessageBus,
  type IncomingMessage,
  type Subscription,
} from '@suyuan/messaging';
import { HealthChecks, Metrics, newId } from '@suyuan/platform';
import { ReadModel, recordedEventOf, type TableProgress } from '@suyuan/read-model';
import { CalibrationGraph, graphFactOf, type GraphFact } from '@suyuan/traceability';
import type { Counter } from 'prom-client';
import { changedBy } from '../memory/changes';
import { QuerySettings } from '../query-settings';
import { Memories } from '../memory/memories';
import { hearQuantities } from './heard-quantities';
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
  private current = new CalibrationGraph();
  /** Takes the place of the current one when the tables are back; until then it learns beside it. */
  private next: { graph: CalibrationGraph; from: number } | null = null;
  private seenEpoch = 0;
  /** The greatest position heard of, in whatever order. */
  private greatest = -1;
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
    private readonly memories: Memories,
  ) {
    this.poison = metrics.counter(
      'suyuan_query_poison_messages_total',
      'Messages of the event stream that the graph could not learn; their positions count as seen.',
    );
    health.register('graph', () => this.loaded);
  }

  get graph(): CalibrationGraph {
    return this.current;
  }

  /** The epoch of the tables that this graph is in. */
  get epoch(): number {
    return this.seenEpoch;
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
    // And the epoch before the facts: what a replay brings in between is loaded once more.
    this.seenEpoch = (await this.readModel.tableProgress()).epoch;
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
    const { watermark: applied } = await this.readModel.tableProgress();
    await hearQuantities(this.readModel, applied);
    await this.readModel.loadGraphFacts(this.seen.value + 1, (facts) => {
      for (const fact of facts) this.learnFact(fact);
    });
    // Facts tell of certificates and assets, not of everything that a judgement rests on.
    this.memories.changes.unheardUpTo(applied);
    this.seen.advanceTo(applied);
    this.greatest = Math.max(this.greatest, applied);
    this.tell();
  }

  /**
   * Brings the graph into the epoch that the tables are in: what a replay applied lies below what was seen, and after a
   * rebuild or a restore the tables are others. Then everything that was remembered of them is forgotten.
   *
   * @param turned the tables lost what they had, whatever the epoch says
   * @returns false: the tables are not back yet where they were, and nobody can be answered meanwhile
   */
  async enter(progress: TableProgress, turned: boolean): Promise<boolean> {
    if (progress.epoch === this.seenEpoch && !turned) return true;
    const raised = progress.epoch > this.seenEpoch ? await this.readModel.epochsAfter(this.seenEpoch) : [];
    const known = raised.filter(({ epoch }) => epoch <= progress.epoch);
    if (!turned && known.length > 0 && known.every(({ cause }) => cause === 'REPLAY')) {
      await hearQuantities(this.readModel, progress.watermark);
      const facts = await this.readModel.graphFactsAt(known.flatMap(({ positions }) => positions));
      for (const fact of facts) this.learnFact(fact);
    } else if (!(await this.replaceGraph(progress))) {
      return false;
    }
    this.seenEpoch = progress.epoch;
    this.memories.changes.unheardUpTo(this.greatest);
    this.memories.forget();
    return true;
  }

  /** What this graph learnt over the stream is in the tables again before they are loaded, or is learnt by both. */
  private async replaceGraph({ watermark, reach }: TableProgress): Promise<boolean> {
    this.next ??= { graph: new CalibrationGraph(), from: this.greatest };
    const { graph, from } = this.next;
    if (watermark < Math.max(reach, from)) return false;
    await hearQuantities(this.readModel, watermark);
    await this.readModel.loadGraphFacts(0, (facts) => {
      for (const fact of facts) graph.learn(fact);
    });
    this.current = graph;
    this.next = null;
    return true;
  }

  private learnFact(fact: GraphFact): void {
    this.current.learn(fact);
    this.next?.graph.learn(fact);
  }

  private learn(message: IncomingMessage): void {
    try {
      const event = recordedEventOf(fromMessage(message, this.bus.sources));
      if (event.type === 'QuantityPublished') learnQuantity(event.data);
      const fact = graphFactOf(event);
      if (fact !== null) this.learnFact(fact);
      this.memories.changes.see(changedBy(event), event.position);
      this.see(event.position);
    } catch (error) {
      // One bad message must not stop the answers about all others. The projector sets it aside with its reason.
      const { partition, offset, headers } = message;
      const position = Number(headers[POSITION_HEADER]);
      this.poison.inc();
      this.settings.logger.error(
        { err: error, partition, offset: String(offset), position },
        'message not learnt',
      );
      // The position of another log says nothing about ours.
      if (error instanceof ForeignMessage) return;
      if (!Number.isSafeInteger(position) || position < 0) return;
      // Nobody knows what it changes.
      this.memories.changes.unheardUpTo(position);
      this.see(position);
    }
  }

  private see(position: number): void {
    this.seen.see(position);
    this.greatest = Math.max(this.greatest, position);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
