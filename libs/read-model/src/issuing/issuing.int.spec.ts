// Goal: what speaks about the issuing of a certificate is the same from the table as from the events themselves, as
// known at every position. Method: random logs of few issuers, days and figures on a real PostgreSQL against
// `issuingAmong`; by hand, what a migration takes over.
import { issuingAmong } from '@suyuan/traceability';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { SAME_FIGURES_MAX, type CalibrationRecorded } from '@suyuan/domain';
import { migrateReadModel } from '../data-source';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { massResult, SampleLog } from '../testing/sample-log';

let url: string;
let readModel: PostgresReadModel;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ url, readModel, end } = await freshReadModel());
}, 120_000);
afterAll(() => end());
beforeEach(() => readModel.clear());

type Certificate = CalibrationRecorded['data'];

/** Six points whose errors carry enough digits to be told from others; another `last` is another print. */
function figures(last: string): Certificate['results'] {
  const [point] = massResult().points;
  const errors = ['0.11021', '-0.07312', '0.02143', '0.13054', '0.09115', last];
  return [
    {
      ...massResult(),
      points: errors.map((value) => ({ ...point!, error: { value, unit: 'mg' } })),
    },
  ];
}

const nameplate = (serialNumber: string) => ({ manufacturer: 'Maker', model: 'M', serialNumber });

const plate = fc.constantFrom('1', '2').map(nameplate);
const asset = fc.record({ id: fc.constantFrom('a', 'b', 'c'), plate: fc.option(plate) });
const certificate = fc.record({
  issuer: fc.constantFrom('lab', 'other'),
  performedOn: fc.constantFrom('2024-01-10', '2024-01-11'),
  asset: fc.oneof(fc.constantFrom('a', 'b', 'unknown'), plate),
  results: fc.constantFrom(figures('0.1'), figures('0.2'), [massResult()]),
});

const worlds = fc
  .array(fc.oneof({ weight: 1, arbitrary: asset }, { weight: 4, arbitrary: certificate }), {
    minLength: 2,
    maxLength: 25,
  })
  .map((steps) => {
    const log = new SampleLog();
    for (const [index, step] of steps.entries()) {
      if ('plate' in step) log.asset({ id: step.id, ...step.plate });
      else log.certificate({ id: `cert-${index}`, ...step });
    }
    return log;
  });

it('is the same from the table as from the events, whatever is known', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async ({ events }) => {
      await readModel.clear();
      await readModel.apply(events, null);
      const ids = events.flatMap(({ type, data }) => (type === 'CalibrationRecorded' ? [data.id] : []));
      for (const knownAt of [events.length - 1, Math.floor(events.length / 2)]) {
        const among = issuingAmong(events, knownAt);
        const expected = ids.flatMap((id) => {
          const issuing = among(id);
          return issuing === null ? [] : [[id, issuing] as const];
        });
        told += expected.filter(([, { sameFigures }]) => sameFigures.length > 0).length;
        const figures = await readModel.issuingOf(['nobody', ...ids], knownAt);
        const found = [...figures].map(([id, { performedThatDay, sameFigures, shared }]) => {
          expect(shared || sameFigures.length === 0).toBe(true);
          return [id, { performedThatDay, sameFigures }] as const;
        });
        expect(found.sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(
          expected.sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      }
    }),
    { numRuns: 60 },
  );
  // The worlds must be such that figures do meet.
  expect(told).toBeGreaterThan(50);
}, 120_000);

it.each([0, 1])('names so many others, the first by their ids, where there are %i more', async (more) => {
  const log = new SampleLog();
  const count = 1 + SAME_FIGURES_MAX + more;
  for (let n = 10; n < 10 + count; n += 1) {
    log.certificate({ id: `cert-${n}`, asset: `asset-${n}`, results: figures('0.1') });
  }
  await readModel.apply(log.events, null);
  const issuing = (await readModel.issuingOf(['cert-12'], 99)).get('cert-12');
  const last = `cert-${10 + SAME_FIGURES_MAX}`;
  expect(issuing).toMatchObject(issuingAmong(log.events, 99)('cert-12') ?? {});
  expect(issuing?.performedThatDay).toBe(count);
  expect(issuing?.sameFigures).toHaveLength(SAME_FIGURES_MAX);
  expect(issuing?.sameFigures.at(-1)).toBe(last);
  expect(issuing?.sameFigures.slice(0, 3)).toEqual(['cert-10', 'cert-11', 'cert-13']);
});

it('is taken over from the certificates of an earlier release', async () => {
  const log = new SampleLog();
  for (let n = 0; n < 1_005; n += 1) {
    log.certificate({
      id: `cert-${n}`,
      asset: n % 2 ? `asset-${n}` : nameplate(String(n)),
      results: figures('0.1'),
    });
  }
  await readModel.apply(log.events, null);
  const before = (await readModel.fingerprint()).rm_issuing;
  const owner = new Client({ connectionString: url });
  await owner.connect();
  await owner.query('DROP TABLE rm_issuing');
  await owner.query("DELETE FROM rm_migration WHERE name LIKE 'AddIssuing%'");
  await owner.end();
  await migrateReadModel(url);
  expect((await readModel.fingerprint()).rm_issuing).toBe(before);
  expect(before).toMatch(/^1005:/);
}, 60_000);
