// One query on DuckDB: through the gate, within its limits, answered in batches.
import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult, DuckDBResult } from '@duckdb/node-api';
import type { DuckDb } from './binding.ts';
import { cellReader, column } from './cells.ts';
import { withConnection } from './connection.ts';
import type { Definitions } from './definitions.ts';
import type { Batch, Cell, Column, Limits } from './engine.ts';
import { EngineFailure, limitFailure } from './failure.ts';
import { admit } from './gate.ts';
import { prepare, statementOf } from './statement.ts';

/** Engine.query on DuckDB. */
export async function* query(
  duck: DuckDb,
  instance: DuckDBInstance,
  definitions: Definitions,
  sql: string,
  limits: Limits,
): AsyncGenerator<Batch> {
  const late = new AbortController();
  const timer = Number.isFinite(limits.ms)
    ? setTimeout(() => late.abort(limitFailure(limits.ms)), limits.ms)
    : undefined;
  try {
    const signal = AbortSignal.any([limits.signal, late.signal]);
    const { columns, result } = await withConnection(instance, signal, (connection) =>
      run(duck, connection, definitions, sql, limits.rows),
    );
    yield* batches(duck, columns, result, limits.rows);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Not streamed by the driver: a streamed result that fails or is interrupted half-way ends as if it were complete
 * (node-api 1.5). So the row limit stands in the statement, which lets DuckDB stop as early. Preparing the SELECT alone
 * first gives its own column names (a subquery renames the second of two equal ones) and errors that point into it.
 */
async function run(
  duck: DuckDb,
  connection: DuckDBConnection,
  definitions: Definitions,
  sql: string,
  rows: number,
): Promise<Answer> {
  const admitted = await admit(connection, sql, definitions);
  const alone = await prepare(duck, connection, { text: admitted.select, kind: 'SELECT' });
  try {
    if (alone.parameterCount > 0) throw new EngineFailure('sql', PARAMETERS);
    const prepared = await prepare(duck, connection, statementOf(admitted, rows));
    try {
      return answer(await prepared.run(), admitted.explain === undefined ? alone : undefined);
    } finally {
      prepared.destroySync();
    }
  } finally {
    alone.destroySync();
  }
}

const PARAMETERS =
  'The statement has parameters such as $1 or ?, and nothing gives them values. Write the values themselves.';

interface Answer {
  readonly columns: readonly Column[];
  readonly result: DuckDBMaterializedResult;
}

function answer(result: DuckDBMaterializedResult, names: Pick<DuckDBResult, 'columnName'> = result): Answer {
  return { columns: result.columnTypes().map((type, i) => column(names.columnName(i), type)), result };
}

async function* batches(
  duck: DuckDb,
  columns: readonly Column[],
  result: DuckDBMaterializedResult,
  limit: number,
): AsyncGenerator<Batch> {
  const cell = cellReader(duck);
  const truncated = result.rowCount > limit;
  let left = Math.min(result.rowCount, limit);
  if (left === 0) yield { columns, rows: [], truncated };
  while (left > 0) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const rows = chunk.convertRows<Cell>(cell).slice(0, left);
    left -= rows.length;
    yield { columns, rows, truncated };
  }
}
