// The properties of an event and the members of its objects, each with the way to it.
import type { Plan, PlanEvent, PlanProperty, PlanSchema } from '../plan/plan.ts';

export interface PropertyPath {
  /** Wire names from the event's property down; the first is the property itself. */
  readonly keys: readonly [string, ...string[]];
  /** Names in the plan, for the same places. */
  readonly names: readonly string[];
  /** What stands at the end. */
  readonly schema: PlanProperty;
  /** The object it stands in. */
  readonly parent?: PropertyPath;
}

/** Objects inside objects are followed this far. */
const deepest = 8;

/** Properties in the plan's order, members behind the object that holds them. Items of arrays have no path. */
export function pathsOf(properties: PlanEvent['properties']): readonly PropertyPath[] {
  return properties.flatMap((property) => below(pathTo(property)));
}

export function pathTo(schema: PlanProperty, parent?: PropertyPath): PropertyPath {
  return parent
    ? { keys: [...parent.keys, schema.as], names: [...parent.names, schema.name], schema, parent }
    : { keys: [schema.as], names: [schema.name], schema };
}

function below(path: PropertyPath): readonly PropertyPath[] {
  const members = path.keys.length < deepest ? (path.schema.properties ?? []) : [];
  return [path, ...members.flatMap((member) => below(pathTo(member, path)))];
}

/** `cart.total` */
export const dottedPath = ({ keys }: PropertyPath): string => keys.join('.');

/** Whether it, what it stands in, or anything inside it is personal data. */
export const isPersonal = ({ schema, parent }: PropertyPath): boolean => holdsPersonal(schema) || isWithin(parent);
/** Whether any property or trait of this wire name is. */
export const isPersonalAs = (as: string, { events, entities }: Plan): boolean =>
  [...events.flatMap(({ properties }) => properties), ...entities.flatMap(({ traits }) => traits)].some(
    (property) => property.as === as && holdsPersonal(property),
  );
const isTagged = ({ pii }: PlanSchema): boolean => pii !== undefined && pii !== 'none';
const isWithin = (path: PropertyPath | undefined): boolean =>
  path !== undefined && (isTagged(path.schema) || isWithin(path.parent));
function holdsPersonal(schema: PlanSchema): boolean {
  const inner = [...(schema.properties ?? []), ...(schema.items ? [schema.items] : [])];
  return isTagged(schema) || inner.some(holdsPersonal);
}
