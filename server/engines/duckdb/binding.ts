// DuckDB's binding is native and differs by platform: it is loaded when first needed, and may be missing.
import { EngineError } from '../engine-error.ts';

export type DuckDb = typeof import('@duckdb/node-api');

/** Throws EngineError `sql-off` where the binding is missing or does not load. */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new EngineError('sql-off', sqlOff(error, `${process.platform}-${process.arch}`));
  }
}

/** The sentence for a machine without DuckDB: what is off, what still works, what to do. */
export function sqlOff(error: unknown, platform: string): string {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
  return (
    `SQL is off: DuckDB for ${platform} could not be loaded (${reason}). Lint, plans and generated files work without it. ` +
    `On the command line run "npm install @duckdb/node-api" where trackwright is installed; in VS Code install the version of the extension for ${platform}.`
  );
}
