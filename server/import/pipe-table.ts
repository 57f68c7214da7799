// Tables of bars, as GitHub-flavoured Markdown has them.
import { inlineCell } from './inline.ts';
import { excerpt, type Loss } from './loss.ts';
import type { Row, SheetTable } from './sheet.ts';

interface Line {
  readonly text: string;
  readonly at: number;
}

/** The table that begins at line `i`, and how many lines it has; undefined where none begins. */
export function readPipeTable(
  lines: readonly Line[],
  i: number,
): { readonly block: SheetTable; readonly lines: number; readonly losses: readonly Loss[] } | undefined {
  const [head, rule] = [lines[i]?.text ?? '', lines[i + 1]?.text ?? ''];
  if (!head.includes('|') || !rule.includes('-') || !/^[\s|:-]+$/.test(rule)) return undefined;
  const columns = cellsOf(rule, 0).length;
  const header = cellsOf(head, columns);
  if (header.length !== columns || !cellsOf(rule, columns).every((cell) => /^:?-+:?$/.test(cell))) return undefined;
  const losses: Loss[] = [];
  const rows: Row[] = [];
  let n = i + 2;
  for (; n < lines.length; n++) {
    const { text, at } = lines[n] as Line;
    if (text.trim() === '' || !text.includes('|') || /^\s{0,3}#{1,6}\s/.test(text)) break;
    const cells = cellsOf(text, columns);
    if (cells.every((cell) => cell === '')) continue;
    const more = cells.slice(columns).filter((cell) => cell !== '');
    if (more.length)
      losses.push({
        fate: 'dropped',
        what: 'cell',
        message: `"${excerpt(more.join(' | '))}" stands right of the last column and was left out; is a bar inside a cell not written \\|?`,
        at,
      });
    rows.push({ at, cells: header.map((_, column) => inlineCell(cells[column] ?? '')) });
  }
  const block: SheetTable = {
    kind: 'table',
    at: lines[i]?.at ?? 1,
    header: header.map((cell) => inlineCell(cell).text),
    rows,
  };
  return { block, lines: n - i, losses };
}

/** GitHub cuts at every bar without a backslash, even inside code; where that gives too many cells, bars inside code are left whole. */
function cellsOf(line: string, columns: number): readonly string[] {
  const cells = cut(line);
  if (!columns || cells.length <= columns || !line.includes('`') || line.length > 10_000) return cells;
  const whole = cut(line.replace(/(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, (code) => code.replaceAll('|', '\\|')));
  return whole.length === columns ? whole : cells;
}
function cut(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}
