// The data as they lie: where a name of the plan is found in them, and how it is read there.

import type { Day } from '../base/calendar.ts';
import { columnTypeOf } from '../dataset/column-type.ts';
import { wideColumnsOf } from '../dataset/columns.ts';
import type { Storage } from '../dataset/storage.ts';
import type { EnvelopeField, Plan, PlanEntity, PlanSchema } from '../plan/plan.ts';
import { envelope, isEnvelope } from '../plan/plan.ts';
import { column, tableScan } from '../query/build.ts';
import { QueryError } from '../query/compile-error.ts';
import type { Relation, SqlExpr } from '../query/tree.ts';
import type { PropertyPath } from './path.ts';
import {
  byName,
  entityTable,
  type FoundEntityTable,
  type FoundTable,
  holdsOnlyText,
  keySchema,
  tableCalled,
} from './tables.ts';
import { asJson, type CheckedValue, columnValue, memberValue, nowhere } from './value.ts';

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
  /** The JSON that holds all properties, in the layout `json`. */
  readonly payload?: SqlExpr;
  /** The column of a wire name, where there is one. */
  columnOf(as: string): string | undefined;
  /** Where the traits of an entity lie. */
  entity(entity: PlanEntity): FoundEntityTable | undefined;
}
export interface Days {
  readonly first: Day;
  /** Included. */
  readonly last: Day;
}

/** Throws Unanswerable where there is no table of events, or one without what makes a row an event. */
export function dataOf(
  plan: Plan,
  storage: Storage,
  tables: readonly FoundTable[],
  around: Pick<Data, 'rows' | 'now' | 'days'>,
): Data {
  const table = eventsTable(storage, tables);
  const textual = holdsOnlyText(table);
  const wide = new Map(wideColumnsOf(plan).map((one) => [one.as, one]));
  const known = [...plan.properties, ...plan.events.flatMap((event) => event.properties)];
  const wired = (as: string): string => (isEnvelope(as) ? (storage.columns?.[as] ?? as) : (wide.get(as)?.name ?? as));
  const find = (as: string) => byName(table.columns, wired(as));
  const payload = storage.layout === 'json' ? payloadOf(storage, table) : undefined;

  function stored(as: string, schema: PlanSchema): CheckedValue | undefined {
    const found = find(as);
    const planned = wide.get(as);
    const type = planned?.type ?? columnTypeOf(schema);
    return found && columnValue({ of: column(found.name), storedType: found.type, column: type, textual }, schema);
  }
  for (const field of ['event_name', 'event_time'] as const)
    if (!find(field)) throw new QueryError('unsupported', noColumn(wired(field), table));
  return {
    plan,
    events: tableScan(
      storage.table,
      table.columns.map((one) => [one.name, one.type] as const),
    ),
    columns: table.columns.map(({ name }) => name),
    ...around,
    ...(payload ? { payload } : {}),
    envelope: (field) => stored(field, { types: ['string'], ...envelope[field] }),
    property({ keys, schema }) {
      const [root, ...members] = keys;
      if (payload && !isEnvelope(root)) return memberValue(payload, keys, schema);
      if (!members.length) return stored(root, schema) ?? nowhere(schema);
      const found = find(root);
      return found ? memberValue(asJson(column(found.name), found.type), members, schema) : nowhere(schema);
    },
    columnOf: (as) => find(as)?.name,
    entity(entity) {
      const place = storage.entities?.find((one) => one.ref === entity.name);
      const found = place && tableCalled(tables, place.table);
      return found && entityTable(found, place.table, place.key ?? entity.key, keySchema(entity, known));
    },
  };
}

function eventsTable({ layout, table: name }: Storage, tables: readonly FoundTable[]): FoundTable {
  if (layout === 'table_per_event')
    throw new QueryError(
      'unsupported',
      'Checks read one table of events so far, and this connection has one per event (layout table_per_event). Make a view that joins them and name it with the layout wide or json.',
    );
  const table = tableCalled(tables, name);
  if (table) return table;
  const found = tables.length ? `They hold ${tables.map((one) => one.name).join(', ')}.` : 'They hold no table at all.';
  throw new QueryError(
    'unsupported',
    `The data have no table ${name}. ${found} Name the table of events under storage: of a connection in trackwright.yml.`,
  );
}

function payloadOf({ properties = 'properties' }: Storage, table: FoundTable): SqlExpr {
  const found = byName(table.columns, properties);
  if (found) return asJson(column(found.name), found.type);
  throw new QueryError('unsupported', noColumn(properties, table));
}

function noColumn(name: string, { name: table, columns }: FoundTable): string {
  const found = columns.map((one) => one.name);
  const some = found.length > 12 ? `${found.slice(0, 12).join(', ')} and ${found.length - 12} more` : found.join(', ');
  return `The table ${table} has no column ${name}. It has ${some}. Either its columns are named otherwise, or storage: in trackwright.yml says which column is which.`;
}
