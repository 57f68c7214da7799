// Traits of entities beside their events: joined once, and only when a question names one.
import type { Binding, BoundEntity } from '../dataset/binding.ts';
import type { DataTable } from '../dataset/tables.ts';
import type { PlanEntity } from '../plan/plan.ts';
import { aliased, column, compare, scan } from './build.ts';
import { QueryError } from './compile-error.ts';
import { conditionSql } from './condition.ts';
import { entityJoin } from './event-rows.ts';
import { fieldSql, type SqlField, tableSql } from './field.ts';
import type { Named, NamedRelation, Relation, SqlExpr } from './tree.ts';

export interface Traits {
  /** The events, with the columns of the traits beside their own where some are named. */
  readonly events: Relation;
  /** What `user.plan_tier` leads to. */
  field(path: readonly string[]): SqlField | undefined;
  /** Which rows are of entities in the segment. */
  segment(name: string): SqlExpr | undefined;
  /** The join, once everything is compiled that may name a trait. */
  before(): readonly NamedRelation[];
}

const withTraits = 'events_with_traits';

/** Entity -> its traits that a question names. */
export type UsedTraits = Map<string, readonly Named[]>;

/** `used` is what an earlier pass over the same question found to be named; it grows as traits are named. */
export function joinedTraitsOf(binding: Binding, used: UsedTraits): Traits {
  const { plan } = binding;
  const events = tableSql(binding.events as DataTable);
  const columnOf = (entity: PlanEntity, trait: string): string => `${entity.name}.${trait}`;

  function traitField(entity: PlanEntity, path: readonly string[]): SqlField | undefined {
    const [trait] = path;
    if (trait === undefined || path.length > 1 || !entity.traits.some((one) => one.name === trait)) return undefined;
    const place = binding.entity(entity);
    if (!place) {
      throw new QueryError(
        'unsupported',
        `The question names ${entity.name}.${trait}, and nothing says where the traits of ${entity.name} lie. Name its table under storage: entities of the connection.`,
      );
    }
    const bound = place.trait(trait);
    const field = bound && fieldSql(bound);
    if (!field) return undefined;
    const name = columnOf(entity, trait);
    const before = used.get(entity.name) ?? [];
    if (!before.some((one) => one.name === name)) used.set(entity.name, [...before, aliased(name, field.of)]);
    return { of: column(name), type: field.type };
  }

  return {
    events: used.size ? scan(withTraits) : events,
    field([first, ...rest]) {
      const entity = plan.entities.find((one) => one.name === first);
      return entity && traitField(entity, rest);
    },
    segment(name) {
      const segment = plan.segments.find((one) => one.name === name);
      const entity = plan.entities.find((one) => one.name === segment?.entity);
      if (!segment || !entity) throw new QueryError('unknown-name', `The plan defines no segment ${name}.`);
      const fields = (path: readonly string[]) =>
        traitField(entity, path[0] === entity.name ? path.slice(1) : path) ?? undefined;
      return conditionSql(segment.where, fields, `segment ${name}`);
    },
    before() {
      if (!used.size) return [];
      const sides = [...used].map(([name, traits]) => {
        const entity = plan.entities.find((one) => one.name === name) as PlanEntity;
        const { table, key } = binding.entity(entity) as BoundEntity;
        const keyName = columnOf(entity, 'key of the entity');
        return entityJoin(
          {
            entity: name,
            table: tableSql(table),
            key: aliased(keyName, fieldSql(key)?.of ?? column(entity.key)),
            traits,
            on: compare('=', wireSql(binding, entity.key), column(keyName)),
          },
          { once: false },
        );
      });
      const of: Relation = { kind: 'join', from: { of: events, as: 'e' }, with: sides };
      return [
        { name: withTraits, of, comment: 'The events and, beside each, what is known of the entities it is about' },
      ];
    },
  };
}

/** A property or envelope field by its wire name. */
export function wireSql(binding: Binding, as: string): SqlExpr {
  const field = fieldSql(binding.wire(as));
  return field ? field.of : column(as);
}
