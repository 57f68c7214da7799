// The job that lists the tables of data that somebody named.

import type { DataSource } from '../../engines/duckdb/open.ts';
import type { EngineTable } from '../../engines/engine.ts';
import type { WorkerJob } from './job.ts';

export const tables: WorkerJob<{ readonly on: DataSource }, readonly EngineTable[]> = (
  { on: context },
  { signal, withEngine },
) => withEngine(context, ({ engine }) => engine.tables(signal));
