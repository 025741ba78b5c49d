import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { BusLog } from './bus-log';
import { BROKER_RETRY } from './kafka-client';
import { findPlaces, readExtents } from './kafka-places';
import { MAX_BATCH_MESSAGES, type IncomingMessage, type SubscribeOptions } from './message-bus';
import { pause, retryDelayMs, untilItSucceeds, within, type RetryPace } from './pause';

/** A member that is silent so long is taken for dead and its partitions go to others. */
const SESSION_TIMEOUT_MS = 30_000;

/** Several missed heartbeats are borne within the session. */
const HEARTBEAT_INTERVAL_MS = 3_000;

/** A rebalance waits so long for members that are in the middle of a batch. */
const REBALANCE_TIMEOUT_MS = 60_000;

/** An empty fetch returns after this; seeks, resumed partitions and stops wait for it. */
const FETCH_WAIT_MS = 500;

/** Partitions handled at the same time, so that a slow handler holds up few others. */
const PARTITIONS_AT_ONCE = 32;

/** How often the broker hears how far the group is. It serves lag monitoring only. */
const COMMIT_INTERVAL_MS = 5_000;

/**
 * Attempts while a broker is away, half a minute in all: a member that comes back in its session keeps its
 * place, while a new one has to wait until the old one's session has run out.
 */
const FETCH_RETRIES = 14;

/** A consumer without a fetch, a heartbeat or a batch in hand for so long is dead, whatever it thinks. */
const SILENCE_MAX_MS = 120_000;

/** How often the silence is measured. */
const WATCH_INTERVAL_MS = 10_000;

/** Leaving the group takes a moment; a broker that is away must not keep us. */
const LEAVE_TIMEOUT_MS = 15_000;

export interface ConsumerHow {
  kafka: Kafka;
  log?: BusLog;
  /** How a throwing handler is tried again. */
  pace: RetryPace;
}

/** Where to go on, by partition; null when stopped before it was known. */
type Places = Map<number, bigint> | null;

/** One kafkajs consumer from its start to its death. */
export class ConsumerRun {
  /** Batches that the handler took. */
  handled = 0;
  private readonly consumer: Consumer;
  /** Set again whenever partitions are assigned. kafkajs waits for the handlers in hand before it joins again. */
  private places: Promise<Places> = Promise.resolve(null);
  private readonly failures = new Map<number, number>();
  private readonly committedAt = new Map<number, number>();
  private lastSign = Date.now();
  private inHand = 0;

  constructor(
    private readonly how: ConsumerHow,
    private readonly options: SubscribeOptions,
    private readonly stopping: AbortSignal,
  ) {
    this.consumer = how.kafka.consumer({
      groupId: options.group,
      sessionTimeout: SESSION_TIMEOUT_MS,
      heartbeatInterval: HEARTBEAT_INTERVAL_MS,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      allowAutoTopicCreation: false,
      // One way back for every kind of death: the watchdog's.
      retry: { ...BROKER_RETRY, retries: FETCH_RETRIES, restartOnFailure: async () => false },
    });
  }

  /** Resolves when stopped, rejects when the consumer died. */
  async untilItDies(): Promise<void> {
    const { CRASH, GROUP_JOIN, HEARTBEAT, FETCH } = this.consumer.events;
    const end = new Promise<void>((resolve, reject) => {
      if (this.stopping.aborted) resolve();
      this.stopping.addEventListener('abort', () => resolve(), { once: true });
      this.consumer.on(CRASH, ({ payload }) => reject(payload.error));
      const watch = setInterval(() => {
        const silentMs = Date.now() - this.lastSign;
        if (this.inHand === 0 && silentMs > SILENCE_MAX_MS) reject(new Error(`silent for ${silentMs} ms`));
      }, WATCH_INTERVAL_MS);
      this.stopWatch = () => clearInterval(watch);
    });
    this.consumer.on(HEARTBEAT, () => void (this.lastSign = Date.now()));
    this.consumer.on(FETCH, () => void (this.lastSign = Date.now()));
    this.consumer.on(GROUP_JOIN, ({ payload }) =>
      this.takePlaces(Object.values(payload.memberAssignment).flat()),
    );
    try {
      await Promise.race([this.start(), end]);
      await end;
    } finally {
      this.stopWatch();
      await within(
        LEAVE_TIMEOUT_MS,
        this.consumer.disconnect().catch(() => {}),
        undefined,
      );
    }
  }

  private stopWatch: () => void = () => {};

  private async start(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [this.options.topic], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => this.takeBatch(payload),
    });
  }

  /** Partitions were assigned: ask the subscriber, not the broker, where to go on, and go there. */
  private takePlaces(partitions: number[]): void {
    const found = untilItSucceeds(() => findPlaces(this.how, this.options), {
      pace: this.how.pace,
      signal: this.stopping,
      onFailure: (fault, attempt) =>
        this.warn({ err: fault, attempt }, 'finding the offsets to go on from failed'),
    });
    this.places = found.then((places) => places && places.value);
    void this.places.then((places) => {
      for (const partition of partitions) {
        const place = places?.get(partition);
        if (place !== undefined) this.seek(partition, place);
      }
    });
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    this.inHand += 1;
    try {
      const places = await this.withHeartbeats(payload, this.places);
      let place = places?.get(batch.partition);
      if (!places || place === undefined) return;
      // kafkajs says where it fetched from, though its types do not.
      const fetchedFrom = BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset);
      if (fetchedFrom > place) {
        // Fetched before the seek took effect, or retention took the messages: never pass over what is there.
        const low = (await readExtents(this.how.kafka, batch.topic)).get(batch.partition)?.low ?? 0n;
        if (low > place) places.set(batch.partition, (place = low));
        if (fetchedFrom > place) return this.seek(batch.partition, place);
      }
      const fresh = batch.messages.map((message) => incoming(payload, message));
      await this.handOver(
        payload,
        places,
        fresh.filter(({ offset }) => offset >= place),
      );
    } finally {
      this.inHand -= 1;
      this.lastSign = Date.now();
    }
  }

  private async handOver(
    payload: EachBatchPayload,
    places: Map<number, bigint>,
    messages: IncomingMessage[],
  ): Promise<void> {
    const { partition } = payload.batch;
    const size = this.options.maxBatch ?? MAX_BATCH_MESSAGES;
    for (let start = 0; start < messages.length; start += size) {
      if (this.stopping.aborted || !payload.isRunning() || payload.isStale()) return;
      const part = messages.slice(start, start + size);
      if (!(await this.handle(payload, part))) return;
      const last = part.at(-1)!.offset;
      this.handled += 1;
      places.set(partition, last + 1n);
      payload.resolveOffset(String(last));
      await this.tellBroker(payload, last + 1n);
      // Throws when the group rebalances: kafkajs then joins again, and the rest comes to whoever gets it.
      await payload.heartbeat();
    }
    // Everything in it was handled before: the fetches only have to move on.
    if (messages.length === 0) payload.resolveOffset(payload.batch.lastOffset());
  }

  /** One attempt. After a fault the partition pauses and the same messages are fetched again; the others go on. */
  private async handle(payload: EachBatchPayload, messages: IncomingMessage[]): Promise<boolean> {
    const { topic, partition } = payload.batch;
    try {
      await this.withHeartbeats(payload, this.options.handle({ topic, partition, messages }));
      this.failures.delete(partition);
      return true;
    } catch (fault) {
      const attempt = (this.failures.get(partition) ?? 0) + 1;
      this.failures.set(partition, attempt);
      this.warn({ err: fault, partition, attempt }, 'handling a batch failed, trying again');
      const resume = payload.pause();
      void pause(retryDelayMs(attempt, this.how.pace), this.stopping).then(resume);
      return false;
    }
  }

  /** Keeps the place in the group while something takes its time. */
  private async withHeartbeats<T>(payload: EachBatchPayload, work: Promise<T>): Promise<T> {
    // A heartbeat that fails is followed by one that throws where kafkajs can see it.
    const beat = () => void payload.heartbeat().catch(() => {});
    const timer = setInterval(beat, HEARTBEAT_INTERVAL_MS);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }

  private async tellBroker(payload: EachBatchPayload, next: bigint): Promise<void> {
    const { batch } = payload;
    const { topic, partition } = batch;
    const due = Date.now() - (this.committedAt.get(partition) ?? 0) > COMMIT_INTERVAL_MS;
    if (!due && next < BigInt(batch.highWatermark)) return;
    this.committedAt.set(partition, Date.now());
    const partitions = [{ partition, offset: String(next) }];
    await payload
      .commitOffsetsIfNecessary({ topics: [{ topic, partitions }] })
      .catch((fault: unknown) =>
        this.how.log?.debug({ err: fault, topic, partition }, 'the broker was not told how far the group is'),
      );
  }

  private seek(partition: number, offset: bigint): void {
    this.consumer.seek({ topic: this.options.topic, partition, offset: String(offset) });
  }

  private warn(fields: object, text: string): void {
    const { topic, group } = this.options;
    this.how.log?.warn({ ...fields, topic, group }, text);
  }
}

function incoming({ batch }: EachBatchPayload, message: KafkaMessage): IncomingMessage {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    // A header may repeat; the last one wins, as with most clients.
    const text = Array.isArray(value) ? value.at(-1) : value;
    if (text !== undefined) headers[name] = text.toString();
  }
  return {
    topic: batch.topic,
    partition: batch.partition,
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? '',
    headers,
    value: message.value ?? Buffer.alloc(0),
  };
}
