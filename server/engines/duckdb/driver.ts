// From a connection to a DuckDB that is loaded and locked, in a folder of its own for spilled data: two that share one mix their files.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, EngineDriver, OpenContext, OpenEngine } from '../engine-type.ts';
import type { KnownColumns } from './columns.ts';
import { pathOf } from './duckdb.ts';
import { findSource, type LocalSource, openSource } from './open.ts';

async function open(connection: Connection, context: OpenContext): Promise<OpenEngine> {
  const { columns, sandbox, signal } = context;
  const on = sourceOf(connection, columns);
  const source = await findSource(on);
  const temp = await mkdtemp(join(sandbox.temp, 'duckdb-'));
  const clean = (): Promise<void> => rm(temp, { recursive: true, force: true });
  try {
    const { engine, notes } = await openSource(source, on, { ...sandbox, temp }, signal);
    const close = async (): Promise<void> => {
      await engine.close();
      await clean();
    };
    return { engine: { ...engine, close }, notes };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** What is copied into DuckDB, with the state of its files; undefined for data that are read where they lie. An open database file is never kept: others could not write it. */
async function dataVersion(connection: Connection, columns: KnownColumns): Promise<string | undefined> {
  const source = await findSource(sourceOf(connection, columns));
  if (source.kind !== 'tables' || source.tables.every(({ format }) => format === 'parquet')) return undefined;
  const files = source.tables.flatMap((table) => table.files);
  const states = await Promise.all(files.map((file) => stat(file, { bigint: true })));
  return JSON.stringify([columns, files.map((file, i) => [file, String(states[i]?.size), String(states[i]?.mtimeNs)])]);
}

const sourceOf = (connection: Connection, columns: KnownColumns): LocalSource => ({
  where: pathOf(connection),
  folder: connection.folder,
  columns,
});

export const duckdbDriver: EngineDriver = { open, dataVersion };
