// CSV and NDJSON as Parquet or as one DuckDB database, with the types that the caller knows.
import { access, constants, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { makeFolder } from '../../workspace/write-file.ts';
import { EngineError } from '../engine-error.ts';
import { loadDuckDb } from './binding.ts';
import { type KnownColumn, matchColumns } from './columns.ts';
import { withConnection } from './connection.ts';
import { sourceFailure } from './duckdb-errors.ts';
import { formatOf } from './formats.ts';
import { createInstance } from './instance.ts';
import { quotedIdentifier, quotedText } from './quote.ts';
import { sqlType } from './read-as.ts';
import { relation } from './readers.ts';
import { type Sandbox, setLimits } from './sandbox.ts';

export interface TableFiles {
  readonly name: string;
  /** Absolute, of one format, read in this order. */
  readonly files: readonly string[];
  /** In the order in which they are written; what else the files have follows as text. */
  readonly columns: readonly KnownColumn[];
}

export type Conversion =
  | { readonly as: 'parquet'; readonly tables: readonly (TableFiles & { readonly out: string })[] }
  | { readonly as: 'duckdb'; readonly tables: readonly TableFiles[]; readonly out: string };

export interface ConvertedTable {
  readonly name: string;
  readonly out: string;
  readonly rows: number;
  /** Of the file, which tables of a database share. */
  readonly bytes: number;
}

export interface ConvertOptions {
  readonly sandbox: Sandbox;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Rows keep their order; a value that does not fit its type becomes null. Equal input gives equal Parquet, byte for
 * byte; of a database only the content. A file has its name only once it is whole. Throws EngineError: `source` for
 * what cannot be read or written, `cancelled`, `limit`, `memory`, `sql-off`.
 */
export async function convertFiles(
  conversion: Conversion,
  options: ConvertOptions,
): Promise<readonly ConvertedTable[]> {
  const outs = conversion.as === 'duckdb' ? [conversion.out] : conversion.tables.map(({ out }) => out);
  await Promise.all(outs.map(folderOf));
  try {
    const rows = await write(conversion, options);
    for (const out of outs) await rename(partial(out), out);
    const sizes = await Promise.all(outs.map(async (out) => (await stat(out)).size));
    return conversion.tables.map(({ name }, i) => {
      const file = conversion.as === 'duckdb' ? 0 : i;
      return { name, out: outs[file] ?? '', rows: rows[i] ?? 0, bytes: sizes[file] ?? 0 };
    });
  } catch (error) {
    throw sourceFailure(
      error,
      conversion.tables.flatMap(({ files }) => files),
    );
  } finally {
    for (const out of outs)
      await Promise.all([partial(out), `${partial(out)}.wal`].map((file) => rm(file, { force: true })));
  }
}

/** Beside the file, so that renaming is one step of the file system. */
const partial = (out: string): string => `${out}.partial`;

async function write(
  conversion: Conversion,
  { sandbox, signal, onProgress }: ConvertOptions,
): Promise<readonly number[]> {
  const duck = await loadDuckDb();
  const file = conversion.as === 'duckdb' ? partial(conversion.out) : undefined;
  if (file !== undefined) await rm(file, { force: true });
  const instance = await createInstance(duck, file === undefined ? 'memory' : { write: file });
  try {
    return await withConnection(instance, signal, async (connection) => {
      await setLimits(connection, { ...sandbox, threads: 1 });
      await connection.run('SET enable_progress_bar = true');
      await connection.run('SET enable_progress_bar_print = false');
      const rows: number[] = [];
      let told = 0;
      const tell = (share: number): void => {
        // DuckDB's share falls back to nothing when a statement ends.
        told = Math.max(told, (rows.length + share) / conversion.tables.length);
        onProgress?.(told);
      };
      for (const table of conversion.tables) {
        const sql = await select(connection, table);
        const target =
          'out' in table
            ? `COPY (${sql}) TO ${quotedText(partial(table.out))} (FORMAT parquet)`
            : `CREATE TABLE ${quotedIdentifier(table.name)} AS ${sql}`;
        const watch = setInterval(() => tell(shareDone(connection)), 100);
        try {
          rows.push(Number((await connection.runAndReadAll(target)).getRows()[0]?.[0] ?? 0));
        } finally {
          clearInterval(watch);
        }
        tell(0);
      }
      return rows;
    });
  } finally {
    instance.closeSync();
  }
}

async function select(connection: DuckDBConnection, { name, files, columns }: TableFiles): Promise<string> {
  const format = formatOf(files[0] ?? '');
  if (format === undefined) throw new Error(`Nothing to convert for table ${name}.`);
  // A file of NDJSON without a row says nothing of its columns; the caller does.
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  if (sizes.every((size) => size === 0))
    return `SELECT ${columns.map((column) => `CAST(NULL AS ${sqlType[column.type]}) AS ${quotedIdentifier(column.name)}`).join(', ')} WHERE false`;
  const table = { name, format, files };
  const from = await relation(connection, table, columns);
  return `SELECT ${matchColumns(from, columns, table)
    .map(({ sql }) => sql)
    .join(', ')} FROM ${from.from}`;
}

/** DuckDB's own guess, -1 where it has none. */
const shareDone = (connection: DuckDBConnection): number =>
  Math.min(1, Math.max(0, connection.progress.percentage / 100));

async function folderOf(out: string): Promise<void> {
  try {
    await makeFolder(dirname(out));
    await access(dirname(out), constants.W_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new EngineError('source', `${out} cannot be written (${reason}). Choose a folder that can be written.`);
  }
}
