// Who and what events are about: which instance a row means, and what its key and traits are.
import { keySchemaOf } from '../dataset/columns.ts';
import type { Plan, PlanEntity, PlanProperty } from '../plan/plan.ts';
import { envelope, liveEvents } from '../plan/plan.ts';
import { keyMaker } from './values/key.ts';
import type { GeneratorContext } from './values/make.ts';
import { generatorOf } from './values/make.ts';
import type { Presences } from './values/presence.ts';
import { presencesOf } from './values/presence.ts';
import type { ValueGenerator } from './values/value-generator.ts';

/**
 * Whose an instance is. `user` themselves; `group`: of users who arrived together, for good (a workspace); `session`;
 * `action`: made by one user, kept along a journey (a quiz).
 */
export type EntityInstance = 'user' | 'group' | 'session' | 'action';

export interface EntityPlan {
  readonly entity: PlanEntity;
  readonly owner: EntityInstance;
  /** Undefined when the key is an envelope field. */
  readonly key: { readonly path: string; readonly generator: ValueGenerator | undefined } | undefined;
  readonly traits: readonly TraitPlan[];
}
export interface TraitPlan {
  readonly property: PlanProperty;
  readonly path: string;
  readonly generator: ValueGenerator | undefined;
  readonly presences: Presences;
}

/** Users of a group: a power of two, so that no group is cut by a cell. */
export const groupSize = 4;
/** Instances of a kind that a user has beside those of journeys. */
export const ownInstances = 4;

export function entitiesOf(plan: Plan, generatorContext: GeneratorContext): readonly EntityPlan[] {
  return plan.entities.map((entity) => ({
    entity,
    owner: ownerOf(entity, plan),
    key: Object.hasOwn(envelope, entity.key) ? undefined : keyOf(entity, plan, generatorContext),
    traits: entity.traits.map((property) => {
      const path = `entities.${entity.name}.${property.name}`;
      return {
        property,
        path,
        generator: generatorOf(property, property.as, path, generatorContext),
        presences: presencesOf(property, property.required),
      };
    }),
  }));
}

function ownerOf(entity: PlanEntity, plan: Plan): EntityInstance {
  if (entity.name === 'user' || entity.key === 'user_id' || entity.key === 'anonymous_id') return 'user';
  if (entity.key === 'session_id') return 'session';
  const events = liveEvents(plan);
  const grouped = events.some((event) => event.call === 'group' && event.entities.includes(entity.name));
  const carried = events.filter((event) => event.properties.some((property) => property.as === entity.key)).length;
  return grouped || isAboveUser(entity.name, plan) || carried * 2 > events.length ? 'group' : 'action';
}

/** Whether users belong to it, by `parent`. */
function isAboveUser(name: string, plan: Plan): boolean {
  let at = plan.entities.find((entity) => entity.name === 'user')?.parent;
  // As many steps as there are entities: parents may run in a circle.
  for (let i = 0; i < plan.entities.length && at !== undefined; i++) {
    if (at === name) return true;
    at = plan.entities.find((entity) => entity.name === at)?.parent;
  }
  return false;
}

function keyOf(
  entity: PlanEntity,
  plan: Plan,
  generatorContext: GeneratorContext,
): { path: string; generator: ValueGenerator | undefined } {
  const path = `entities.${entity.name}.${entity.key}`;
  const schema = keySchemaOf(entity.key, plan);
  const generator = keyMaker(schema, path, generatorContext);
  if (generator) return { path, generator };
  generatorContext.note(path, `The key of ${entity.name} has too few values to tell instances apart.`);
  return { path, generator: generatorOf(schema, entity.key, path, generatorContext) };
}
