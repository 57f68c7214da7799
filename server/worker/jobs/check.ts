// The job that checks data that somebody named against a plan.
import type { FoundResult } from '../../checks/check-result.ts';
import { type CheckInput, runCheckInstances } from '../../checks/run.ts';
import type { Cell, Column, Engine } from '../../engines/engine.ts';
import { EngineError } from '../../engines/engine-error.ts';
import { dialects } from '../../query/dialects/dialects.ts';
import type { DataSource, WorkerJob } from '../jobs.ts';
import { TIME_LIMIT } from '../protocol.ts';

/** Without columns: checks read the data as they lie. */
export interface CheckJob extends CheckInput, Pick<DataSource, 'on'> {}

/** Progress goes from 0 to 1. Each statement has a limit of its own. */
export const check: WorkerJob<CheckJob, readonly FoundResult[], number> = (
  { on, ...input },
  { signal, withEngine, progress },
) =>
  withEngine({ on }, async ({ engine }) => {
    const tables = await engine.tables(signal);
    const dialect = dialects[engine.dialect];
    return runCheckInstances(input, { tables, dialect, ask: (sql, rows) => ask(engine, sql, rows, signal), progress });
  });

/** A statement that fails or exceeds its limit is reported with it; any other error ends the job. */
async function ask(engine: Engine, sql: string, most: number, signal: AbortSignal) {
  const rows: Cell[][] = [];
  let columns: readonly Column[] = [];
  try {
    for await (const batch of engine.query(sql, { rows: most, ms: TIME_LIMIT, signal })) {
      ({ columns } = batch);
      for (const row of batch.rows) rows.push(row);
    }
    return { columns, rows };
  } catch (error) {
    if (error instanceof EngineError && (error.code === 'sql' || error.code === 'limit'))
      return { failure: error.message };
    throw error;
  }
}
