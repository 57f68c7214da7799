// What a caller may choose about the dbt files; everything has a default.
import type { DbtVersion } from '../read/version.ts';

export interface DbtOptions {
  /** The dbt that will read the files. */
  readonly version?: DbtVersion;
  /** Whose names for types `data_type` uses. */
  readonly adapter?: 'duckdb' | 'postgres';
  /** One table with a column per property, or one table per event. */
  readonly layout?: 'wide' | 'table_per_event';
  /** What dbt calls the source; the plan's name when nothing is said. */
  readonly source?: string;
  readonly database?: string;
  /** The schema that holds the events; `main` on DuckDB, `public` on PostgreSQL when nothing is said. */
  readonly schema?: string;
  /** The table of the wide layout, or a pattern such as `raw_{event}`. */
  readonly table?: string;
  /** Where the files go, below the dbt project. */
  readonly folder?: string;
  /** Hours without a new row after which dbt warns; `false`: no freshness. */
  readonly freshness?: number | false;
  /** Also a dbt_project.yml of this name, for a folder without one. */
  readonly project?: { readonly name: string; readonly profile: string };
}
export type CompleteDbtOptions = Required<Omit<DbtOptions, 'database' | 'project'>> &
  Pick<DbtOptions, 'database' | 'project'>;

export function withDefaults(options: DbtOptions, plan: string): CompleteDbtOptions {
  const adapter = options.adapter ?? 'duckdb';
  const layout = options.layout ?? 'wide';
  return {
    version: '1.12',
    source: plan,
    schema: adapter === 'duckdb' ? 'main' : 'public',
    table: layout === 'wide' ? 'events' : '{event}',
    folder: 'models/staging',
    freshness: 24,
    ...options,
    adapter,
    layout,
  };
}
