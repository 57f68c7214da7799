// What a project has, as lists to look through: events with what they are about, properties, metrics and funnels.

import { counted } from '../base/count.ts';
import { wordsOf } from '../base/naming.ts';
import { planOf } from '../plan/resolve-plan.ts';
import { groupedSections, type Noun, sectionOfShape, sections } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { questionKinds } from '../query/questions/registry.ts';
import { typeText } from './hover.ts';

export interface CatalogueEntry {
  readonly noun: Noun;
  /** Which menu it has; `item`: none of its own. */
  readonly menu: 'event' | 'property' | 'question' | 'item';
  /** Of VS Code's own. */
  readonly icon: string;
  readonly name: string;
  readonly detail: string;
  readonly description: string;
  readonly uses: number;
}
export interface EventEntry extends CatalogueEntry {
  /** The thing that the event is about: `order` of `order_paid`. */
  readonly object: string;
  readonly owners: readonly string[];
  readonly sources: readonly string[];
  readonly status: string;
}
export interface Entries {
  readonly events: readonly EventEntry[];
  readonly properties: readonly CatalogueEntry[];
  /** What can be asked, kind by kind. */
  readonly questions: readonly CatalogueEntry[];
  /** Items of the other sections that the tree lists, by its groups. */
  readonly others: readonly CatalogueGroup[];
}
export interface CatalogueGroup {
  readonly title: string;
  readonly icon: string;
  readonly items: readonly CatalogueEntry[];
}

const menuOf = (noun: Noun): CatalogueEntry['menu'] => {
  if (noun === 'event' || noun === 'property') return noun;
  return questionKinds.some(({ kind }) => kind === noun) ? 'question' : 'item';
};

/** Sorted by name, but for questions, which keep the plan's order. Walks the project. */
export function catalogue(snapshot: Snapshot): Entries {
  const plan = planOf(snapshot);
  const actionFirst = /^\{action\}/.test(snapshot.settings.conventions.event_structure ?? '');
  const entry = (
    noun: Noun,
    { name, description = '' }: { readonly name: string; readonly description?: string },
    detail: string,
  ): CatalogueEntry => {
    const uses = snapshot.references(noun, name).length;
    return { noun, menu: menuOf(noun), icon: iconOf(noun), name, detail, description, uses };
  };
  const events = plan.events.map(
    ({ name, as, owner, sources, status, properties, ...event }): EventEntry => ({
      ...entry(
        'event',
        { name, ...event },
        as === name ? counted(properties.length, 'property', 'properties') : `as ${as}`,
      ),
      object: objectOf(name, actionFirst),
      owners: owner,
      sources,
      status: status ?? '',
    }),
  );
  const objects = new Set(events.map(({ object }) => object));
  const listed = (noun: Noun): readonly CatalogueEntry[] =>
    snapshot.names(noun).map((name) => {
      const { description } = (snapshot.find(noun, name) ?? {}) as {
        readonly description?: { readonly value: string };
      };
      return entry(noun, { name, ...(description ? { description: description.value } : {}) }, '');
    });
  /** `products` stands with `product` where there is one. */
  const together = ({ object }: EventEntry): string => {
    const one = object.replace(/s$/, '');
    return objects.has(one) ? one : object;
  };
  return {
    events: events.map((event) => ({ ...event, object: together(event) })).sort(byName),
    properties: plan.properties.map((property) => entry('property', property, typeText(property))).sort(byName),
    questions: questionKinds.flatMap((kind) =>
      kind.items(plan).map((item) => entry(kind.kind, item, kind.detail(item))),
    ),
    others: groupedSections
      .map(({ group, icon, shape }) => ({ title: group, icon, items: listed(shape as Noun) }))
      .filter(({ items }) => items.length > 0),
  };
}

const iconOf = (noun: Noun): string => {
  const section = sectionOfShape.get(noun);
  return section ? sections[section].icon : '';
};

/** All words of a name but the action; a name of one word is its own object. */
function objectOf(name: string, actionFirst: boolean): string {
  const all = wordsOf(name);
  if (all.length < 2) return all[0] ?? name;
  return (actionFirst ? all.slice(1) : all.slice(0, -1)).join(' ');
}
const byName = (a: CatalogueEntry, b: CatalogueEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
