// What the plan knows of the columns of files that lie as we write them.
import { canonicalStorageOf } from '../dataset/storage.ts';
import { plannedTables } from '../dataset/tables.ts';
import type { Plan } from '../plan/plan.ts';
import type { KnownColumns } from './duckdb/columns.ts';

/** A table per entity, and the events whatever an entity is called. */
export function knownColumns(plan: Plan): KnownColumns {
  const [events, ...entities] = plannedTables(plan, canonicalStorageOf(plan));
  return Object.fromEntries([...entities, ...(events ? [events] : [])].map(({ name, columns }) => [name, columns]));
}
