// The job that runs one query on data that somebody named.

import type { DataSource } from '../../engines/duckdb/open.ts';
import type { Cell, Column } from '../../engines/engine.ts';
import type { WorkerJob } from './job.ts';

export interface QueryInput {
  readonly on: DataSource;
  readonly sql: string;
  /** Rows that the answer may have; 10,000 unless said. */
  readonly rows?: number;
}

export interface QueryOutput {
  readonly columns: readonly Column[];
  readonly rows: readonly Cell[][];
  /** There were more rows than the limit. */
  readonly truncated: boolean;
  /** Of the query alone, without opening the data. */
  readonly ms: number;
  /** Sentences about values that did not fit their column and count as missing. */
  readonly notes: readonly string[];
}

const ROW_LIMIT = 10_000;

export const queryJob: WorkerJob<QueryInput, QueryOutput> = (
  { on: context, sql, rows: limit = ROW_LIMIT },
  { signal, ms, withEngine },
) =>
  withEngine(context, async ({ engine, notes }) => {
    const start = performance.now();
    const rows: Cell[][] = [];
    let columns: readonly Column[] = [];
    let truncated = false;
    for await (const batch of engine.query(sql, { rows: limit, ms, signal })) {
      ({ columns, truncated } = batch);
      for (const row of batch.rows) rows.push(row);
    }
    return { columns, rows, truncated, ms: performance.now() - start, notes };
  });
