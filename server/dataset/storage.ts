// Where the events of a connection lie and what their columns are called.
import type { EnvelopeField, Plan } from '../plan/plan.ts';

/**
 * `wide`: one table, envelope columns and one typed column per wire name (columns.ts). `json`: one table, envelope columns and one
 * JSON column. `table_per_event` is not asked yet. Times are timestamps without zone in UTC.
 */
export interface Storage {
  readonly layout: 'wide' | 'json' | 'table_per_event';
  /** `events`, or `analytics.events`: dots separate, so no part may hold one. */
  readonly table: string;
  /** What the warehouse calls an envelope field, where not by its own name. */
  readonly columns?: Partial<Readonly<Record<EnvelopeField, string>>>;
  /** The JSON column of the layout `json`; `properties` when nothing is said. */
  readonly properties?: string;
  /** One row per entity, a column per trait's wire name; needed where a condition or dimension names a trait. */
  readonly entities?: readonly { readonly ref: string; readonly table: string; readonly key?: string }[];
}

/** How files and databases that we generate lie. */
export const canonicalStorage: Storage = { layout: 'wide', table: 'events' };

/** The same with a table for each entity. */
export const canonicalStorageOf = (plan: Plan): Storage => ({
  ...canonicalStorage,
  entities: plan.entities.map((entity) => ({ ref: entity.name, table: entity.name, key: entity.key })),
});
