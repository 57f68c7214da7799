// The drivers of the kinds of databases: each is loaded with its first connection, in the worker, and nowhere else.
import type { EngineDriver } from './engine-type.ts';
import type { EngineName } from './registry.ts';

const drivers: Readonly<Record<EngineName, () => Promise<EngineDriver>>> = {
  duckdb: async () => (await import('./duckdb/driver.ts')).duckdbDriver,
};

/** `type` is that of a connection, which was checked when it was read. */
export const driverOf = ({ type }: { readonly type: string }): Promise<EngineDriver> => drivers[type as EngineName]();
