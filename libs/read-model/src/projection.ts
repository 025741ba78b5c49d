import type { RecordedEvent } from '@suyuan/domain';
import type { EntitySchema } from 'typeorm';
import type { ProjectedRow } from './sql/insert-rows';

/**
 * How one table follows from the log: each event gives rows of its own, looked at alone. Nothing is read from
 * other rows and nothing is added up, therefore order and repetition of events cannot matter.
 */
export interface Projection<Row extends ProjectedRow = ProjectedRow> {
  table: EntitySchema<Row>;
  rowsOf: (event: RecordedEvent) => Row[];
}

/** Checks the row type against the table, then forgets it, so that all projections fit in one list. */
export function projection<Row extends ProjectedRow>(
  table: EntitySchema<Row>,
  rowsOf: (event: RecordedEvent) => Row[],
): Projection {
  return { table: table as unknown as EntitySchema<ProjectedRow>, rowsOf };
}
