import { graphFactOf } from '@suyuan/traceability';
import { projection } from '../projection';
import { graphFactTable } from './graph-fact.table';

export const graphFactProjection = projection(graphFactTable, (event) => {
  const fact = graphFactOf(event);
  return fact ? [{ position: event.position, fact: JSON.stringify(fact) }] : [];
});
