import { Empty } from 'antd';
import type { ReactNode } from 'react';

export interface SheetColumn<T> {
  key: string;
  title: ReactNode;
  /** null spans: the cell is covered by one above. */
  render(row: T, index: number): ReactNode;
  rowSpan?(row: T, index: number): number;
  numeric?: boolean;
}

interface Props<T> {
  caption: string;
  columns: SheetColumn<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  rowClass?: (row: T) => string | undefined;
  empty?: ReactNode;
  testId?: string;
}

/**
 * A plain table. It prints with its head on each page, turns into cards on a phone, and keeps its table roles there:
 * the roles are written out because a cell that is displayed as a block loses them.
 */
export function Sheet<T>({ caption, columns, rows, rowKey, rowClass, empty, testId }: Props<T>) {
  if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <div className="sheet-frame">
      <table className="sheet" role="table" data-testid={testId}>
        <caption className="hidden-label">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={column.numeric ? 'numeric' : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, index) => (
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map((column) => {
                const span = column.rowSpan?.(row, index) ?? 1;
                if (span === 0) return null;
                return (
                  <td
                    key={column.key}
                    role="cell"
                    rowSpan={span}
                    className={column.numeric ? 'numeric' : undefined}
                  >
                    <span className="cell-title" aria-hidden>
                      {column.title}
                    </span>
                    <span className="cell-body">{column.render(row, index)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
