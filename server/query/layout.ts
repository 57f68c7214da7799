// Properties become columns: what a name of the plan is called where the data lies, and of which type it is there.

import { type ColumnType, columnTypeOf } from '../dataset/column-type.ts';
import { wideColumnsOf } from '../dataset/columns.ts';
import type { Storage } from '../dataset/storage.ts';
import type { EnvelopeField, Plan, PlanEntity, PlanEvent, PlanProperty, PlanSchema } from '../plan/plan.ts';
import { envelope, isEnvelope } from '../plan/plan.ts';
import { column, tableScan } from './build.ts';
import { QueryError } from './compile-error.ts';
import type { Relation, SqlExpr } from './tree.ts';

/** A value in SQL and its type: `json` for lists, objects and what the plan gives no one type, whose `of` is then its text. */
export interface LayoutField {
  readonly of: SqlExpr;
  readonly type: ColumnType;
  /** Where a value of type `json` lies. */
  readonly json?: { readonly of: SqlExpr; readonly path: readonly string[] };
}

/** Rows of whatever event: a kind of its own, since an event may have any name. */
export const anyEvent = Symbol('any event');
export type AnyEvent = typeof anyEvent;

/** What a condition or a dimension may name: a path of names -> a field. */
export type LayoutFields = (path: readonly string[]) => LayoutField | undefined;

export interface Layout {
  readonly events: Relation;
  envelope(field: EnvelopeField): LayoutField;
  /** The names of one event, or of all of them (then a name must mean the same wire name everywhere). */
  fields(event: PlanEvent | AnyEvent): LayoutFields;
  /** A property or envelope field by wire name: an entity's key. */
  wire(as: string): LayoutField;
  /** The entity's table and its key, when there is one. */
  entity(
    entity: PlanEntity,
  ): { readonly table: Relation; readonly key: SqlExpr; readonly traits: LayoutFields } | undefined;
}

export function layoutOf(plan: Plan, storage: Storage): Layout {
  if (storage.layout === 'table_per_event') {
    throw new QueryError(
      'unsupported',
      'Questions read one table of events so far, and this connection has one per event (layout table_per_event). Make a view that joins them and name it with the layout wide or json.',
    );
  }
  const wide = new Map(wideColumnsOf(plan).map((found) => [found.as, found]));
  const payload = column(storage.properties ?? 'properties');
  const wideField = (as: string): LayoutField => {
    const found = wide.get(as);
    const of = column(found?.name ?? as);
    return found && found.type !== 'json' ? { of, type: found.type } : member(of, [], 'json');
  };
  const envelopeField = (field: EnvelopeField): LayoutField => ({
    of: column(storage.columns?.[field] ?? field),
    type: columnTypeOf({ types: ['string'], ...envelope[field] }),
  });
  const property = (found: PlanProperty): LayoutField => {
    if (isEnvelope(found.as)) return envelopeField(found.as);
    if (storage.layout === 'json') return member(payload, [found.as], columnTypeOf(found));
    return typed(wideField(found.as), columnTypeOf(found));
  };

  function fields(event: PlanEvent | AnyEvent): LayoutFields {
    const known =
      event === anyEvent ? [...plan.properties, ...plan.events.flatMap((one) => one.properties)] : event.properties;
    return (path) => {
      const [name, ...rest] = path;
      if (name === undefined) return undefined;
      const found = known.filter((one) => one.name === name);
      const [first] = found;
      if (!first) return isEnvelope(name) && !rest.length ? envelopeField(name) : undefined;
      if (found.some((one) => one.as !== first.as)) return undefined;
      return rest.length ? nested(first, rest) : property(first);
    };
  }

  /** A member of an object: of a JSON column, or deeper in the payload. */
  function nested(root: PlanProperty, path: readonly string[]): LayoutField | undefined {
    let schema: PlanSchema = root;
    const keys: string[] = [];
    for (const name of path) {
      const found: PlanProperty | undefined = schema.properties?.find((one) => one.name === name);
      if (!found && schema.properties?.length) return undefined;
      keys.push(found?.as ?? name);
      schema = found ?? { types: [] };
    }
    const type = columnTypeOf(schema);
    if (storage.layout === 'json') return member(payload, [root.as, ...keys], type);
    const { json } = wideField(root.as);
    return json && member(json.of, keys, type);
  }

  function columns(): readonly (readonly [name: string, type: ColumnType])[] {
    const fields = Object.keys(envelope).filter(isEnvelope).map(envelopeField);
    const known = fields.flatMap(({ of, type }) => (of.kind === 'column' ? [[of.name, type] as const] : []));
    if (storage.layout === 'json') return [...known, [storage.properties ?? 'properties', 'json']];
    return [...[...wide.values()].map(({ name, type }) => [name, type] as const), ...known];
  }

  return {
    events: tableScan(storage.table, columns()),
    envelope: envelopeField,
    fields,
    wire: (as) => {
      if (isEnvelope(as)) return envelopeField(as);
      const found = plan.events.flatMap((one) => one.properties).find((one) => one.as === as);
      return found ? property(found) : storage.layout === 'json' ? member(payload, [as], 'string') : wideField(as);
    },
    entity(entity) {
      const place = storage.entities?.find((one) => one.ref === entity.name);
      if (!place) return undefined;
      const traits: LayoutFields = ([name, ...rest]) => {
        const found = entity.traits.find((one) => one.name === name);
        return found && !rest.length ? { of: column(found.as), type: columnTypeOf(found) } : undefined;
      };
      const columns = entity.traits.map((one) => [one.as, columnTypeOf(one)] as const);
      return { table: tableScan(place.table, columns), key: column(place.key ?? entity.key), traits };
    },
  };
}

/** What a JSON value holds under a path, as the type that the plan says; what cannot be read so is null. */
function member(of: SqlExpr, path: readonly string[], type: ColumnType): LayoutField {
  const text: SqlExpr = { kind: 'call', name: 'jsonText', of, path };
  if (type === 'json') return { of: text, type, json: { of, path } };
  return { of: readAs(text, type), type };
}

/** What a text says as the type, else null: 5.7 is no integer, an offset moves a time. */
function readAs(text: SqlExpr, type: ColumnType): SqlExpr {
  if (type === 'string') return text;
  if (type === 'integer') return { kind: 'call', name: 'safeInteger', of: text };
  if (type === 'time') return { kind: 'call', name: 'safeTime', of: text };
  return { kind: 'cast', of: text, to: type, safe: true };
}

/** A column read as what this event's plan says it is, where the column is wider than that. */
function typed(field: LayoutField, wanted: ColumnType): LayoutField {
  if (field.type === wanted || wanted === 'json') return field;
  if (field.json) return member(field.json.of, field.json.path, wanted);
  const isTime = wanted === 'date' || wanted === 'time';
  return field.type === 'string' && isTime ? { of: readAs(field.of, wanted), type: wanted } : field;
}
