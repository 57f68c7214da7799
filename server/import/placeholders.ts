// What a template left behind is no text: `No description`, `TBD`, `[Owner]`.

import { isPlaceholder } from '../base/placeholder.ts';
import type { EventFields, EventRecord, PropertyDraft } from './drafts.ts';
import { excerpt, type Remark } from './remarks.ts';
import type { TablesRead } from './tables.ts';

/** What tables tell without texts that say nothing; rows whose name is none are left out. All of it is said. */
export function withoutPlaceholders(read: TablesRead, remarks: Remark[]): TablesRead {
  const kept = (properties: readonly PropertyDraft[]) => propertiesOf(properties, remarks);
  return {
    ...read,
    records: read.records.flatMap((record) => recordsOf(record, remarks)),
    common: kept(read.common),
    traits: kept(read.traits),
    dictionary: kept(read.dictionary),
    bundles: read.bundles.map((bundle) => ({ ...bundle, properties: kept(bundle.properties) })),
  };
}

function recordsOf({ fields, properties, ...record }: EventRecord, remarks: Remark[]): readonly EventRecord[] {
  if (!isTemplate(record.event))
    return [{ ...record, fields: saying(fields, record.at, remarks), properties: propertiesOf(properties, remarks) }];
  remarks.push(nameless(record.event, record.at, 'an event'));
  return [];
}
const propertiesOf = (properties: readonly PropertyDraft[], remarks: Remark[]): readonly PropertyDraft[] =>
  properties.flatMap((property) => {
    if (!isTemplate(property.name)) return [described(property, property.at, remarks)];
    remarks.push(nameless(property.name, property.at, 'a property'));
    return [];
  });
const nameless = (name: string, at: number, of: string): Remark => ({
  fate: 'dropped',
  what: 'cell',
  message: `"${excerpt(name)}" is a placeholder, not the name of ${of}; it was left out.`,
  at,
});

/** A name that is one for certain: `[event_name]`, `TBD`. Words such as `empty` may be names. */
const isTemplate = (name: string): boolean =>
  /^(?:[[<].*|\{\{.*|tbd|tba|tbc|todo)$/is.test(name) && isPlaceholder(name);

function saying(fields: EventFields, at: number, remarks: Remark[]): EventFields {
  const { trigger, owner, tags, ...rest } = described(fields, at, remarks);
  const says = (text: string) => !missing(text, at, remarks);
  const [owners, kept] = [owner?.filter(says), tags?.filter(says)];
  return {
    ...rest,
    ...(trigger !== undefined && says(trigger) ? { trigger } : {}),
    ...(owners?.length ? { owner: owners } : {}),
    ...(kept?.length ? { tags: kept } : {}),
  };
}
function described<T extends { readonly description?: string }>(item: T, at: number, remarks: Remark[]): T {
  const { description, ...rest } = item;
  return description !== undefined && missing(description, at, remarks) ? (rest as T) : item;
}
function missing(text: string, at: number, remarks: Remark[]): boolean {
  if (!isPlaceholder(text)) return false;
  remarks.push({
    fate: 'assumed',
    what: 'cell',
    message: `"${excerpt(text)}" is a placeholder; it counts as missing.`,
    at,
  });
  return true;
}
