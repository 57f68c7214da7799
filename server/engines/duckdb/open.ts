// From what `--on` names to an engine that is loaded and locked.
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { EngineError } from '../engine-error.ts';
import type { OpenEngine } from '../engine-type.ts';
import type { KnownColumns } from './columns.ts';
import { openDuckDb } from './duckdb-engine.ts';
import { loadTables } from './load.ts';
import type { Sandbox } from './sandbox.ts';
import { type FoundSource, locate } from './sources.ts';

/** Data on the disk, and what is known of them. */
export interface LocalSource {
  /** A path or glob, relative to `folder`. */
  readonly where: string;
  readonly folder: string;
  readonly columns: KnownColumns;
}

/** Throws EngineError `source`; the message names files relative to `folder`. */
export function findSource(source: LocalSource): Promise<FoundSource> {
  return inFolder(source.folder, () => locate(source.where, source.folder));
}

/** Throws EngineError: `sql-off`, `source`, `cancelled`, `limit`, `memory`; messages name files relative to `folder`. */
export function openSource(
  source: FoundSource,
  on: LocalSource,
  sandbox: Sandbox,
  signal: AbortSignal,
): Promise<OpenEngine> {
  return inFolder(on.folder, async () => {
    let notes: readonly string[] = [];
    const engine = await openDuckDb({
      ...(source.kind === 'database' ? { file: source.file } : {}),
      sandbox,
      signal,
      load: async (connection) => {
        const loaded = await loadTables(connection, source, on.columns, signal);
        notes = loaded.notes;
        return loaded.files;
      },
    });
    return { engine, notes };
  });
}

async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new EngineError(error.code, await relativePaths(error.message, folder));
  }
}

async function relativePaths(message: string, folder: string): Promise<string> {
  const folders = [folder, await realpath(folder).catch(() => folder)].map((path) =>
    path.endsWith(sep) ? path : path + sep,
  );
  return folders.reduce((text, path) => text.replaceAll(path, '').replaceAll(path.replaceAll('\\', '/'), ''), message);
}
