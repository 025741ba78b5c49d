// Goal: quantities that were published are listed, read as known then, and asked about; others that certificates state, too.
// Method: a small world in real tables, asked through the whole app, after it has started and after it heard more.
import type { QuantityPublished } from '@suyuan/domain';
import { startQueryApp, type QueryApp } from '../testing/query-app';

const CODE = 'permeance-of-paper';
const data: QuantityPublished['data'] = {
  code: CODE,
  version: 1,
  name: { zh: '透过率' },
  unit: 'kg/(m2.s.Pa)',
  units: ['kg/(m2.s.Pa)'],
  area: 'OTHER',
  kinds: [],
  naturalZero: true,
  logarithmic: null,
  ownRelativeError: false,
  parameters: [],
  source: null,
};
const unit = 'kg/(m2.s.Pa)';
const resultIn = (code: string) => ({
  quantity: code,
  quantityStated: { name: { zh: '量' }, unit },
  range: null,
  points: [
    {
      nominal: { value: '10', unit },
      error: null,
      expandedUncertainty: { value: '1', unit },
      coverageFactor: '2',
      coverageProbability: null,
      mpe: null,
      stage: null,
      mark: null,
    },
  ],
  references: [],
});

let query: QueryApp;
let published: number;
beforeAll(async () => {
  query = await startQueryApp({
    before: async (world) => {
      await world.organization('lab-a');
      await world.asset('meter');
      await world.calibrate('c-meter', 'meter', '2024-01-10', [], { results: [resultIn(CODE)] });
      await world.calibrate('c-odd', 'meter', '2024-01-10', [], { results: [resultIn('never-published')] });
      published = await world.record(`quantity-${CODE}`, { type: 'QuantityPublished', data });
      const name = { zh: '透过率', en: 'permeance of paper' };
      const second = { ...data, version: 2, name, area: 'QM' as const };
      await world.record(`quantity-${CODE}`, { type: 'QuantityPublished', data: second });
    },
  });
});
afterAll(() => query.close());

const read = async (path: string) => {
  const answer = await query.get(path, { role: 'inspector' });
  return { status: answer.status, body: answer.json<Record<string, unknown>>() };
};

it('is read as its newest version has it, and as it was known then', async () => {
  expect((await read(`/v1/quantities/${CODE}`)).body).toMatchObject({
    id: CODE,
    version: 2,
    position: published + 1,
    quantity: { code: CODE, name: { en: 'permeance of paper' }, area: 'QM', unit },
    history: [{ position: published }, { position: published + 1 }],
    completeness: { complete: true },
  });
  expect((await read(`/v1/quantities/${CODE}?knownAt=${published}`)).body).toMatchObject({
    version: 1,
    quantity: { area: 'OTHER' },
    history: [{ position: published }],
  });
  expect((await read(`/v1/quantities/${CODE}?knownAt=${published - 1}`)).status).toBe(404);
  expect((await read('/v1/quantities/never-published')).body).toMatchObject({
    status: 404,
    code: 'UNKNOWN_QUANTITY',
  });
});

it('that is built in is read in the same place, without a history', async () => {
  expect((await read('/v1/quantities/mass?knownAt=0')).body).toMatchObject({
    id: 'mass',
    position: null,
    version: null,
    quantity: { unit: 'kg' },
    history: [],
  });
});

it('stands in the list once, in its area', async () => {
  const { items } = (await read('/v1/quantities?query=permeance')).body as { items: { code: string }[] };
  expect(items.filter(({ code }) => code === CODE)).toMatchObject([{ area: 'QM' }]);
});

it('is asked about, whether it was published or a certificate alone states it', async () => {
  // Nothing carries the chain on, so the verdict is bad anyhow; what matters is what is said of the quantity.
  const isUnknownKind = async (quantity: string, more = ''): Promise<boolean> => {
    const { body } = await read(`/v1/assets/meter/validity?on=2024-02-01&quantity=${quantity}${more}`);
    return (body.reasons as { code: string }[]).some(({ code }) => code === 'UNKNOWN_QUANTITY_KIND');
  };
  expect(await isUnknownKind('never-published')).toBe(true);
  expect(await isUnknownKind(CODE, `&knownAt=${published - 1}`)).toBe(true);
  expect(await isUnknownKind(CODE)).toBe(false);
  expect(
    (await read('/v1/assets/meter/validity?on=2024-02-01&quantity=nobody-ever-heard-of')).body,
  ).toMatchObject({
    status: 400,
    code: 'UNKNOWN_QUANTITY',
  });
});
