// The cells of one row, read by column: what nobody understands goes under `meta`, and is reported.

import { isNothing } from './cell-values.ts';
import { excerpt, type Remark } from './remarks.ts';
import type { Row, SheetCell, SheetTable } from './sheet.ts';

export type Lose = (loss: Pick<Remark, 'fate' | 'what' | 'message'>, column?: number) => void;
export interface Cells {
  readonly at: number;
  cell(column: number | undefined): SheetCell;
  /** Undefined for no column, and for a cell that says nothing. */
  text(column: number | undefined): string | undefined;
  /** What `reader` makes of a cell; undefined where the cell says nothing or is not understood. `wants`: "status that …". */
  read<T>(column: number | undefined, reader: (cell: SheetCell) => T | undefined, wants: string): T | undefined;
  /** Puts a cell under `meta`. */
  keep(column: number | undefined): void;
  /** Of the columns the language has no key for, and of cells that were not understood. */
  meta(): { readonly meta?: Readonly<Record<string, string>> };
  readonly lose: Lose;
}

/** `kept` are the columns whose cells go under `meta` as they are. */
export function cellsOf(row: Row, table: SheetTable, kept: readonly number[], remarks: Remark[]): Cells {
  const title = (column: number): string => table.header[column] ?? '';
  const lose: Lose = (loss, column) =>
    void remarks.push({ ...loss, at: row.at, ...(column === undefined ? {} : { column: title(column) }) });
  const cell = (column: number | undefined): SheetCell =>
    column === undefined ? nothing : (row.cells[column] ?? nothing);
  const text = (column: number | undefined) => (isNothing(cell(column).text) ? undefined : cell(column).text);
  const meta = new Map<string, string>();
  const keep = (column: number | undefined) => {
    const said = text(column);
    if (column !== undefined && said !== undefined) meta.set(title(column), said);
  };
  for (const column of kept) keep(column);
  return {
    at: row.at,
    cell,
    text,
    lose,
    keep,
    read(column, reader, wants) {
      if (column === undefined || text(column) === undefined) return undefined;
      const value = reader(cell(column));
      if (value !== undefined) return value;
      keep(column);
      lose(
        {
          fate: 'moved',
          what: 'cell',
          message: `"${excerpt(text(column) ?? '')}" is no ${wants}; it was kept under meta.`,
        },
        column,
      );
      return undefined;
    },
    meta: () => (meta.size ? { meta: Object.fromEntries(meta) } : {}),
  };
}
const nothing: SheetCell = { text: '', marked: '' };
