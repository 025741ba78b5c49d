// Goal: nothing is missed between the tables loaded at the start and the stream, in whatever order partitions come.
// Method: a read model and a bus of a few lines that stand where the test puts them; the real graph.
import type { IncomingMessage, MessageBus, SubscribeOptions } from '@suyuan/messaging';
import { toMessage } from '@suyuan/messaging';
import { createLogger, HealthChecks, Metrics } from '@suyuan/platform';
import type { ReadModel } from '@suyuan/read-model';
import type { AssetFact, GraphFact } from '@suyuan/traceability';
import { Memories } from '../memory/memories';
import { GraphKeeper } from './graph-keeper';

const assetFact = (position: number): AssetFact => ({
  kind: 'ASSET',
  position,
  id: `a${position}`,
  assetKind: 'STANDARD',
  tier: 'PUBLIC',
  identity: null,
  region: null,
  owner: 'o',
});

function messageOf(position: number, partition: number, offset: number): IncomingMessage {
  const data = {
    id: `a${position}`,
    kind: 'STANDARD',
    tier: 'PUBLIC',
    name: {},
    manufacturer: null,
    model: null,
    serialNumber: 's',
    owner: 'o',
    region: null,
    measurands: [],
    schemeLevel: null,
    usage: null,
    visibility: 'PUBLIC',
  };
  const message = toMessage({
    position,
    stream: `standard-a${position}`,
    version: 0,
    eventId: '00000000-0000-7000-8000-000000000000',
    type: 'AssetRegistered',
    schemaVersion: 1,
    occurredOn: '2024-01-01',
    recordedAt: '2024-01-01T00:00:00.000Z',
    actor: { subject: 's', role: 'lab', organization: null },
    correlationId: null,
    causationId: null,
    data,
  });
  return { ...message, topic: 't', partition, offset: BigInt(offset) };
}

async function start(tables: { watermark: number; facts: GraphFact[]; offsets: [number, bigint][] }) {
  let subscribed: SubscribeOptions | null = null;
  const order: string[] = [];
  const readModel = {
    startOffsets: async () => {
      order.push('offsets');
      return new Map(tables.offsets);
    },
    tableProgress: async () => {
      order.push('progress');
      return { watermark: tables.watermark, epoch: 0, reach: -1, setAside: new Map(), setAsideMore: false };
    },
    publications: async () => {
      order.push('publications');
      return [];
    },
    loadGraphFacts: async (from: number, onFacts: (facts: GraphFact[]) => void) => {
      order.push(`load from ${from}`);
      onFacts(tables.facts.filter(({ position }) => position >= from));
    },
  } as unknown as ReadModel;
  const bus = {
    subscribe: async (options: SubscribeOptions) => {
      subscribed = options;
      return { stop: async () => undefined };
    },
  } as unknown as MessageBus;
  const settings = { webFolder: '', logger: createLogger('test', 'silent') };
  const keeper = new GraphKeeper(
    readModel,
    bus,
    new Metrics('test'),
    new HealthChecks(),
    settings,
    new Memories(),
  );
  await keeper.onApplicationBootstrap();
  const receive = async (partition: number, ...messages: IncomingMessage[]): Promise<void> => {
    await subscribed?.handle({ topic: 't', partition, messages });
  };
  const offsets = async (): Promise<Map<number, bigint>> => (await subscribed?.startOffsets()) ?? new Map();
  return { keeper, tables, order, receive, offsets };
}

describe('at the start', () => {
  it('reads the checkpoints before the tables, and how far the tables are before their content', async () => {
    const { keeper, order } = await start({ watermark: 1, facts: [assetFact(0), assetFact(1)], offsets: [] });
    expect(order).toEqual(['offsets', 'progress', 'progress', 'publications', 'load from 0']);
    expect(keeper.watermark).toBe(1);
    expect(keeper.graph.knowsAsset('a1', 1)).toBe(true);
  });
});

describe('when partitions come interleaved', () => {
  it('the watermark waits for the hole and the facts are known from their positions on', async () => {
    const { keeper, receive, offsets } = await start({ watermark: -1, facts: [], offsets: [] });
    await receive(1, messageOf(1, 1, 0), messageOf(2, 1, 1));
    expect(keeper.watermark).toBe(-1);
    await receive(0, messageOf(0, 0, 0));
    expect(keeper.watermark).toBe(2);
    expect(keeper.graph.knowsAsset('a2', 1)).toBe(false);
    expect(keeper.graph.knowsAsset('a2', 2)).toBe(true);
    // Asked again when partitions are assigned again: from where this process stands.
    expect([...(await offsets())]).toEqual([
      [1, 2n],
      [0, 1n],
    ]);
  });

  it('takes repeated deliveries once', async () => {
    const { keeper, receive } = await start({ watermark: -1, facts: [], offsets: [] });
    await receive(0, messageOf(0, 0, 0), messageOf(0, 0, 1));
    await receive(0, messageOf(0, 0, 0), messageOf(1, 0, 2));
    expect(keeper.watermark).toBe(1);
  });
});

describe('when an event lies before a checkpoint but above the watermark', () => {
  it('is known from the tables at once and counted when they have those before it', async () => {
    // Partition 0 was applied to position 2, partition 1 not yet to position 1: 2 will not come over the stream.
    const world = await start({
      watermark: 0,
      facts: [assetFact(0), assetFact(2)],
      offsets: [
        [0, 2n],
        [1, 0n],
      ],
    });
    const { keeper, receive, tables, order } = world;
    await receive(1, messageOf(1, 1, 0));
    expect(keeper.watermark).toBe(1);
    tables.watermark = 2;
    tables.facts.push(assetFact(1));
    await keeper.catchUp();
    expect(order.at(-1)).toBe('load from 2');
    expect(keeper.watermark).toBe(2);
    expect(keeper.graph.knowsAsset('a2', 2)).toBe(true);
  });
});

describe('a message that cannot be read', () => {
  it('counts as seen where its position can be read, and tells its listeners', async () => {
    const { keeper, receive } = await start({ watermark: -1, facts: [], offsets: [] });
    let told = 0;
    keeper.onProgress(() => (told += 1));
    const broken = { ...messageOf(0, 0, 0), value: Buffer.from('{') };
    const newer = messageOf(1, 0, 1);
    newer.headers.ce_schemaversion = '99';
    await receive(0, broken, newer, messageOf(2, 0, 2));
    expect(keeper.watermark).toBe(2);
    expect(keeper.graph.knowsAsset('a1', 2)).toBe(false);
    expect(keeper.graph.knowsAsset('a2', 2)).toBe(true);
    expect(told).toBe(1);
  });
});

describe('an event of another deployment', () => {
  it('is not learnt, and its position says nothing about ours', async () => {
    const { keeper, receive } = await start({ watermark: -1, facts: [], offsets: [] });
    const others = messageOf(0, 0, 0);
    others.headers.ce_source = '/another/event-log';
    await receive(0, others);
    expect(keeper.watermark).toBe(-1);
    expect(keeper.graph.knowsAsset('a0', 0)).toBe(false);
    await receive(0, messageOf(0, 0, 1));
    expect(keeper.watermark).toBe(0);
    expect(keeper.graph.knowsAsset('a0', 0)).toBe(true);
  });
});
