// The rows of one event, or all rows: which they are, what a name means in them, and what must be joined to tell.
import type { EnvelopeField, PlanEntity, PlanEvent, PlanProperty } from '../plan/plan.ts';
import { isEnvelope } from '../plan/plan.ts';
import { aggregate, aliased, and, column, compare, filter, literal } from '../query/build.ts';
import { QueryError } from '../query/compile-error.ts';
import { conditionSql } from '../query/condition.ts';
import type { LayoutField, LayoutFields } from '../query/layout.ts';
import type { Named, Relation, SqlExpr } from '../query/tree.ts';
import type { Data } from './data.ts';
import { type PropertyPath, pathTo } from './path.ts';
import type { FoundEntityTable } from './tables.ts';
import { type CheckedValue, isThere } from './value.ts';

export interface Rows {
  readonly event: PlanEvent | '*';
  /** Which rows they are; undefined: all. */
  readonly where: SqlExpr | undefined;
  readonly fields: LayoutFields;
  /** The condition that a row is of an event; what it names in tables of entities is joined to these rows. */
  areOf(event: PlanEvent): SqlExpr;
  /** Throws Unanswerable `unsupported` where the data have no such column. */
  envelope(field: EnvelopeField): CheckedValue;
  /** The entity's key on the row and whether its table holds it; undefined where either is missing. */
  member(entity: PlanEntity): { readonly key: CheckedValue; readonly known: SqlExpr } | undefined;
  /** What has been asked of the tables of entities, by entity. */
  readonly joins: ReadonlyMap<string, Joined>;
}
export interface Joined {
  readonly table: FoundEntityTable;
  readonly on: SqlExpr;
  readonly traits: readonly Named[];
}

export function rowsOf(data: Data, event: PlanEvent | '*', joins = new Map<string, Joined>()): Rows {
  const known = event === '*' ? data.plan.events.flatMap((one) => one.properties) : event.properties;

  function envelopeOf(field: EnvelopeField): CheckedValue {
    const value = data.envelope(field);
    if (value) return value;
    throw new QueryError('unsupported', `The data have no column ${field}.`);
  }
  function wire(as: string): CheckedValue | undefined {
    if (isEnvelope(as)) return data.envelope(as);
    const property = known.find((one) => one.as === as);
    return property && data.property(pathTo(property));
  }
  function join(entity: PlanEntity, trait?: Named): SqlExpr | undefined {
    const table = data.entity(entity);
    const key = wire(entity.key);
    if (!table || !key) return undefined;
    const of = column(keyName(entity.name));
    const old = joins.get(entity.name) ?? { table, on: compare('=', key.field.of, of), traits: [] };
    const isNew = trait && !old.traits.some((one) => one.name === trait.name);
    joins.set(entity.name, isNew ? { ...old, traits: [...old.traits, trait] } : old);
    return of;
  }
  function trait(entity: PlanEntity, [name, ...rest]: readonly string[]): LayoutField | undefined {
    const found = rest.length ? undefined : entity.traits.find((one) => one.name === name);
    if (!found) return undefined;
    const value = data.entity(entity)?.value(found.as, found);
    const called = `${entity.name}.${found.as} of its table`;
    if (value && join(entity, aliased(called, value.field.of))) return { of: column(called), type: value.field.type };
    throw new QueryError(
      'unsupported',
      `It names ${entity.name}.${found.name}, and the data have no table of ${entity.name} with this trait.`,
    );
  }
  const fields: LayoutFields = (path) => {
    const [name, ...rest] = path;
    const found = known.filter((one) => one.name === name);
    const [first] = found;
    if (first) return found.every((one) => one.as === first.as) ? memberOf(data, first, rest) : undefined;
    if (name === undefined) return undefined;
    if (isEnvelope(name)) return rest.length ? undefined : envelopeOf(name).field;
    const entity = data.plan.entities.find((one) => one.name === name);
    return entity && trait(entity, rest);
  };
  return {
    event,
    where: event === '*' ? undefined : isEvent(event, envelopeOf('event_name').field.of, fields),
    fields,
    areOf: (other) => isEvent(other, envelopeOf('event_name').field.of, rowsOf(data, other, joins).fields),
    envelope: envelopeOf,
    member(entity) {
      const key = wire(entity.key);
      const of = key && join(entity);
      return of && { key, known: isThere(of) };
    },
    joins,
  };
}

/** A property by its names; members that the plan does not list are read as they come. */
function memberOf(data: Data, root: PlanProperty, names: readonly string[]): LayoutField | undefined {
  let path: PropertyPath = pathTo(root);
  for (const name of names) {
    const { properties } = path.schema;
    const found = properties?.find((one) => one.name === name);
    if (!found && properties?.length) return undefined;
    path = pathTo(found ?? { name, as: name, types: [], required: false }, path);
  }
  return data.property(path).field;
}

/** Its wire name or one of its old ones, and its `where` when it shares that name. */
function isEvent(event: PlanEvent, name: SqlExpr, fields: LayoutFields): SqlExpr {
  const names = [...new Set([event.as, ...event.aliases.map((alias) => alias.name)])];
  const isNamed: SqlExpr =
    names.length === 1
      ? compare('=', name, literal(event.as))
      : { kind: 'in', of: name, items: names.map((one) => literal(one)) };
  return and(isNamed, conditionSql(event.where, fields, `event ${event.name}`)) as SqlExpr;
}

const keyName = (entity: string): string => `${entity} of its table`;

/** The rows that meet the conditions, with all that these rows need beside them. */
export function relationOf(
  data: Data,
  rows: readonly Rows[],
  ...conditions: readonly (SqlExpr | undefined)[]
): Relation {
  const joins = new Map<string, Joined>();
  for (const [entity, join] of rows.flatMap((one) => [...one.joins])) {
    const traits = [...(joins.get(entity)?.traits ?? []), ...join.traits];
    joins.set(entity, { ...join, traits: [...new Map(traits.map((one) => [one.name, one])).values()] });
  }
  const sides = [...joins].map(([entity, { table, on, traits }]) => {
    const columns = traits.map(({ name, of }) => aliased(name, aggregate('min', of)));
    // One row for each key, so that no event is counted twice.
    const of: Relation = { kind: 'aggregate', from: table.of, by: [aliased(keyName(entity), table.key)], columns };
    return { of, as: entity, type: 'left', on } as const;
  });
  const from: Relation = sides.length
    ? { kind: 'join', from: { of: data.events, as: 'event' }, with: sides }
    : data.events;
  return filter(from, and(rows[0]?.where, ...conditions));
}
