import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** The cell that names its row. */
  readonly names?: boolean | undefined;
  readonly number?: boolean | undefined;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Rows that can be walked with the keyboard (desk.js). */
  readonly walked?: boolean | undefined;
  /** The caption repeats a heading and is left to screen readers. */
  readonly captionHidden?: boolean | undefined;
}

/** On narrow screens each row becomes a block and each cell carries its column's name. */
export function Table<Row>({ caption, columns, rows, keyOf, walked, captionHidden }: TableProps<Row>) {
  return (
    <div class="krds-table-wrap tt-table">
      <table class="tbl col data">
        <caption class={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, number }) => (
              <th scope="col" key={label} class={number ? 'tt-figure' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-row={walked ? keyOf(row) : undefined}>
              {columns.map(({ label, cell, names, number }) =>
                names ? (
                  <th scope="row" key={label} data-label={label}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={label} data-label={label} class={number ? 'tt-figure' : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
