// Rows as NDJSON whose values stand below each other: each line is JSON, and the file reads like a table.

import type { Plain } from '../plan/plan.ts';
import { widthOf } from '../results/width.ts';

/** Keys in the order in which rows bring them; a key that a row lacks leaves a gap. Ends with a line break, unless there are no rows. */
export function alignedNdjson(rows: readonly Readonly<Record<string, Plain>>[]): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = rows.map((row) =>
    keys.map((key) => (Object.hasOwn(row, key) ? `${JSON.stringify(key)}: ${JSON.stringify(row[key])}` : '')),
  );
  const widths = keys.map((_, at) => table.reduce((most, cells) => Math.max(most, widthOf(cells[at] ?? '')), 0));
  return table.map((cells) => `${line(cells, widths)}\n`).join('');
}

function line(cells: readonly string[], widths: readonly number[]): string {
  const last = cells.findLastIndex((cell) => cell !== '');
  const parts = cells.slice(0, last + 1).map((cell, at) => {
    // The comma belongs to a value, so that a gap holds none.
    const text = cell === '' || at === last ? cell : `${cell},`;
    return at === last ? text : text + ' '.repeat(Math.max(0, (widths[at] ?? 0) + 2 - widthOf(text)));
  });
  return `{${parts.join('')}}`;
}
