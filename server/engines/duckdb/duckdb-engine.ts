// DuckDB as an Engine: opened, loaded, locked; then one connection for each query.
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { DataTable } from '../../dataset/tables.ts';
import type { Column, Engine } from '../engine.ts';
import { throwIfAborted } from '../engine-error.ts';
import { type DuckDb, loadDuckDb } from './binding.ts';
import { columnType } from './cells.ts';
import { withConnection } from './connection.ts';
import { type Definitions, viewsAndMacrosOf } from './definitions.ts';
import { sourceFailure } from './duckdb-errors.ts';
import { estimate } from './estimate.ts';
import { createInstance } from './instance.ts';
import { runQuery } from './query.ts';
import { withMark, withoutMark } from './quote.ts';
import { lockDown, type Sandbox, setLimits } from './sandbox.ts';

export interface OpenOptions {
  /** A database file, opened read-only; without it a new database in memory. */
  readonly file?: string;
  readonly sandbox: Sandbox;
  /** Makes tables and views with SQL of ours; returns the files that queries will still read. */
  readonly load?: (connection: DuckDBConnection) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

/** Throws EngineError: `sql-off`, `cancelled`, `limit`, and what `load` throws. */
export async function openDuckDb({ file, sandbox, load, signal }: OpenOptions): Promise<Engine> {
  const duck = await loadDuckDb();
  throwIfAborted(signal);
  const instance = await create(duck, file);
  let definitions: Definitions = new Map();
  try {
    await withConnection(instance, signal, async (connection) => {
      await setLimits(connection, sandbox);
      const files = (await load?.(connection)) ?? [];
      await lockDown(connection, files);
      // Views in memory are our own, and read the files that were named.
      if (file !== undefined) definitions = await viewsAndMacrosOf(connection);
    });
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return engineOn(duck, instance, definitions);
}

async function create(duck: DuckDb, file: string | undefined): Promise<DuckDBInstance> {
  try {
    return await createInstance(duck, file === undefined ? 'memory' : { read: file });
  } catch (error) {
    throw sourceFailure(error, file === undefined ? [] : [file]);
  }
}

function engineOn(duck: DuckDb, instance: DuckDBInstance, definitions: Definitions): Engine {
  return {
    dialect: 'duckdb',
    tables: (signal) => withConnection(instance, signal, tables),
    estimate: (sql, signal) =>
      withConnection(instance, signal, (connection) => estimate(duck, connection, definitions, sql)),
    query: (sql, limits) => runQuery(duck, instance, definitions, sql, limits),
    close: async () => instance.closeSync(),
  };
}

async function tables(connection: DuckDBConnection): Promise<readonly DataTable[]> {
  const found = await connection.runAndReadAll(
    `SELECT ${withMark("CASE schema_name WHEN 'main' THEN table_name ELSE schema_name || '.' || table_name END")}, ${withMark('column_name')}, data_type
     FROM system.main.duckdb_columns() WHERE NOT internal ORDER BY schema_name <> 'main', schema_name, table_name, column_index`,
  );
  const byName = new Map<string, Column[]>();
  for (const [table, name, type] of found.getRows()) {
    const columns = byName.get(withoutMark(table)) ?? [];
    columns.push({ name: withoutMark(name), type: columnType(String(type)) });
    byName.set(withoutMark(table), columns);
  }
  return [...byName].map(([name, columns]) => ({ name, columns }));
}
