// Markdown as the lines of a brief: items, stories over several lines, steps of scenarios, rows of tables.

export interface Line {
  /** `text`: prose, or a heading. */
  readonly kind: 'text' | 'item' | 'story' | 'step' | 'row';
  readonly text: string;
  /** Of a row, and of its table's head. */
  readonly cells?: readonly string[];
  readonly head?: readonly string[];
}

/** Blocks of code are left out, but for scenarios. */
export function linesOfBrief(text: string): readonly Line[] {
  const lines: Line[] = [];
  let fence: string | undefined;
  let head: readonly string[] | undefined;
  let step: 'given' | 'when' | 'then' | undefined;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const mark = /^\s*(?:```+|~~~+)\s*(\w*)/.exec(raw);
    if (mark) {
      fence = fence === undefined ? (mark[1] ?? '').toLowerCase() : undefined;
      continue;
    }
    if (fence !== undefined && !/^(?:gherkin|feature|cucumber|md|markdown)$/.test(fence)) continue;
    const cells = cellsOf(raw);
    if (cells) {
      if (head === undefined) head = cells;
      else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) lines.push({ kind: 'row', text: raw, cells, head });
      continue;
    }
    head = undefined;
    const item = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(.*)$/.exec(raw)?.[1];
    const words = unmarked(item ?? raw);
    const kind = stepOf(words, step);
    if (words === '') {
      if (item !== undefined) lines.push({ kind: 'item', text: item });
      continue;
    }
    step = kind;
    const before = lines.at(-1);
    if (kind === 'when') lines.push({ kind: 'step', text: words.replace(/^(?:and|but)\b/i, 'When') });
    else if (kind) continue;
    else if (item === undefined && before?.kind === 'story' && goesOn.test(words))
      lines[lines.length - 1] = { kind: 'story', text: `${before.text.replace(/,$/, '')}, ${words}` };
    else if (item === undefined && /^(?:\*\*)?as an? \S/i.test(words)) lines.push({ kind: 'story', text: words });
    else lines.push(item === undefined ? { kind: 'text', text: raw } : { kind: 'item', text: item });
  }
  return lines.filter((line) => line.kind !== 'text' || line.text.trim() !== '');
}

const goesOn = /^(?:i |we |so that|so i|in order|because)/i;
const unmarked = (text: string): string => text.replace(/\*\*|__/g, '').trim();

/** A step of a scenario on a line of its own; "and" goes on with the step before. */
function stepOf(words: string, before: 'given' | 'when' | 'then' | undefined): 'given' | 'when' | 'then' | undefined {
  const [, first, rest = ''] = /^(given|when|then|and|but)\b:?\s+(.*)$/i.exec(words) ?? [];
  const low = first?.toLowerCase();
  if (low === 'given') return /,? when\b/i.test(rest) ? undefined : 'given';
  if (low === 'when') return /,| then\b/i.test(rest) ? undefined : 'when';
  if (low === 'then') return 'then';
  return low === undefined ? undefined : before;
}

/** `| a | b |`; undefined for a line that is no row. */
function cellsOf(line: string): readonly string[] | undefined {
  const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  return row?.split('|').map((cell) => cell.replace(/<br\s*\/?>/gi, ' ').trim());
}
