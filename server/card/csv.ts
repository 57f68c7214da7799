// A card's table as CSV (RFC 4180 but for the line break, which is a single line feed), for other tools: values as they are, not as people read them.
import type { Card, Cell } from './card.ts';

/** Header and rows; the facts where a card has no table. Null is nothing, empty text is `""`. */
export function cardCsv({ table, facts }: Card): string {
  const lines: readonly (readonly Cell[])[] = table
    ? [table.columns.map(({ name }) => name), ...table.rows]
    : [['name', 'value', 'unit'], ...facts.map(({ name, value, unit }) => [name, value, unit ?? null])];
  return lines.map((cells) => `${cells.map(field).join(',')}\n`).join('');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return `${cell}`;
  return cell === '' || /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
