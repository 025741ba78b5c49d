// Goal: an answer never shows half of an event, waits for what is asked, bounded, and no message stops it.
// Method: the bus and the tables are moved apart by hand, in the orders that real ones come in.
import { keepsHolding } from '../../../../test/support/until';
import { startQueryApp, type QueryApp } from '../testing/query-app';
import { Visibility, WAIT_FOR_MS_MAX } from './visibility';

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({ before: (world) => world.asset('first').then(() => undefined) });
});

afterAll(() => query.close());

const visible = (): number => query.app.get(Visibility).visible;

describe('at the start', () => {
  it('everything in the tables is visible', () => {
    expect(visible()).toBe(query.world.head);
  });
});

describe('while the tables are behind the stream', () => {
  it('an answer stays as of what both have seen, and waitFor waits for the tables', async () => {
    const { world } = query;
    const before = world.head;
    world.holdTables();
    const position = await world.asset('second');
    await keepsHolding(() => visible() === before);
    expect((await query.get('/v1/assets/second')).status).toBe(404);
    let answered = false;
    const waiting = query.get(`/v1/assets/second?waitFor=${position}`).finally(() => (answered = true));
    await keepsHolding(() => !answered);
    world.release();
    const answer = await waiting;
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ id: 'second', knownAt: position });
  });

  it('waitFor and knownAt together ask for exactly that position', async () => {
    const position = await query.world.asset('third');
    const answer = await query.get(`/v1/assets/third?waitFor=${position}&knownAt=${position}`);
    expect(answer.json()).toMatchObject({ knownAt: position });
  });
});

describe('a position that does not come', () => {
  it('is answered after the bounded wait with when to ask again', async () => {
    const begin = performance.now();
    const answer = await query.get(`/v1/assets/first?waitFor=${query.world.head + 1}`);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(WAIT_FOR_MS_MAX - 50);
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'NOT_YET_VISIBLE' });
    expect(answer.headers['retry-after']).toBe('1');
  });
});

describe('a message that nobody can read', () => {
  it('counts as seen, is counted, and does not hide what follows', async () => {
    await query.world.skipPosition('not JSON');
    const position = await query.world.asset('after-poison');
    const answer = await query.get(`/v1/assets/after-poison?waitFor=${position}`);
    expect(answer.status).toBe(200);
    const metrics = await query.get('/metrics', { role: 'admin' });
    expect(metrics.body).toMatch(/suyuan_query_poison_messages_total\{[^}]*\} 1\n/);
  });

  it('without a readable position is made good from the tables', async () => {
    const { world, readModel } = query;
    await world.publish({ key: 'x', headers: {}, value: Buffer.from('x') });
    const position = await world.asset('after-noise');
    expect(await readModel.watermark()).toBe(position);
    const answer = await query.get(`/v1/assets/after-noise?waitFor=${position}`);
    expect(answer.status).toBe(200);
  });
});

describe('an event that only the tables bring', () => {
  it('is loaded from them', async () => {
    const { world, bus } = query;
    // A process whose stream is dead from the beginning learns everything this way.
    const publish = bus.publish.bind(bus);
    bus.publish = () => Promise.resolve();
    const position = await world.asset('silent');
    bus.publish = publish;
    const answer = await query.get(`/v1/assets/silent/trace?on=2024-01-01&waitFor=${position}`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ verdict: 'NOT_TRACEABLE', question: { knownAt: position } });
  });
});

describe('readiness', () => {
  it('tells that the graph is loaded', async () => {
    const answer = await query.get('/readyz', { role: null });
    expect(answer.json()).toMatchObject({ status: 'ready', checks: { graph: 'up' } });
  });
});
