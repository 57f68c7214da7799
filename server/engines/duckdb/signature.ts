// What a file is by its first bytes, whatever its name says; and the sentence for one that is not what it must be.
import { open } from 'node:fs/promises';
import { EngineError } from '../engine-error.ts';

export type SourceFormat = 'duckdb' | 'parquet' | 'csv' | 'ndjson';

/** Of a kind that is distinguished: what it is, with its article, and what to do to have its data. */
export interface FileSignature {
  readonly is: string;
  readonly fix: string;
  /** What it may be named as. */
  readonly as?: SourceFormat;
}

const wanted: Readonly<Record<SourceFormat, string>> = {
  duckdb: 'a DuckDB database',
  parquet: 'a Parquet file',
  csv: 'a CSV file',
  ndjson: 'a JSON file',
};

/** Enough for every signature here. */
const SIGNATURE_BYTES = 1024;

/** Throws EngineError `source` for a database file that is none, or that is empty or cannot be read. */
export async function mustBe(kind: 'duckdb', file: string): Promise<void> {
  const found = kindOf(await firstBytes(file));
  if (found?.as !== kind) throw foreign(file, kind, found);
}

/** Of a file that could not be read as what it is called, or whose bytes say otherwise: why. Nothing where the bytes tell nothing else. */
export async function foreignFile(file: string, kind: SourceFormat): Promise<EngineError | undefined> {
  return foreignBytes(await firstBytes(file), file, kind);
}

export function foreignBytes(bytes: Uint8Array, file: string, kind: SourceFormat): EngineError | undefined {
  const found = kindOf(bytes);
  return found === undefined || found.as === kind ? undefined : foreign(file, kind, found);
}

function foreign(file: string, kind: SourceFormat, found: FileSignature | undefined): EngineError {
  const what = found === undefined ? 'is not' : `is ${found.is}, not`;
  const fix = found?.fix ?? 'Name a file of Parquet, CSV or NDJSON, or a database that DuckDB wrote.';
  return new EngineError('source', `${file} ${what} ${wanted[kind]}. ${fix}`);
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SIGNATURE_BYTES), 0, SIGNATURE_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new EngineError('source', `${file} cannot be read (${code ?? message}).`);
  }
}

/** The kind of the bytes that a file begins with, nothing where no signature fits. */
export function kindOf(bytes: Uint8Array): FileSignature | undefined {
  if (bytes.length === 0) return { is: 'empty', fix: 'Write it again, or name another file.' };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SIGNATURE_BYTES));
  const text = head.toString('latin1');
  // A table of text may begin with such letters: PAR1,PAR2. It holds no control characters.
  const isText = !CONTROL.test(text);
  const found = binary.find(
    ([place, signature]) => text.startsWith(signature, place) && !(isText && /^[A-Z0-9]+$/i.test(signature)),
  );
  if (found !== undefined) return found[2](text);
  const plain = text.replace(/^(\xef\xbb\xbf)?\s*/, '').toLowerCase();
  return texts.find(([signature]) => signature.test(plain))?.[1];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that no text holds
const CONTROL = /[\x00-\x08\x0e-\x1f]/;

const table = 'Export the table to Parquet or CSV, and name that file.';
const unpack = 'Unpack it, and name the file in it.';
const again = 'Download or export the data again, and name that file.';
const rename = (ending: string): string => `Give it a name that ends in ${ending}.`;
const kind = (is: string, fix: string, as?: SourceFormat) => (): FileSignature => ({
  is,
  fix,
  ...(as === undefined ? {} : { as }),
});

/** Workbooks and office documents are archives, distinguished by the name of their first file. */
function zip(text: string): FileSignature {
  if (/\[Content_Types\]\.xml|_rels\/|xl\/|docProps\//.test(text))
    return { is: 'an Excel workbook', fix: 'Save the sheet as CSV, and name that file.' };
  if (text.includes('application/vnd.oasis.opendocument'))
    return { is: 'an OpenDocument spreadsheet', fix: 'Save the sheet as CSV, and name that file.' };
  return { is: 'a ZIP archive', fix: unpack };
}

/** `[where, signature, kind]`, as the formats' own specifications give them. Characters stand for bytes. */
const binary: readonly (readonly [at: number, signature: string, kind: (text: string) => FileSignature])[] = [
  [8, 'DUCK', kind('a DuckDB database', rename('.duckdb'), 'duckdb')],
  [0, 'PAR1', kind('a Parquet file', rename('.parquet'), 'parquet')],
  [0, 'PARE', kind('an encrypted Parquet file', 'Write it again without encryption.')],
  [0, 'SQLite format 3\0', kind('a SQLite database', table)],
  [0, '7\x7f\x06\x82', kind('the log of a SQLite database', table)],
  [0, '7\x7f\x06\x83', kind('the log of a SQLite database', table)],
  [4, 'Standard Jet DB', kind('a Microsoft Access database', table)],
  [4, 'Standard ACE DB', kind('a Microsoft Access database', table)],
  [0, 'PGDMP', kind('a dump of a PostgreSQL database', `Restore it there. ${table}`)],
  [0, '\xfe\x01\x00\x00', kind('a table of a MySQL database', table)],
  [0, 'ARROW1', kind('an Arrow (Feather) file', 'Write it as Parquet, and name that file.')],
  [0, 'FEA1', kind('an Arrow (Feather) file', 'Write it as Parquet, and name that file.')],
  [0, '\xff\xff\xff\xff', kind('an Arrow stream', 'Write it as Parquet, and name that file.')],
  [0, 'Obj\x01', kind('an Avro file', 'Write it as Parquet, and name that file.')],
  [0, 'ORC', kind('an ORC file', 'Write it as Parquet, and name that file.')],
  [0, '\x89HDF\r\n\x1a\n', kind('an HDF5 file', table)],
  [0, 'PK\x03\x04', zip],
  [0, 'PK\x05\x06', zip],
  [
    0,
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    kind('a file of an older Microsoft Office', 'Save the sheet as CSV, and name that file.'),
  ],
  [
    0,
    '\x1f\x8b',
    kind('packed with gzip', 'Unpack it, or give a CSV or NDJSON file a name that ends in .csv.gz or .ndjson.gz.'),
  ],
  [0, '\x28\xb5\x2f\xfd', kind('packed with Zstandard', unpack)],
  [0, 'BZh', kind('packed with bzip2', unpack)],
  [0, '\xfd7zXZ\0', kind('packed with xz', unpack)],
  [0, '\x04\x22\x4d\x18', kind('packed with LZ4', unpack)],
  [0, '\xff\x06\0\0sNaPpY', kind('packed with Snappy', unpack)],
  [0, "7z\xbc\xaf'\x1c", kind('a 7z archive', unpack)],
  [0, 'Rar!', kind('a RAR archive', unpack)],
  [257, 'ustar', kind('a tar archive', unpack)],
  [0, '%PDF-', kind('a PDF document', again)],
  [0, '\x89PNG\r\n', kind('a picture', again)],
  [0, '\xff\xd8\xff', kind('a picture', again)],
  [0, '\x7fELF', kind('a program', again)],
  [0, 'MZ\x90\0', kind('a program', again)],
];

/** Of text, lower case, without a byte order mark and the blanks before it. */
const texts: readonly (readonly [RegExp, FileSignature])[] = [
  [
    /^(<!doctype html|<html|<head|<body)/,
    { is: 'a web page', fix: `${again} A link that asks for a login gives such a page.` },
  ],
  [/^(<\?xml|<error>)/, { is: 'an XML document', fix: table }],
  [
    /^version https:\/\/git-lfs\.github\.com\/spec\//,
    { is: 'a pointer of Git LFS', fix: 'Run "git lfs pull" to have the file itself.' },
  ],
  [
    /^(-- (mysql|mariadb) dump|--\s+-- postgresql database dump|pragma foreign_keys=|create table\b|insert into\b)/,
    { is: 'a dump in SQL', fix: `Load it into its database. ${table}` },
  ],
];
