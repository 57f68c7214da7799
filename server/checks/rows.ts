// The rows of one event, or all rows: which they are, what a name means in them, and what must be joined to tell.
import type { EnvelopeField, PlanEntity, PlanEvent } from '../plan/plan.ts';
import { isEnvelope } from '../plan/plan.ts';
import { aliased, and, column, compare, filter } from '../query/build.ts';
import { QueryError } from '../query/compile-error.ts';
import { entityJoin } from '../query/event-rows.ts';
import type { SqlField, SqlFields } from '../query/field.ts';
import type { Named, Relation, SqlExpr } from '../query/tree.ts';
import type { CheckedEntity, Data } from './data.ts';
import { pathTo } from './path.ts';
import { type CheckedValue, isThere } from './value.ts';

export interface Rows {
  readonly event: PlanEvent | '*';
  /** Which rows they are; undefined: all. */
  readonly where: SqlExpr | undefined;
  readonly fields: SqlFields;
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
  readonly table: CheckedEntity;
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
  function trait(entity: PlanEntity, [name, ...rest]: readonly string[]): SqlField | undefined {
    const found = rest.length ? undefined : entity.traits.find((one) => one.name === name);
    if (!found) return undefined;
    const value = data.entity(entity)?.trait(found.name);
    const called = `${entity.name}.${found.as} of its table`;
    if (value && join(entity, aliased(called, value.field.of))) return { of: column(called), type: value.field.type };
    throw new QueryError(
      'unsupported',
      `It names ${entity.name}.${found.name}, and the data have no table of ${entity.name} with this trait.`,
    );
  }
  const fields: SqlFields = (path) => {
    const value = data.named(event, path);
    const [name, ...rest] = path;
    if (value || name === undefined || known.some((one) => one.name === name) || isEnvelope(name)) return value?.field;
    const entity = data.plan.entities.find((one) => one.name === name);
    return entity && trait(entity, rest);
  };
  return {
    event,
    where: event === '*' ? undefined : data.isEvent(event, envelopeOf('event_name').field.of, fields),
    fields,
    areOf: (other) => data.isEvent(other, envelopeOf('event_name').field.of, rowsOf(data, other, joins).fields),
    envelope: envelopeOf,
    member(entity) {
      const key = wire(entity.key);
      const of = key && join(entity);
      return of && { key, known: isThere(of) };
    },
    joins,
  };
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
  const sides = [...joins].map(([entity, { table, on, traits }]) =>
    entityJoin({ entity, table: table.of, key: aliased(keyName(entity), table.key), traits, on }, { once: true }),
  );
  const from: Relation = sides.length
    ? { kind: 'join', from: { of: data.events, as: 'event' }, with: sides }
    : data.events;
  return filter(from, and(rows[0]?.where, ...conditions));
}
