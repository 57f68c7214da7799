// Markdown as the lines of a brief: headings, items, stories over several lines, steps of scenarios, rows of tables.
import { type MarkdownBlock, markdownBlocks } from '../base/markdown.ts';

export interface Line {
  readonly kind: 'heading' | 'text' | 'item' | 'story' | 'step' | 'row';
  readonly text: string;
  /** Of a heading. */
  readonly level?: number;
  /** Of a row, and of its table's head. */
  readonly cells?: readonly string[];
  readonly head?: readonly string[];
  /** Of an item: how far in it stands. */
  readonly column?: number;
}
type Step = 'given' | 'when' | 'then';

/** Blocks of code are left out, but for scenarios. */
export function linesOfBrief(text: string): readonly Line[] {
  const lines: Line[] = [];
  let step: Step | undefined;
  const take = (raw: string, isItem: boolean, column = 0): void => {
    const words = raw.replace(/\*\*|__/g, '').trim();
    const kind = stepOf(words, step);
    if (words === '') {
      if (isItem) lines.push({ kind: 'item', text: raw });
      return;
    }
    step = kind;
    const before = lines.at(-1);
    if (kind === 'when') lines.push({ kind: 'step', text: words.replace(/^(?:and|but)\b/i, 'When') });
    else if (kind) return;
    else if (!isItem && before?.kind === 'story' && goesOn.test(words))
      lines[lines.length - 1] = { kind: 'story', text: `${before.text.replace(/,$/, '')}, ${words}` };
    else if (!isItem && /^as an? \S/i.test(words)) lines.push({ kind: 'story', text: words });
    else lines.push({ kind: isItem ? 'item' : 'text', text: raw, ...(isItem ? { column } : {}) });
  };
  const visit = (block: MarkdownBlock): void => {
    if (block.kind === 'heading') {
      step = undefined;
      lines.push({ kind: 'heading', level: block.level, text: block.text });
    } else if (block.kind === 'table')
      for (const { cells } of block.rows) {
        const shown = cells.map(withoutBreaks);
        lines.push({ kind: 'row', text: shown.join(' '), cells: shown, head: block.header.map(withoutBreaks) });
      }
    else if (block.kind === 'paragraph') for (const line of block.lines) take(line.text, false);
    else if (block.kind === 'item')
      block.lines.forEach((line, i) => {
        const [above, last] = [block.lines[i - 1], lines.at(-1)];
        const wraps = line.indented && above?.at === line.at - 1 && stepOf(line.text, undefined) === undefined;
        if (wraps && last?.kind === 'item') lines[lines.length - 1] = { ...last, text: `${last.text} ${line.text}` };
        else take(line.text, i === 0, block.column);
      });
    else if (/^(?:md|markdown)$/.test(block.language)) markdownBlocks(block.text).forEach(visit);
    else if (/^(?:gherkin|feature|cucumber)$/.test(block.language))
      for (const line of block.text.split('\n')) take(line, false);
  };
  markdownBlocks(text).forEach(visit);
  return lines;
}

const goesOn = /^(?:i |we |so that|so i|in order|because)/i;
const withoutBreaks = (cell: string): string => cell.replace(/<br\s*\/?>/gi, ' ').trim();

/** A step of a scenario on a line of its own; "and" goes on with the step before. */
function stepOf(words: string, before: Step | undefined): Step | undefined {
  const [, first, rest = ''] = /^(given|when|then|and|but)\b:?\s+(.*)$/i.exec(words) ?? [];
  const low = first?.toLowerCase();
  if (low === 'given') return /,? when\b/i.test(rest) ? undefined : 'given';
  if (low === 'when') return /,| then\b/i.test(rest) ? undefined : 'when';
  if (low === 'then') return 'then';
  return low === undefined ? undefined : before;
}
