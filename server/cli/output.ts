// What commands print: paths, cards, progress, differences.
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Card } from '../results/card.ts';
import { clean, cleanBlock } from '../results/clean.ts';
import { cardCsv, escapedText } from '../results/csv.ts';
import { cardJson } from '../results/json.ts';
import { cardMarkdown } from '../results/markdown.ts';
import { paint } from '../results/paint.ts';
import { cardText } from '../results/text.ts';
import { cut } from '../results/width.ts';
import { type Io, note } from './io.ts';

/** Relative to the current folder with `/`; absolute where the two share nothing but the root, or lie on different drives. */
export function shownPath(cwd: string, file: string, { relative, isAbsolute, sep, parse } = path as Paths): string {
  const near = relative(cwd, file);
  const { root } = parse(cwd);
  const top = (of: string) => relative(root, of).split(sep)[0];
  const far = isAbsolute(near) || (top(cwd) !== '' && top(cwd) !== top(file));
  const shown = far ? file : near === '' ? '.' : near;
  return shown.split(sep).join('/');
}

type Paths = Pick<typeof path.posix, 'relative' | 'isAbsolute' | 'sep' | 'parse'>;

// A card in the form that was asked for.
export async function writeCard(card: Card, format: 'text' | 'json' | 'markdown' | 'csv', io: Io): Promise<void> {
  const { stdout } = io;
  if (format === 'text') return stdout.write(cardText(card, { width: stdout.width, colour: stdout.colour }));
  if (format !== 'csv') return stdout.data(format === 'json' ? cardJson(card) : cardMarkdown(card));
  const made = cardCsv(card);
  await stdout.data(made.text);
  const changed = escapedText(made);
  if (changed !== undefined) await note(io, changed);
}

// One line on a terminal's stderr that says what is being done; nothing anywhere else.
interface ProgressLine {
  /** Says something else than before: `Generating 1,000,000 events: 62 %, 4 s left`. */
  say(text: string): Promise<void>;
  /** Takes the line away; to be called however the work ended. */
  done(): Promise<void>;
}

export function progress({ stderr, quiet }: Io): ProgressLine {
  let shown = '';
  const show = async (text: string) => {
    if (quiet || !stderr.isTTY || text === shown) return;
    shown = text;
    await stderr.line(text);
  };
  return { say: (text) => show(cut(clean(text), stderr.width - 1)), done: () => show('') };
}

// What a write would change, as a unified diff.
/** `before` is undefined for a new file. Empty when nothing would change. */
export function diff(file: string, before: string | undefined, after: string, colour: boolean): string {
  if (before === after) return '';
  const old = before === undefined ? '/dev/null' : `a/${file}`;
  const patch = createTwoFilesPatch(old, `b/${file}`, before ?? '', after, undefined, undefined, { context: 2 });
  const ink = paint(colour);
  const inks = { '+': ink.green, '-': ink.red, '@': ink.cyan } as const;
  const lines = cleanBlock(patch)
    .split('\n')
    .filter((line) => !/^=+$/.test(line));
  return lines.map((line) => (inks[line.charAt(0) as keyof typeof inks] ?? String)(line)).join('\n');
}
