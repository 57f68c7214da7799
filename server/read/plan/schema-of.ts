// What a property's layers say together, as a plain schema: the last word counts, bounds only ever tighten, a named type stands below.
import type { At, EnumValue, Item, Property, PropertyUse, Schema, Text, Thing } from './item.ts';
import { typeNames } from './keys.ts';
import type { Plain, PlanEnumValue, PlanProperty, PlanSchema, Status, TypeName } from './plan.ts';
import type { Names } from './resolve.ts';

/** Anything that constrains a value: a property, a use of one, a type, an array's items. */
export type Constraining = Said<Property> & Said<PropertyUse> & Said<Schema>;
type Said<T> = Partial<Omit<T, keyof Thing>>;
type Find = Pick<Names, 'find'>;
const DEEPEST = 32;

/** From the most general layer to the most specific. */
export function schemaOf(layers: readonly Constraining[], names: Find, depth = 0): PlanSchema {
  if (depth > DEEPEST) return { types: [] };
  const all = layers.flatMap((layer) => [...typeLayers(layer.type, names, 0), layer]);
  const types = lastTypes(all);
  const last = <K extends keyof Constraining>(key: K): NonNullable<Constraining[K]> | undefined =>
    all.findLast((layer) => layer[key] !== undefined)?.[key] as NonNullable<Constraining[K]> | undefined;
  const text = (key: 'format' | 'pattern' | 'unit' | 'pii' | 'faker'): string | undefined => last(key)?.value;
  const numbers = (key: 'minimum'): readonly number[] => all.flatMap((layer) => layer[key]?.value ?? []);
  const most = (key: string): number | undefined => extreme(numbers(key as 'minimum'), Math.max);
  const least = (key: string): number | undefined => extreme(numbers(key as 'minimum'), Math.min);
  const additional = last('additionalProperties') as At<boolean> | Schema | undefined;
  const items = all.flatMap((layer) => (layer.items ? [layer.items] : []));
  const members = all.flatMap((layer) => layer.properties ?? []);
  const constant = last('const');
  const fallback = last('default');
  const examples = last('examples') as readonly At<unknown>[] | undefined;
  return defined({
    types,
    format: text('format'),
    enum: enumOf(all, types),
    const: constant && plainOf(constant, types),
    pattern: text('pattern'),
    minLength: most('minLength'),
    maxLength: least('maxLength'),
    minimum: most('minimum'),
    maximum: least('maximum'),
    exclusiveMinimum: most('exclusiveMinimum'),
    exclusiveMaximum: least('exclusiveMaximum'),
    multipleOf: last('multipleOf')?.value,
    minItems: most('minItems'),
    maxItems: least('maxItems'),
    uniqueItems: all.some((layer) => layer.uniqueItems?.value) || undefined,
    items: items.length ? schemaOf(items, names, depth + 1) : undefined,
    properties: members.length ? membersOf(members, names, depth + 1) : undefined,
    additionalProperties:
      additional && ('value' in additional ? additional.value : schemaOf([additional], names, depth + 1)),
    unit: text('unit'),
    pii: text('pii'),
    faker: text('faker'),
    default: fallback && plainOf(fallback, types),
    examples: examples?.map((one) => plainOf(one, types)),
  });
}

/** A property made of its layers. */
export function propertyOf(name: string, layers: readonly Constraining[], names: Find, depth = 0): PlanProperty {
  const last = (key: 'as' | 'description' | 'required_when' | 'status') =>
    (layers.findLast((layer) => layer[key] !== undefined)?.[key] as Text | undefined)?.value;
  const required = layers.findLast((layer) => layer.required !== undefined)?.required?.value ?? false;
  return defined({
    name,
    as: last('as') ?? name,
    description: last('description'),
    ...schemaOf(layers, names, depth),
    required,
    requiredWhen: last('required_when'),
    status: last('status') as Status | undefined,
  });
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
  if (depth > DEEPEST) return [];
  return (types ?? []).flatMap((type) => {
    if (isTypeName(type.value)) return [];
    const found = names.find('type', type.value) as Item<'type'> | undefined;
    return found ? [...typeLayers(found.type, names, depth + 1), found] : [];
  });
}
const isTypeName = (word: string): word is TypeName => (typeNames as readonly string[]).includes(word);

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
        value: plainOf(item.value as At<unknown>, types),
        description: item.description?.value,
        status: item.status?.value,
        replaced_by: item.replaced_by?.value,
      }),
    );
}
const keyOf = (item: EnumValue, types: readonly TypeName[]): string =>
  item.value ? JSON.stringify(plainOf(item.value, types)) : '';

/** A plain scalar is read by its property's type: where text is wanted, the source text is the value. */
export function plainOf(at: At<unknown>, types: readonly TypeName[]): Plain {
  const { value, text } = at;
  if (typeof value === 'object' && value !== null) return value as Plain;
  const textual =
    types.includes('string') &&
    !types.some((type) => type === 'number' || type === 'integer' || type === 'boolean' || type === 'any');
  if (value === null) return textual && !types.includes('null') && text !== '' ? text : null;
  if (textual) return text;
  return typeof value === 'bigint' ? text : (value as Plain);
}

const extreme = (values: readonly number[], pick: (...of: number[]) => number): number | undefined =>
  values.length ? pick(...values) : undefined;

/** The same without the keys that have no value. */
export function defined<T extends object>(of: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}
