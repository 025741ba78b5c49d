// Goal: whoever bears a label is found among any number of others that bear it, and that there are more is told.
// Method: a number of many laboratories and a nameplate of many certificates on a real PostgreSQL, one beyond the limit.
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import { BEARERS_MAX } from './label';

const EVERYTHING = 9_999;
const PLATE = { manufacturer: 'Maker', model: 'M', serialNumber: '7' };

let readModel: PostgresReadModel;
let end: () => Promise<void>;
let log: SampleLog;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(async () => {
  await readModel.clear();
  log = new SampleLog();
});

const numbered = (issuer: string | null, knownAt = EVERYTHING) =>
  readModel.certificatesNumbered({ number: '001', issuer }, knownAt);

describe('a number', () => {
  it.each([0, 1])('is borne by the first so many, and %i more are told of', async (more) => {
    const count = BEARERS_MAX + more;
    for (let n = 0; n < count; n += 1)
      log.certificate({ id: `c-${n}`, issuer: `lab-${n}`, certificateNumber: '001' });
    await readModel.apply(log.events, null);
    const first = Array.from({ length: BEARERS_MAX }, (_, n) => `c-${n}`);
    expect(await numbered(null)).toEqual({ ids: first, more: more === 1 });
    // As known before the last: then there were no more.
    expect(await numbered(null, BEARERS_MAX - 1)).toEqual({ ids: first, more: false });
    expect(await numbered(`lab-${count - 1}`)).toEqual({ ids: [`c-${count - 1}`], more: false });
  });

  it.each([0, 1])('of a laboratory is its own before %i more copies than are looked at', async (more) => {
    const copies = BEARERS_MAX - 1 + more;
    for (let n = 0; n < copies; n += 1) {
      const transcribed = { by: `owner-${n}` } as never;
      log.certificate({ id: `copy-${n}`, issuer: 'lab', certificateNumber: '001', transcribed });
    }
    log.certificate({ id: 'own', issuer: 'lab', certificateNumber: '001' });
    await readModel.apply(log.events, null);
    const { ids, more: told } = await numbered('lab');
    expect([ids[0], ids.length, told]).toEqual(['own', BEARERS_MAX, more === 1]);
  });
});

describe('a nameplate', () => {
  const bearers = () => readModel.bearersOfSerial(PLATE, EVERYTHING);

  it.each([0, 1])('is borne by the first so many assets, and %i more are told of', async (more) => {
    for (let n = 0; n < BEARERS_MAX + more; n += 1) log.asset({ id: `a-${n}`, ...PLATE });
    await readModel.apply(log.events, null);
    const ids = Array.from({ length: BEARERS_MAX }, (_, n) => `a-${n}`);
    expect((await bearers()).assets).toEqual({ ids, more: more === 1 });
  });

  it.each([0, 1])('keeps its asset and its newest certificate where there are %i more', async (more) => {
    const count = BEARERS_MAX + more;
    const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
    for (let n = 0; n < count; n += 1) log.certificate({ id: `c-${n}`, asset: PLATE, performedOn: day(n) });
    log.asset({ id: 'a', ...PLATE });
    await readModel.apply(log.events, null);
    const { assets, certificates } = await bearers();
    const newest = Array.from({ length: BEARERS_MAX }, (_, n) => `c-${count - 1 - n}`);
    expect(assets).toEqual({ ids: ['a'], more: false });
    expect(certificates).toEqual({ ids: newest, more: more === 1 });
  });
});
