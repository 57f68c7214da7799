// The one place where a DuckDB is made: it never downloads, installs or loads an extension, whatever the file that it opens says it is.
import { devNull } from 'node:os';
import type { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDb } from './binding.ts';
import { mustBe } from './signature.ts';

/**
 * Given while it is made and not by SET after: DuckDB reads the file's first bytes before any statement of ours, and
 * would fetch what opens a SQLite file. It also looks for installed extensions: in a folder that cannot be.
 */
const closed: Readonly<Record<string, string>> = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  allow_persistent_secrets: 'false',
  extension_directory: devNull,
};

/** An empty one in memory, a file that is there for reading, or a new file. Throws EngineError `source` for a file that is no DuckDB database. */
export async function createInstance(
  duck: DuckDb,
  place: { readonly read: string } | { readonly write: string } | 'memory',
): Promise<DuckDBInstance> {
  if (place === 'memory') return duck.DuckDBInstance.create(':memory:', { ...closed });
  if ('write' in place) return duck.DuckDBInstance.create(place.write, { ...closed });
  await mustBe('duckdb', place.read);
  return duck.DuckDBInstance.create(place.read, { ...closed, access_mode: 'READ_ONLY' });
}
