// Markdown as a flat list of blocks with the lines they stand on, and a line of it as pieces. markdown-it reads; what differs from a
// renderer stands here: people's files are read for what they mean, so indentation makes no code, a table stands inside `<details>`, and
// a row may be longer than its head.
import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

export interface MarkdownLine {
  /** Without the marks of the blocks that hold it. */
  readonly text: string;
  /** From 1. */
  readonly at: number;
  /** Whether blanks stand before it in the file. */
  readonly indented: boolean;
}
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly at: number; readonly level: number; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly at: number;
      readonly lines: readonly MarkdownLine[];
      /** Whether it is apart from what stands above it and below: by a blank line, by an end of the file. */
      readonly apart: { readonly above: boolean; readonly below: boolean };
    }
  /** Of a list, nested ones behind those they stand in; `quoted`: inside a quotation. */
  | {
      readonly kind: 'item';
      readonly at: number;
      readonly column: number;
      readonly lines: readonly MarkdownLine[];
      readonly quoted?: true;
    }
  | {
      readonly kind: 'table';
      readonly at: number;
      readonly header: readonly string[];
      /** As many cells as were written, which may be more or fewer than the header has. */
      readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
    }
  | { readonly kind: 'code'; readonly at: number; readonly language: string; readonly text: string };

/** Text inside a line. `literal`: written as an escape or an entity. `html`: a tag or a comment. */
export interface MarkdownPiece {
  readonly kind: 'text' | 'literal' | 'code' | 'break' | 'html';
  readonly text: string;
}

const reader = new MarkdownIt({ html: true }).disable(['code', 'html_block', 'reference']);
reader.block.ruler.before('heading', 'comment', comment, { alt: ['paragraph', 'blockquote', 'list'] });

/** `<!-- … -->` over whole lines, with what stands behind it; one that is not closed hides the rest of what holds it. */
function comment(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (!state.src.startsWith('<!--', start)) return false;
  const closes = (from: number, line: number): number => state.src.slice(from, state.eMarks[line]).indexOf('-->');
  const here = closes(start + 4, startLine);
  // Text behind it on the same line: a comment inside a paragraph.
  if (here >= 0 && state.src.slice(start + 4 + here + 3, state.eMarks[startLine]).trim() !== '') return false;
  if (silent) return true;
  let line = startLine;
  if (here < 0) for (line++; line < endLine && closes(state.bMarks[line] ?? 0, line) < 0; ) line++;
  state.line = Math.min(line + 1, endLine);
  return true;
}

/** Never throws. Front matter and comments are left out. */
export function markdownBlocks(source: string): readonly MarkdownBlock[] {
  const lines = withoutFrontMatter(
    source
      .replace(/^\uFEFF/, '')
      .replaceAll('\0', '\uFFFD')
      .split(/\r\n?|\n/),
  );
  // A bullet as word processors write it.
  const text = dedented(ruled(lines.map((line) => line.replace(/^(\s*)•(?=\s)/, '$1-'))));
  return blocksOf(text, 0);
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  if (!/^---\s*$/.test(lines[0] ?? '')) return lines;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  return end > 0 ? lines.map((line, at) => (at <= end ? '' : line)) : lines;
}
/** A rule below the head of a table that ends in one bar too many: a renderer shows no table. */
const ruled = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (/^\s*\|(?:\s*:?-+:?\s*\|)+\|+\s*$/.test(line) ? line.replace(/\|+\s*$/, '|') : line));
/** A selection inside a list or a ticket may be indented as a whole. */
function dedented(lines: readonly string[]): readonly string[] {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = depths.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return depth > 0 && Number.isFinite(depth) ? lines.map((line) => line.slice(depth)) : lines;
}

type Item = Extract<MarkdownBlock, { kind: 'item' }> & { readonly lines: MarkdownLine[] };

/** `first` is the line of the file, from 0, on which the source begins. */
function blocksOf(source: readonly string[], first: number): readonly MarkdownBlock[] {
  const tokens: Token[] = [];
  reader.block.parse(source.join('\n'), reader, {}, tokens);
  const blocks: MarkdownBlock[] = [];
  const lineAt = (line: number): string => (source[line] ?? '').replace(/^\s{0,3}(?:>\s?)+/, '');
  const isBlank = (line: number): boolean => lineAt(line).trim() === '';
  const linesOf = ({ content, map }: Token): readonly MarkdownLine[] =>
    content.split('\n').map((text, i) => {
      const line = (map?.[0] ?? 0) + i;
      return { text: text.trim(), at: first + line + 1, indented: /^\s/.test(lineAt(line)) };
    });
  let item: Item | undefined;
  let depth = 0;
  let quotes = 0;
  /** The line behind the last table. */
  let tableEnd = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const [from, to] = token.map ?? [0, 0];
    const inside = tokens[i + 1];
    if (token.type === 'heading_open' && inside)
      blocks.push({ kind: 'heading', at: first + from + 1, level: Number(token.tag.slice(1)), text: inside.content });
    else if (token.type === 'list_item_open') {
      depth++;
      item = {
        kind: 'item',
        at: first + from + 1,
        column: columnOf(lineAt(from)),
        lines: [],
        ...(quotes ? { quoted: true } : {}),
      };
      // `- - text`: one item, twice marked.
      if (blocks.at(-1)?.kind === 'item' && blocks.at(-1)?.at === item.at) blocks.pop();
      blocks.push(item);
    } else if (token.type === 'list_item_close') depth--;
    else if (token.type === 'blockquote_open') quotes++;
    else if (token.type === 'blockquote_close') quotes--;
    else if (token.type === 'fence')
      blocks.push({
        kind: 'code',
        at: first + from + 1,
        language: (/^\S*/.exec(token.info.trim())?.[0] ?? '').toLowerCase(),
        text: token.content,
      });
    else if (token.type === 'paragraph_open' && inside) {
      const last = blocks.at(-1);
      if (depth && item) {
        const lines = linesOf(inside);
        const table = tableIn(lines);
        item.lines.push(...lines.slice(0, table));
        if (table < lines.length)
          blocks.push(
            ...blocksOf(
              lines.slice(table).map(({ text }) => text),
              first + from + table,
            ),
          );
      }
      // markdown-it ends a table that would be filled up with too many empty cells.
      else if (from === tableEnd && last?.kind === 'table') {
        blocks[blocks.length - 1] = { ...last, rows: [...last.rows, ...rowsOf(from, to, last.header.length)] };
        tableEnd = to;
      } else
        blocks.push({
          kind: 'paragraph',
          at: first + from + 1,
          lines: linesOf(inside),
          apart: { above: isBlank(from - 1), below: isBlank(to) || tokens[i + 3]?.type === 'table_open' },
        });
    } else if (token.type === 'table_open') {
      const header: string[] = [];
      for (i++; tokens[i]?.type !== 'thead_close'; i++)
        if (tokens[i]?.type === 'inline') header.push(tokens[i]?.content ?? '');
      while (tokens[i]?.type !== 'table_close') i++;
      // A line without a bar is a row to a renderer, and the text below the table to who wrote it.
      let end = from + 2;
      while (end < to && lineAt(end).includes('|')) end++;
      blocks.push({ kind: 'table', at: first + from + 1, header, rows: rowsOf(from + 2, end, header.length) });
      tableEnd = end < to ? -1 : to;
      if (end < to)
        blocks.push({
          kind: 'paragraph',
          at: first + end + 1,
          lines: Array.from({ length: to - end }, (_, n) => ({
            text: lineAt(end + n).trim(),
            at: first + end + n + 1,
            indented: /^\s/.test(lineAt(end + n)),
          })),
          apart: { above: false, below: isBlank(to) },
        });
    }
  }
  return blocks;

  function rowsOf(from: number, to: number, columns: number) {
    const rows = Array.from({ length: Math.max(0, to - from) }, (_, n) => ({
      at: first + from + n + 1,
      cells: cellsOf(lineAt(from + n), columns),
    }));
    return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  }
}
/** Right below an item, less far in than its text, a renderer takes a table for more of that text. */
function tableIn(lines: readonly MarkdownLine[]): number {
  const at = lines.findIndex(({ text }, i) => {
    const rule = lines[i + 1]?.text ?? '';
    return text.includes('|') && rule.includes('|') && rule.includes('-') && /^[\s|:-]+$/.test(rule);
  });
  return at < 0 ? lines.length : at;
}
const columnOf = (line: string): number => (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '    ').length;

/** GitHub cuts at every bar without a backslash, even inside code; where that gives too many cells, bars inside code are left whole. */
function cellsOf(line: string, columns: number): readonly string[] {
  const cells = cut(line);
  if (cells.length <= columns || !line.includes('`') || line.length > 10_000) return cells;
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

const pieceKinds: Readonly<Record<string, MarkdownPiece['kind']>> = {
  text: 'text',
  text_special: 'literal',
  code_inline: 'code',
  softbreak: 'break',
  hardbreak: 'break',
  html_inline: 'html',
};
/** Links, images and emphasis give their text. */
export function markdownPieces(line: string): readonly MarkdownPiece[] {
  const tokens: Token[] = [];
  reader.inline.parse(line, reader, {}, tokens);
  return tokens.flatMap(piecesOf);
}
function piecesOf(token: Token): readonly MarkdownPiece[] {
  if (token.type === 'image') return (token.children ?? []).flatMap(piecesOf);
  const kind = pieceKinds[token.type];
  return kind === undefined ? [] : [{ kind, text: kind === 'break' ? '\n' : token.content }];
}
