// DuckDB as a kind of database: its own files, and files of Parquet, CSV and NDJSON, in our process.
import { required, text } from '../../schema/kinds.ts';
import type { Connection, EngineType } from '../engine-type.ts';
import { isDatabase } from './formats.ts';

export const duckdbEngine = {
  type: 'duckdb',
  dialect: 'duckdb',
  capabilities: { estimate: 'rows', readOnly: 'guarded', cancel: true, remote: false },
  keys: { path: required(text, 'A .duckdb file, or a file, folder or glob of Parquet, CSV or NDJSON.') },
  example: '{type: duckdb, path: FILE}',
  crashCause(connection) {
    const path = pathOf(connection);
    return isDatabase(path)
      ? `The database ${path} crashed it: a view, a macro or damaged data in it. Export the tables themselves to Parquet or CSV, and ask those.`
      : undefined;
  },
} as const satisfies EngineType;

/** Data on the disk, for DuckDB: relative to `folder`. */
export const onDisk = (path: string, folder: string): Connection => ({ type: duckdbEngine.type, folder, path });
export const pathOf = ({ path }: Connection): string => String(path);
