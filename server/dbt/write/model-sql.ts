// `stg_<event>.sql`: the rows of one event, with the columns that the plan gives it.

import { bind } from '../../dataset/binding.ts';
import { canonicalStorage } from '../../dataset/storage.ts';
import type { Plan, PlanEvent } from '../../plan/plan.ts';
import { and, column, compare, literal } from '../../query/build.ts';
import { QueryError } from '../../query/compile-error.ts';
import { conditionSql } from '../../query/condition.ts';
import { dialects } from '../../query/dialects/dialects.ts';
import { fieldSql, tableSql } from '../../query/field.ts';
import { expressionPrinting } from '../../query/print-expression.ts';
import type { SqlExpr } from '../../query/tree.ts';
import { typesIn } from '../../query/types.ts';
import { jinjaLiteral as asText, jinjaIdentifier } from './jinja.ts';
import type { CompleteDbtOptions } from './options.ts';
import { sourceName } from './sources.ts';
import type { Staging } from './staging.ts';

export function modelSql({ event, table, columns }: Staging, plan: Plan, options: CompleteDbtOptions): string {
  const list = columns.map(({ from, name }) =>
    from === name ? jinjaIdentifier(name) : `${jinjaIdentifier(from)} as ${jinjaIdentifier(name)}`,
  );
  const isWide = options.layout === 'wide';
  const named = isWide ? compare('=', column('event_name'), literal(event.as)) : undefined;
  const { where, note } = conditionOf(event, isWide ? plan : { ...plan, events: [event] });
  const rows = and(named, where);
  const events = tableSql(bind(plan, canonicalStorage).events ?? { name: table, columns: [] });
  const { print } = expressionPrinting(dialects[options.adapter], typesIn(events).columnsOf(events));
  return [
    ...(note === undefined ? [] : [`-- ${note}`]),
    'select',
    `    ${list.join(',\n    ')}`,
    `from {{ source('${sourceName(options)}', '${table}') }}`,
    ...(rows ? [`where ${asText(print(rows).text)}`] : []),
    '',
  ].join('\n');
}

/** Two events may share a wire name; a condition of the plan tells them apart. */
function conditionOf(event: PlanEvent, plan: Plan): { readonly where?: SqlExpr; readonly note?: string } {
  try {
    const { field } = bind(plan, canonicalStorage);
    const fields = (path: readonly string[]) => {
      const bound = field(event, path);
      return bound && fieldSql(bound);
    };
    const where = conditionSql(event.where, fields, 'the event');
    return where ? { where } : {};
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return {
      note: 'The plan narrows this event by a condition that has no form in SQL here: every row of its wire name follows.',
    };
  }
}
