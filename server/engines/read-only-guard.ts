// What stands before the database: of SQL that anyone may have written, only one SELECT or EXPLAIN of one passes.
// DuckDB's own parser judges, never a list of words: json_serialize_sql gives the tree of a SELECT and refuses all else.
// What passes cannot change anything, and does not see where files lie or how the engine is set up. Only an EXPLAIN
// names the files that its query reads, and an error the file that it is about: those that the user named.
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Inspection, inspect } from './duckdb/catalog.ts';
import type { Definitions } from './duckdb/definitions.ts';
import { type Explain, readExplain } from './duckdb/explain.ts';
import { EngineError } from './engine-error.ts';

/** What may run. */
export interface Admitted {
  /** As it was written. */
  readonly select: string;
  /** Asked for its plan: what it says, without the words that said so. */
  readonly explain: Explain | undefined;
}

/**
 * `definitions`: of a database that somebody sent, whose views and macros must be such that they could be written out
 * here. Throws EngineError: `refused` for what may not run, `sql` for what does not parse.
 */
export async function assertSelect(
  connection: DuckDBConnection,
  sql: string,
  definitions: Definitions = new Map(),
): Promise<Admitted> {
  if (sql.includes('\0'))
    throw refused('The statement holds a NUL character, at which DuckDB stops reading. Remove it.');
  const { explain, start } = readExplain(sql);
  const select = sql.slice(start);
  const tree = await parse(connection, select);
  if (tree.error) throw new EngineError(...complaint(tree, sql, start));
  const [statement, ...more] = tree.statements;
  if (statement === undefined) throw refused('There is no statement in this text.');
  if (more.length > 0) throw refused(`One statement at a time: this text holds ${more.length + 1}.`);
  const { reason, names } = inspect(statement);
  if (reason !== undefined) throw refused(reason);
  await judgeDefinitions(connection, names, definitions);
  return { select, explain };
}

/** Of everything that the statement names, and that those name. */
async function judgeDefinitions(
  connection: DuckDBConnection,
  names: ReadonlySet<string>,
  definitions: Definitions,
): Promise<void> {
  const open = [...names];
  const seen = new Set(open);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const text of definitions.get(name) ?? []) {
      const tree = await parse(connection, text);
      const { reason, names: more } = tree.error ? UNREAD : inspect(tree.statements);
      if (reason !== undefined) throw refused(`"${name}" of this database was not run. ${reason}`);
      for (const other of more) if (!seen.has(other)) open.push(other);
      for (const other of more) seen.add(other);
    }
  }
}

const UNREAD: Inspection = { reason: 'What it stands for could not be read.', names: new Set() };

type Tree =
  | { readonly error: false; readonly statements: readonly unknown[] }
  | { readonly error: true; readonly error_type: string; readonly error_message: string; readonly position?: string };

/** The function by its full name: a database that somebody sent may bring a macro of the same name. */
async function parse(connection: DuckDBConnection, sql: string): Promise<Tree> {
  const result = await connection.runAndReadAll('SELECT system.main.json_serialize_sql($1::VARCHAR)', [sql]);
  return JSON.parse(String(result.getRows()[0]?.[0])) as Tree;
}

/** The parser counts characters, from where the SELECT begins. */
function complaint(tree: Tree & { error: true }, sql: string, start: number): ['refused' | 'sql', string] {
  if (tree.error_type === 'parser') {
    const parsed = [...sql.slice(start)].slice(0, Number(tree.position ?? 0)).join('');
    const before = (sql.slice(0, start) + parsed).split('\n');
    const at = tree.position === undefined ? '' : `Line ${before.length}, column ${(before.at(-1) ?? '').length + 1}: `;
    return ['sql', `${at}${tree.error_message}`];
  }
  return ['refused', 'Only SELECT and EXPLAIN of a SELECT run here. What changes data, settings or files is refused.'];
}

const refused = (message: string): EngineError => new EngineError('refused', message);
