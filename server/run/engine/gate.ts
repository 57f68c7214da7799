// What stands before the database: of SQL that anyone may have written, only one SELECT or EXPLAIN of one passes.
// DuckDB's own parser judges, never a list of words: json_serialize_sql gives the tree of a SELECT and refuses all else.
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from './failure.ts';

/** What may run: the SELECT, and before it the words that make it an EXPLAIN. */
export interface Admitted {
  readonly explain: string;
  readonly select: string;
}

/** Throws EngineFailure: `refused` for what may not run, `sql` for what does not parse. */
export async function admit(connection: DuckDBConnection, sql: string): Promise<Admitted> {
  const [explain = '', select = sql] = explained(sql);
  const tree = await parse(connection, select);
  if (tree.error) throw new EngineFailure(...complaint(tree, select));
  const [statement, ...more] = tree.statements;
  if (statement === undefined) throw refused('There is no statement in this text.');
  if (more.length > 0) throw refused(`One statement at a time: this text holds ${more.length + 1}.`);
  const foreign = tableFunctions(statement).filter((name) => !harmless.has(name.toLowerCase()));
  if (foreign.length > 0) {
    throw refused(
      `The table function ${foreign[0]}() may not be used here: queries see only the tables that were loaded.`,
    );
  }
  return { explain, select };
}

/** Table functions that compute from their arguments or list what is loaded. All others read files, settings or text as SQL. */
const harmless: ReadonlySet<string> = new Set([
  ...['range', 'generate_series', 'unnest', 'repeat', 'json_each', 'json_tree', 'histogram', 'histogram_values'],
  ...['duckdb_columns', 'duckdb_functions', 'duckdb_tables', 'duckdb_types', 'duckdb_views', 'pg_timezone_names'],
]);

type Tree =
  | { readonly error: false; readonly statements: readonly unknown[] }
  | { readonly error: true; readonly error_type: string; readonly error_message: string; readonly position?: string };

/** The function by its full name: a database that somebody sent may bring a macro of the same name. */
async function parse(connection: DuckDBConnection, sql: string): Promise<Tree> {
  const result = await connection.runAndReadAll('SELECT system.main.json_serialize_sql($1::VARCHAR)', [sql]);
  return JSON.parse(String(result.getRows()[0]?.[0])) as Tree;
}

const lead = String.raw`^(?:\s|--[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)*`;
const explainWords = new RegExp(
  `${lead}(explain\\b\\s*(?:analyze\\b)?\\s*(?:\\(\\s*(?:analyze|format)\\b[^()]*\\))?)`,
  'i',
);

/** `[words, rest]` of an EXPLAIN, nothing of other text. A wrong cut cannot harm: the rest must be a SELECT by itself. */
function explained(sql: string): readonly string[] {
  const match = explainWords.exec(sql);
  return match?.[1] === undefined ? [] : [match[1], sql.slice(match[0].length)];
}

function complaint(tree: Tree & { error: true }, sql: string): ['refused' | 'sql', string] {
  if (tree.error_type === 'parser') {
    const before = sql.slice(0, Number(tree.position ?? 0)).split('\n');
    const at = tree.position === undefined ? '' : `Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: `;
    return ['sql', `${at}${tree.error_message}`];
  }
  return ['refused', 'Only SELECT and EXPLAIN of a SELECT run here. What changes data, settings or files is refused.'];
}

const refused = (message: string): EngineFailure => new EngineFailure('refused', message);

/** Names of table functions anywhere in the tree: joins, subqueries, expressions. */
function tableFunctions(statement: unknown): readonly string[] {
  const names: string[] = [];
  const open: unknown[] = [statement];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && node.type === 'TABLE_FUNCTION' && 'function' in node) names.push(functionName(node.function));
    for (const child of Object.values(node)) if (typeof child === 'object') open.push(child);
  }
  return names;
}

function functionName(call: unknown): string {
  return typeof call === 'object' && call !== null && 'function_name' in call ? String(call.function_name) : '';
}
