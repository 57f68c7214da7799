// Colours of a terminal, by the sixteen that follow the reader's theme; none when told so.
import { cleanBlock } from './clean.ts';

export type Paint = Readonly<Record<keyof typeof codes, (text: string) => string>>;

export const paint = (on: boolean): Paint => (on ? coloured : plain);

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

const sequence = (code: number): string => `\u001b[${code}m`;
const each = (make: (open: number, close: number) => (text: string) => string): Paint =>
  Object.fromEntries(Object.entries(codes).map(([name, [open, close]]) => [name, make(open, close)])) as Paint;

const coloured = each((open, close) => (text) => (text === '' ? '' : `${sequence(open)}${text}${sequence(close)}`));
const plain = each(() => (text) => text);

const own = new Set(Object.values(codes).flat().map(sequence));

/** Painted text without anything that a terminal obeys but the colours of `paint`; line breaks and tabs stay. */
export const cleanPainted = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours begin with one
    .split(/(\u001b\[\d{1,2}m)/)
    .map((part) => (own.has(part) ? part : cleanBlock(part)))
    .join('');
