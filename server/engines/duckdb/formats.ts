// Data file formats, by the ending of the file name.
import { EngineError } from '../engine-error.ts';

export type FileFormat = 'parquet' | 'csv' | 'ndjson';

/** A table to be and the files that hold its rows, absolute, in the order in which they are read. */
export interface FileTable {
  readonly name: string;
  readonly format: FileFormat;
  readonly files: readonly string[];
}

const endings: readonly (readonly [RegExp, FileFormat])[] = [
  [/\.(parquet|pq)$/i, 'parquet'],
  [/\.(csv|tsv)(\.gz)?$/i, 'csv'],
  [/\.(ndjson|jsonl|json)(\.gz)?$/i, 'ndjson'],
];

export const formatOf = (file: string): FileFormat | undefined => endings.find(([ending]) => ending.test(file))?.[1];
export const isDatabase = (file: string): boolean => /\.(duckdb|ddb|db)$/i.test(file);

/** `entities/user.csv.gz` -> `user`. */
export function tableName(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? file;
  return endings.reduce((name, [ending]) => name.replace(ending, ''), base);
}

/** All files as one table. Files of other kinds are passed over; with two kinds of data, or none, nobody knows what was meant. */
export function oneTable(name: string, files: readonly string[], where: string): FileTable {
  const formats = [...new Set(files.flatMap((file) => formatOf(file) ?? []))];
  const [format, other] = formats;
  if (format === undefined) throw new EngineError('source', `${where} holds no Parquet, CSV or NDJSON file.`);
  if (other !== undefined) {
    throw new EngineError(
      'source',
      `${where} holds ${formats.join(' and ')} files. Name one kind, such as ${where.replace(/[\\/]*(\*[^\\/]*)?$/, '')}/*.${format}.`,
    );
  }
  return { name, format, files: files.filter((file) => formatOf(file) === format).sort() };
}
