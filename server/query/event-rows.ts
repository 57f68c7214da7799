// Which rows are an event, and the tables of entities beside them: the same for questions and checks.
import type { BoundEvent } from '../dataset/binding.ts';
import type { Storage } from '../dataset/storage.ts';
import { aggregate, aliased, and, compare, literal } from './build.ts';
import { QueryError } from './compile-error.ts';
import { conditionSql } from './condition.ts';
import type { SqlFields } from './field.ts';
import type { Join, Named, Relation, SqlExpr } from './tree.ts';

/** The event's wire name or one of its old ones, and its `where` when it shares that name. `called` is its name in the plan. */
export function eventCondition(
  { names, where }: BoundEvent,
  called: string,
  eventName: SqlExpr,
  fields: SqlFields,
): SqlExpr {
  const [first, ...others] = names;
  const isNamed: SqlExpr = others.length
    ? { kind: 'in', of: eventName, items: names.map((name) => literal(name)) }
    : compare('=', eventName, literal(first));
  return and(isNamed, conditionSql(where, fields, `event ${called}`)) as SqlExpr;
}

/** A table of entities as a side of a join. */
export interface EntitySide {
  readonly entity: string;
  readonly table: Relation;
  readonly key: Named;
  readonly traits: readonly Named[];
  /** The condition that a row is about the entity. */
  readonly on: SqlExpr;
}

/** `once`: one row for each key, whatever the table holds, so that no event is counted twice. */
export function entityJoin(
  { entity, table, key, traits, on }: EntitySide,
  { once }: { readonly once: boolean },
): Join['with'][number] {
  const of: Relation = once
    ? {
        kind: 'aggregate',
        from: table,
        by: [key],
        columns: traits.map(({ name, of: value }) => aliased(name, aggregate('min', value))),
      }
    : { kind: 'project', from: table, columns: [key, ...traits] };
  return { of, as: entity, type: 'left', on };
}

/** Throws where each event has a table of its own. `who` reads them: `Questions`. */
export function requireOneTable({ layout }: Storage, who: string): void {
  if (layout === 'table_per_event')
    throw new QueryError(
      'unsupported',
      `${who} read one table of events so far, and this connection has one per event (layout table_per_event). Make a view that joins them and name it with the layout wide or json.`,
    );
}
