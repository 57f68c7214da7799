// The kinds of databases that there are, without their drivers.
import type { Kind } from '../schema/kinds.ts';
import { duckdbEngine } from './duckdb/duckdb.ts';
import type { Connection, EngineType } from './engine-type.ts';

const all = [duckdbEngine] as const satisfies readonly EngineType[];
export type EngineName = (typeof all)[number]['type'];

/** By the `type` of a connection. */
export const engines: ReadonlyMap<string, EngineType> = new Map<string, EngineType>(
  all.map((engine) => [engine.type, engine]),
);

/** Throws where a connection was made for an engine that there is not: connections are checked when they are read. */
export function engineOf({ type }: { readonly type: string }): EngineType {
  const engine = engines.get(type);
  if (engine === undefined) throw new Error(`There is no engine of the type "${type}".`);
  return engine;
}

/** Of what trackwright.yml says of a connection; undefined where that is none of an engine that there is. */
export function connectionOf(said: Readonly<Record<string, unknown>>, folder: string): Connection | undefined {
  const engine = typeof said.type === 'string' ? engines.get(said.type) : undefined;
  if (engine === undefined) return undefined;
  const keys = Object.entries(engine.keys).map(([key, spec]) => [key, said[key], spec] as const);
  if (!keys.every(([, value, { kind, required }]) => (value === undefined ? !required : holds(kind, value))))
    return undefined;
  return { ...Object.fromEntries(keys.filter(([, value]) => value !== undefined)), type: engine.type, folder };
}

/** Kinds that the keys of connections are of. */
const holds = (kind: Kind, value: unknown): boolean =>
  kind.is === 'integer'
    ? Number.isSafeInteger(value)
    : kind.is === 'boolean'
      ? typeof value === 'boolean'
      : typeof value === 'string' && (kind.is !== 'oneOf' || kind.of.includes(value));
