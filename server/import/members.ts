// Properties of a part of an event, told under a heading of their own: `Item parameters` are those of each of `items`.
import type { English } from '../base/lexicon/english.ts';
import type { EventRecord, PropertyDraft } from './drafts.ts';
import { plainWords } from './header.ts';

/** The same with the names of such properties made paths; where the event has no such part, they are its own. */
export function withMembers(records: readonly EventRecord[], english: English): readonly EventRecord[] {
  if (!records.some(({ member }) => member !== undefined)) return records;
  const own = new Map<string, PropertyDraft[]>();
  for (const { event, member, properties } of records)
    if (member === undefined) own.set(event, [...(own.get(event) ?? []), ...properties]);
  return records.map(({ member, ...record }) => {
    if (member === undefined) return record;
    const path = pathTo(member, own.get(record.event) ?? [], english);
    return path === undefined
      ? record
      : { ...record, properties: record.properties.map((one) => ({ ...one, name: `${path}.${one.name}` })) };
  });
}

function pathTo(member: string, properties: readonly PropertyDraft[], english: English): string | undefined {
  const key = (text: string) =>
    plainWords(text)
      .map((word) => english.singular(word))
      .join(' ');
  const found = properties.find(({ name }) => key(name) === key(member));
  if (found)
    return found.is.type === 'array' || (found.is.type !== 'object' && isPlural(found.name, english))
      ? `${found.name}[]`
      : found.name;
  // What shops send is called so everywhere.
  return key(member) === 'item' ? 'items[]' : undefined;
}
const isPlural = (name: string, english: English): boolean => {
  const last = plainWords(name).at(-1) ?? '';
  return english.singular(last) !== last;
};
