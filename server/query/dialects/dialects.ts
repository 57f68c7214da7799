// All dialects by name.
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';

export const dialects = { duckdb } as const satisfies Readonly<Record<string, Dialect>>;
export type DialectName = keyof typeof dialects;
