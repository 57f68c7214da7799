// The data as they lie, read without trust: what a name of the plan leads to in them, and whether what is there fits.
import type { Day } from '../base/calendar.ts';
import { anyEvent, type BoundField, bind } from '../dataset/binding.ts';
import type { Storage } from '../dataset/storage.ts';
import { type DataTable, rowFields } from '../dataset/tables.ts';
import type { EnvelopeField, Plan, PlanEntity, PlanEvent } from '../plan/plan.ts';
import { column } from '../query/build.ts';
import { QueryError } from '../query/compile-error.ts';
import { eventCondition, requireOneTable } from '../query/event-rows.ts';
import { type SqlFields, tableSql } from '../query/field.ts';
import type { Relation, SqlExpr } from '../query/tree.ts';
import type { PropertyPath } from './path.ts';
import { asJson, type CheckedValue, checkedValue, nowhere } from './value.ts';

export interface Data {
  readonly plan: Plan;
  /** All rows. */
  readonly events: Relation;
  /** Columns of the events, as the data call them. */
  readonly columns: readonly string[];
  /** How many rows there are. */
  readonly rows: number;
  /** What now is for the data: milliseconds since 1970. */
  readonly now: number;
  /** The days that they cover from end to end, where that is known. */
  readonly days?: Days;
  envelope(field: EnvelopeField): CheckedValue | undefined;
  property(path: PropertyPath): CheckedValue;
  /** By the plan's names, in rows of an event, or of any (`*`); undefined where nothing of the event is called so. */
  named(event: PlanEvent | '*', path: readonly string[]): CheckedValue | undefined;
  /** Whether a row is of the event. */
  isEvent(event: PlanEvent, name: SqlExpr, fields: SqlFields): SqlExpr;
  /** The JSON that holds all properties, in the layout `json`. */
  readonly payload?: SqlExpr;
  /** The column of a wire name, where there is one. */
  columnOf(as: string): string | undefined;
  /** Where the traits of an entity lie. */
  entity(entity: PlanEntity): CheckedEntity | undefined;
}
export interface Days {
  readonly first: Day;
  /** Included. */
  readonly last: Day;
}
export interface CheckedEntity {
  /** Rows that have a key. */
  readonly of: Relation;
  readonly key: SqlExpr;
  /** A trait by its name; undefined where the table has no such column. */
  trait(name: string): CheckedValue | undefined;
}

/**
 * `tables` are what the database lists; undefined: as the plan has them. Throws QueryError where there is no table of events, or one without
 * what makes a row an event.
 */
export function dataOf(
  plan: Plan,
  storage: Storage,
  tables: readonly DataTable[] | undefined,
  around: Pick<Data, 'rows' | 'now' | 'days'>,
): Data {
  requireOneTable(storage, 'Checks');
  const binding = bind(plan, storage, tables);
  const { events } = binding;
  if (!events) throw new QueryError('unsupported', noTable(storage.table, tables ?? []));
  const names = events.columns.map(({ name }) => name);
  const { payload } = binding;
  if (payload && payload.column === undefined) throw lacks(storage.properties ?? 'properties');
  for (const field of rowFields)
    if (binding.envelope(field).column === undefined) throw lacks(storage.columns?.[field] ?? field);

  function lacks(name: string): QueryError {
    const some =
      names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ');
    return new QueryError(
      'unsupported',
      `The table ${storage.table} has no column ${name}. It has ${some}. Either its columns are named otherwise, or storage: in trackwright.yml says which column is which.`,
    );
  }
  const found = (field: BoundField): CheckedValue => checkedValue(field) ?? nowhere(field.schema);
  return {
    plan,
    events: tableSql(events),
    columns: names,
    ...around,
    ...(payload?.column === undefined ? {} : { payload: asJson(column(payload.column), payload.stored) }),
    envelope: (field) => checkedValue(binding.envelope(field)),
    property: ({ keys, schema }) => found(binding.property(keys, schema)),
    named(event, path) {
      const [name] = path;
      const field = binding.field(event === '*' ? anyEvent : event, path);
      if (!field || name === undefined) return undefined;
      const known = event === '*' ? plan.events.flatMap((one) => one.properties) : event.properties;
      if (field.column !== undefined || known.some((one) => one.name === name)) return found(field);
      throw new QueryError('unsupported', `The data have no column ${name}.`);
    },
    isEvent: (event, name, fields) => eventCondition(binding.event(event), event.name, name, fields),
    columnOf(as) {
      const field = binding.wire(as);
      return field.path.length ? undefined : field.column;
    },
    entity(entity) {
      const place = binding.entity(entity);
      const key = place && checkedValue(place.key);
      if (!key) return undefined;
      return {
        of: { kind: 'filter', from: tableSql(place.table), where: key.there },
        key: key.field.of,
        trait(name) {
          const field = place.trait(name);
          return field && checkedValue(field);
        },
      };
    },
  };
}

function noTable(name: string, tables: readonly DataTable[]): string {
  const found = tables.length ? `They hold ${tables.map((one) => one.name).join(', ')}.` : 'They hold no table at all.';
  return `The data have no table ${name}. ${found} Name the table of events under storage: of a connection in trackwright.yml.`;
}
