// What each value of the plan consists of: the layers that describe it, one stack for each place where they result in a value.

import { type EnvelopeField, envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
import type { Container, Located, LocatedList, Text } from '../../../schema/item.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import type { PlanIndex } from './plan-index.ts';
import type { IndexedEntity, IndexedEvent, IndexedLayer, IndexedProperty } from './resolved-event.ts';
import type { BundleFact } from './schema-facts.ts';

export interface LayerStack {
  /** Most general first. */
  readonly layers: readonly LayerOf[];
  /** All layers together. */
  readonly result: PlanSchema | PlanProperty;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
  /** A layer describes items or members. */
  readonly holds: boolean;
}
/** One layer of a value, and who says it. */
export interface LayerOf {
  readonly says: ConstraintFacts;
  readonly subject: Container;
  /** Layers of one level stand beside each other: bundles of one event. */
  readonly level: string;
}

/** Visits the stack of every value wherever it results; goes inside where `visit` says so. */
export function forEachValue(plan: PlanIndex, visit: (stack: LayerStack) => boolean): void {
  const look = (stack: LayerStack): void => {
    if (visit(stack) && stack.holds) for (const inner of plan.memo(inside, stack)) look(inner);
  };
  for (const property of plan.properties.values()) look(plan.memo(ofProperty, property));
  for (const type of plan.types.values()) look(plan.memo(ofType, type));
  for (const entity of plan.entities.values()) for (const stack of plan.memo(ofEntity, entity)) look(stack);
  for (const name of plan.eventNames) {
    const event = plan.event(name);
    if (event) for (const stack of plan.memo(ofEvent, event)) look(stack);
  }
  // What no event uses.
  for (const bundle of plan.bundles.values()) for (const stack of plan.memo(ofBundle, bundle)) look(stack);
}

/** The definitions of the named types that a layer uses, most general first. */
export function namedTypes(
  { type }: ConstraintFacts,
  plan: Pick<PlanIndex, 'types'>,
  path: readonly string[] = [],
): readonly LayerOf[] {
  return (type ?? []).flatMap(({ value: name }) => {
    const says = path.includes(name) ? undefined : plan.types.get(name);
    const subject = { noun: 'type', name };
    return says ? [...namedTypes(says, plan, [...path, name]), { says, subject, level: 'type' }] : [];
  });
}

export const isConstraintFacts = (value: Located<boolean> | ConstraintFacts | undefined): value is ConstraintFacts =>
  value !== undefined && 'place' in value;

/** Of a list of one, its member: `type: string`. */
export const placeOfList = (list: LocatedList<Text>): Located<unknown> =>
  (list.length === 1 && list[0] ? list[0] : (list.here ?? list[0])) as Located<unknown>;

export const envelopeFieldOf = (wire: string) =>
  Object.hasOwn(envelope, wire) ? envelope[wire as EnvelopeField] : undefined;

const stackOf = (
  layers: readonly LayerOf[],
  result: LayerStack['result'],
  around: readonly PlanSchema[] = [],
): LayerStack => ({
  layers,
  result,
  around,
  holds: layers.some(
    ({ says }) => says.items !== undefined || says.properties !== undefined || says.additionalProperties !== undefined,
  ),
});

const ofProperty = ({ name, layers, result }: IndexedProperty): LayerStack =>
  stackOf(
    layers.map((layer) => layered(name, layer)),
    asField(result),
  );
const ofType = (says: ConstraintFacts, plan: PlanIndex): LayerStack =>
  stackOf([{ says, subject: { noun: 'type', name: says.name.value }, level: 'type' }], plan.mergeSchemas([says]));
const ofEntity = ({ traits }: IndexedEntity, plan: PlanIndex): readonly LayerStack[] =>
  [...traits.values()].map((trait) => plan.memo(ofProperty, trait));

function ofEvent(event: IndexedEvent, plan: PlanIndex): readonly LayerStack[] {
  const lists = [event.properties, ...event.variants.map(({ properties }) => properties)];
  const stacks = lists.flatMap((list) => [...list.values()].map((property) => plan.memo(ofProperty, property)));
  const rest = event.additionalProperties;
  if (!isConstraintFacts(rest)) return stacks;
  const subject = { noun: 'the value', of: { noun: 'event', name: event.name.value } };
  return [...stacks, stackOf([{ says: rest, subject, level: 'event' }], plan.mergeSchemas([rest]))];
}

const ofBundle = ({ name: bundle, uses }: BundleFact, plan: PlanIndex): readonly LayerStack[] =>
  uses.map((use) => {
    const name = use.name.value;
    const subject = { noun: 'property', name, of: { noun: 'bundle', name: bundle.value } };
    const layers = [...ofDictionary(use, plan), { says: use, subject, level: 'bundle' }];
    const schema = plan.mergeSchemas(layers.map(({ says }) => says));
    const as = layers.findLast(({ says }) => says.as)?.says.as?.value ?? name;
    return stackOf(layers, asField({ ...schema, name, as, required: false }));
  });

function layered(name: string, { from, holder, by, of, says }: IndexedLayer): LayerOf {
  const noun = 'property';
  const variantOf = of === undefined ? {} : { of: { noun: 'event', name: of } };
  const subject = from === 'dictionary' ? { noun, name } : { noun, name, of: { noun: holder, name: by, ...variantOf } };
  return { says, subject, level: holder === 'bundle' ? `${from} bundle` : `${holder} ${by}` };
}

/** The stacks of an array's items, of an object's members and of its extra members. */
function inside({ layers, result, around }: LayerStack, plan: PlanIndex): readonly LayerStack[] {
  const found: LayerStack[] = [];
  const deeper = [...around, result];
  const value = (of: Container): Container => ({ noun: 'the value', of });
  const items = layers.flatMap(({ says: { items }, subject, level }) =>
    items ? [{ says: items, subject: value(subject), level }] : [],
  );
  if (items.length && result.items) found.push(stackOf(items, result.items, deeper));
  const last = layers.findLast(({ says }) => says.additionalProperties !== undefined);
  const rest = last?.says.additionalProperties;
  if (last && isConstraintFacts(rest) && typeof result.additionalProperties === 'object') {
    const extra = { says: rest, subject: value(last.subject), level: last.level };
    found.push(stackOf([extra], result.additionalProperties, deeper));
  }
  const members = new Map<string, LayerOf[]>();
  for (const { says, subject, level } of layers)
    for (const use of says.properties ?? []) {
      const name = use.name.value;
      const of = members.get(name) ?? [];
      members.set(name, of);
      const own = { says: use, subject: { noun: 'property', name, of: subject }, level };
      of.push(...(of.length ? [] : ofDictionary(use, plan)), own);
    }
  for (const member of result.properties ?? []) {
    const of = members.get(member.name);
    if (of) found.push(stackOf(of, member, deeper));
  }
  return found;
}
/** What the dictionary says of a use by `ref`. */
function ofDictionary({ ref, name }: ConstraintFacts, plan: Pick<PlanIndex, 'properties'>): readonly LayerOf[] {
  const says = ref && plan.properties.get(name.value)?.layers[0]?.says;
  return says ? [{ says, subject: { noun: 'property', name: name.value }, level: 'property' }] : [];
}
/** A property that is collected as an envelope field has the type that this is built in with. */
function asField(result: PlanProperty): PlanProperty {
  const field = envelopeFieldOf(result.as);
  return field && !result.types.length ? { ...field, ...result, types: [field.type] } : result;
}
