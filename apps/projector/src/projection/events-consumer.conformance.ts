import { deadLetterTopic, TOPICS } from '@suyuan/contract';
import { toMessage, type IncomingMessage, type MessageBus, type OutgoingMessage } from '@suyuan/messaging';
import { isEventFault, type PostgresReadModel, type ReadModel } from '@suyuan/read-model';
import { replayDeadLetter } from '../dead-letters/replay-dead-letter';
import { consumerOn, freshReadModel, movesLog, ownerOf, publish } from '../testing/bench';
import { until } from '../../../../test/support/until';

/** Damage on the way, while the log is sound: the schema version is one that this release does not know. */
const unknownVersionAt = (bad: number) => (message: OutgoingMessage, position: number) =>
  position === bad ? { ...message, headers: { ...message.headers, ce_schemaversion: '99' } } : message;

/** A well-formed message whose data cannot be projected: the owner is no text but NUL. */
const unstorableAt = (bad: number) => (message: OutgoingMessage, position: number) => {
  if (position !== bad) return message;
  const data = JSON.parse(message.value.toString()) as object;
  return { ...message, value: Buffer.from(JSON.stringify({ ...data, owner: '\0' })) };
};

const PAGE = { limit: 10, cursor: null };

/** What the projector promises on every bus. `open` gives a bus whose topics are empty. */
export function eventsConsumerConformance(open: () => Promise<MessageBus>): void {
  let bus: MessageBus;
  let readModel: PostgresReadModel;
  let end: () => Promise<void>;
  let stops: (() => Promise<void>)[];

  beforeEach(async () => {
    bus = await open();
    ({ readModel, end } = await freshReadModel());
    stops = [];
  });
  afterEach(async () => {
    for (const stop of stops) await stop();
    await bus.close();
    await end();
  });

  async function start(model: ReadModel = readModel) {
    const started = consumerOn(bus, model);
    stops.push(() => started.consumer.onApplicationShutdown());
    await started.consumer.onApplicationBootstrap();
    return started;
  }
  const seen = (position: number) =>
    until(async () => (await readModel.watermark()) >= position, `position ${position} is seen`);

  describe('a sound log', () => {
    it('arrives whole, and a new process goes on after the last batch', async () => {
      const { events } = await movesLog();
      await publish(bus, events.slice(0, 3));
      const { consumer } = await start();
      await seen(2);
      await consumer.onApplicationShutdown();
      await publish(bus, events.slice(3));
      await start();
      await seen(5);
      expect(await ownerOf(readModel, 'a')).toBe('owner-4');
      expect(await ownerOf(readModel, 'b')).toBe('owner-3');
      expect((await readModel.deadLetters(PAGE)).items).toEqual([]);
    });
  });

  describe.each([
    ['an unknown version', unknownVersionAt, 'schema version 99'],
    ['data that cannot be stored', unstorableAt, 'a NUL character'],
  ])('a message with %s', (_, spoil, reason) => {
    it('does not block the partition; its stream waits, and is replayed in order', async () => {
      const { log, events } = await movesLog();
      await publish(bus, events, spoil(2));
      const { log: told, metrics } = await start();
      await seen(5);
      expect(await ownerOf(readModel, 'b')).toBe('owner-3');
      expect(await ownerOf(readModel, 'a')).toBe('owner-0');
      const { items } = await readModel.deadLetters(PAGE);
      expect(items).toMatchObject([{ position: 2, stream: 'instrument-a', parked: 2 }]);
      expect(items[0]?.reason).toContain(reason);
      expect(told.errors).toMatchObject([{ position: 2, stream: 'instrument-a' }]);
      expect(await metrics.text()).toMatch(/suyuan_projector_dead_letters_total\S* 1\n/u);
      expect(await replayDeadLetter({ log, readModel }, 2)).toEqual({ applied: [2, 3, 5], dead: null });
      expect(await ownerOf(readModel, 'a')).toBe('owner-4');
    });

    it('is on the dead-letter topic as it came, with the reason and its place', async () => {
      const { events } = await movesLog();
      await publish(bus, events, spoil(2));
      await start();
      await seen(5);
      const dead = await firstOf(deadLetterTopic(TOPICS.events));
      expect(dead.key).toBe('instrument-a');
      expect(dead.headers).toMatchObject({
        ce_suyuanposition: '2',
        ce_type: 'suyuan.asset-transferred',
        dead_consumer: 'suyuan.projector',
        dead_reason: expect.stringContaining(reason) as string,
      });
      expect(dead.value.toString()).toContain('"asset":"a"');
    });
  });

  describe('a message that is no event of ours', () => {
    it('is set aside and holds up nothing', async () => {
      const { events } = await movesLog();
      await bus.publish(TOPICS.events, [{ key: 'instrument-a', headers: {}, value: Buffer.from('?') }]);
      await publish(bus, events);
      await start();
      await seen(5);
      expect(await ownerOf(readModel, 'a')).toBe('owner-4');
      expect((await readModel.deadLetters(PAGE)).items).toMatchObject([{ position: null }]);
    });
  });

  describe('an event of another deployment on the same topic', () => {
    it('is set aside with its source, and nothing of ours waits for it', async () => {
      const { events } = await movesLog();
      const others = { own: '/another', earlier: [] };
      await bus.publish(TOPICS.events, [
        toMessage({ ...events[1]!, correlationId: null, causationId: null }, others),
      ]);
      await publish(bus, events);
      await start();
      await seen(5);
      expect(await ownerOf(readModel, 'a')).toBe('owner-4');
      expect(await ownerOf(readModel, 'b')).toBe('owner-3');
      const { items } = await readModel.deadLetters(PAGE);
      expect(items).toMatchObject([{ position: null, parked: 0 }]);
      expect(items[0]?.reason).toContain('/another/event-log');
      expect(items[0]?.stream).toContain('/another/event-log');
    });
  });

  describe('a process that dies after the effect and before the offset', () => {
    it('repeats the batch, and the repetition changes nothing', async () => {
      const { events } = await movesLog();
      let deaths = 0;
      const dying = withApply(readModel, async (batch, checkpoint, dead) => {
        if (checkpoint === null || deaths === 3) return readModel.apply(batch, checkpoint, dead);
        deaths += 1;
        await readModel.apply(batch, null, dead);
        throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
      });
      await publish(bus, events);
      await start(dying);
      await until(async () => {
        return (await readModel.startOffsets('suyuan.projector', TOPICS.events)).size > 0 && deaths === 3;
      }, 'the offset is stored');
      await seen(5);
      const repeated = await readModel.fingerprint();
      await readModel.clear();
      await readModel.apply(events as never, null);
      expect(repeated).toEqual(await readModel.fingerprint());
    });
  });

  describe('a database that is away', () => {
    it('is waited for, and nothing is taken for poison', async () => {
      const { events } = await movesLog();
      let refusals = 0;
      const away = withApply(readModel, async (batch, checkpoint, dead) => {
        refusals += 1;
        if (refusals > 8) return readModel.apply(batch, checkpoint, dead);
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      });
      await publish(bus, events);
      await start(away);
      await seen(5);
      expect(refusals).toBeGreaterThan(8);
      expect((await readModel.deadLetters(PAGE)).items).toEqual([]);
      expect(isEventFault(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(false);
    });
  });

  async function firstOf(topic: string): Promise<IncomingMessage> {
    const messages: IncomingMessage[] = [];
    const subscription = await bus.subscribe({
      topic,
      group: 'reader',
      startOffsets: async () => new Map<number, bigint>(),
      handle: async (batch) => void messages.push(...batch.messages),
    });
    stops.push(() => subscription.stop());
    await until(() => messages.length > 0, `a message on ${topic}`);
    return messages[0]!;
  }
}

function withApply(readModel: ReadModel, apply: ReadModel['apply']): ReadModel {
  return new Proxy(readModel, {
    get: (target, name) => {
      if (name === 'apply') return apply;
      const member = Reflect.get(target, name) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
}
