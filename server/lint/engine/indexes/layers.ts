// What each value that a part of the plan writes consists of: the layers that stand below, and its own on top.

import { type EnvelopeField, envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
import { isTypeName } from '../../../plan/schema-of.ts';
import type { Container, Located, LocatedList, Text } from '../../../schema/item.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import type { PlanIndex } from './plan-view.ts';
import type { IndexedLayer, IndexedProperty } from './resolved-event.ts';
import type { BundleFact } from './schema-facts.ts';

export interface LayerStack {
  /** Most general first. */
  readonly layers: readonly LayerOf[];
  /** All layers together. */
  readonly result: PlanSchema | PlanProperty;
  /** The objects and arrays it stands in, innermost last. */
  readonly around: readonly PlanSchema[];
}
/** One layer of a value, and who says it. */
export interface LayerOf {
  readonly says: ConstraintFacts;
  readonly subject: Container;
  /** Layers of one level stand beside each other: bundles of one event. */
  readonly level: string;
  /** It stands in the layer on top of what the part writes. Others are judged with the part that writes them. */
  readonly own: boolean;
}

/** The definitions of the named types that a layer uses, most general first. */
export function namedTypes(
  { type }: ConstraintFacts,
  plan: Pick<PlanIndex, 'says'>,
  path: readonly string[] = [],
): readonly LayerOf[] {
  return (type ?? []).flatMap(({ value: name }) => {
    const says = isTypeName(name) || path.includes(name) ? undefined : plan.says('type', name);
    const subject = { noun: 'type', name };
    return says ? [...namedTypes(says, plan, [...path, name]), { says, subject, level: 'type', own: false }] : [];
  });
}

export const isConstraintFacts = (value: Located<boolean> | ConstraintFacts | undefined): value is ConstraintFacts =>
  value !== undefined && 'place' in value;

/** Of a list of one, its member: `type: string`. */
export const placeOfList = (list: LocatedList<Text>): Located<unknown> =>
  (list.length === 1 && list[0] ? list[0] : (list.here ?? list[0])) as Located<unknown>;

export const envelopeFieldOf = (wire: string) =>
  Object.hasOwn(envelope, wire) ? envelope[wire as EnvelopeField] : undefined;

/** A property with the layers that stand below its last one. */
export const ofProperty = ({ name, layers, result }: IndexedProperty): LayerStack => ({
  layers: layers.map((layer, i) => layered(name, layer, i === layers.length - 1)),
  result: asField(result),
  around: [],
});
/** A schema without layers below: a named type, what an event's other properties are. */
export const ofSchema = (says: ConstraintFacts, subject: Container, level: string, plan: PlanIndex): LayerStack => ({
  layers: [{ says, subject, level, own: true }],
  result: plan.mergeSchemas([says]),
  around: [],
});
/** A use that no event carries. */
export function ofUse(use: ConstraintFacts, { name: bundle }: BundleFact, plan: PlanIndex): LayerStack {
  const name = use.name.value;
  const subject = { noun: 'property', name, of: { noun: 'bundle', name: bundle.value } };
  const layers = [...baseOf(use, plan), { says: use, subject, level: 'bundle', own: true }];
  const schema = plan.mergeSchemas(layers.map(({ says }) => says));
  const as = layers.findLast(({ says }) => says.as)?.says.as?.value ?? name;
  return { layers, result: asField({ ...schema, name, as, required: false }), around: [] };
}

function layered(name: string, { from, holder, by, of, says }: IndexedLayer, own: boolean): LayerOf {
  const noun = 'property';
  const variantOf = of === undefined ? {} : { of: { noun: 'event', name: of } };
  const subject = from === 'dictionary' ? { noun, name } : { noun, name, of: { noun: holder, name: by, ...variantOf } };
  return { says, subject, level: holder === 'bundle' ? `${from} bundle` : `${holder} ${by}`, own };
}

/** The stacks of an array's items, of an object's members and of its extra members, where the layer on top says something of them. */
export function inside({ layers, result, around }: LayerStack, plan: PlanIndex): readonly LayerStack[] {
  const found: LayerStack[] = [];
  const note = (of: readonly LayerOf[], to: LayerStack['result']) => {
    if (of.some(({ own }) => own)) found.push({ layers: of, result: to, around: [...around, result] });
  };
  const value = (of: Container): Container => ({ noun: 'the value', of });
  const items = layers.flatMap(({ says: { items: says }, subject, level, own }) =>
    says ? [{ says, subject: value(subject), level, own }] : [],
  );
  if (result.items) note(items, result.items);
  const last = layers.findLast(({ says }) => says.additionalProperties !== undefined);
  const rest = last?.says.additionalProperties;
  if (last && isConstraintFacts(rest) && typeof result.additionalProperties === 'object')
    note([{ ...last, says: rest, subject: value(last.subject) }], result.additionalProperties);
  const members = new Map<string, LayerOf[]>();
  for (const { says, subject, level, own } of layers)
    for (const use of says.properties ?? []) {
      const name = use.name.value;
      const of = members.get(name) ?? [];
      members.set(name, of);
      of.push(...(of.length ? [] : baseOf(use, plan)), {
        says: use,
        subject: { noun: 'property', name, of: subject },
        level,
        own,
      });
    }
  for (const member of result.properties ?? []) note(members.get(member.name) ?? [], member);
  return found;
}
/** What the dictionary says of a use by `ref`. */
function baseOf({ ref, name }: ConstraintFacts, plan: PlanIndex): readonly LayerOf[] {
  const says = ref && plan.says('property', name.value);
  return says ? [{ says, subject: { noun: 'property', name: name.value }, level: 'property', own: false }] : [];
}
/** A property that is collected as an envelope field has the type that this is built in with. */
function asField(result: PlanProperty): PlanProperty {
  const field = envelopeFieldOf(result.as);
  return field && !result.types.length ? { ...field, ...result, types: [field.type] } : result;
}
