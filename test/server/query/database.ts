// An in-memory DuckDB for tests: rows in, plain values out.
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBDecimalValue, DuckDBInstance } from '@duckdb/node-api';
import type { ColumnType } from '../../../server/dataset/column-type.ts';
import { sqlType } from '../../../server/engines/duckdb/read-as.ts';

export type Cell = string | number | boolean | null;

export interface DatabaseAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
export interface Database {
  run(sql: string): Promise<void>;
  /** Integers as numbers, times as ISO text in UTC. */
  rows(sql: string): Promise<readonly (readonly Cell[])[]>;
  columns(sql: string): Promise<readonly string[]>;
  answer(sql: string): Promise<DatabaseAnswer>;
  close(): void | Promise<void>;
}

export async function openDatabase(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection: DuckDBConnection = await instance.connect();
  // As the engine has it, wherever the tests run.
  await connection.run("SET GLOBAL TimeZone = 'UTC'");
  const answer = async (sql: string): Promise<DatabaseAnswer> => {
    const reader = await connection.runAndReadAll(sql);
    return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map(cellOf)) };
  };
  return {
    async run(sql) {
      await connection.run(sql);
    },
    rows: async (sql) => (await answer(sql)).rows,
    columns: async (sql) => (await answer(sql)).columns,
    answer,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return typeof value === 'bigint' ? Number(value) : String(value);
}

/** A value as a literal of DuckDB. */
export function sqlLiteral(value: unknown, type: string): string {
  if (value === null || value === undefined) return `cast(null as ${type})`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `cast('${text.replaceAll("'", "''")}' as ${type})`;
}

/** A table of the given columns. */
export async function makeTable(
  database: Database,
  name: string,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const heads = columns.map((column) => `"${column.name.replaceAll('"', '""')}" ${sqlType[column.type]}`);
  await database.run(`create or replace table ${name} (${heads.join(', ')})`);
  if (!rows.length) return;
  const values = rows.map(
    (row) => `(${columns.map((column) => sqlLiteral(row[column.name], sqlType[column.type])).join(', ')})`,
  );
  await database.run(`insert into ${name} values ${values.join(',\n')}`);
}
