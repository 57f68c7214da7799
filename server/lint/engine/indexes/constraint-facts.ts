// What a definition or a use says about values, without its words for people: facts that a keystroke in a description leaves alone.

import type { EnumValue, Property, PropertyUse, Schema } from '../../../plan/items.ts';
import type { Constraining } from '../../../plan/schema-of.ts';
import type { Item, Located, LocatedList, Ref, Text } from '../../../schema/item.ts';

/** An item without words: every key that constrains a value, where it stands. `place` is the whole item, for edits. */
export type ConstraintFacts = {
  readonly [K in Exclude<keyof Constraining, ProseKey | 'ref'>]?: WithoutProse<NonNullable<Constraining[K]>>;
} & {
  /** Of no width in a schema without a name. */
  readonly name: Text;
  readonly place: Located<null>;
  /** A use of the dictionary's property. */
  readonly ref?: Ref<'property'>;
};
/** One value of an enum. */
export interface EnumValueFacts {
  readonly value?: Located<unknown>;
  readonly status?: Text;
  readonly replaced_by?: Text;
  readonly place: Located<null>;
}

const proseKeys = ['description', 'tags', 'owner', 'meta', 'aliases', 'since', 'expires'] as const;
type ProseKey = (typeof proseKeys)[number];
type WithoutProse<T> = T extends EnumValue
  ? EnumValueFacts
  : T extends PropertyUse | Schema
    ? ConstraintFacts
    : T extends Located<unknown>
      ? T
      : T extends LocatedList<infer I>
        ? LocatedList<WithoutProse<I>>
        : T;

const left: ReadonlySet<string> = new Set([...proseKeys, 'shape', 'span', 'node', 'uri', 'container']);

export function constraintFacts(of: Property | PropertyUse | Schema | TypeItem): ConstraintFacts {
  return withoutProse(of) as unknown as ConstraintFacts;
}
type TypeItem = Item & { readonly shape: 'type' };

/** The place of a whole item, as something a finding may carry. */
export const placeOf = ({ span, node }: Pick<Item, 'span' | 'node'>): Located<null> => ({
  value: null,
  text: '',
  span,
  node,
});

function withoutProse(item: Item): object {
  const kept = Object.entries(item).flatMap(([key, value]) => (left.has(key) ? [] : [[key, strip(value)]]));
  return { ...Object.fromEntries(kept), place: placeOf(item) };
}
function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    const { here } = value as LocatedList<unknown>;
    return Object.assign(value.map(strip), here ? { here } : {});
  }
  return typeof value === 'object' && value !== null && 'shape' in value ? withoutProse(value as Item) : value;
}
