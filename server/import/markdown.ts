// A Markdown file -> its sections with the tables, lists and paragraphs that stand in them; code, comments and front matter passed over.
import { inlineCell } from './inline.ts';
import type { Loss } from './loss.ts';
import { readPipeTable } from './pipe-table.ts';
import type { Block, ListItem, Sheet, SheetCell, SheetSection, Unread } from './sheet.ts';

interface Line {
  readonly text: string;
  /** From 1. */
  readonly at: number;
}

export function readMarkdown(text: string, name: string): Sheet | Unread {
  if (text.trim() === '') return { fault: `"${name}" is empty. Give it a table of events.` };
  const losses: Loss[] = [];
  const lines = visible(text, losses);
  const sections: SheetSection[] = [];
  let titles: readonly { readonly level: number; readonly cell: SheetCell }[] = [];
  let blocks: Block[] = [];
  let opened = 1;
  const close = (): void => {
    if (blocks.length || titles.length) sections.push({ at: opened, titles: titles.map(({ cell }) => cell), blocks });
    blocks = [];
  };
  for (let i = 0; i < lines.length; ) {
    const heading = headingAt(lines, i);
    if (heading) {
      close();
      titles = [
        ...titles.filter(({ level }) => level < heading.level),
        { level: heading.level, cell: inlineCell(heading.raw) },
      ];
      opened = lines[i]?.at ?? 1;
      i += heading.lines;
      continue;
    }
    const table = readPipeTable(lines, i);
    const list = table ? undefined : listAt(lines, i);
    const paragraph = table || list ? undefined : paragraphAt(lines, i);
    const found = table ?? list ?? paragraph;
    if (found?.block) blocks.push(found.block);
    if (table) losses.push(...table.losses);
    i += Math.max(1, found?.lines ?? 1);
  }
  close();
  return { form: 'markdown', sections, losses };
}

/** The lines that a reader sees: without front matter, fenced code and comments; quoted text without its marks. */
function visible(text: string, losses: Loss[]): readonly Line[] {
  const all = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const kept: Line[] = [];
  let start = 0;
  if (/^---\s*$/.test(all[0] ?? '')) {
    const end = all.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
    if (end > 0) start = end + 1;
  }
  let fence: string | undefined;
  let comment = false;
  for (let i = start; i < all.length; i++) {
    const raw = all[i] ?? '';
    const mark = /^\s{0,3}(?:>\s?)*(`{3,}|~{3,})/.exec(raw)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    const { rest: line, open } = withoutComments(raw, comment);
    if (comment && open && line === '') continue;
    comment = open;
    if (/^\s*<table[\s>]/i.test(line))
      losses.push({
        fate: 'dropped',
        what: 'table',
        message: 'A table written in HTML is not read; write it with bars (| event | property |).',
        at: i + 1,
      });
    kept.push({ text: line.replace(/^\s{0,3}(?:>\s?)+/, ''), at: i + 1 });
  }
  return kept;
}

/** `open`: a comment that the line does not end. */
function withoutComments(line: string, inside: boolean): { readonly rest: string; readonly open: boolean } {
  let rest = '';
  let open = inside;
  for (let at = 0; at < line.length; ) {
    const next = line.indexOf(open ? '-->' : '<!--', at);
    if (!open) rest += line.slice(at, next < 0 ? undefined : next);
    if (next < 0) break;
    at = next + (open ? 3 : 4);
    open = !open;
  }
  return { rest, open };
}

interface Heading {
  readonly level: number;
  readonly raw: string;
  readonly lines: number;
}
/** Nobody reads a longer title. */
const MAX_HEADING_LENGTH = 500;
/** `## Title`, a title underlined, a line that is bold as a whole. */
function headingAt(lines: readonly Line[], i: number): Heading | undefined {
  const line = lines[i]?.text ?? '';
  if (line.length > MAX_HEADING_LENGTH) return undefined;
  const [, marks, raw] = /^\s{0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/.exec(line) ?? [];
  if (marks !== undefined) return { level: marks.length, raw: raw ?? '', lines: 1 };
  const under = /^\s{0,3}(=+|-{2,})\s*$/.exec(lines[i + 1]?.text ?? '')?.[1];
  const alone = (lines[i - 1]?.text ?? '').trim() === '' && !/^\s*(?:[-*+]\s|\||\d+[.)]\s)/.test(line);
  if (under !== undefined && line.trim() !== '' && alone)
    return { level: under.startsWith('=') ? 1 : 2, raw: line.trim(), lines: 2 };
  const bold = /^\s{0,3}(\*\*|__)((?:(?!\1).)+)\1:?\s*$/.exec(line)?.[2];
  const next = (lines[i + 1]?.text ?? '').trim();
  return bold !== undefined && alone && (next === '' || next.startsWith('|'))
    ? { level: 7, raw: bold.replace(/:$/, ''), lines: 1 }
    : undefined;
}

interface Found {
  readonly block: Block | undefined;
  readonly lines: number;
}
const bullet = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)$/;

function listAt(lines: readonly Line[], i: number): Found | undefined {
  const first = bullet.exec(lines[i]?.text ?? '');
  if (!first || /^\s*(?:[-*_]\s*){3,}$/.test(lines[i]?.text ?? '')) return undefined;
  const depth = widthOf(first[1] ?? '');
  const items: { at: number; own: string; below: string[] }[] = [];
  let n = i;
  for (; n < lines.length; n++) {
    const { text, at } = lines[n] as Line;
    const item = bullet.exec(text);
    const last = items.at(-1);
    if (item && widthOf(item[1] ?? '') <= depth + 1) items.push({ at, own: item[2] ?? '', below: [] });
    else if (item && last) last.below.push(item[2] ?? '');
    else if (text.trim() === '') {
      if (!/^\s+\S/.test(lines[n + 1]?.text ?? '') && !bullet.test(lines[n + 1]?.text ?? '')) break;
    } else if (
      headingAt(lines, n) ||
      readPipeTable(lines, n) ||
      (!/^\s/.test(text) && (lines[n - 1]?.text ?? '').trim() === '')
    )
      break;
    else if (last?.below.length) last.below[last.below.length - 1] += ` ${text.trim()}`;
    else if (last) last.own += ` ${text.trim()}`;
  }
  const read: ListItem[] = items.map(({ at, own, below }) => ({
    at,
    cell: inlineCell(own),
    below: below.map(inlineCell),
  }));
  return { block: { kind: 'list', at: lines[i]?.at ?? 1, items: read }, lines: n - i };
}
const widthOf = (blanks: string): number => blanks.replaceAll('\t', '    ').length;

function paragraphAt(lines: readonly Line[], i: number): Found {
  let n = i;
  while (
    n < lines.length &&
    (lines[n]?.text ?? '').trim() !== '' &&
    (n === i || !(headingAt(lines, n) || bullet.test(lines[n]?.text ?? '') || readPipeTable(lines, n)))
  )
    n++;
  const cell = inlineCell(
    lines
      .slice(i, n)
      .map((line) => line.text.trim())
      .join('\n'),
  );
  const empty = cell.text === '' || /^(?:[-*_]\s*){3,}$/.test(cell.text);
  return { block: empty ? undefined : { kind: 'text', at: lines[i]?.at ?? 1, cell }, lines: n - i };
}
