// Goal: "in force" in SQL is what the graph says, and admission the same position. Method: random worlds of facts with
// strangers, entrustments, acceptances, transfers, twins, copies, void, withdrawn and replaced certificates (also by
// those of other assets), ranges and comparisons; every asset, quantity, some ranges, days and positions are compared.
import fc from 'fast-check';
import { CalibrationGraph, type Among, type BaseRange, type GraphFact } from '@suyuan/traceability';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ASSETS, DAYS, QUANTITIES } from '../../../../test/traceability/world-basics';
import { partedWorld, PARTS } from '../../../../test/traceability/parted-worlds';
import { world } from '../../../../test/traceability/worlds';
import { AddStanding1763769601700 } from '../migrations/1763769601700-add-standing';
import { RegisteredCover1763769601800 } from '../migrations/1763769601800-registered-cover';
import { AddLabels1763769601720 } from '../migrations/1763769601720-add-labels';
import { insertRows } from '../sql/insert-rows';
import type { SqlRunner } from '../sql/sql-runner';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog } from '../testing/sample-log';
import { FACT_PROJECTIONS } from './standing.projection';

let client: Client;
let sql: SqlRunner;
let end: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshReadModel();
  client = new Client({ connectionString: fresh.url });
  await client.connect();
  sql = {
    query: async <Rows>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as Rows,
  };
  end = async () => {
    await client.end();
    await fresh.end();
  };
}, 120_000);
afterAll(() => end());

async function tell(facts: readonly GraphFact[]): Promise<void> {
  await sql.query(`TRUNCATE ${FACT_PROJECTIONS.map(({ table }) => table.options.tableName).join(', ')}`);
  for (const { table, rowsOfFact } of FACT_PROJECTIONS)
    await insertRows(sql, table, facts.flatMap(rowsOfFact));
}

const AMONG: Among[] = ['ALL', 'VERIFICATIONS'];
const RANGES: (BaseRange | null)[] = [null, { lo: 0.2, hi: 0.2 }, { lo: 0.1, hi: 0.4 }];

interface Question {
  asset: string;
  quantity: string;
  range: BaseRange | null;
  part?: string | null;
  on: string;
  knownAt: number;
  among: Among;
}

function questionsAbout(facts: readonly GraphFact[]): Question[] {
  const positions = [Math.floor(facts.length / 2), Math.floor(facts.length * 0.8), facts.length];
  return ASSETS.flatMap((asset) =>
    QUANTITIES.flatMap((quantity) =>
      RANGES.flatMap((range) =>
        [DAYS[0]!, DAYS[2]!, DAYS[5]!].flatMap((on) =>
          positions.flatMap((knownAt) =>
            AMONG.map((among) => ({ asset, quantity, range, on, knownAt, among })),
          ),
        ),
      ),
    ),
  );
}

describe('a database of the release before', () => {
  it('is filled from its history by the migrations', async () => {
    const fresh = await freshReadModel();
    const log = new SampleLog();
    log.statutory('lab');
    log.asset({ id: 'a', manufacturer: 'Maker', model: 'M', serialNumber: '7' });
    log.certificate({ id: 'c-1', asset: 'a' });
    const plate = { manufacturer: 'Maker', model: 'M', serialNumber: '7' };
    log.certificate({ id: 'c-2', asset: plate, replaces: 'c-1' });
    await fresh.readModel.apply(log.events, null);
    const before = await fresh.readModel.fingerprint();
    const owner = await new DataSource({ type: 'postgres', url: fresh.url }).initialize();
    const runner = owner.createQueryRunner();
    const steps = [
      new AddLabels1763769601720(),
      new AddStanding1763769601700(),
      new RegisteredCover1763769601800(),
    ];
    await runner.startTransaction();
    for (const migration of steps.toReversed()) await migration.down(runner);
    for (const migration of [steps[1]!, steps[0]!, steps[2]!]) await migration.up(runner);
    await runner.commitTransaction();
    await runner.release();
    await owner.destroy();
    expect(await fresh.readModel.fingerprint()).toEqual(before);
    const numbered = await fresh.readModel.certificatesNumbered({ number: 'NO. C-2', issuer: null }, 99);
    expect(numbered).toEqual({ ids: ['c-2'], more: false });
    const question = { asset: 'a', on: '2025-01-01', quantity: null, knownAt: 99 };
    expect((await fresh.readModel.lastKnownGood(question))?.id).toBe('c-2');
    await fresh.end();
  });
});

/** What is in force by the graph and, where they differ, by the tables. */
async function compared(graph: CalibrationGraph, questions: readonly Question[]) {
  const expected = questions.map((question) => graph.traceAsset(question).start);
  const rows = await sql.query<{ certificate: string | null }[]>(
    `SELECT rm_in_force(q.asset, q.quantity, q.lo, q.hi, q.day, q.known_at, q.verified, q.part) AS certificate
             FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[], $5::date[], $6::bigint[],
                         $7::boolean[], $8::text[])
               WITH ORDINALITY AS q (asset, quantity, lo, hi, day, known_at, verified, part, at) ORDER BY q.at`,
    [
      questions.map(({ asset }) => asset),
      questions.map(({ quantity }) => quantity),
      questions.map(({ range }) => range?.lo ?? null),
      questions.map(({ range }) => range?.hi ?? null),
      questions.map(({ on }) => on),
      questions.map(({ knownAt }) => knownAt),
      questions.map(({ among }) => among === 'VERIFICATIONS'),
      questions.map(({ part = null }) => part),
    ],
  );
  const differing = questions.flatMap((question, at) =>
    rows[at]!.certificate === expected[at]
      ? []
      : [{ question, sql: rows[at]!.certificate, graph: expected[at] }],
  );
  return { expected, differing };
}

/** Verifications that state less than they cover, and assets that are registered for something, also anew from a day on. */
function withRegistrations(facts: readonly GraphFact[], choices: readonly number[]): GraphFact[] {
  const choose = (at: number): number => choices[at % choices.length]!;
  const ranges = (at: number) =>
    [
      [],
      [{ lo: 0, hi: 0.3 }],
      [
        { lo: 0, hi: 0.2 },
        { lo: 0.2, hi: 0.5 },
      ],
      [
        { lo: 0.1, hi: 0.2 },
        { lo: 0.3, hi: 0.4 },
      ],
    ][choose(at) % 4]!.flatMap((range) => QUANTITIES.map((quantity) => ({ quantity, range })));
  const told = facts.map((fact, at): GraphFact => {
    if (fact.kind === 'ASSET') return { ...fact, measures: ranges(at) };
    if (fact.kind !== 'CERTIFICATE') return fact;
    const results = fact.results.map((result, index) => {
      const choice = choose(at + index) % 3;
      if (choice === 0) return { ...result, range: null, asked: null, registered: 'ALL' as const };
      return choice === 1 ? { ...result, registered: 'DOWN_TO_MINIMUM' as const } : result;
    });
    return { ...fact, results };
  });
  const anew = ASSETS.flatMap((asset, at): GraphFact[] =>
    choose(at) % 2 === 0
      ? [
          {
            kind: 'MEASURES',
            // Positions begin with 1: each fact has one of its own.
            position: facts.length + 1 + at,
            asset,
            on: DAYS[choose(at + 1) % 6]!,
            measures: ranges(at + 2),
          },
        ]
      : [],
  );
  return [...told, ...anew];
}

describe('in force', () => {
  it('is in SQL what it is in the graph, in every world', async () => {
    let inForce = 0;
    await fc.assert(
      fc.asyncProperty(world, async (facts) => {
        await tell(facts);
        const graph = new CalibrationGraph();
        for (const fact of facts) graph.learn(fact);
        const { differing, expected } = await compared(graph, questionsAbout(facts));
        inForce += expected.filter((each) => each !== null).length;
        expect(differing).toEqual([]);
      }),
      { numRuns: 120 },
    );
    // Worlds in which nothing is ever in force would compare nothing.
    expect(inForce).toBeGreaterThan(1_000);
  }, 300_000);

  it('is that also where a verification covers what its asset is registered for, in whatever order that is learnt', async () => {
    let covered = 0;
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.nat(11), { minLength: 13, maxLength: 13 }),
        async (facts, choices) => {
          const all = withRegistrations(facts, choices);
          await tell(all);
          const [graph, late] = [new CalibrationGraph(), new CalibrationGraph()];
          for (const fact of all) graph.learn(fact);
          for (const fact of all.toReversed()) late.learn(fact);
          const questions = questionsAbout(all);
          const { differing, expected } = await compared(graph, questions);
          expect(differing).toEqual([]);
          expect(questions.map((question) => late.traceAsset(question))).toEqual(
            questions.map((question) => graph.traceAsset(question)),
          );
          covered += expected.filter((each) => each !== null).length;
        },
      ),
      { numRuns: 60 },
    );
    expect(covered).toBeGreaterThan(500);
  }, 300_000);

  it('is that of each part of an asset', async () => {
    let different = 0;
    await fc.assert(
      fc.asyncProperty(partedWorld, async (facts) => {
        await tell(facts);
        const graph = new CalibrationGraph();
        for (const fact of facts) graph.learn(fact);
        const whole = questionsAbout(facts);
        const questions = whole.flatMap((each) => PARTS.map((part) => ({ ...each, part })));
        const { differing, expected } = await compared(graph, questions);
        expect(differing).toEqual([]);
        different += expected.filter((each, at) => each !== expected[at - (at % PARTS.length)]).length;
      }),
      { numRuns: 60 },
    );
    expect(different).toBeGreaterThan(100);
  }, 300_000);

  it('rests on the same admission', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (facts) => {
        await tell(facts);
        const graph = new CalibrationGraph();
        for (const fact of facts) graph.learn(fact);
        const known = facts.flatMap((fact) => (fact.kind === 'CERTIFICATE' ? [fact] : []));
        const rows = await sql.query<{ id: string; quantity: string; position: string | null }[]>(
          `SELECT c.id, r.quantity, rm_admitted_since(c, a, r.quantity) AS position
             FROM rm_fact_certificate c JOIN rm_fact_result r ON r.certificate = c.id
             JOIN rm_fact_asset a ON a.id = c.asset`,
        );
        const admitted = rows.map(({ id, quantity, position }) => [
          id,
          quantity,
          position === null ? null : Number(position),
        ]);
        const expected = rows.map(({ id, quantity }) => [
          id,
          quantity,
          graph.admittedAt(id, facts.length, quantity),
        ]);
        expect(admitted).toEqual(expected);
        expect(known.length).toBeGreaterThan(0);
      }),
      { numRuns: 120 },
    );
  }, 300_000);
});
