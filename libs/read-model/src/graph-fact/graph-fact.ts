import type { RecordedEvent } from '@suyuan/domain';
import { graphFactOf, type GraphFact } from '@suyuan/traceability';
import { EntitySchema } from 'typeorm';
import { projection } from '../projection';
import type { SqlRunner } from '../sql/sql-runner';

/** What the graph has to know of an event, as compact JSON: loaded whole at the start of a query process. */
export interface GraphFactRow {
  position: number;
  fact: string;
}

export const graphFactTable = new EntitySchema<GraphFactRow>({
  name: 'GraphFact',
  tableName: 'rm_graph_fact',
  columns: {
    position: { type: 'bigint', primary: true },
    fact: { type: 'text' },
  },
});

export function graphFactRowsOf(event: RecordedEvent): GraphFactRow[] {
  const fact = graphFactOf(event);
  return fact ? [{ position: event.position, fact: JSON.stringify(fact) }] : [];
}

export const graphFactProjection = projection(graphFactTable, graphFactRowsOf);

/** Facts of one page: about 3 MB of JSON, parsed while the next page is on its way. */
export const GRAPH_FACT_PAGE = 5_000;

interface Page {
  last: string | null;
  facts: string | null;
}

/**
 * Hands over the facts with `position >= from`, in position order, page by page. PostgreSQL joins a page into
 * one JSON array, which is several times faster than a row a fact.
 */
export async function loadGraphFacts(
  sql: SqlRunner,
  from: number,
  onFacts: (facts: GraphFact[]) => void,
): Promise<void> {
  let page = await readPage(sql, from);
  while (page.last !== null && page.facts !== null) {
    const next = readPage(sql, Number(page.last) + 1);
    // Kept from being an unhandled rejection, should `onFacts` throw first; the await below still throws it.
    next.catch(() => undefined);
    onFacts(JSON.parse(page.facts) as GraphFact[]);
    page = await next;
  }
}

async function readPage(sql: SqlRunner, from: number): Promise<Page> {
  const [page] = await sql.query<Page[]>(
    `SELECT max(position) AS last, '[' || string_agg(fact, ',' ORDER BY position) || ']' AS facts
       FROM (SELECT position, fact FROM rm_graph_fact WHERE position >= $1 ORDER BY position LIMIT $2) page`,
    [from, GRAPH_FACT_PAGE],
  );
  return page ?? { last: null, facts: null };
}

/** The facts of some positions alone: what a replay brought, which lies below what was loaded before. */
export async function graphFactsAt(sql: SqlRunner, positions: readonly number[]): Promise<GraphFact[]> {
  const rows = await sql.query<{ fact: string }[]>(
    'SELECT fact FROM rm_graph_fact WHERE position = ANY($1::bigint[]) ORDER BY position',
    [positions],
  );
  return rows.map(({ fact }) => JSON.parse(fact) as GraphFact);
}
