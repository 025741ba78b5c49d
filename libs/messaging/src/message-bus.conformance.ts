import type {
  IncomingMessage,
  MessageBatch,
  MessageBus,
  OutgoingMessage,
  SubscribeOptions,
} from './message-bus';
import { keepsHolding, until } from '../../../test/support/until';

export interface BusUnderTest {
  bus: MessageBus;
  /** A fresh topic of this many partitions where the bus has partitions. */
  createTopic: (partitions: number) => Promise<string>;
}

/** Long enough for a second batch of the partition to come if it could. */
const SHORT_WATCH_MS = 5;

export const message = (key: string, text: string): OutgoingMessage => ({
  key,
  headers: { ce_id: `${key}:${text}`, note: '溯源' },
  value: Buffer.from(text),
});

export const texts = (messages: { value: Buffer }[]) => messages.map(({ value }) => value.toString());

/** Collects what a group receives and keeps its offsets as a real subscriber would: with the effect. */
export class Recorder {
  readonly batches: MessageBatch[] = [];
  readonly offsets = new Map<number, bigint>();
  /** Called before a batch counts as handled. */
  before: (batch: MessageBatch) => Promise<void> | void = () => {};

  constructor(
    readonly topic: string,
    readonly group: string,
  ) {}

  get messages(): IncomingMessage[] {
    return this.batches.flatMap((batch) => batch.messages);
  }

  options(more: Partial<SubscribeOptions> = {}): SubscribeOptions {
    return {
      topic: this.topic,
      group: this.group,
      startOffsets: async () => new Map(this.offsets),
      handle: async (batch) => {
        await this.before(batch);
        this.batches.push(batch);
        this.offsets.set(batch.partition, batch.messages.at(-1)!.offset + 1n);
      },
      ...more,
    };
  }
}

/** What every bus must keep, run by in-process-bus.spec.ts and kafka-bus.int.spec.ts. */
export function messageBusConformance(setUp: () => Promise<BusUnderTest>): void {
  let bus: MessageBus;
  let createTopic: (partitions: number) => Promise<string>;
  let count = 0;
  const group = () => `group-${process.pid}-${(count += 1)}`;

  beforeAll(async () => ({ bus, createTopic } = await setUp()));
  afterAll(() => bus.close());

  describe('a topic with a subscriber', () => {
    it('delivers key, headers and bytes unchanged, with the place of the message', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      const bytes = Buffer.from([0, 255, 10, 128]);
      await bus.publish(recorder.topic, [{ key: 'k', headers: { a: '', b: '溯源 é' }, value: bytes }]);
      const subscription = await bus.subscribe(recorder.options());
      await until(() => recorder.messages.length > 0, 'the message came');
      await subscription.stop();
      expect(recorder.messages).toEqual([
        {
          topic: recorder.topic,
          partition: 0,
          offset: 0n,
          key: 'k',
          headers: { a: '', b: '溯源 é' },
          value: bytes,
        },
      ]);
    });

    it('keeps the order of each key while publishers overlap', async () => {
      const recorder = new Recorder(await createTopic(4), group());
      const subscription = await bus.subscribe(recorder.options());
      const sent: Promise<void>[] = [];
      for (let round = 0; round < 40; round += 1) {
        sent.push(
          bus.publish(
            recorder.topic,
            ['a', 'b', 'c', 'd', 'e'].map((key) => message(key, `${round}`)),
          ),
        );
      }
      await Promise.all(sent);
      await until(() => recorder.messages.length >= 200, 'all messages came');
      await subscription.stop();
      const wanted = Array.from({ length: 40 }, (_, round) => `${round}`);
      for (const key of ['a', 'b', 'c', 'd', 'e']) {
        expect(texts(recorder.messages.filter((one) => one.key === key))).toEqual(wanted);
      }
    });

    it('hands over batches of one partition, in offset order, never empty nor larger than asked', async () => {
      const recorder = new Recorder(await createTopic(3), group());
      await bus.publish(
        recorder.topic,
        Array.from({ length: 50 }, (_, index) => message(`k${index}`, `${index}`)),
      );
      const subscription = await bus.subscribe(recorder.options({ maxBatch: 7 }));
      await until(() => recorder.messages.length >= 50, 'all messages came');
      await subscription.stop();
      for (const { partition, messages } of recorder.batches) {
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.length).toBeLessThanOrEqual(7);
        expect(messages.every((one) => one.partition === partition)).toBe(true);
        messages.slice(1).forEach((one, index) => expect(one.offset).toBe(messages[index]!.offset + 1n));
      }
    });

    it('carries 20 000 messages in large publishes without losing or inverting one', async () => {
      const recorder = new Recorder(await createTopic(2), group());
      const subscription = await bus.subscribe(recorder.options());
      const all = Array.from({ length: 20_000 }, (_, index) => message(`k${index % 97}`, `${index}`));
      await bus.publish(recorder.topic, all.slice(0, 10_000));
      await bus.publish(recorder.topic, all.slice(10_000));
      await until(() => recorder.messages.length >= all.length, 'all messages came');
      await subscription.stop();
      const lastOf = new Map<string, number>();
      for (const { key, value } of recorder.messages) {
        expect(Number(value)).toBeGreaterThan(lastOf.get(key) ?? -1);
        lastOf.set(key, Number(value));
      }
      expect(new Set(texts(recorder.messages)).size).toBe(all.length);
    });

    it('hands over one batch of a partition at a time and reads on only after it', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      let busy = 0;
      let most = 0;
      recorder.before = async () => {
        busy += 1;
        most = Math.max(most, busy);
        await keepsHolding(() => busy === 1, SHORT_WATCH_MS);
        busy -= 1;
      };
      const subscription = await bus.subscribe(recorder.options({ maxBatch: 1 }));
      await bus.publish(
        recorder.topic,
        Array.from({ length: 20 }, (_, index) => message('k', `${index}`)),
      );
      await until(() => recorder.messages.length >= 20, 'all messages came');
      await subscription.stop();
      expect(most).toBe(1);
    });
  });

  describe('a subscriber that comes again', () => {
    it('goes on from its own start offsets', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      await bus.publish(
        recorder.topic,
        ['0', '1', '2', '3', '4'].map((text) => message('k', text)),
      );
      recorder.offsets.set(0, 3n);
      const subscription = await bus.subscribe(recorder.options());
      await until(() => recorder.messages.length >= 2, 'the rest came');
      await subscription.stop();
      expect(texts(recorder.messages)).toEqual(['3', '4']);
      expect(recorder.messages[0]!.offset).toBe(3n);
    });

    it('starts at the beginning when its own store is empty, whatever the group read before', async () => {
      const first = new Recorder(await createTopic(1), group());
      await bus.publish(
        first.topic,
        ['0', '1', '2'].map((text) => message('k', text)),
      );
      const before = await bus.subscribe(first.options());
      await until(() => first.messages.length >= 3, 'the first run read all');
      await before.stop();
      const again = new Recorder(first.topic, first.group);
      const after = await bus.subscribe(again.options());
      await until(() => again.messages.length >= 3, 'the second run read all');
      await after.stop();
      expect(texts(again.messages)).toEqual(['0', '1', '2']);
    });

    it('misses nothing that was published while it was away', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      for (let round = 0; round < 3; round += 1) {
        await bus.publish(recorder.topic, [message('k', `${round}a`), message('k', `${round}b`)]);
        const subscription = await bus.subscribe(recorder.options());
        await until(() => recorder.messages.length >= 2 * (round + 1), `round ${round} came`);
        await subscription.stop();
      }
      expect(texts(recorder.messages)).toEqual(['0a', '0b', '1a', '1b', '2a', '2b']);
    });
  });

  describe('a handler that throws', () => {
    it('gets the same batch again until it succeeds, and nothing after it before', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      let faults = 0;
      recorder.before = (batch) => {
        if (batch.messages.some((one) => one.value.toString() === '2') && faults < 3) {
          faults += 1;
          throw new Error('the database is away');
        }
      };
      const subscription = await bus.subscribe(recorder.options({ maxBatch: 1 }));
      await bus.publish(
        recorder.topic,
        ['0', '1', '2', '3', '4'].map((text) => message('k', text)),
      );
      await until(() => recorder.messages.length >= 5, 'all messages came');
      await subscription.stop();
      expect(faults).toBe(3);
      expect(texts(recorder.messages)).toEqual(['0', '1', '2', '3', '4']);
    });

    it('is asked again when reading the start offsets fails', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      let faults = 0;
      const startOffsets = async () => {
        if ((faults += 1) < 3) throw new Error('the database is away');
        return new Map<number, bigint>();
      };
      await bus.publish(recorder.topic, [message('k', '0')]);
      const subscription = await bus.subscribe(recorder.options({ startOffsets }));
      await until(() => recorder.messages.length >= 1, 'the message came');
      await subscription.stop();
      expect(faults).toBeGreaterThanOrEqual(3);
    });

    it('does not keep stop waiting', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      let tried = 0;
      recorder.before = () => {
        tried += 1;
        throw new Error('for ever');
      };
      await bus.publish(recorder.topic, [message('k', '0')]);
      const subscription = await bus.subscribe(recorder.options());
      await until(() => tried > 0, 'the handler was tried');
      await subscription.stop();
      const triedAtStop = tried;
      await keepsHolding(() => tried === triedAtStop);
      expect(recorder.messages).toEqual([]);
    });
  });

  describe('a subscription that stops', () => {
    it('finishes the batch in hand and takes no further one', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      let begun = false;
      let release: () => void = () => {};
      const gate = new Promise<void>((resolve) => (release = resolve));
      recorder.before = async () => {
        begun = true;
        await gate;
      };
      await bus.publish(
        recorder.topic,
        ['0', '1', '2'].map((text) => message('k', text)),
      );
      const subscription = await bus.subscribe(recorder.options({ maxBatch: 1 }));
      await until(() => begun, 'a batch is in hand');
      let stopped = false;
      const stopping = subscription.stop().then(() => (stopped = true));
      await keepsHolding(() => !stopped);
      release();
      await stopping;
      expect(texts(recorder.messages)).toEqual(['0']);
      await keepsHolding(() => recorder.messages.length === 1);
    });
  });

  describe('several groups and several members', () => {
    it('gives every group all messages', async () => {
      const topic = await createTopic(2);
      const recorders = [
        new Recorder(topic, group()),
        new Recorder(topic, group()),
        new Recorder(topic, group()),
      ];
      const subscriptions = await Promise.all(recorders.map((recorder) => bus.subscribe(recorder.options())));
      await bus.publish(
        topic,
        Array.from({ length: 30 }, (_, index) => message(`k${index}`, `${index}`)),
      );
      const wanted = Array.from({ length: 30 }, (_, index) => `${index}`).sort();
      for (const recorder of recorders) {
        await until(() => recorder.messages.length >= 30, 'every group got all');
        expect(texts(recorder.messages).sort()).toEqual(wanted);
      }
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    });

    it('lets another member of the group take over when one stops', async () => {
      const recorder = new Recorder(await createTopic(1), group());
      const one = await bus.subscribe(recorder.options());
      await bus.publish(recorder.topic, [message('k', '0')]);
      await until(() => recorder.messages.length >= 1, 'the first member got it');
      const other = await bus.subscribe(recorder.options());
      await one.stop();
      await bus.publish(recorder.topic, [message('k', '1')]);
      await until(() => recorder.messages.length >= 2, 'the other member went on');
      await other.stop();
      expect(texts(recorder.messages)).toEqual(['0', '1']);
    });
  });

  describe('health', () => {
    it('is good while the bus is open', async () => {
      await expect(bus.isHealthy()).resolves.toBe(true);
    });
  });
}
