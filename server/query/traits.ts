// Traits of entities beside their events: joined once, and only when a question names one.
import type { Plan, PlanEntity } from '../plan/plan.ts';
import { aliased, column, compare, scan } from './build.ts';
import { QueryError } from './compile-error.ts';
import { conditionSql } from './condition.ts';
import type { Layout, LayoutField } from './layout.ts';
import type { Named, NamedRelation, Relation, SqlExpr } from './tree.ts';

export interface Traits {
  /** The events, with the columns of the traits beside their own where some are named. */
  readonly events: Relation;
  /** What `user.plan_tier` leads to. */
  field(path: readonly string[]): LayoutField | undefined;
  /** Which rows are of entities in the segment. */
  segment(name: string): SqlExpr | undefined;
  /** The join, once everything is compiled that may name a trait. */
  before(): readonly NamedRelation[];
}

const withTraits = 'events_with_traits';

/** Entity -> its traits that a question names. */
export type UsedTraits = Map<string, readonly Named[]>;

/** `used` is what an earlier pass over the same question found to be named; it grows as traits are named. */
export function joinedTraitsOf(plan: Plan, layout: Layout, used: UsedTraits): Traits {
  const columnOf = (entity: PlanEntity, trait: string): string => `${entity.name}.${trait}`;

  function traitField(entity: PlanEntity, path: readonly string[]): LayoutField | undefined {
    const [trait] = path;
    if (trait === undefined || path.length > 1 || !entity.traits.some((one) => one.name === trait)) return undefined;
    const place = layout.entity(entity);
    if (!place) {
      throw new QueryError(
        'unsupported',
        `The question names ${entity.name}.${trait}, and nothing says where the traits of ${entity.name} lie. Name its table under storage: entities of the connection.`,
      );
    }
    const field = place.traits(path);
    if (!field) return undefined;
    const name = columnOf(entity, trait);
    const before = used.get(entity.name) ?? [];
    if (!before.some((one) => one.name === name)) used.set(entity.name, [...before, aliased(name, field.of)]);
    return { of: column(name), type: field.type };
  }

  return {
    events: used.size ? scan(withTraits) : layout.events,
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
        const { table, key } = layout.entity(entity) as NonNullable<ReturnType<Layout['entity']>>;
        const keyName = columnOf(entity, 'key of the entity');
        const of: Relation = { kind: 'project', from: table, columns: [aliased(keyName, key), ...traits] };
        return { of, as: name, type: 'left', on: compare('=', layout.wire(entity.key).of, column(keyName)) } as const;
      });
      const of: Relation = { kind: 'join', from: { of: layout.events, as: 'e' }, with: sides };
      return [
        { name: withTraits, of, comment: 'The events and, beside each, what is known of the entities it is about' },
      ];
    },
  };
}
