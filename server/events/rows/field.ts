// The properties of an event as they are sent in one kind of row.
import type { Expr } from '../../expressions/expr.ts';
import { parseCondition } from '../../expressions/parse.ts';
import { conforms } from '../../plan/conforms.ts';
import type { Plan, PlanEvent, PlanProperty } from '../../plan/plan.ts';
import { envelope } from '../../plan/plan.ts';
import { choice } from '../draws/choice.ts';
import type { EntityInstance, EntityPlan } from '../entities.ts';
import { keyMaker } from '../values/key.ts';
import type { GeneratorContext } from '../values/make.ts';
import { generatorOf } from '../values/make.ts';
import { presencesOf } from '../values/presence.ts';
import type { ValueGenerator } from '../values/value-generator.ts';
import type { ColumnPlan } from './column.ts';

/** What a value belongs to: it is the same in all rows of it. */
export type FieldPlace = 'row' | EntityInstance;

export interface Field extends ColumnPlan {
  readonly property: PlanProperty;
  readonly place: FieldPlace;
  /** `required_when`: it is sent where this is true. */
  readonly needed: Expr | undefined;
  /** Whether its values are random and so many that none comes twice. */
  readonly random: boolean;
}

export interface Fields {
  readonly plan: Plan;
  readonly entities: readonly EntityPlan[];
  readonly generatorContext: GeneratorContext;
  /** Makers are shared: thousands of events use one dictionary. */
  readonly makers: Map<string, ValueGenerator | undefined>;
}

/** @param hold names of properties that keep their value along a journey */
export function rowFieldOf(property: PlanProperty, event: PlanEvent, hold: ReadonlySet<string>, fields: Fields): Field {
  const needed = property.requiredWhen === undefined ? undefined : parseCondition(property.requiredWhen).tree;
  const special =
    keyField(property, event, fields) ?? traitField(property, event, fields) ?? variantField(property, event, fields);
  if (special) return { property, needed, random: false, ...special };
  const unique = event.uniqueKey.includes(property.as);
  const path = `properties.${property.name}`;
  const key = unique
    ? shared(fields, `${path} unique`, property, () => keyMaker(property, path, fields.generatorContext))
    : undefined;
  const generator =
    key ?? shared(fields, path, property, () => generatorOf(property, property.as, path, fields.generatorContext));
  const place = hold.has(property.name) ? 'action' : 'row';
  const random = place === 'row' && key !== undefined && key.kind !== 'numbered';
  const presences = presencesOf(withoutNull(property, unique), property.required || unique);
  return { property, needed, path, generator, place, random, presences };
}

type Special = Pick<Field, 'path' | 'generator' | 'place' | 'presences'>;

/** The key of an entity: the same wherever that instance is meant, there in every row of an event that is about it. */
function keyField(property: PlanProperty, event: PlanEvent, { entities }: Fields): Special | undefined {
  const owner = entities.find(({ entity, key }) => key && entity.key === property.as);
  if (!owner?.key) return undefined;
  const about = event.entities.includes(owner.entity.name) || event.uniqueKey.includes(property.as);
  return {
    ...owner.key,
    place: owner.owner,
    presences: presencesOf(withoutNull(property, about), property.required || about),
  };
}

/** A trait that an identify or group call carries: the instance's own. */
function traitField(property: PlanProperty, event: PlanEvent, { entities }: Fields): Special | undefined {
  if (event.call !== 'identify' && event.call !== 'group') return undefined;
  for (const { entity, owner, traits } of entities) {
    const trait = event.entities.includes(entity.name) && traits.find((one) => one.property.name === property.name);
    if (trait)
      return {
        path: trait.path,
        generator: trait.generator,
        place: owner,
        presences: presencesOf(property, property.required),
      };
  }
  return undefined;
}

/** The variant of an experiment: the user's for good, by the planned shares. */
function variantField(property: PlanProperty, event: PlanEvent, { plan }: Fields): Special | undefined {
  const test = plan.experiments.find(
    ({ exposure }) => exposure.event === event.name && exposure.property === property.name,
  );
  const variants = (test?.variants ?? []).filter((variant) => conforms(property, variant.name) && variant.share > 0);
  if (!test || !variants.length) return undefined;
  const generator: ValueGenerator = {
    kind: 'choice',
    values: variants.map((one) => one.name),
    choice: choice(variants.map((one) => one.share)),
  };
  return {
    path: `experiments.${test.name}`,
    generator,
    place: 'user',
    presences: presencesOf(withoutNull(property, true), true),
  };
}

/** A property named like an envelope field is that field, and made with it. */
export const isField = (property: PlanProperty): boolean => !Object.hasOwn(envelope, property.as);

const withoutNull = (property: PlanProperty, asked: boolean): PlanProperty =>
  asked ? { ...property, types: property.types.filter((type) => type !== 'null') } : property;

function shared(fields: Fields, path: string, property: PlanProperty, make: () => ValueGenerator | undefined) {
  const { description, status, required, requiredWhen, variants, ...schema } = property;
  const key = `${path}\0${JSON.stringify(schema)}`;
  if (!fields.makers.has(key)) fields.makers.set(key, make());
  return fields.makers.get(key);
}
