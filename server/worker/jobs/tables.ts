// The job that lists the tables of data that somebody named.

import type { On } from '../../engines/duckdb/open.ts';
import type { Table } from '../../engines/engine.ts';
import type { Job } from './job.ts';

export const tables: Job<{ readonly on: On }, readonly Table[]> = ({ on }, { signal, withEngine }) =>
  withEngine(on, ({ engine }) => engine.tables(signal));
