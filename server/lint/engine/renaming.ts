// Renames that nothing collected is lost by: what is sent already keeps its old name as an alias.

import { nameFormOf, toForm } from '../../base/name-form.ts';
import type { Event, Property, PropertyUse } from '../../plan/items.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { LocatedList, Text } from '../../schema/item.ts';
import type { LazyEdits } from './fix.ts';
import { inlineProperties } from './rename-edits.ts';
import type { PlanEdit } from './rule.ts';

/** Rows under its name may exist. */
export const isPublished = (item: { readonly status?: Pick<Text, 'value'> | undefined }): boolean =>
  item.status?.value === 'implemented' || item.status?.value === 'verified';

/** Wherever the event's name stands. */
export const renameEvent =
  (project: Snapshot, from: string, to: string): LazyEdits =>
  () => {
    const event = project.find('event', from) as Event | undefined;
    return [{ do: 'rename', noun: 'event', from, to }, ...(event ? keptName(event, project) : [])];
  };

/** Wherever the property's name stands: in the dictionary, events, bundles, conditions. */
export const renameProperty =
  (project: Snapshot, from: string, to: string): LazyEdits =>
  () =>
    propertyRenamed(project, from, to);
function propertyRenamed(project: Snapshot, from: string, to: string): readonly PlanEdit[] {
  const known = project.find('property', from) as Property | undefined;
  return [
    { do: 'rename', noun: 'property', from, to, inline: true },
    ...(known ? keptName(known, project) : []),
    ...inlineProperties(from, project).flatMap((use) => keptName(use, project)),
  ];
}

/** The alias that keeps the name which something has now, where rows under it may exist. */
export function keptName(item: Aliased, project: Snapshot): readonly PlanEdit[] {
  const name = item.name.value;
  const sent =
    item.shape === 'event'
      ? isPublished(item)
      : item.shape === 'property'
        ? isSent(item as Property, name, project)
        : isPublished(item) || isPublishedEvent(holder(item as PropertyUse, project));
  return sent ? withAlias(item, name) : [];
}

/** Keeps the name that was, where it is the name on the wire. */
const withAlias = (item: Aliased, was: string): readonly PlanEdit[] =>
  item.as === undefined ? aliased(item, was) : [];
type Aliased = Event | Property | PropertyUse;
function aliased(item: Aliased, was: string): readonly PlanEdit[] {
  const aliases = item.aliases as LocatedList<{ readonly name: Text }> | undefined;
  if (aliases?.some((alias) => alias.name.value === was)) return [];
  return aliases?.here
    ? [{ do: 'add', to: aliases.here, items: [{ name: was }] }]
    : [{ do: 'set', in: item, key: 'aliases', value: [{ name: was }] }];
}

/** The words as `like` writes its own; undefined where that is in no form. */
export function written(words: readonly string[], like: string): string | undefined {
  const form = nameFormOf(like);
  const name = form && toForm(words.join(' '), form);
  return name === like ? undefined : name;
}

const isSent = (known: Property, name: string, project: Snapshot): boolean =>
  isPublished(known) ||
  project.references('property', name).some(({ fragment }) => fragment.items.some(isPublishedEvent));
const holder = (use: PropertyUse, project: Snapshot) =>
  use.container?.noun === 'event' && use.container.name !== undefined
    ? project.find('event', use.container.name)
    : undefined;
const isPublishedEvent = (thing: { readonly shape: string } | undefined): boolean =>
  thing?.shape === 'event' && isPublished(thing as Event);

/** What names the one names the other, which keeps its name where rows of it exist; the one itself goes. */
export const mergeEvent =
  (project: Snapshot, from: string, into: string): LazyEdits =>
  () =>
    eventMerged(project, from, into);
function eventMerged(project: Snapshot, from: string, into: string): readonly PlanEdit[] {
  const [removed, kept] = [project.find('event', from), project.find('event', into)] as (Event | undefined)[];
  if (!removed || !kept) return [];
  return [
    { do: 'rename', noun: 'event', from, to: into, uses: true },
    { do: 'remove', what: [removed] },
    ...(isPublished(removed) ? aliased(kept, removed.as?.value ?? from) : []),
  ];
}

/** The same for a property, whose definitions in events and bundles take the other name. */
export const mergeProperty =
  (project: Snapshot, from: string, into: string): LazyEdits =>
  () =>
    propertyMerged(project, from, into);
function propertyMerged(project: Snapshot, from: string, into: string): readonly PlanEdit[] {
  const [removed, kept] = [project.find('property', from), project.find('property', into)] as (Property | undefined)[];
  if (!removed || !kept) return propertyRenamed(project, from, into);
  const renamed = propertyRenamed(project, from, into).filter((edit) => !('in' in edit && edit.in === removed));
  return [
    ...renamed.map((edit) => (edit.do === 'rename' ? { ...edit, uses: true as const } : edit)),
    { do: 'remove', what: [removed] },
    ...(isSent(removed, from, project) ? aliased(kept, removed.as?.value ?? from) : []),
  ];
}
