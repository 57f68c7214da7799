// Whether DuckDB was shipped beside the engine, seen without loading it: what a status line may say before anything is run.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** `script` is the bundled engine. Null when all is there; else why SQL is off, in a few words. */
export function whySqlIsOff(script: string | undefined): string | null {
  if (script === undefined || !existsSync(script)) return 'the engine is not installed';
  const platform = `${process.platform}-${process.arch}`;
  const isThere = finder(script);
  const binding = `@duckdb/node-bindings-${platform}`;
  const shipped =
    isThere('@duckdb/node-api') && (isThere(`${binding}/duckdb.node`) || isThere(`${binding}-musl/duckdb.node`));
  return shipped ? null : `this build carries no DuckDB for ${platform}`;
}

function finder(from: string): (module: string) => boolean {
  const { resolve } = createRequire(from);
  return (module) => {
    try {
      return resolve(module) !== '';
    } catch {
      return false;
    }
  };
}
