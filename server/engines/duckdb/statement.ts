// The text that runs, written from what the gate let through, and held by the engine itself to be one statement of its kind.
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { EngineError } from '../engine-error.ts';
import type { Admitted } from '../read-only-guard.ts';
import type { DuckDb } from './binding.ts';
import { quotedText } from './quote.ts';

export interface Statement {
  readonly text: string;
  readonly kind: 'SELECT' | 'EXPLAIN';
}

/**
 * An EXPLAIN in words of ours before the SELECT. A SELECT inside of `query()`, which takes the text as it is, comments
 * and closing semicolon included, and once more nothing but one SELECT; so the row limit can stand behind it.
 */
export function statementOf({ select, explain }: Admitted, rows: number): Statement {
  if (explain !== undefined) {
    const options = `${explain.analyze ? 'ANALYZE, ' : ''}FORMAT ${explain.format}`;
    return { text: `EXPLAIN (${options}) ${select}`, kind: 'EXPLAIN' };
  }
  const limit = Number.isFinite(rows) ? ` LIMIT ${Math.max(0, Math.floor(rows)) + 1}` : '';
  return { text: `SELECT * FROM system.main.query(${quotedText(select)})${limit}`, kind: 'SELECT' };
}

/** Prepared, so that what was counted is what runs. Throws EngineError `refused` where the engine reads the text as anything else. */
export async function prepareStatement(
  duck: DuckDb,
  connection: DuckDBConnection,
  { text, kind }: Statement,
): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) throw new EngineError('refused', NOT_ONE);
  const prepared = await statements.prepare(0);
  if (prepared.statementType === duck.StatementType[kind]) return prepared;
  prepared.destroySync();
  throw new EngineError('refused', NOT_ONE);
}

const NOT_ONE =
  'DuckDB reads this text as something other than one SELECT or EXPLAIN of one, so it was not run. Write the statement alone, without comments.';
