// Goal: the graph is fed every fact once, in position order, from any position on, and fast.
// Method: more facts than two pages on a real PostgreSQL, compared with the facts of the events themselves.
import { graphFactOf, type GraphFact } from '@suyuan/traceability';
import type { PostgresReadModel } from '../postgres-read-model';
import { freshReadModel } from '../testing/fresh-read-model';
import { SampleLog, SAMPLE_START } from '../testing/sample-log';
import { GRAPH_FACT_PAGE } from './graph-fact';

const EVENTS = GRAPH_FACT_PAGE * 2 + 17;

let readModel: PostgresReadModel;
let end: () => Promise<void>;
let log: SampleLog;

beforeAll(async () => {
  ({ readModel, end } = await freshReadModel());
  log = new SampleLog();
  const template = new SampleLog();
  template.scheme({ id: 's' });
  template.certificate({ id: 'c', asset: { manufacturer: 'M', model: '1', serialNumber: '2' } });
  for (let position = 0; position < EVENTS; position += 1) {
    const event = structuredClone(template.events[position % 7 === 0 ? 0 : 1]!);
    const recordedAt = new Date(SAMPLE_START + position).toISOString();
    (event.data as { id: string }).id = `id-${position}`;
    log.events.push({ ...event, position, stream: `stream-${position}`, version: 0, recordedAt });
  }
  for (let from = 0; from < EVENTS; from += 1_000) {
    await readModel.apply(log.events.slice(from, from + 1_000), null);
  }
}, 120_000);
afterAll(() => end());

async function load(from: number): Promise<GraphFact[]> {
  const facts: GraphFact[] = [];
  await readModel.loadGraphFacts(from, (page) => facts.push(...page));
  return facts;
}

describe('the facts of the graph', () => {
  it('are those of the events, in position order', async () => {
    const expected = log.events.map(graphFactOf).filter((fact) => fact !== null);
    expect(await load(0)).toEqual(expected);
  });

  it('start at the position asked for', async () => {
    const from = GRAPH_FACT_PAGE + 3;
    const expected = log.events
      .slice(from)
      .map(graphFactOf)
      .filter((fact) => fact !== null);
    expect(await load(from)).toEqual(expected);
    expect(await load(EVENTS)).toEqual([]);
  });

  it('stop with the error of their receiver', async () => {
    const fail = () => {
      throw new Error('no room');
    };
    await expect(readModel.loadGraphFacts(0, fail)).rejects.toThrow('no room');
  });
});

describe('an instant', () => {
  it('is the position of the newest event recorded at or before it', async () => {
    const at = (ms: number) => readModel.positionAt(new Date(SAMPLE_START + ms).toISOString());
    expect(await at(-1)).toBe(-1);
    expect(await at(0)).toBe(0);
    expect(await at(41)).toBe(41);
    expect(await at(9_999_999)).toBe(EVENTS - 1);
    expect(await readModel.positionAt('2024-01-01T08:00:00.0409+08:00')).toBe(40);
  });
});
