// Cells merged over several rows, of which a file keeps the first: the empty ones below say the same.
import type { Columns } from './columns.ts';
import type { Remark } from './remarks.ts';
import type { Row, SheetCell, SheetTable } from './sheet.ts';

/** The same table with what was merged filled in: a category, and a property whose allowed values have a row each. */
export function mergedCells(table: SheetTable, columns: Columns, remarks: Remark[]): SheetTable {
  const category = columns.category ?? columns.ofEvent.category;
  const filled = category === undefined || table.exported ? table : carriedDown(table, category, remarks);
  return valuesJoined(filled, columns);
}

/** Where no two rows that follow each other say the same: then each value is written once, for all the rows below. */
function carriedDown(table: SheetTable, at: number, remarks: Remark[]): SheetTable {
  const texts = table.rows.map(({ cells }) => cells[at]?.text ?? '');
  const again = texts.some((text, row) => text !== '' && text === texts[row - 1]);
  if (again || texts[0] === '' || !texts.includes('')) return table;
  let last: SheetCell = { text: '', marked: '' };
  const rows = table.rows.map((row): Row => {
    const cell = row.cells[at];
    if (cell?.text) last = cell;
    if (!cell || cell.text || !last.text) return row;
    remarks.push({
      fate: 'assumed',
      what: 'cell',
      message: `It is left empty, as below a merged cell, and was taken for "${last.text}", which stands above.`,
      at: row.at,
      column: table.header[at] ?? '',
    });
    return { ...row, cells: row.cells.with(at, last) };
  });
  return { ...table, rows };
}

/** Rows that only go on with the allowed values of the property above. */
function valuesJoined(table: SheetTable, { property, ofProperty: { values } }: Columns): SheetTable {
  if (property === undefined || values === undefined) return table;
  const rows: Row[] = [];
  for (const row of table.rows) {
    const before = rows.at(-1);
    const [own, above] = [row.cells[values], before?.cells[values]];
    const goesOn = row.cells.every(({ text }, at) =>
      at === values ? text !== '' : text === '' || text === before?.cells[at]?.text,
    );
    if (before && own && above?.text && goesOn)
      rows[rows.length - 1] = {
        ...before,
        cells: before.cells.with(values, {
          text: `${above.text}\n${own.text}`,
          marked: `${above.marked}\n${own.marked}`,
        }),
      };
    else rows.push(row);
  }
  return { ...table, rows };
}
