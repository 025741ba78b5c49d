// Goal: the due day in SQL is the one of validity, on every asset of every random world. Method: random worlds of accepted
// events, with usages of every mode, applied to real tables; each asset, quantity and some days against the pure judgement.
import fc from 'fast-check';
import type { DomainEvent, Usage } from '@suyuan/domain';
import { dueOn, factsOnDay, isCompulsory, judgeStatus } from '@suyuan/traceability';
import { Client } from 'pg';
import { PureTarget } from '../../../../test/scenarios/targets/pure-target';
import { validityFactsOf } from '../../../../test/scenarios/targets/pure-validity';
import { logOf, streams } from '../../../../test/traceability/event-worlds';
import { ASSETS, DAYS } from '../../../../test/traceability/posted-calibrations';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';

let readModel: PostgresReadModel;
let client: Client;
let end: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshReadModel();
  ({ readModel } = fresh);
  client = new Client({ connectionString: fresh.url });
  await client.connect();
  await client.query("SET suyuan.inside = 'on'");
  end = async () => {
    await client.end();
    await fresh.end();
  };
}, 120_000);
afterAll(() => end());

const usage: fc.Arbitrary<Usage | null> = fc.option(
  fc.record({
    compulsory: fc.boolean(),
    purpose: fc.constantFrom(null, 'TRADE' as const, 'OTHER' as const),
    mode: fc.constantFrom(
      null,
      'PERIODIC' as const,
      'INITIAL_ONLY_UNTIL_FAIL' as const,
      'INITIAL_ONLY_ROTATE' as const,
    ),
    intervalMonths: fc.constantFrom(null, 1, 6, 12),
    serviceLifeMonths: fc.constantFrom(null, 24),
  }),
  { freq: 8 },
);
const usages = fc.tuple(...ASSETS.map(() => usage));

/** The same world with other usages: they restrict nothing that was accepted. */
function withUsages(world: readonly DomainEvent[][], given: readonly (Usage | null)[]): DomainEvent[][] {
  return world.map((events) =>
    events.map((event) => {
      if (event.type !== 'AssetRegistered') return event;
      return { ...event, data: { ...event.data, usage: given[ASSETS.indexOf(event.data.id)] ?? null } };
    }),
  );
}

it('is in SQL what validity judges by, on every asset', async () => {
  const worlds = fc.tuple(streams, usages).chain(([world, given]) => logOf(withUsages(world, given)));
  let known = 0;
  await fc.assert(
    fc.asyncProperty(worlds, async (events) => {
      await readModel.clear();
      await readModel.apply(events, null);
      const target = new PureTarget();
      for (const event of events) target.record(event.stream, event);
      const last = events.at(-1)!.position;
      for (const asset of ASSETS) {
        if (!events.some((event) => event.type === 'AssetRegistered' && event.data.id === asset)) continue;
        for (const on of [DAYS[2]!, DAYS[5]!]) {
          const { rows } = await client.query<{ quantity: string; certificate: string; due: string | null }>(
            'SELECT quantity, certificate, due::text FROM rm_asset_due($1, $2, $3)',
            [asset, on, last],
          );
          const [mass] = rows.filter(({ quantity }) => quantity === 'mass');
          const question = { ask: 'validity' as const, asset, quantity: 'mass', on, knownAt: null };
          const facts = { ...validityFactsOf(target, question), expiresOn: null };
          const { certificate } = await facts.factsOn(
            on,
            isCompulsory({ purpose: null, facts: factsOnDay(facts, on) }),
          );
          const status = await judgeStatus({ asset, on, purpose: null, facts });
          expect([asset, on, mass?.certificate ?? null, mass?.due ?? null]).toEqual([
            asset,
            on,
            certificate?.id ?? null,
            status.due,
          ]);
          if (mass?.due) known += 1;
        }
      }
    }),
    { seed: 20_26, numRuns: 60 },
  );
  expect(known).toBeGreaterThan(30);
}, 300_000);

it('counts months as the pure function does', async () => {
  const day = fc
    .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const months = fc.integer({ min: 1, max: 1_200 });
  const cases = fc.sample(fc.tuple(day, months), { seed: 7, numRuns: 2_000 });
  const { rows } = await client.query<{ last: string | null }>(
    `SELECT rm_last_day_of_months(since, months)::text AS last
       FROM unnest($1::date[], $2::integer[]) WITH ORDINALITY AS asked (since, months, at) ORDER BY at`,
    [cases.map(([since]) => since), cases.map(([, many]) => many)],
  );
  const usageOf = (intervalMonths: number): Usage => {
    return { compulsory: false, purpose: null, mode: null, intervalMonths, serviceLifeMonths: null };
  };
  const expected = cases.map(([performedOn, many]) =>
    dueOn({ performedOn, validUntil: null, usage: usageOf(many), compulsory: false }),
  );
  expect(rows.map(({ last }) => last)).toEqual(expected);
});
