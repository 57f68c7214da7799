// Which layers reach an event. Only structure is settled here (who brings what); what a layer says is looked up when it is read,
// so that a description of a property that 1,000 events use resolves nothing again.
import { matchesGlob } from '../base/glob.ts';
import type { Item } from '../schema/item.ts';
import type { Bundle, Event, Globals, Property, PropertyUse } from './items.ts';
import type { Noun } from './sections.ts';
import { structureOf } from './structure.ts';

/** Who brings a property: the dictionary, a global's bundle, the parent, a bundle, the event itself, a variant. */
export interface Layer {
  readonly from: 'dictionary' | 'global' | 'parent' | 'bundle' | 'event' | 'variant';
  /** The bundle, event or variant in whose list it stands; the property itself for the dictionary. */
  readonly by: string;
  /** Where to look it up: parents bring what their bundles hold. */
  readonly holder: 'property' | 'bundle' | 'event' | 'variant';
}
export interface ResolvedProperty {
  readonly name: string;
  /** From the most general to the most specific. */
  readonly layers: readonly Layer[];
}
export type ResolvedProperties = ReadonlyMap<string, ResolvedProperty>;
export interface Resolved {
  readonly shape: 'resolved';
  readonly name: string;
  readonly event: Event;
  readonly properties: ResolvedProperties;
  /** Variant -> its properties: those of the event, and what it adds. */
  readonly variants: ReadonlyMap<string, ResolvedProperties>;
  /** The parent chain, nearest first; bundles in the order in which they reach the event. */
  readonly parents: readonly string[];
  readonly bundles: readonly string[];
  /** Names in `omit` that no layer above brings. */
  readonly idleOmits: readonly string[];
  /** What was looked up, and its structure: the result holds as long as each lookup finds the same. */
  readonly dependencies: ReadonlyMap<string, readonly [Noun, string, string]>;
}
export interface Names {
  find(noun: Noun, name: string): Item | undefined;
  readonly globals: readonly Globals[];
}

/** Parents of parents and bundles of bundles that are followed: more than anyone writes, few enough for any stack. */
const MAX_LAYER_DEPTH = 100;

export function resolve(event: Event, names: Names): Resolved {
  const properties = new Map<string, { name: string; layers: Layer[] }>();
  const dependencies = new Map<string, readonly [Noun, string, string]>();
  const bundles: string[] = [];
  const parents: string[] = [];
  const idleOmits: string[] = [];

  const ask = (noun: Noun, name: string): Item | undefined => {
    const found = names.find(noun, name);
    dependencies.set(`${noun}\0${name}`, [noun, name, structureOf(found)]);
    return found;
  };
  const addLayer = (into: Map<string, { name: string; layers: Layer[] }>, use: PropertyUse, layer: Layer) => {
    const name = use.name.value;
    if (!name) return;
    let property = into.get(name);
    if (!property) {
      property = { name, layers: [] };
      into.set(name, property);
    }
    const isFirstRef = use.ref && property.layers[0]?.from !== 'dictionary';
    if (isFirstRef && ask('property', name))
      property.layers.unshift({ from: 'dictionary', by: name, holder: 'property' });
    if (!property.layers.some((known) => known.by === layer.by && known.holder === layer.holder))
      property.layers.push(layer);
  };
  /** Bundles that are there already: another way to them brings nothing more, until something is omitted. */
  let brought = new Set<string>();
  const addBundle = (name: string, from: Layer['from'], depth = 0) => {
    if (brought.has(name) || depth > MAX_LAYER_DEPTH) return;
    brought.add(name);
    const bundle = ask('bundle', name) as Bundle | undefined;
    if (!bundle) return;
    for (const inner of bundle.use ?? []) addBundle(inner.value, from, depth + 1);
    if (!bundles.includes(name)) bundles.push(name);
    for (const use of bundle.properties ?? []) addLayer(properties, use, { from, by: name, holder: 'bundle' });
  };
  const addEvent = (one: Event, path: readonly string[]) => {
    const mine = one === event;
    const parent = one.extends?.value;
    if (parent !== undefined && !path.includes(parent) && path.length <= MAX_LAYER_DEPTH) {
      const above = ask('event', parent) as Event | undefined;
      if (above) {
        parents.push(parent);
        addEvent(above, [...path, parent]);
      }
    }
    for (const use of one.use ?? []) addBundle(use.value, mine ? 'bundle' : 'parent');
    for (const omitted of one.omit ?? []) if (!properties.delete(omitted.value) && mine) idleOmits.push(omitted.value);
    if (one.omit?.length) brought = new Set();
    const layer: Layer = { from: mine ? 'event' : 'parent', by: one.name.value, holder: 'event' };
    for (const use of one.properties ?? []) addLayer(properties, use, layer);
  };

  for (const global of names.globals.filter((one) => reaches(one, event)).sort((a, b) => breadth(a) - breadth(b)))
    for (const use of global.use ?? []) addBundle(use.value, 'global');
  addEvent(event, [event.name.value]);

  const variants = new Map<string, ResolvedProperties>();
  for (const variant of event.variants ?? []) {
    const of = new Map([...properties].map(([name, p]) => [name, { name, layers: [...p.layers] }]));
    for (const use of variant.properties ?? [])
      addLayer(of, use, { from: 'variant', by: variant.name.value, holder: 'variant' });
    variants.set(variant.name.value, of);
  }
  return {
    shape: 'resolved',
    name: event.name.value,
    event,
    properties,
    variants,
    parents,
    bundles,
    idleOmits,
    dependencies,
  };
}

/** Whether a global's globs, calls, tags and sources take in an event; one that names no sources may come from any. */
function reaches(global: Globals, event: Event): boolean {
  const matches = (globs: readonly { readonly value: string }[] | undefined) =>
    globs?.some((glob) => matchesGlob(glob.value, event.name.value)) ?? false;
  if (!matches(global.events) || matches(global.except)) return false;
  const call = event.call?.value ?? 'track';
  if (global.calls?.length && !global.calls.some((wanted) => wanted.value === call)) return false;
  const tags = event.tags?.map((tag) => tag.value) ?? [];
  if (global.tags?.length && !global.tags.some((wanted) => tags.includes(wanted.value))) return false;
  const sources = event.sources?.map((use) => use.name.value) ?? [];
  return !global.sources?.length || !sources.length || global.sources.some((source) => sources.includes(source.value));
}
/** Most general first: fewer letters in its shortest glob. */
const breadth = (global: Globals): number =>
  Math.min(...(global.events ?? []).map((glob) => glob.value.replaceAll('*', '').length), 1e9);

/** What a layer says of a property, now. */
export function layerContent(
  layer: Layer,
  property: string,
  resolved: Resolved,
  names: Pick<Names, 'find'>,
): Property | PropertyUse | undefined {
  if (layer.holder === 'property') return names.find('property', property) as Property | undefined;
  if (layer.holder === 'variant')
    return usesOf(resolved.event.variants?.find((variant) => variant.name.value === layer.by)?.properties, property);
  if (layer.holder === 'bundle')
    return usesOf((names.find('bundle', layer.by) as Bundle | undefined)?.properties, property);
  const event = layer.from === 'event' ? resolved.event : (names.find('event', layer.by) as Event | undefined);
  return usesOf(event?.properties, property);
}
const usesOf = (uses: readonly PropertyUse[] | undefined, name: string) => uses?.find((use) => use.name.value === name);
