// Goal: where a number, a nameplate or a chain has more to it than the check looks at or shows, the check says so and
// claims nothing of the rest. Method: each of them at its limit and one beyond in real tables, asked over HTTP.
import type { PublicVerificationReply } from '@suyuan/contract';
import type { DomainEvent } from '@suyuan/domain';
import { BEARERS_MAX } from '@suyuan/read-model';
import { startQueryApp, TODAY, type QueryApp } from '../testing/query-app';
import type { World } from '../testing/world';
import { PUBLIC_CHAIN_MAX } from './public-records';

type Given = readonly [stream: string, event: DomainEvent];

/** Certificate `c-link-n` stands on n others, one above the other. */
function chainOf(world: World, certificates: number): Given[] {
  return Array.from({ length: certificates }, (_, n): Given[] => {
    const against = n === 0 ? [] : [`link-${n - 1}`];
    return [
      world.assetEvent(`link-${n}`),
      world.calibrationEvent(`c-link-${n}`, `link-${n}`, '2026-01-10', against),
    ];
  }).flat();
}

/** The same number by so many laboratories, each of an instrument of its own. */
function numbered(world: World, number: string, count: number): Given[] {
  return Array.from({ length: count }, (_, n): Given[] => {
    const id = `${number}-${n}`;
    const more = { certificateNumber: number, issuer: `lab-${n}` };
    return [world.assetEvent(id), world.calibrationEvent(`c-${id}`, id, '2026-01-10', [], more)];
  }).flat();
}

let query: QueryApp;

beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.recordAll([
        ...chainOf(world, PUBLIC_CHAIN_MAX + 1),
        ...numbered(world, 'AT', BEARERS_MAX),
        ...numbered(world, 'OVER', BEARERS_MAX + 1),
        ...Array.from({ length: 2 * BEARERS_MAX + 1 }, (_, n) =>
          world.assetEvent(`twin-${n}`, { serialNumber: n < BEARERS_MAX ? 'TWIN' : 'MANY' }),
        ),
      ]);
    },
  });
});
afterAll(() => query.close());

let minutes = 0;
// Each test looks up in a minute of its own.
beforeEach(() => query.clock.set(new Date(Date.parse(`${TODAY}T04:00:00Z`) + (minutes += 2) * 60_000)));

const ask = (path: string, parameters: Record<string, string>) =>
  query.get(`${path}?${new URLSearchParams(parameters).toString()}`, { role: null });
const verify = async (parameters: Record<string, string>): Promise<PublicVerificationReply> =>
  (await ask('/v1/public/verification', parameters)).json<PublicVerificationReply>();

const PART = 'There is more than this page lists';

it.each([0, 1])('a chain of the longest shown and %i more says whether it goes on', async (more) => {
  const id = `link-${PUBLIC_CHAIN_MAX - 1 + more}`;
  const paper = { number: `No-c-${id}`, serialEnd: `SN-${id}` };
  const { details, complete } = await verify(paper);
  expect(details?.chain.map(({ level }) => level)).toEqual([...Array(PUBLIC_CHAIN_MAX).keys()]);
  expect(complete).toBe(more === 0);
  const { body } = await ask('/check', { ...paper, lang: 'en' });
  expect([body.includes(PART), body.includes('→ …')]).toEqual([more === 1, more === 1]);
});

describe('a number of as many laboratories as are looked at', () => {
  const last = BEARERS_MAX - 1;

  it('names them all, and each paper in hand is told', async () => {
    const told = await verify({ number: 'AT' });
    expect(told).toMatchObject({ state: 'ON_RECORD', matches: null, complete: true });
    expect(told.laboratories).toHaveLength(BEARERS_MAX);
    const inHand = await verify({ number: 'AT', serialEnd: `SN-AT-${last}` });
    expect(inHand).toMatchObject({ matches: true, complete: true, details: { number: 'AT' } });
  });
});

describe('a number of one laboratory more', () => {
  const last = { issuer: `lab-${BEARERS_MAX}`, serialEnd: `SN-OVER-${BEARERS_MAX}` };

  it('names the first of them and says that there are more', async () => {
    const told = await verify({ number: 'OVER' });
    expect(told).toMatchObject({ state: 'ON_RECORD', matches: null, complete: false });
    expect(told.laboratories).toHaveLength(BEARERS_MAX);
    expect((await ask('/check', { number: 'OVER', lang: 'en' })).body).toContain(PART);
  });

  it('is not said to be none of them where the paper may be of the one that was not looked at', async () => {
    const told = await verify({ number: 'OVER', serialEnd: last.serialEnd });
    expect(told).toMatchObject({ state: 'ON_RECORD', matches: null, complete: false, details: null });
  });

  it('is found when the laboratory is named, the last one too', async () => {
    expect(await verify({ number: 'OVER', ...last })).toMatchObject({
      matches: true,
      complete: true,
      details: { number: 'OVER' },
    });
    expect(await verify({ number: 'OVER', ...last, serialEnd: '0000' })).toMatchObject({ matches: false });
  });
});

it.each([
  ['TWIN', true],
  ['MANY', false],
])('a nameplate that many bear, %s, says whether they were counted: %s', async (serialNumber, complete) => {
  const told = await verify({ serialNumber, manufacturer: 'Maker' });
  expect(told).toMatchObject({ state: 'AMBIGUOUS', count: BEARERS_MAX, complete });
});
