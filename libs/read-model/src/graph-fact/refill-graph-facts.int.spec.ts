// Goal: tables that the release before filled give a graph that knows what this one would have stored. Method: a log in
// real tables, brought back to what that release stored (shapes of its events, facts without what is new), migrated.
import { graphFactOf, type GraphFact } from '@suyuan/traceability';
import { Client } from 'pg';
import { migrateReadModel } from '../data-source';
import type { PostgresReadModel } from '../postgres-read-model';
import { recordedEventOf } from '../recorded-event';
import { freshReadModel } from '../testing/fresh-read-model';
import { massResult, SampleLog } from '../testing/sample-log';

let url: string;
let readModel: PostgresReadModel;
let end: () => Promise<void>;
let owner: Client;

beforeAll(async () => {
  ({ url, readModel, end } = await freshReadModel());
  owner = new Client({ connectionString: url });
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner.end();
  await end();
});

const line = { quantity: 'mass', range: { min: '0', max: '1', unit: 'kg' }, methods: [], cmc: null };

/** As the release before wrote them: a scope without its basis, in version 1. */
function logOfBefore(): SampleLog {
  const log = new SampleLog();
  log.organization({ id: 'lab' });
  log.asset({ id: 'asset', owner: 'first' });
  const [result] = [massResult()];
  const zero = { ...result.points[0]!, nominal: { value: '0', unit: 'kg' } };
  log.certificate({ id: 'c', results: [{ ...result, points: [zero, ...result.points] }] });
  const transfer = { id: 't', asset: 'asset', on: '2024-02-01', note: null, owner: 'second' };
  log.record('instrument-asset', { type: 'AssetTransferred', data: transfer });
  const scope = { id: 's', organization: 'lab', number: '1', validFrom: '2020-01-01', validTo: null };
  log.record('laboratory-lab', {
    type: 'ScopeGranted',
    data: { ...scope, authority: 'State', lines: [line], basis: 'STATUTORY' },
  });
  const written = { ...scope, authority: 'CNAS', lines: [line] };
  const old = log.record('laboratory-lab', {
    type: 'ScopeGranted',
    data: { ...written, id: 's1', basis: null },
  });
  const { position } = old;
  log.events[position] = recordedEventOf({ ...old, schemaVersion: 1, data: { ...written, id: 's1' } });
  return log;
}

async function storedFacts(): Promise<GraphFact[]> {
  const facts: GraphFact[] = [];
  await readModel.loadGraphFacts(0, (page) => facts.push(...page));
  return facts;
}

it('makes the facts again that the release before stored without what is new', async () => {
  const { events } = logOfBefore();
  await readModel.apply(events, null);
  const expected = events.map(graphFactOf).filter((fact) => fact !== null);
  expect(await storedFacts()).toEqual(expected);
  await owner.query(`DELETE FROM rm_graph_fact WHERE fact::json->>'kind' IN ('OWNERSHIP', 'SCOPE')`);
  await owner.query(`UPDATE rm_graph_fact SET fact = regexp_replace(fact, ',"asked":\\{[^}]*\\}', '')`);
  expect(await storedFacts()).not.toEqual(expected);
  expect((await storedFacts()).map(({ kind }) => kind)).toEqual(['ORGANIZATION', 'ASSET', 'CERTIFICATE']);
  await owner.query(`DELETE FROM rm_migration WHERE name LIKE 'RefillGraphFacts%'`);

  await migrateReadModel(url);

  expect(await storedFacts()).toEqual(expected);
  const kinds = expected.map(({ kind }) => kind);
  expect(kinds).toEqual(['ORGANIZATION', 'ASSET', 'CERTIFICATE', 'OWNERSHIP', 'SCOPE']);
});
