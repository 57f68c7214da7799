// Where the names of a plan lie in data, and as what type: the one answer, for questions, checks, engines and the SQL that people see.
import type { EnvelopeField, Plan, PlanEntity, PlanEvent, PlanProperty, PlanSchema } from '../plan/plan.ts';
import { envelope, isEnvelope } from '../plan/plan.ts';
import { type ColumnType, columnTypeOf } from './column-type.ts';
import { keySchemaOf, wideColumnsOf } from './columns.ts';
import type { Storage } from './storage.ts';
import { type DataTable, finderOf, plannedTables, tableCalled } from './tables.ts';

/** Rows of whatever event: a kind of its own, since an event may have any name. */
export const anyEvent = Symbol('any event');
export type AnyEvent = typeof anyEvent;

/** A value where it lies. */
export interface BoundField {
  /** As the data call it; absent where they have none. */
  readonly column?: string;
  /** The keys below the column that lead to the value, where it holds JSON; none: the column itself. */
  readonly path: readonly string[];
  /** What the column holds: as the database says, else as the plan has it. */
  readonly stored: ColumnType;
  /** What the plan says of the column, which events of different minds share. */
  readonly planned: ColumnType;
  /** Nothing in the table has a type (CSV, NDJSON): texts stand for values of all types. */
  readonly textual: boolean;
  /** What the plan says of the value, and the type that follows from it. */
  readonly schema: PlanSchema;
  readonly type: ColumnType;
}
export interface BoundEvent {
  /** Its wire name, then its old ones. */
  readonly names: readonly [string, ...string[]];
  /** The condition that tells it from events of the same wire name. */
  readonly where?: string;
}
export interface BoundEntity {
  readonly table: DataTable;
  readonly key: BoundField;
  /** Undefined for what the plan does not give the entity. */
  trait(name: string): BoundField | undefined;
}
export interface Binding {
  readonly plan: Plan;
  readonly storage: Storage;
  /** Undefined where the data have no such table. */
  readonly events: DataTable | undefined;
  /** The JSON that holds all properties, in the layout `json`. */
  readonly payload?: BoundField;
  event(event: PlanEvent): BoundEvent;
  envelope(field: EnvelopeField): BoundField;
  /** What a path of the plan's names leads to in rows of an event; undefined where nothing of the event is called so. */
  field(event: PlanEvent | AnyEvent, path: readonly string[]): BoundField | undefined;
  /** By wire names, from the event's property down. */
  property(keys: readonly [string, ...string[]], schema: PlanSchema): BoundField;
  /** A property or envelope field by its wire name, of whatever event: an entity's key. */
  wire(as: string): BoundField;
  /** Undefined where nothing says where its table lies, or the data have none. */
  entity(entity: PlanEntity): BoundEntity | undefined;
}

/** `tables` are what the database lists; without them everything lies as the plan has it. */
export function bind(plan: Plan, storage: Storage, tables?: readonly DataTable[]): Binding {
  const all = tables ?? plannedTables(plan, storage);
  const wide = new Map(wideColumnsOf(plan).map((one) => [one.as, one]));
  const table = tableCalled(all, storage.table);
  const inEvents = reader(table, tables !== undefined);
  const columnName = (as: string): string =>
    isEnvelope(as) ? (storage.columns?.[as] ?? as) : (wide.get(as)?.name ?? as);
  const at = (as: string, path: readonly string[], schema: PlanSchema): BoundField => {
    const field = inEvents(columnName(as), path, schema);
    const planned = wide.get(as)?.type;
    return planned === undefined ? field : { ...field, planned };
  };
  const properties = plan.events.flatMap((event) => event.properties);
  const byWire = new Map<string, PlanProperty>();
  for (const one of properties) if (!byWire.has(one.as)) byWire.set(one.as, one);
  const payloadName = storage.properties ?? 'properties';
  const isPacked = storage.layout === 'json';

  function property([root, ...members]: readonly [string, ...string[]], schema: PlanSchema): BoundField {
    return isPacked && !isEnvelope(root)
      ? inEvents(payloadName, [root, ...members], schema)
      : at(root, members, schema);
  }
  const envelopeField = (field: EnvelopeField): BoundField => at(field, [], { types: ['string'], ...envelope[field] });

  return {
    plan,
    storage,
    events: table && { name: storage.table, columns: table.columns },
    ...(isPacked ? { payload: inEvents(payloadName, [], { types: [] }) } : {}),
    event: ({ as, aliases, where }) => ({
      names: [...new Set([as, ...aliases.map((alias) => alias.name)])] as [string, ...string[]],
      ...(where === undefined ? {} : { where }),
    }),
    envelope: envelopeField,
    property,
    field(event, [name, ...rest]) {
      if (name === undefined) return undefined;
      // Without tables the dictionary counts, too: data may hold what no event has any more.
      const known = event === anyEvent ? [...(tables ? [] : plan.properties), ...properties] : event.properties;
      const found = known.filter((one) => one.name === name);
      const [first] = found;
      if (!first) return isEnvelope(name) && !rest.length ? envelopeField(name) : undefined;
      if (found.some((one) => one.as !== first.as)) return undefined;
      const end = memberOf(first, rest);
      return end && property([first.as, ...end.keys], end.schema);
    },
    wire(as) {
      if (isEnvelope(as)) return envelopeField(as);
      return property([as], byWire.get(as) ?? { types: ['string'] });
    },
    entity(entity) {
      const place = storage.entities?.find((one) => one.ref === entity.name);
      const own = place && tableCalled(all, place.table);
      if (!own) return undefined;
      const inTable = reader(own, tables !== undefined);
      return {
        table: { name: place.table, columns: own.columns },
        key: inTable(place.key ?? entity.key, [], keySchemaOf(entity.key, plan)),
        trait(name) {
          const found = entity.traits.find((one) => one.name === name);
          return found && inTable(found.as, [], found);
        },
      };
    },
  };
}

type Reader = (column: string, path: readonly string[], schema: PlanSchema) => BoundField;

/** Finds columns of a table. What nobody looked at may have more than the plan knows: such a column is taken to hold JSON. */
function reader(table: DataTable | undefined, isKnown: boolean): Reader {
  const columns = table?.columns ?? [];
  const find = finderOf(columns);
  const textual = isKnown && columns.every(({ type }) => type === 'string');
  return (name, path, schema) => {
    const found = find(name) ?? (isKnown ? undefined : ({ name, type: 'json' } as const));
    const type = columnTypeOf(schema);
    return {
      ...(found ? { column: found.name } : {}),
      path,
      stored: found?.type ?? 'json',
      planned: path.length ? 'json' : type,
      textual,
      schema,
      type,
    };
  };
}

/** A member of an object by its names; members that the plan does not list are taken as they come. */
function memberOf(
  root: PlanProperty,
  names: readonly string[],
): { readonly keys: readonly string[]; readonly schema: PlanSchema } | undefined {
  let schema: PlanSchema = root;
  const keys: string[] = [];
  for (const name of names) {
    const found: PlanProperty | undefined = schema.properties?.find((one) => one.name === name);
    if (!found && schema.properties?.length) return undefined;
    keys.push(found?.as ?? name);
    schema = found ?? { types: [] };
  }
  return { keys, schema };
}
