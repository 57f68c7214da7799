// The tables of data: as a database lists them, and as the plan has them where no database was asked.
import type { Plan } from '../plan/plan.ts';
import type { ColumnType } from './column-type.ts';
import { entityColumnsOf, wideColumnsOf } from './columns.ts';
import type { Storage } from './storage.ts';

export interface DataColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Without it rows are no events. */
  readonly required?: boolean;
}
export interface DataTable {
  /** With its schema before it, `analytics.events`, where that is not the database's main one. */
  readonly name: string;
  readonly columns: readonly DataColumn[];
}

/** Columns that every table of events must have. */
export const rowFields = ['event_name', 'event_time'] as const;

/** What may be read where data lie so: the table of events, then one per entity. */
export function plannedTables(
  plan: Plan,
  { table, layout, columns = {}, properties = 'properties', entities = [] }: Storage,
): readonly DataTable[] {
  const events = wideColumnsOf(plan).flatMap(({ as, name, type, envelope }): readonly DataColumn[] => {
    if (!envelope) return layout === 'json' ? [] : [{ name, type }];
    const called = columns[as as keyof typeof columns] ?? as;
    return [{ name: called, type, ...(rowFields.some((field) => field === as) ? { required: true } : {}) }];
  });
  return [
    { name: table, columns: layout === 'json' ? [...events, { name: properties, type: 'json' }] : events },
    ...entities.map(({ ref, table: name, key }): DataTable => {
      const entity = plan.entities.find((one) => one.name === ref);
      return { name, columns: entity ? entityColumnsOf(entity, plan, key) : [{ name: key ?? ref, type: 'string' }] };
    }),
  ];
}

/** A table by its name; those of the database's own schema go without it. */
export const tableCalled = (tables: readonly DataTable[], name: string): DataTable | undefined =>
  finderOf(tables)(name) ?? finderOf(tables)(name.replace(/^main\./i, ''));

/** Finds by name: databases do not tell names apart that differ in case only. */
export function finderOf<T extends { readonly name: string }>(all: readonly T[]): (name: string) => T | undefined {
  const exact = new Map<string, T>();
  const alike = new Map<string, T>();
  for (const one of all) {
    if (!exact.has(one.name)) exact.set(one.name, one);
    const lower = one.name.toLowerCase();
    if (!alike.has(lower)) alike.set(lower, one);
  }
  return (name) => exact.get(name) ?? alike.get(name.toLowerCase());
}
