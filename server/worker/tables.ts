// The job that lists the tables of data that somebody named.
import type { Table } from '../run/engine/engine.ts';
import type { On } from '../run/engine/open.ts';
import type { Job } from './job.ts';

export const tables: Job<{ readonly on: On }, readonly Table[]> = ({ on }, { signal, withEngine }) =>
  withEngine(on, ({ engine }) => engine.tables(signal));
