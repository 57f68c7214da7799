// Makes tables of a source inside a DuckDB that is still open to its files.
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineError } from '../engine-error.ts';
import { type KnownColumn, type KnownColumns, matchColumns } from './columns.ts';
import { copyTable } from './copy.ts';
import { sourceFailure } from './duckdb-errors.ts';
import { type FileTable, oneTable } from './formats.ts';
import { filesMatching } from './glob.ts';
import { quotedIdentifier } from './quote.ts';
import { relation } from './readers.ts';
import { foreignFile } from './signature.ts';
import { EVENTS, type FoundSource, resolveWithin } from './sources.ts';

export interface LoadedTables {
  /** Files that queries will still read: Parquet is not copied. */
  readonly files: readonly string[];
  /** Sentences about values that did not fit their column. */
  readonly notes: readonly string[];
}

/** Throws EngineError `source`. */
export async function loadTables(
  connection: DuckDBConnection,
  source: FoundSource,
  known: KnownColumns,
  signal: AbortSignal,
): Promise<LoadedTables> {
  if (source.kind === 'database') return { files: [], notes: [] };
  const tables = source.kind === 'tables' ? source.tables : [await expand(source, signal)];
  const loaded: LoadedTables[] = [];
  for (const table of tables) loaded.push(await loadTable(connection, table, known[table.name] ?? []));
  return { files: loaded.flatMap(({ files }) => files), notes: loaded.flatMap(({ notes }) => notes) };
}

async function expand({ pattern, inside }: FoundSource & { kind: 'glob' }, signal: AbortSignal): Promise<FileTable> {
  const hidden = (file: string): boolean => /(^|\/)\./.test(file.slice(inside.length));
  const visible = (await filesMatching(pattern, signal)).filter((file) => !hidden(file));
  const files = (await Promise.all(visible.map((file) => resolveWithin(inside, file)))).filter(
    (file) => file !== undefined,
  );
  if (files.length === 0) throw new EngineError('source', `No file matches ${pattern}.`);
  return oneTable(EVENTS, files, pattern);
}

async function loadTable(
  connection: DuckDBConnection,
  table: FileTable,
  known: readonly KnownColumn[],
): Promise<LoadedTables> {
  try {
    const from = await relation(connection, table, known);
    const columns = matchColumns(from, known, table);
    if (table.format === 'parquet') {
      await connection.run(
        `CREATE VIEW ${quotedIdentifier(table.name)} AS SELECT ${columns.map(({ sql }) => sql).join(', ')} FROM ${from.from}`,
      );
      return { files: table.files, notes: [] };
    }
    return { files: [], notes: await copyTable(connection, table, from, columns) };
  } catch (error) {
    const failure = sourceFailure(error, table.files);
    const isUnread = failure instanceof EngineError && failure.code === 'source';
    throw (isUnread && table.format === 'parquet' && (await foreignAmong(table.files))) || failure;
  }
}

/** The first file that is not Parquet but of another recognizable format. */
async function foreignAmong(files: readonly string[]): Promise<EngineError | undefined> {
  for (const file of files) {
    const foreign = await foreignFile(file, 'parquet').catch(() => undefined);
    if (foreign !== undefined) return foreign;
  }
  return undefined;
}
