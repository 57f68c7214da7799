// The first bytes of a data file: what a CSV's header says, and whether JSON is one array or one value a line.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { EngineFailure } from './failure.ts';

/** Enough for any header that a person would still call one. */
const HEAD = 1 << 20;

/** Up to a megabyte from the start, unpacked. Throws EngineFailure `source`. */
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
    if (parts.length === 0) throw new EngineFailure('source', `${file} cannot be read (${(error as Error).message}).`);
  } finally {
    raw.destroy();
  }
  return Buffer.concat(parts)
    .subarray(0, HEAD)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

export interface CsvHeader {
  readonly delimiter: string;
  /** As written; a name that is missing or comes twice gets its number, since every column needs a name of its own. */
  readonly names: readonly string[];
}

/** The delimiter is the candidate that stands most often in the first record, outside of quotes. */
export function csvHeader(text: string): CsvHeader {
  const counts = new Map(DELIMITERS.map((delimiter) => [delimiter, fields(text, delimiter).length]));
  const delimiter = DELIMITERS.reduce((best, each) =>
    (counts.get(each) ?? 0) > (counts.get(best) ?? 0) ? each : best,
  );
  const taken = new Set<string>();
  const names = fields(text, delimiter).map((name, i) => {
    const wanted = name.trim() === '' ? `column${i + 1}` : name.trim();
    const own = taken.has(wanted.toLowerCase()) ? `${wanted}_${i + 1}` : wanted;
    taken.add(own.toLowerCase());
    return own;
  });
  return { delimiter, names };
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The first record as RFC 4180 has it. */
function fields(text: string, delimiter: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  for (;;) {
    let field = '';
    if (text[at] === '"') {
      const [inner, end] = quoted(text, at);
      field = inner;
      at = end;
    }
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') field += text[at++];
    found.push(field);
    if (text[at] !== delimiter) return found;
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
