// One query on DuckDB: through the gate, within its limits, answered in batches.
import type { DuckDBConnection, DuckDBInstance, DuckDBMaterializedResult, DuckDBResult } from '@duckdb/node-api';
import type { Batch, Cell, Column, Limits } from '../engine.ts';
import { EngineError, limitError } from '../engine-error.ts';
import { assertSelect } from '../read-only-guard.ts';
import type { DuckDb } from './binding.ts';
import { cellReader, columnFrom } from './cells.ts';
import { withConnection } from './connection.ts';
import type { Definitions } from './definitions.ts';
import { prepareStatement, statementOf } from './statement.ts';

/** Engine.query on DuckDB. */
export async function* runQuery(
  duck: DuckDb,
  instance: DuckDBInstance,
  definitions: Definitions,
  sql: string,
  limits: Limits,
): AsyncGenerator<Batch> {
  const late = new AbortController();
  const timer = Number.isFinite(limits.ms) ? setTimeout(() => late.abort(limitError(limits.ms)), limits.ms) : undefined;
  try {
    const signal = AbortSignal.any([limits.signal, late.signal]);
    const { columns, result } = await withConnection(instance, signal, (connection) =>
      run(duck, connection, definitions, sql, limits.rows),
    );
    yield* batches(duck, columns, result, limits);
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
  const admitted = await assertSelect(connection, sql, definitions);
  const alone = await prepareStatement(duck, connection, { text: admitted.select, kind: 'SELECT' });
  try {
    if (alone.parameterCount > 0) throw new EngineError('sql', PARAMETERS);
    const prepared = await prepareStatement(duck, connection, statementOf(admitted, rows));
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
  return { columns: result.columnTypes().map((type, i) => columnFrom(names.columnName(i), type)), result };
}

async function* batches(
  duck: DuckDb,
  columns: readonly Column[],
  result: DuckDBMaterializedResult,
  { rows: limit, bytes: room = ANSWER_BYTES }: Limits,
): AsyncGenerator<Batch> {
  const cell = cellReader(duck);
  const cut = result.rowCount > limit;
  let left = Math.min(result.rowCount, limit);
  let bytes = 0;
  if (left === 0) yield { columns, rows: [], truncated: cut };
  for (let first = true; left > 0; first = false) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const rows: Cell[][] = [];
    // Row by row: a chunk of long texts must not become values before it is known to fit.
    for (let i = 0; i < chunk.rowCount && left > 0; i++, left--) {
      const row = chunk.convertRowValues<Cell>(i, cell);
      bytes += bytesOf(row);
      if (bytes > room) {
        if (first && i === 0) throw new EngineError('limit', ROW_TOO_LARGE);
        yield { columns, rows, truncated: true };
        return;
      }
      rows.push(row);
    }
    yield { columns, rows, truncated: cut };
  }
}

/** What an answer may hold: the process that asked keeps all of it. */
const ANSWER_BYTES = 64 * 2 ** 20;

/** A text is counted as the two bytes that JavaScript takes for a character, any other value as eight. */
const bytesOf = (row: readonly Cell[]): number =>
  row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? 2 * value.length + 8 : 8), 0);

const ROW_TOO_LARGE =
  'The first row alone is larger than an answer may be (64 MB). Ask for fewer columns, or for a part of the long texts: left(name, 1000).';
