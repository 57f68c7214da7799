// What a write would change, as a unified diff.
import { createTwoFilesPatch } from 'diff';
import { cleanBlock } from '../results/clean.ts';
import { paint } from '../results/paint.ts';

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
