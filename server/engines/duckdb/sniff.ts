// The first bytes of a data file: what a CSV's header says, and whether JSON is one array or one value a line.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { EngineError } from '../engine-error.ts';
import { formatOf } from './formats.ts';
import { foreignBytes } from './signature.ts';

/** Enough for any header that a person would still call one. */
const HEAD = 1 << 20;

/** Up to a megabyte from the start, unpacked. Throws EngineError `source`. */
export async function head(file: string): Promise<string> {
  const raw = createReadStream(file, { end: HEAD });
  const stream = /\.gz$/i.test(file) ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => stream.destroy(error));
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size >= HEAD) break;
    }
  } catch (error) {
    // Cut in the middle of a packed stream, what came before is still the head.
    if (parts.length === 0) throw new EngineError('source', unread(file, error as NodeJS.ErrnoException));
  } finally {
    raw.destroy();
  }
  const bytes = Buffer.concat(parts).subarray(0, HEAD);
  mustBeText(bytes, file);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** DuckDB would find odd columns, or quotes that nothing closes. */
function mustBeText(bytes: Buffer, file: string): void {
  const foreign = bytes.length === 0 ? undefined : foreignBytes(bytes, file, formatOf(file) ?? 'csv');
  if (foreign !== undefined) throw foreign;
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') throw new EngineError('source', `${file} is UTF-16. Save it as UTF-8.`);
  const end = bytes.indexOf('\n');
  if (bytes.subarray(0, end < 0 ? HEAD : end).includes(0))
    throw new EngineError('source', `${file} is binary, not a table of text. Look at its ending, and write it again.`);
}

const unread = (file: string, { code, message }: NodeJS.ErrnoException): string =>
  code?.startsWith('Z_')
    ? `${file} ends in .gz and is not packed with gzip, or was cut off.`
    : `${file} cannot be read (${message}).`;

export interface CsvHeader {
  readonly delimiter: string;
  /** As written; a name that is missing or comes twice gets its number, since every column needs a name of its own. */
  readonly names: readonly string[];
  /** What ends the header, where a name holds a line break: DuckDB would take that one for the end of every line. */
  readonly lineBreak?: string;
}

/** The delimiter is the candidate that gives the first record the most fields, with every quoted field ending at one. */
export function csvHeader(text: string): CsvHeader {
  const candidates = DELIMITERS.map((delimiter) => ({ delimiter, ...fields(text, delimiter) }));
  const { delimiter, found, end } = candidates.reduce((best, each) => (score(each) > score(best) ? each : best));
  const taken = new Set<string>();
  const names = found.map(({ text: name, isQuoted }, i) => {
    // Blanks around a plain name are for the eye; in quotes, and of other kinds than these, they are part of it.
    const own = isQuoted ? name : name.replace(/^[ \t]+|[ \t]+$/g, '');
    const wanted = own === '' ? `column${i + 1}` : own;
    const free = taken.has(wanted.toLowerCase()) ? `${wanted}_${i + 1}` : wanted;
    taken.add(free.toLowerCase());
    return free;
  });
  const lineBreak = /[\r\n]/.test(names.join()) ? /^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0] : undefined;
  return { delimiter, names, ...(lineBreak !== undefined && { lineBreak }) };
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

interface Fields {
  readonly found: readonly { readonly text: string; readonly isQuoted: boolean }[];
  /** A quoted field went on after its quote: these are not the fields. */
  readonly broken: boolean;
  /** Where the record ends. */
  readonly end: number;
}

const score = ({ found, broken }: Fields): number => (broken ? 0 : found.length);

/** The first record as RFC 4180 has it. */
function fields(text: string, delimiter: string): Fields {
  const found: { readonly text: string; readonly isQuoted: boolean }[] = [];
  let broken = false;
  let at = 0;
  for (;;) {
    let field = '';
    const isQuoted = text[at] === '"';
    if (isQuoted) [field, at] = quoted(text, at);
    const rest = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
    if (isQuoted && at > rest) broken = true;
    found.push({ text: field + text.slice(rest, at), isQuoted });
    if (text[at] !== delimiter) return { found, broken, end: at };
    at++;
  }
}

/** What stands between the quotes that open at `at`, and where it goes on after them. */
function quoted(text: string, at: number): readonly [string, number] {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) end = text.length;
  return [text.slice(at + 1, end).replaceAll('""', '"'), end + 1];
}
