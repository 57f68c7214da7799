// A Markdown file -> its sections with the tables, lists and paragraphs that stand in them; code, comments and front matter left out.
import { type MarkdownBlock, type MarkdownLine, markdownBlocks } from '../base/markdown.ts';
import { inlineCell } from './inline.ts';
import { excerpt, type Remark } from './remarks.ts';
import type { Block, Row, Sheet, SheetCell, SheetList, SheetSection, SheetTable, Unread } from './sheet.ts';
import { twoHeaders } from './two-headers.ts';

export function readMarkdown(text: string, name: string): Sheet | Unread {
  if (text.trim() === '') return { fault: `"${name}" is empty. Give it a table of events.` };
  const remarks: Remark[] = [];
  const sections: SheetSection[] = [];
  let titles: readonly { readonly level: number; readonly cell: SheetCell }[] = [];
  let blocks: Block[] = [];
  let items: ItemBlock[] = [];
  let opened = 1;
  const endList = (): void => {
    if (items.length) blocks.push(listOf(items));
    items = [];
  };
  const close = (): void => {
    endList();
    if (blocks.length || titles.length) sections.push({ at: opened, titles: titles.map(({ cell }) => cell), blocks });
    blocks = [];
  };
  for (const block of markdownBlocks(text)) {
    if ('lines' in block) remarks.push(...htmlTables(block.lines));
    const heading = headingOf(block);
    if (heading) {
      close();
      titles = [
        ...titles.filter(({ level }) => level < heading.level),
        { level: heading.level, cell: inlineCell(heading.text) },
      ];
      opened = block.at;
      continue;
    }
    if (block.kind === 'item') {
      if (items[0] && items[0].quoted !== block.quoted) endList();
      items.push(block);
      continue;
    }
    endList();
    if (block.kind === 'code') blocks.push({ kind: 'code', at: block.at, text: block.text.trim() });
    else if (block.kind === 'table') blocks.push(tableOf(block, remarks));
    else {
      const cell = inlineCell(block.kind === 'heading' ? block.text : block.lines.map((line) => line.text).join('\n'));
      if (cell.text !== '') blocks.push({ kind: 'text', at: block.at, cell });
    }
  }
  close();
  return { form: 'text', unit: 'line', sections, remarks };
}

/** Nobody reads a longer title. */
const MAX_HEADING_LENGTH = 500;
/** A title, or a line that is bold as a whole. */
function headingOf(block: MarkdownBlock): { readonly level: number; readonly text: string } | undefined {
  if (block.kind === 'heading') return block.text.length > MAX_HEADING_LENGTH ? undefined : block;
  if (block.kind !== 'paragraph' || block.lines.length !== 1 || !block.apart.above || !block.apart.below)
    return undefined;
  const line = block.lines[0]?.text ?? '';
  const bold = line.length > MAX_HEADING_LENGTH ? undefined : /^(\*\*|__)((?:(?!\1).)+)\1:?$/.exec(line)?.[2];
  return bold === undefined ? undefined : { level: 7, text: bold.replace(/:$/, '') };
}

const htmlTables = (lines: readonly MarkdownLine[]): readonly Remark[] =>
  lines
    .filter(({ text }) => /^<table[\s>]/i.test(text))
    .map(({ at }) => ({
      fate: 'dropped',
      what: 'table',
      message: 'A table written in HTML is not read; write it with bars (| event | property |).',
      at,
    }));

type ItemBlock = Extract<MarkdownBlock, { kind: 'item' }>;
/** Items that stand further in than the first are of the item above, however deep: people indent by less than a renderer asks for. */
function listOf(blocks: readonly ItemBlock[]): SheetList {
  const depth = (blocks[0]?.column ?? 0) + 1;
  const items: { readonly at: number; readonly cell: SheetCell; readonly below: SheetCell[] }[] = [];
  for (const { at, column, lines } of blocks) {
    const cell = inlineCell(lines.map(({ text }) => text).join(' '));
    const last = items.at(-1);
    if (last && column > depth) last.below.push(cell);
    else items.push({ at, cell, below: [] });
  }
  return { kind: 'list', at: blocks[0]?.at ?? 1, items, ...(blocks[0]?.quoted ? { quoted: true } : {}) };
}

function tableOf({ at, header, rows }: Extract<MarkdownBlock, { kind: 'table' }>, remarks: Remark[]): SheetTable {
  const titles = header.map((cell) => inlineCell(cell).text);
  const second = rows[0];
  const two = second
    ? twoHeaders(
        titles,
        header.map((_, column) => inlineCell(second.cells[column] ?? '').text),
      )
    : undefined;
  return {
    kind: 'table',
    at,
    ...(two ?? { header: titles }),
    rows: rows.slice(two ? 1 : 0).map((row): Row => {
      const more = row.cells.slice(header.length).filter((cell) => cell !== '');
      if (more.length)
        remarks.push({
          fate: 'dropped',
          what: 'cell',
          message: `"${excerpt(more.join(' | '))}" stands right of the last column and was left out; is a bar inside a cell not written \\|?`,
          at: row.at,
        });
      return { at: row.at, cells: header.map((_, column) => inlineCell(row.cells[column] ?? '')) };
    }),
  };
}
