// `stg_<event>.sql`: the rows of one event, with the columns that the plan gives it.
import { identifier, sqlText } from './jinja.ts';
import type { Chosen } from './options.ts';
import { sourceName } from './sources.ts';
import type { Staging } from './staging.ts';

export function modelSql({ event, table, columns }: Staging, options: Chosen): string {
  const list = columns.map(({ from, name }) =>
    from === name ? identifier(name) : `${identifier(from)} as ${identifier(name)}`,
  );
  const rows = options.layout === 'wide' ? `\nwhere event_name = ${sqlText(event.as)}` : '';
  return `select\n    ${list.join(',\n    ')}\nfrom {{ source('${sourceName(options)}', '${table}') }}${rows}\n`;
}
