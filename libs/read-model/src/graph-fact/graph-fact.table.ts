import { EntitySchema } from 'typeorm';

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
