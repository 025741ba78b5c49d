import type { RecordedEvent } from '@suyuan/domain';
import { graphFactOf } from '@suyuan/traceability';
import { projection } from '../projection';
import { graphFactTable, type GraphFactRow } from './graph-fact.table';

export function graphFactRowsOf(event: RecordedEvent): GraphFactRow[] {
  const fact = graphFactOf(event);
  return fact ? [{ position: event.position, fact: JSON.stringify(fact) }] : [];
}

export const graphFactProjection = projection(graphFactTable, graphFactRowsOf);
