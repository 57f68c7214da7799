// Everything written that constrains a value, once each: what stands below it, and what it comes to where it first takes effect.
import type { At, List, Owner, Text } from '../read/plan/item.ts';
import { type EnvelopeField, envelope, type PlanProperty, type PlanSchema } from '../read/plan/plan.ts';
import type { Schemas } from './schemas.ts';
import type { SeenEvent, SeenLayer, SeenProperties } from './seen.ts';
import type { Spoken } from './spoken.ts';

export interface Said {
  readonly says: Spoken;
  /** What messages call it: property "total" of event "order_paid". */
  readonly about: Owner;
  readonly below: readonly Layered[];
  /** All layers together. A use in a bundle is looked at where its first event makes it part of something. */
  readonly result: PlanSchema;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
}
/** One layer of a value, and who says it. */
export interface Layered {
  readonly says: Spoken;
  readonly about: Owner;
  /** Layers of one level stand beside each other: bundles of one event. */
  readonly level: string;
}
type Plan = Omit<Schemas, 'said'>;
type Visit = (layers: readonly Layered[], result: PlanSchema | PlanProperty, around: readonly PlanSchema[]) => boolean;

export function everythingSaid(plan: Plan): readonly Said[] {
  const all: Said[] = [];
  const seen = new Set<Spoken>();
  eachStack(plan, (layers, result, around) => {
    const before = seen.size;
    for (const [i, { says, about }] of layers.entries()) {
      if (seen.has(says)) continue;
      seen.add(says);
      all.push({ says, about, below: layers.slice(0, i), result, around });
    }
    return seen.size > before;
  });
  return all;
}

/** Visits the layers of every value, most general first, wherever it results; goes inside where `visit` says so. */
export function eachStack(plan: Plan, visit: Visit): void {
  const look = (layers: readonly Layered[], result: PlanSchema, around: readonly PlanSchema[] = []): void => {
    if (!visit(layers, result, around) || !layers.some(holdsOthers)) return;
    for (const [inner, of] of inside(layers, result, plan)) look(inner, of, [...around, result]);
  };
  const each = (properties: SeenProperties, event?: SeenEvent): void => {
    for (const { name, layers, result } of properties.values())
      look(
        layers.map((layer) => layered(name, layer, event)),
        asField(result),
      );
  };
  each(plan.properties);
  for (const [name, says] of plan.types)
    look([{ says, about: { noun: 'type', name }, level: 'type' }], plan.together([says]));
  for (const entity of plan.entities.values()) each(entity.traits);
  for (const name of plan.eventNames) {
    const event = plan.event(name);
    if (!event) continue;
    each(event.properties, event);
    for (const variant of event.variants) each(variant.properties, event);
    const rest = event.additionalProperties;
    if (!isSpoken(rest)) continue;
    const about = { noun: 'the value', of: { noun: 'event', name } };
    look([{ says: rest, about, level: 'event' }], plan.together([rest]));
  }
  // What no event uses.
  for (const [bundle, uses] of plan.bundles)
    for (const use of uses) {
      const name = use.name.value;
      const about = { noun: 'property', name, of: { noun: 'bundle', name: bundle } };
      const layers = [...dictionaryOf(use, plan), { says: use, about, level: 'bundle' }];
      const schema = plan.together(layers.map(({ says }) => says));
      const as = layers.findLast(({ says }) => says.as)?.says.as?.value ?? name;
      look(layers, asField({ ...schema, name, as, required: false }));
    }
}

/** Every layer that says something about a value, most general first: named types stand before what uses them. */
export function chainOf({ says, about, below }: Said, plan: Pick<Plan, 'types'>): readonly Layered[] {
  return [...below, { says, about, level: '' }].flatMap((layer) => [...namedTypes(layer.says, plan), layer]);
}
/** The definitions of the named types that a layer uses, most general first. */
export function namedTypes(
  { type }: Spoken,
  plan: Pick<Plan, 'types'>,
  path: readonly string[] = [],
): readonly Layered[] {
  return (type ?? []).flatMap(({ value: name }) => {
    const says = path.includes(name) ? undefined : plan.types.get(name);
    const about = { noun: 'type', name };
    return says ? [...namedTypes(says, plan, [...path, name]), { says, about, level: 'type' }] : [];
  });
}

export const isSpoken = (value: At<boolean> | Spoken | undefined): value is Spoken =>
  value !== undefined && 'place' in value;

/** Of a list of one, its member: `type: string`. */
export const placeOfList = (list: List<Text>): At<unknown> =>
  (list.length === 1 && list[0] ? list[0] : (list.here ?? list[0])) as At<unknown>;

function layered(name: string, { from, holder, by, says }: SeenLayer, event: SeenEvent | undefined): Layered {
  const noun = 'property';
  const variantOf = holder === 'variant' && event ? { of: { noun: 'event', name: event.name.value } } : {};
  const about = from === 'dictionary' ? { noun, name } : { noun, name, of: { noun: holder, name: by, ...variantOf } };
  return { says, about, level: holder === 'bundle' ? `${from} bundle` : `${holder} ${by}` };
}

const holdsOthers = ({ says }: Layered): boolean =>
  says.items !== undefined || says.properties !== undefined || says.additionalProperties !== undefined;
/** The layers of an array's items, of an object's members and of its extra members. */
function* inside(
  layers: readonly Layered[],
  result: PlanSchema,
  plan: Pick<Plan, 'properties'>,
): Iterable<readonly [readonly Layered[], PlanSchema]> {
  const value = (of: Owner): Owner => ({ noun: 'the value', of });
  const items = layers.flatMap(({ says: { items }, about, level }) =>
    items ? [{ says: items, about: value(about), level }] : [],
  );
  if (items.length && result.items) yield [items, result.items];
  const last = layers.findLast(({ says }) => says.additionalProperties !== undefined);
  const rest = last?.says.additionalProperties;
  if (last && isSpoken(rest) && typeof result.additionalProperties === 'object')
    yield [[{ says: rest, about: value(last.about), level: last.level }], result.additionalProperties];
  const members = new Map<string, Layered[]>();
  for (const { says, about, level } of layers)
    for (const use of says.properties ?? []) {
      const name = use.name.value;
      const of = members.get(name) ?? [];
      members.set(name, of);
      const own = { says: use, about: { noun: 'property', name, of: about }, level };
      of.push(...(of.length ? [] : dictionaryOf(use, plan)), own);
    }
  for (const member of result.properties ?? []) {
    const of = members.get(member.name);
    if (of) yield [of, member];
  }
}
/** What the dictionary says of a use by `ref`. */
function dictionaryOf({ ref, name }: Spoken, plan: Pick<Plan, 'properties'>): readonly Layered[] {
  const says = ref && plan.properties.get(name.value)?.layers[0]?.says;
  return says ? [{ says, about: { noun: 'property', name: name.value }, level: 'property' }] : [];
}
/** A property that is collected as an envelope field has the type that this is built in with. */
function asField(result: PlanProperty): PlanProperty {
  const field = fieldOf(result.as);
  return field && !result.types.length ? { ...field, ...result, types: [field.type] } : result;
}
export const fieldOf = (wire: string) => (Object.hasOwn(envelope, wire) ? envelope[wire as EnvelopeField] : undefined);
