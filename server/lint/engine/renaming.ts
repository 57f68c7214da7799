// Renames that nothing collected is lost by: what is sent already keeps its old name as an alias.

import { caseOf, type NameCase, toCase } from '../../base/naming.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Event, List, Property, PropertyUse, Text } from '../../schema/item.ts';
import type { Edit } from './rule.ts';
import { inlineProperties } from './text-edits.ts';

/** Rows under its name may exist. */
export const isPublished = (item: { readonly status?: Pick<Text, 'value'> | undefined }): boolean =>
  item.status?.value === 'implemented' || item.status?.value === 'verified';

/** Wherever the event's name stands. */
export function renameEvent(project: Snapshot, from: string, to: string): readonly Edit[] {
  const event = project.find('event', from) as Event | undefined;
  return [{ do: 'rename', noun: 'event', from, to }, ...(event ? keptName(event, project) : [])];
}

/** Wherever the property's name stands: in the dictionary, events, bundles, conditions. */
export function renameProperty(project: Snapshot, from: string, to: string): readonly Edit[] {
  const known = project.find('property', from) as Property | undefined;
  return [
    { do: 'rename', noun: 'property', from, to, inline: true },
    ...(known ? keptName(known, project) : []),
    ...inlineProperties(from, project).flatMap((use) => keptName(use, project)),
  ];
}

/** The alias that keeps the name which something has now, where rows under it may exist. */
export function keptName(item: Aliased, project: Snapshot): readonly Edit[] {
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
const withAlias = (item: Aliased, was: string): readonly Edit[] => (item.as === undefined ? aliased(item, was) : []);
type Aliased = Event | Property | PropertyUse;
function aliased(item: Aliased, was: string): readonly Edit[] {
  const aliases = item.aliases as List<{ readonly name: Text }> | undefined;
  if (aliases?.some((alias) => alias.name.value === was)) return [];
  return aliases?.here
    ? [{ do: 'add', to: aliases.here, items: [{ name: was }] }]
    : [{ do: 'set', in: item, key: 'aliases', value: [{ name: was }] }];
}

/** The words as `like` writes its own, else in the case given. */
export const written = (words: readonly string[], like: string, style: NameCase = 'snake_case'): string =>
  toCase(words.join(' '), caseOf(like) ?? style);

const isSent = (known: Property, name: string, project: Snapshot): boolean =>
  isPublished(known) || project.uses('property', name).some(({ part }) => part.things.some(isPublishedEvent));
const holder = (use: PropertyUse, project: Snapshot) =>
  use.in?.noun === 'event' && use.in.name !== undefined ? project.find('event', use.in.name) : undefined;
const isPublishedEvent = (thing: { readonly shape: string } | undefined): boolean =>
  thing?.shape === 'event' && isPublished(thing as Event);

/** What names the one names the other, which keeps its name where rows of it exist; the one itself goes. */
export function mergeEvent(project: Snapshot, from: string, into: string): readonly Edit[] {
  const [gone, kept] = [project.find('event', from), project.find('event', into)] as (Event | undefined)[];
  if (!gone || !kept) return [];
  return [
    { do: 'rename', noun: 'event', from, to: into, uses: true },
    { do: 'remove', what: [gone] },
    ...(isPublished(gone) ? aliased(kept, gone.as?.value ?? from) : []),
  ];
}

/** The same for a property, whose definitions in events and bundles take the other name. */
export function mergeProperty(project: Snapshot, from: string, into: string): readonly Edit[] {
  const [gone, kept] = [project.find('property', from), project.find('property', into)] as (Property | undefined)[];
  if (!gone || !kept) return renameProperty(project, from, into);
  const renamed = renameProperty(project, from, into).filter((edit) => !('in' in edit && edit.in === gone));
  return [
    ...renamed.map((edit) => (edit.do === 'rename' ? { ...edit, uses: true as const } : edit)),
    { do: 'remove', what: [gone] },
    ...(isSent(gone, from, project) ? aliased(kept, gone.as?.value ?? from) : []),
  ];
}
