// The item that a line belongs to, told from indentation alone, for it is asked while the item is half typed.

export interface Lines {
  readonly from: number;
  /** Itself included. */
  readonly to: number;
}
const isTop = (line: string): boolean => /^[^\s#-]/.test(line);
const dashOf = (line: string): number => /^ *(?=-(?:\s|$))/.exec(line)?.[0].length ?? -1;

/** From the dash of a section's item to the line before the next one; a section without items, or its head, is one item. */
export function itemAtLine(lines: readonly string[], at: number): Lines {
  const up = (is: (line: string) => boolean, from: number) => lines.findLastIndex((line, n) => n <= from && is(line));
  const down = (is: (line: string) => boolean) => lines.findIndex((line, n) => n > at && is(line));
  const top = Math.max(0, up(isTop, at));
  const end = down(isTop);
  const depth = dashOf(lines.find((line, n) => n >= top && dashOf(line) >= 0 && (end < 0 || n < end)) ?? '');
  const isItem = (line: string) => depth >= 0 && dashOf(line) === depth;
  const next = down((line) => isTop(line) || isItem(line));
  return { from: Math.max(top, up(isItem, at)), to: (next < 0 ? lines.length : next) - 1 };
}
