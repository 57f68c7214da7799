// What a property's layers say together, as a plain schema: the last word counts, bounds only ever tighten, a named type stands below.

import { defined } from '../base/record.ts';
import type { Item, Located, Text } from '../schema/item.ts';
import { typeNames } from '../schema/type-names.ts';
import type { EnumValue, ItemOf, Property, PropertyUse, Schema } from './items.ts';
import type { Plain, PlanEnumValue, PlanProperty, PlanSchema, Status, TypeName } from './plan.ts';
import type { Names } from './resolve.ts';

/** Anything that constrains a value: a property, a use of one, a type, an array's items. */
export type Constraining = Said<Property> & Said<PropertyUse> & Said<Schema>;
type Said<T> = Partial<Omit<T, keyof Item | 'replaced_by'>>;
type Find = Pick<Names, 'find'>;
const MAX_TYPE_DEPTH = 32;

/** Layers of one value, named types among them, with what their keywords are put together from. */
interface Together {
  readonly all: readonly Constraining[];
  readonly types: readonly TypeName[];
  readonly names: Find;
  readonly depth: number;
}
type Keyword = Exclude<keyof PlanSchema, 'types'> & keyof Constraining;
type Combine = (of: Together) => unknown;

/** What the last layer that speaks says. */
const last =
  (key: Keyword): Combine =>
  ({ all }) =>
    lastOf(all, key)?.value;
const plain =
  (key: 'const' | 'default'): Combine =>
  ({ all, types }) => {
    const at = lastOf<Located<unknown>>(all, key);
    return at && plainOf(at, types);
  };
const tightest =
  (key: Keyword, pick: (...of: number[]) => number): Combine =>
  ({ all }) => {
    const values = all.flatMap((layer) => (layer[key] as Located<number> | undefined)?.value ?? []);
    return values.length ? pick(...values) : undefined;
  };
/** How layers agree on each keyword, in the order in which a schema lists them. */
const combine: { readonly [K in Keyword]: Combine } = {
  format: last('format'),
  enum: ({ all, types }) => enumOf(all, types),
  const: plain('const'),
  pattern: last('pattern'),
  minLength: tightest('minLength', Math.max),
  maxLength: tightest('maxLength', Math.min),
  minimum: tightest('minimum', Math.max),
  maximum: tightest('maximum', Math.min),
  exclusiveMinimum: tightest('exclusiveMinimum', Math.max),
  exclusiveMaximum: tightest('exclusiveMaximum', Math.min),
  multipleOf: last('multipleOf'),
  minItems: tightest('minItems', Math.max),
  maxItems: tightest('maxItems', Math.min),
  uniqueItems: ({ all }) => all.some((layer) => layer.uniqueItems?.value) || undefined,
  items: ({ all, names, depth }) => {
    const items = all.flatMap((layer) => (layer.items ? [layer.items] : []));
    return items.length ? schemaOf(items, names, depth + 1) : undefined;
  },
  properties: ({ all, names, depth }) => {
    const members = all.flatMap((layer) => layer.properties ?? []);
    return members.length ? membersOf(members, names, depth + 1) : undefined;
  },
  additionalProperties: ({ all, names, depth }) => {
    const found = lastOf<Located<boolean> | Schema>(all, 'additionalProperties');
    return found && ('value' in found ? found.value : schemaOf([found], names, depth + 1));
  },
  unit: last('unit'),
  pii: last('pii'),
  faker: last('faker'),
  default: plain('default'),
  examples: ({ all, types }) => lastOf<readonly Located<unknown>[]>(all, 'examples')?.map((one) => plainOf(one, types)),
};
const keywords = Object.entries(combine) as readonly (readonly [Keyword, Combine])[];

const lastOf = <T = Located<unknown>>(layers: readonly Constraining[], key: keyof Constraining): T | undefined =>
  layers.findLast((layer) => layer[key] !== undefined)?.[key] as T | undefined;

/** From the most general layer to the most specific. */
export function schemaOf(layers: readonly Constraining[], names: Find, depth = 0): PlanSchema {
  if (depth > MAX_TYPE_DEPTH) return { types: [] };
  const all = layers.flatMap((layer) => [...typeLayers(layer.type, names, 0), layer]);
  const of: Together = { all, types: lastTypes(all), names, depth };
  const schema: Record<string, unknown> = { types: of.types };
  for (const [key, combined] of keywords) {
    if (!all.some((layer) => layer[key] !== undefined)) continue;
    const value = combined(of);
    if (value !== undefined) schema[key] = value;
  }
  return schema as unknown as PlanSchema;
}

/** A property made of its layers. */
export function propertyOf(name: string, layers: readonly Constraining[], names: Find, depth = 0): PlanProperty {
  const text = (key: 'as' | 'description' | 'required_when' | 'status') => lastOf<Text>(layers, key)?.value;
  const [description, requiredWhen, status] = [text('description'), text('required_when'), text('status')];
  return {
    name,
    as: text('as') ?? name,
    ...(description === undefined ? {} : { description }),
    ...schemaOf(layers, names, depth),
    required: lastOf<Located<boolean>>(layers, 'required')?.value ?? false,
    ...(requiredWhen === undefined ? {} : { requiredWhen }),
    ...(status === undefined ? {} : { status: status as Status }),
  };
}

function membersOf(uses: readonly PropertyUse[], names: Find, depth: number): readonly PlanProperty[] {
  const byName = new Map<string, Constraining[]>();
  for (const use of uses) {
    const name = use.name.value;
    const layers = byName.get(name) ?? [];
    const base = use.ref && !layers.length ? (names.find('property', name) as Property | undefined) : undefined;
    byName.set(name, [...layers, ...(base ? [base] : []), use]);
  }
  return [...byName].map(([name, layers]) => propertyOf(name, layers, names, depth));
}

/** The definitions of the named types a layer uses, most general first. */
function typeLayers(types: readonly Text[] | undefined, names: Find, depth: number): readonly Constraining[] {
  if (depth > MAX_TYPE_DEPTH) return [];
  return (types ?? []).flatMap((type) => {
    if (isTypeName(type.value)) return [];
    const found = names.find('type', type.value) as ItemOf<'type'> | undefined;
    return found ? [...typeLayers(found.type, names, depth + 1), found] : [];
  });
}
export const isTypeName = (word: string): word is TypeName => (typeNames as readonly string[]).includes(word);

/** Of the last layer that speaks: its JSON types, named types replaced by what is below them. */
function lastTypes(layers: readonly Constraining[]): readonly TypeName[] {
  let types: readonly TypeName[] = [];
  for (const layer of layers) {
    if (!layer.type?.length) continue;
    const own = layer.type.map((type) => type.value).filter(isTypeName);
    const named = layer.type.length > own.length;
    types = [...new Set(named ? [...types, ...own] : own)];
  }
  return types;
}

function enumOf(layers: readonly Constraining[], types: readonly TypeName[]): readonly PlanEnumValue[] | undefined {
  const lists = layers.flatMap((layer) => (layer.enum ? [layer.enum as readonly EnumValue[]] : []));
  const own = lists.at(-1);
  if (!own) return undefined;
  const allowed = lists.slice(0, -1).map((list) => new Set(list.map((item) => keyOf(item, types))));
  return own
    .filter((item) => item.value !== undefined && allowed.every((set) => set.has(keyOf(item, types))))
    .map((item) =>
      defined({
        value: plainOf(item.value as Located<unknown>, types),
        description: item.description?.value,
        status: item.status?.value,
        replaced_by: item.replaced_by?.value,
      }),
    );
}
const keyOf = (item: EnumValue, types: readonly TypeName[]): string =>
  item.value ? JSON.stringify(plainOf(item.value, types)) : '';

/** A plain scalar is read by its property's type: where text is wanted, the source text is the value. */
export function plainOf(at: Located<unknown>, types: readonly TypeName[]): Plain {
  const { value, text } = at;
  if (typeof value === 'object' && value !== null) return withoutBigints(value);
  const textual =
    types.includes('string') &&
    !types.some((type) => type === 'number' || type === 'integer' || type === 'boolean' || type === 'any');
  if (value === null) return textual && !types.includes('null') && text !== '' ? text : null;
  if (textual) return text;
  return typeof value === 'bigint' ? text : (value as Plain);
}

/** Integers beyond 2^53 as text, which JSON holds, anywhere inside. */
export function withoutBigints(value: unknown): Plain {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(withoutBigints);
  if (typeof value !== 'object' || value === null) return value as Plain;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutBigints(inner)]));
}
