// Text of a plan inside files that dbt renders: its braces are only braces.

/** The same text after Jinja has rendered it. */
export const literal = (text: string): string => text.replace(/\{(?=[{%#])/g, "{{ '{' }}");

export const hasJinja = (text: string): boolean => /\{[{%#]/.test(text);

/** A text constant in SQL. */
export function sqlText(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return hasJinja(quoted) ? `{% raw %}${quoted.replaceAll('endraw', "end'||'raw")}{% endraw %}` : quoted;
}

/** Whether SQL needs quotes around a name. */
export const needsQuotes = (name: string): boolean => !/^[a-z_][a-z0-9_]*$/.test(name) || reserved.has(name);

/** A name in a model's SQL, quoted by the adapter where it must be. */
export const identifier = (name: string): string =>
  needsQuotes(name) ? `{{ adapter.quote(${jinjaText(name.replaceAll('"', '""'))}) }}` : name;

const jinjaText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Reserved in DuckDB or PostgreSQL. */
const reserved = new Set(
  'all analyse analyze and anti any array as asc asof asymmetric at authorization binary both case cast check collate collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc describe distinct do else end except false fetch for foreign freeze from full glob grant group having ilike in initially inner intersect into is isnull join lambda lateral leading left like limit localtime localtimestamp map natural not notnull null offset on only or order outer overlaps pivot pivot_longer pivot_wider placing positional primary qualify references returning right select semi session_user show similar some struct summarize symmetric system_user table tablesample then to trailing true try_cast union unique unpivot user using variadic verbose when where window with'.split(
    ' ',
  ),
);
