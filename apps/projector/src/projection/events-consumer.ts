import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { deadLetterTopic, TOPICS } from '@suyuan/contract';
import type { RecordedEvent } from '@suyuan/domain';
import {
  deadLetterMessage,
  MessageBus,
  type IncomingMessage,
  type MessageBatch,
  type Subscription,
} from '@suyuan/messaging';
import { HealthChecks } from '@suyuan/platform';
import { ReadModel, type DeadLetter } from '@suyuan/read-model';
import { ProjectorLog } from '../projector-log';
import { projectBatch } from './batch-projector';
import { deadLetterOf, deliveryOf, PROJECTOR } from './delivery';
import { ProjectorMetrics } from './projector-metrics';

/**
 * Facts from the bus into the read model, each batch with its offset in one transaction, so that a crash between
 * the two cannot be. Where to go on is read from the read model, never from the broker.
 */
@Injectable()
export class EventsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private subscription: Subscription | null = null;

  constructor(
    private readonly bus: MessageBus,
    private readonly readModel: ReadModel,
    private readonly log: ProjectorLog,
    private readonly metrics: ProjectorMetrics,
    private readonly health: HealthChecks,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.health.register('projector-bus', () => this.bus.isHealthy());
    this.health.register('read-model', async () => (await this.readModel.watermark()) >= -1);
    this.subscription = await this.bus.subscribe({
      topic: TOPICS.events,
      group: PROJECTOR,
      startOffsets: () => this.readModel.startOffsets(PROJECTOR, TOPICS.events),
      handle: (batch) => this.handle(batch),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.subscription?.stop();
  }

  private async handle({ topic, partition, messages }: MessageBatch): Promise<void> {
    const started = performance.now();
    const last = messages.at(-1);
    if (!last) return;
    const events: RecordedEvent[] = [];
    const dead: DeadLetter[] = [];
    const byPosition = new Map<number, IncomingMessage>();
    for (const message of messages) {
      const delivery = deliveryOf(message, this.bus.sources);
      if ('dead' in delivery) {
        await this.announce(message, delivery.dead);
        dead.push(delivery.dead);
      } else {
        events.push(delivery.event);
        byPosition.set(delivery.event.position, message);
      }
    }
    const checkpoint = { consumer: PROJECTOR, topic, partition, nextOffset: last.offset + 1n };
    await projectBatch(this.readModel, { events, dead, checkpoint }, async (event, reason) => {
      const message = byPosition.get(event.position) ?? last;
      const letter = deadLetterOf(message, { stream: event.stream, position: event.position, reason });
      await this.announce(message, letter);
      return letter;
    });
    this.metrics.batchStored(messages.length, (performance.now() - started) / 1_000);
  }

  /** Tells everybody who should know, before the letter is stored: a crash repeats the news and loses none. */
  private async announce(message: IncomingMessage, letter: DeadLetter): Promise<void> {
    const { topic, partition, offset, stream, position, reason } = letter;
    await this.bus.publish(deadLetterTopic(topic), [deadLetterMessage(message, PROJECTOR, reason)]);
    this.metrics.deadLetter();
    const place = { topic, partition, offset: String(offset), stream, position };
    this.log.error({ ...place, reason }, 'A message cannot be projected and is set aside as a dead letter.');
  }
}
