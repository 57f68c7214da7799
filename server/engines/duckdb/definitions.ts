// The views and macros of a database that somebody sent, as the SELECTs that they stand for.
import type { DuckDBConnection } from '@duckdb/node-api';
import { withMark, withoutMark } from './quote.ts';

/** By name in lower case: what runs when a query names it. Schemas may hold several of one name, and a macro has a text for each number of arguments. */
export type Definitions = ReadonlyMap<string, readonly string[]>;

/** The functions by their full names: the database may bring macros of the same names. */
export async function viewsAndMacrosOf(connection: DuckDBConnection): Promise<Definitions> {
  const views = await connection.runAndReadAll(
    `SELECT ${withMark('view_name')}, sql FROM system.main.duckdb_views() WHERE NOT internal`,
  );
  const macros = await connection.runAndReadAll(
    `SELECT ${withMark('function_name')}, macro_definition, function_type FROM system.main.duckdb_functions()
     WHERE NOT internal AND macro_definition IS NOT NULL`,
  );
  const found = new Map<string, readonly string[]>();
  const add = (name: unknown, select: string): void => {
    const key = withoutMark(name).toLowerCase();
    found.set(key, [...(found.get(key) ?? []), select]);
  };
  for (const [name, sql] of views.getRows()) add(name, String(sql).replace(HEAD, ''));
  for (const [name, text, type] of macros.getRows()) add(name, type === 'table_macro' ? `${text}` : `SELECT ${text}`);
  return found;
}

/** `CREATE VIEW "a" ("b", c) AS `, as DuckDB writes it. */
const NAME = String.raw`(?:"(?:[^"]|"")*"|[^\s"(),.]+)`;
const HEAD = new RegExp(
  String.raw`^CREATE (?:OR REPLACE )?(?:TEMP(?:ORARY)? )?VIEW (?:IF NOT EXISTS )?${NAME}(?:\.${NAME})*(?: \(${NAME}(?:, ${NAME})*\))? AS `,
  'i',
);
