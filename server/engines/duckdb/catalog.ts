// What a SELECT may not use of DuckDB's own functions and views: what reads files, runs text as SQL, or tells of this machine.

/** What a look at every node of a statement finds: joins, subqueries, expressions. */
export interface Inspection {
  /** Why it may not run. */
  readonly reason: string | undefined;
  /** Of its tables and functions, in lower case. */
  readonly names: ReadonlySet<string>;
}

export function inspect(statement: unknown): Inspection {
  const names = new Set<string>();
  const open: unknown[] = [statement];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    const reason = judge(node as Node);
    if (reason !== undefined) return { reason, names };
    const { table_name: table, function_name: called } = node as Node;
    for (const name of [lower(table), lower(called)]) if (name !== '') names.add(name);
    for (const child of Object.values(node)) if (typeof child === 'object') open.push(child);
  }
  return { reason: undefined, names };
}

/** Of the tree that json_serialize_sql gives, which does not say what keys a kind of node has. */
type Node = Readonly<Record<string, unknown>>;

function judge(node: Node): string | undefined {
  if (node.type === 'TABLE_FUNCTION') {
    const name = lower((node.function as Node | null)?.function_name);
    if (tableFunctions.has(name)) return undefined;
    return `The table function ${name}() may not be used here: queries see only the tables that were loaded.`;
  }
  if (scalarFunctions.has(lower(node.function_name)))
    return `The function ${lower(node.function_name)}() may not be used here: it reaches beyond the tables that were loaded.`;
  const table = lower(node.table_name);
  if (views.has(table) || (table === 'views' && lower(node.schema_name) === 'information_schema'))
    return `The view ${table} may not be used here: it tells of this machine, not of the data. information_schema.tables and information_schema.columns list what is loaded.`;
  return undefined;
}

const lower = (name: unknown): string => (typeof name === 'string' ? name.toLowerCase() : '');

/** Table functions that compute from their arguments or list what is loaded. All others read files, settings or text as SQL, or change the engine. */
const tableFunctions: ReadonlySet<string> = new Set([
  ...['range', 'generate_series', 'unnest', 'repeat', 'json_each', 'json_tree', 'histogram', 'histogram_values'],
  ...['duckdb_columns', 'duckdb_functions', 'duckdb_tables', 'duckdb_types', 'pg_timezone_names'],
]);

/** Functions of one value that tell settings, plan a text as SQL, reach the environment or the log, or only waste time. */
const scalarFunctions: ReadonlySet<string> = new Set([
  ...['current_setting', 'getenv', 'json_serialize_plan', 'sleep_ms', 'write_log'],
]);

/**
 * Views of DuckDB 1.5 that tell settings, the log, files of databases, or the text of views, which holds the paths of
 * files. A table of the user's with such a name cannot be asked.
 */
const views: ReadonlySet<string> = new Set([
  ...['duckdb_databases', 'duckdb_logs', 'duckdb_views', 'pragma_database_list'],
  ...['sqlite_master', 'sqlite_schema', 'sqlite_temp_master', 'sqlite_temp_schema'],
  ...['pg_prepared_statements', 'pg_settings', 'pg_views'],
]);
