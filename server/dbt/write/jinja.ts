// Text of a plan inside files that dbt renders: its braces are only braces.
import { identifier } from '../../query/dialects/dialect.ts';
import { duckdb } from '../../query/dialects/duckdb.ts';
import { postgres } from '../../query/dialects/postgres.ts';

/** The same text after Jinja has rendered it. */
export const jinjaLiteral = (text: string): string => text.replace(/\{(?=[{%#])/g, "{{ '{' }}");

export const hasJinja = (text: string): boolean => /\{[{%#]/.test(text);

/** Whether SQL needs quotes around a name, on DuckDB or PostgreSQL. */
export const needsQuotes = (name: string): boolean =>
  [duckdb, postgres].some((dialect) => identifier(dialect, name) !== name);

/** A name in a model's SQL, quoted by the adapter where it must be. */
export const jinjaIdentifier = (name: string): string =>
  needsQuotes(name) ? `{{ adapter.quote(${jinjaText(name.replaceAll('"', '""'))}) }}` : name;

const jinjaText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
