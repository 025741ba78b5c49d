// Goal: a number is taken once for each item and issue, by the issuer and by each owner that transcribes.
// Method: calibrations posted to the intake over a log in memory, in both orders and at once.
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness } from '../testing/intake-harness';

type Json = Record<string, unknown>;

let harness: IntakeHarness;
let serial = 0;

beforeAll(async () => {
  harness = await IntakeHarness.start();
  await harness.post('/v1/organizations', laboratory('lab'));
  await harness.post('/v1/assets', scale('scale', 'lab'));
});
afterAll(() => harness.stop());

const freshNumber = (): string => `N-${(serial += 1)}`;

async function post(number: string, more: Json = {}): Promise<string> {
  const { status, body } = await harness.post('/v1/calibrations', {
    ...calibration(number, 'lab', 'scale'),
    ...more,
  });
  const { errors = [] } = body as { errors?: { code: string; pointer: string }[] };
  return [status, ...errors.map(({ code, pointer }) => `${code} ${pointer}`)].join(' ');
}

const TAKEN = '409 DUPLICATE_CERTIFICATE_NUMBER';

describe('a number with items', () => {
  it('is taken once for each', async () => {
    const number = freshNumber();
    expect(await post(number, { item: '1/2' })).toBe('201');
    expect(await post(number, { item: '2/2' })).toBe('201');
    expect(await post(number, { item: '２／２', performedOn: '2026-01-31' })).toBe(
      `${TAKEN} /certificateNumber`,
    );
    expect(await post(number, { item: '2/2' })).toBe('200');
  });
  it('takes none without item, nor the other way round', async () => {
    const [withItems, whole] = [freshNumber(), freshNumber()];
    await post(withItems, { item: '1/2' });
    expect(await post(withItems)).toBe(`${TAKEN} /item`);
    await post(whole);
    expect(await post(whole, { item: '1/2' })).toBe(`${TAKEN} /item`);
  });
  it('is one kind or the other however much comes at once', async () => {
    const number = freshNumber();
    const bodies = [{ item: '1/2' }, {}, { item: '2/2' }, { item: '1/2', performedOn: '2026-01-31' }];
    const told = (await Promise.all(bodies.map((more) => post(number, more)))).map((each) =>
      each.slice(0, 3),
    );
    const [first, whole, second, twin] = told;
    const isWhole = whole === '201';
    expect([first, second, twin].filter((each) => each === '201').length).toBe(isWhole ? 0 : 2);
    expect(second).toBe(isWhole ? '409' : '201');
  });
});

describe('a number that is issued again', () => {
  it('names what it amends', async () => {
    const number = freshNumber();
    expect(await post(number, { id: `${number}-a` })).toBe('201');
    expect(await post(number, { revision: 2 })).toBe(`${TAKEN} /replaces`);
    const amended = { replaces: `${number}-a`, revision: 2 };
    expect(await post(number, { id: `${number}-b`, ...amended })).toBe('201');
    expect(await post(number, { id: `${number}-c`, ...amended })).toBe(`${TAKEN} /certificateNumber`);
    expect(await post(number, { replaces: `${number}-b`, revision: 3 })).toBe('201');
    expect(await post(number, { revision: 0, id: `${number}-d` })).toBe(`${TAKEN} /certificateNumber`);
  });
  it('may be learnt in the other order, and its first issue is taken once all the same', async () => {
    const number = freshNumber();
    expect(await post(number, { revision: 1, replaces: `${number}-a`, id: `${number}-b` })).toBe('201');
    expect(await post(number, { id: `${number}-a` })).toBe('201');
    expect(await post(number, { id: `${number}-c` })).toBe(`${TAKEN} /certificateNumber`);
    expect(await post(number, { id: `${number}-a` })).toBe('200');
  });
  it('is refused its first issue where the later one amends nothing', async () => {
    const number = freshNumber();
    expect(await post(number, { revision: 2 })).toBe('201');
    expect(await post(number)).toBe(`${TAKEN} /revision`);
  });
  it('is counted for each item', async () => {
    const number = freshNumber();
    await post(number, { item: '1/2', id: `${number}-1` });
    await post(number, { item: '2/2', id: `${number}-2` });
    expect(await post(number, { item: '2/2', revision: 1 })).toBe(`${TAKEN} /replaces`);
    expect(await post(number, { item: '2/2', revision: 1, replaces: `${number}-2` })).toBe('201');
  });
});
