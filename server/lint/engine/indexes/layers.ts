// What each value of the plan consists of: the layers that describe it, one stack for each place where they result in a value.

import { type EnvelopeField, envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
import type { At, List, Owner, Text } from '../../../schema/item.ts';
import type { Spoken } from './constraint-facts.ts';
import type { Schemas } from './plan-index.ts';
import type { SeenEntity, SeenEvent, SeenLayer, SeenProperty } from './resolved-event.ts';
import type { BundleFact } from './schema-facts.ts';

export interface Stack {
  /** Most general first. */
  readonly layers: readonly Layered[];
  /** All layers together. */
  readonly result: PlanSchema | PlanProperty;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
  /** A layer describes items or members. */
  readonly holds: boolean;
}
/** One layer of a value, and who says it. */
export interface Layered {
  readonly says: Spoken;
  readonly about: Owner;
  /** Layers of one level stand beside each other: bundles of one event. */
  readonly level: string;
}

/** Visits the stack of every value wherever it results; goes inside where `visit` says so. */
export function eachStack(plan: Schemas, visit: (stack: Stack) => boolean): void {
  const look = (stack: Stack): void => {
    if (visit(stack) && stack.holds) for (const inner of plan.keep(inside, stack)) look(inner);
  };
  for (const property of plan.properties.values()) look(plan.keep(ofProperty, property));
  for (const type of plan.types.values()) look(plan.keep(ofType, type));
  for (const entity of plan.entities.values()) for (const stack of plan.keep(ofEntity, entity)) look(stack);
  for (const name of plan.eventNames) {
    const event = plan.event(name);
    if (event) for (const stack of plan.keep(ofEvent, event)) look(stack);
  }
  // What no event uses.
  for (const bundle of plan.bundles.values()) for (const stack of plan.keep(ofBundle, bundle)) look(stack);
}

/** The definitions of the named types that a layer uses, most general first. */
export function namedTypes(
  { type }: Spoken,
  plan: Pick<Schemas, 'types'>,
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

export const fieldOf = (wire: string) => (Object.hasOwn(envelope, wire) ? envelope[wire as EnvelopeField] : undefined);

const stackOf = (layers: readonly Layered[], result: Stack['result'], around: readonly PlanSchema[] = []): Stack => ({
  layers,
  result,
  around,
  holds: layers.some(
    ({ says }) => says.items !== undefined || says.properties !== undefined || says.additionalProperties !== undefined,
  ),
});

const ofProperty = ({ name, layers, result }: SeenProperty): Stack =>
  stackOf(
    layers.map((layer) => layered(name, layer)),
    asField(result),
  );
const ofType = (says: Spoken, plan: Schemas): Stack =>
  stackOf([{ says, about: { noun: 'type', name: says.name.value }, level: 'type' }], plan.together([says]));
const ofEntity = ({ traits }: SeenEntity, plan: Schemas): readonly Stack[] =>
  [...traits.values()].map((trait) => plan.keep(ofProperty, trait));

function ofEvent(event: SeenEvent, plan: Schemas): readonly Stack[] {
  const lists = [event.properties, ...event.variants.map(({ properties }) => properties)];
  const stacks = lists.flatMap((list) => [...list.values()].map((property) => plan.keep(ofProperty, property)));
  const rest = event.additionalProperties;
  if (!isSpoken(rest)) return stacks;
  const about = { noun: 'the value', of: { noun: 'event', name: event.name.value } };
  return [...stacks, stackOf([{ says: rest, about, level: 'event' }], plan.together([rest]))];
}

const ofBundle = ({ name: bundle, uses }: BundleFact, plan: Schemas): readonly Stack[] =>
  uses.map((use) => {
    const name = use.name.value;
    const about = { noun: 'property', name, of: { noun: 'bundle', name: bundle.value } };
    const layers = [...ofDictionary(use, plan), { says: use, about, level: 'bundle' }];
    const schema = plan.together(layers.map(({ says }) => says));
    const as = layers.findLast(({ says }) => says.as)?.says.as?.value ?? name;
    return stackOf(layers, asField({ ...schema, name, as, required: false }));
  });

function layered(name: string, { from, holder, by, of, says }: SeenLayer): Layered {
  const noun = 'property';
  const variantOf = of === undefined ? {} : { of: { noun: 'event', name: of } };
  const about = from === 'dictionary' ? { noun, name } : { noun, name, of: { noun: holder, name: by, ...variantOf } };
  return { says, about, level: holder === 'bundle' ? `${from} bundle` : `${holder} ${by}` };
}

/** The stacks of an array's items, of an object's members and of its extra members. */
function inside({ layers, result, around }: Stack, plan: Schemas): readonly Stack[] {
  const found: Stack[] = [];
  const deeper = [...around, result];
  const value = (of: Owner): Owner => ({ noun: 'the value', of });
  const items = layers.flatMap(({ says: { items }, about, level }) =>
    items ? [{ says: items, about: value(about), level }] : [],
  );
  if (items.length && result.items) found.push(stackOf(items, result.items, deeper));
  const last = layers.findLast(({ says }) => says.additionalProperties !== undefined);
  const rest = last?.says.additionalProperties;
  if (last && isSpoken(rest) && typeof result.additionalProperties === 'object') {
    const extra = { says: rest, about: value(last.about), level: last.level };
    found.push(stackOf([extra], result.additionalProperties, deeper));
  }
  const members = new Map<string, Layered[]>();
  for (const { says, about, level } of layers)
    for (const use of says.properties ?? []) {
      const name = use.name.value;
      const of = members.get(name) ?? [];
      members.set(name, of);
      const own = { says: use, about: { noun: 'property', name, of: about }, level };
      of.push(...(of.length ? [] : ofDictionary(use, plan)), own);
    }
  for (const member of result.properties ?? []) {
    const of = members.get(member.name);
    if (of) found.push(stackOf(of, member, deeper));
  }
  return found;
}
/** What the dictionary says of a use by `ref`. */
function ofDictionary({ ref, name }: Spoken, plan: Pick<Schemas, 'properties'>): readonly Layered[] {
  const says = ref && plan.properties.get(name.value)?.layers[0]?.says;
  return says ? [{ says, about: { noun: 'property', name: name.value }, level: 'property' }] : [];
}
/** A property that is collected as an envelope field has the type that this is built in with. */
function asField(result: PlanProperty): PlanProperty {
  const field = fieldOf(result.as);
  return field && !result.types.length ? { ...field, ...result, types: [field.type] } : result;
}
