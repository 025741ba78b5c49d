import type { Kafka, Message, Producer } from 'kafkajs';
import { BROKER_RETRY } from './kafka-client';
import type { OutgoingMessage } from './message-bus';
import { within } from './pause';

/** Messages of one send: the rate no longer grows beyond it (35 000/s), and a failed send repeats little. */
export const MAX_SEND_MESSAGES = 1_000;

/** Bytes of one send, below `message.max.bytes` of the broker (8 MB), which counts headers and framing too. */
export const MAX_SEND_BYTES = 4_000_000;

/** What a message costs on the wire beside its key, headers and value. */
const FRAME_BYTES = 100;

/** Attempts of one send: more than a minute, longer than a cluster needs to get over a killed broker. */
const SEND_RETRIES = 30;

/** A send under way at the close gets this long, then it fails; whoever sent it sends it again after the start. */
const CLOSE_PATIENCE_MS = 10_000;

/** All in-sync replicas have it. */
const ACKS_ALL = -1;

/**
 * The only producer of a process. kafkajs loses acknowledged messages of an idempotent producer when several
 * sends are in flight and a broker dies, so there is exactly one: idempotent, `maxInFlightRequests` 1, and the
 * chain below lets a send begin only when the one before it is done.
 */
export class KafkaSender {
  private producer: Promise<Producer> | null = null;
  private chain: Promise<unknown> = Promise.resolve();
  private closed = false;
  constructor(private readonly kafka: Kafka) {}

  /** Resolves when every message is acknowledged. Sends wait for each other in the order of the calls. */
  send(topic: string, messages: OutgoingMessage[]): Promise<void> {
    const turn = this.chain.then(async () => {
      for (const part of partsOf(messages)) await this.sendPart(topic, part);
    });
    this.chain = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    this.closed = true;
    await within(CLOSE_PATIENCE_MS, this.chain, undefined);
    const producer = await this.producer?.catch(() => null);
    await producer?.disconnect().catch(() => {});
  }

  private async sendPart(topic: string, part: Message[]): Promise<void> {
    if (this.closed) throw new Error('the bus is closed');
    const producer = await (this.producer ??= this.connect());
    try {
      await producer.send({ topic, messages: part, acks: ACKS_ALL });
    } catch (fault) {
      // Whether the broker has it is unknown and so is the next sequence number: a new producer begins again,
      // the caller sends again, and readers drop what they have seen.
      this.producer = null;
      await producer.disconnect().catch(() => {});
      throw fault;
    }
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: { ...BROKER_RETRY, retries: this.retriesUntilClosed() },
    });
    try {
      await producer.connect();
      return producer;
    } catch (fault) {
      this.producer = null;
      throw fault;
    }
  }

  /**
   * kafkajs cannot be told to give a send up, and would go on for a minute after the close while no broker
   * answers. It compares this with its count at every attempt, so that the one under way is then the last.
   */
  private retriesUntilClosed(): number {
    return { valueOf: () => (this.closed ? 0 : SEND_RETRIES) } as unknown as number;
  }
}

/** Cuts a publish into sends. Generated one after the other, so that a large publish is not held twice. */
function* partsOf(messages: OutgoingMessage[]): Generator<Message[]> {
  let part: Message[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = sizeOf(message);
    if (part.length === MAX_SEND_MESSAGES || (part.length > 0 && bytes + size > MAX_SEND_BYTES)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push({ key: message.key, headers: message.headers, value: message.value });
    bytes += size;
  }
  if (part.length > 0) yield part;
}

function sizeOf({ key, headers, value }: OutgoingMessage): number {
  let size = FRAME_BYTES + value.length + Buffer.byteLength(key);
  for (const [name, text] of Object.entries(headers))
    size += Buffer.byteLength(name) + Buffer.byteLength(text);
  return size;
}
