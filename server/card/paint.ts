// Colours of a terminal, by the sixteen that follow the reader's theme; none when told so.

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

const each = (make: (open: number, close: number) => (text: string) => string): Paint =>
  Object.fromEntries(Object.entries(codes).map(([name, [open, close]]) => [name, make(open, close)])) as Paint;

const coloured = each((open, close) => (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`));
const plain = each(() => (text) => text);
