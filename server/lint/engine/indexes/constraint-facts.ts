// What a definition or a use says about values, without its words for people: facts that a keystroke in a description leaves alone.

import type { Constraining } from '../../../plan/schema-of.ts';
import type { At, EnumValue, List, Property, PropertyUse, Ref, Schema, Text, Thing } from '../../../schema/item.ts';

/** An item without words: every key that constrains a value, where it stands. `place` is the whole item, for edits. */
export type Spoken = {
  readonly [K in Exclude<keyof Constraining, Wordy | 'ref'>]?: Stripped<NonNullable<Constraining[K]>>;
} & {
  /** Of no width in a schema without a name. */
  readonly name: Text;
  readonly place: At<null>;
  /** A use of the dictionary's property. */
  readonly ref?: Ref<'property'>;
};
/** One value of an enum. */
export interface SpokenValue {
  readonly value?: At<unknown>;
  readonly status?: Text;
  readonly replaced_by?: Text;
  readonly place: At<null>;
}

const wordy = ['description', 'tags', 'owner', 'meta', 'aliases', 'since', 'expires'] as const;
type Wordy = (typeof wordy)[number];
type Stripped<T> = T extends EnumValue
  ? SpokenValue
  : T extends PropertyUse | Schema
    ? Spoken
    : T extends At<unknown>
      ? T
      : T extends List<infer I>
        ? List<Stripped<I>>
        : T;

const left: ReadonlySet<string> = new Set([...wordy, 'shape', 'span', 'node', 'uri', 'in']);

export function spoken(of: Property | PropertyUse | Schema | Item): Spoken {
  return stripped(of) as unknown as Spoken;
}
type Item = Thing & { readonly shape: 'type' };

/** The place of a whole item, as something a finding may carry. */
export const placeOf = ({ span, node }: Pick<Thing, 'span' | 'node'>): At<null> => ({
  value: null,
  text: '',
  span,
  node,
});

function stripped(thing: Thing): object {
  const kept = Object.entries(thing).flatMap(([key, value]) => (left.has(key) ? [] : [[key, strip(value)]]));
  return { ...Object.fromEntries(kept), place: placeOf(thing) };
}
function strip(value: unknown): unknown {
  if (Array.isArray(value)) {
    const { here } = value as List<unknown>;
    return Object.assign(value.map(strip), here ? { here } : {});
  }
  return typeof value === 'object' && value !== null && 'shape' in value ? stripped(value as Thing) : value;
}
