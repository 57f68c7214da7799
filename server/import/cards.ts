// Tables that stand on their side: a label in each row, an event in each column behind it.
import { readHeader } from './header.ts';
import type { SheetCell, SheetTable } from './sheet.ts';

/** The same table the usual way round; itself where its first column holds no labels. */
export function uprighted(table: SheetTable): SheetTable {
  const labels = [table.header[0] ?? '', ...table.rows.map(({ cells }) => cells[0]?.text ?? '')];
  const read = labels.map((label) => readHeader(label));
  const known = read.filter((one) => one !== undefined).length;
  const naming = read.some(
    (one) => one?.subject === 'event' && !one.acting && (one.aspect === undefined || one.aspect === 'name'),
  );
  const events = table.header.slice(1);
  if (!naming || !events.length || labels.length < 3 || known * 3 < labels.length * 2) return table;
  if (new Set(labels).size < labels.length) return table;
  if (table.groups || events.some((title) => title === '' || readHeader(title) !== undefined)) return table;
  const above = (title: string): SheetCell => ({ text: title, marked: title });
  return {
    kind: 'table',
    at: table.at,
    header: labels,
    rows: events.map((title, at) => ({
      at: table.at,
      cells: [above(title), ...table.rows.map(({ cells }) => cells[at + 1] ?? above(''))],
    })),
  };
}
