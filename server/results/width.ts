// Text in a grid of terminal columns: how wide it stands, cut and padded by that. Text is clean and without colours here.
import stringWidth from 'string-width';
import { lazily } from '../base/lazily.ts';

/** One column a character: most of what is shown, and a hundred times as fast. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

export const widthOf = (text: string): number => (isPlain(text) ? text.length : stringWidth(text));

const graphemes = lazily(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));
/** What a person takes for one character each. */
export const charactersOf = (text: string): readonly string[] =>
  isPlain(text) ? text.split('') : Array.from(graphemes().segment(text), ({ segment }) => segment);

/** At most `width` columns, the last of them `…` where something was left out. */
export function cut(text: string, width: number): string {
  // Nothing wider than twice the width need be measured; a value may be megabytes.
  const near = text.length > width * 16 + 64 ? text.slice(0, width * 16 + 64) : text;
  if (near === text && widthOf(text) <= width) return text;
  let [taken, kept] = [0, ''];
  for (const character of charactersOf(near)) {
    taken += widthOf(character);
    if (taken > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Lines of at most `width` columns, broken at blanks; a longer word stands over. All lines but the first begin with `indent`. */
export function wrap(text: string, width: number, indent = '', separator = ' '): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(separator)) {
    if (line === '') line = lines.length ? indent + word : word;
    else if (widthOf(line) + widthOf(separator) + widthOf(word) <= width) line += separator + word;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line];
}
