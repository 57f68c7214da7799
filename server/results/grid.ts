// Lines of an aligned table for a terminal, with bars of blocks behind it where there are any.
import type { ShownTable } from './shown.ts';
import { cut, padEnd, padStart, widthOf } from './width.ts';

const gap = '  ';
const narrowest = 8;

export interface TextGrid {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Fits `width` columns by shortening the bars, then the widest text; numbers are never cut, so a table of many may stand over. */
export function grid({ columns, rows }: ShownTable, width: number): TextGrid {
  const natural = columns.map(({ title }, at) =>
    rows.reduce((most, { cells }) => Math.max(most, widthOf(cells[at] ?? '')), widthOf(title)),
  );
  const barred = rows.some(({ bar }) => bar !== undefined);
  const left = width - total(natural) - gap.length;
  const barWidth = !barred || left < narrowest ? 0 : Math.min(24, left);
  const widths = shrink(
    natural,
    columns.map(({ right }) => !right),
    width,
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const room = widths[at] ?? 0;
        return columns[at]?.right ? padStart(cell, room) : padEnd(cut(cell, room), room);
      })
      .join(gap);
  return {
    head: line(columns.map(({ title }) => title)).trimEnd(),
    lines: rows.flatMap(({ cells, bar, opens }) => [
      ...(opens ? [''] : []),
      (barWidth ? `${line(cells)}${gap}${blocks(bar ?? 0, barWidth)}` : line(cells)).trimEnd(),
    ]),
  };
}

/** A bar of `share` (0..1) of `width` columns, to an eighth of one; something above nothing is always seen. */
export function blocks(share: number, width: number): string {
  const eighths = share > 0 ? Math.max(1, Math.round(share * width * 8)) : 0;
  return '█'.repeat(eighths >> 3) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths & 7];
}

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + gap.length, -gap.length);

function shrink(natural: readonly number[], may: readonly boolean[], width: number): readonly number[] {
  const widths = [...natural];
  let over = total(widths) - width;
  while (over > 0) {
    const texts = widths.filter((size, at) => may[at] && size > narrowest).sort((a, b) => b - a);
    const [widest, next] = [texts[0], texts[1] ?? narrowest];
    if (widest === undefined) break;
    const by = Math.min(over, Math.max(1, widest - next));
    widths[widths.findIndex((size, at) => may[at] && size === widest)] = widest - by;
    over -= by;
  }
  return widths;
}
