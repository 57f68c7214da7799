// What stands below headings: events with their text, tables and lists of properties; properties of all, of some, of a person.

import type { English } from '../base/lexicon/english.ts';
import { toCase } from '../base/naming.ts';
import { columnRemarks } from './column-remarks.ts';
import type { BundleDraft, EventRecord, PropertyDraft } from './drafts.ts';
import { eventHeadings, eventsBelow, type HeadedPart, type HeadingParts, headingsOf } from './event-headings.ts';
import { readEventText } from './event-text.ts';
import { plainWords } from './header.ts';
import { headedBy, nameKey } from './headings.ts';
import { excerpt, type Remark } from './remarks.ts';
import { readRows } from './rows.ts';
import type { SheetSection, SheetTable } from './sheet.ts';
import { type FoundTable, isOfStorage } from './table-kinds.ts';
import { subjects } from './words.ts';

/** An event of a table, with the section that it stands in. */
export interface ToldEvent {
  readonly section: SheetSection;
  readonly properties: readonly PropertyDraft[];
}
export interface HeadedRead {
  readonly records: readonly EventRecord[];
  readonly common: readonly PropertyDraft[];
  readonly traits: readonly PropertyDraft[];
  readonly bundles: readonly BundleDraft[];
  /** Definitions of properties that belong to whichever event names them. */
  readonly dictionary: readonly PropertyDraft[];
  readonly remarks: readonly Remark[];
  /** The tables that were read. */
  readonly read: ReadonlySet<SheetTable>;
  /** Headings above properties that were taken for no event. */
  readonly passed: readonly string[];
}
/** `others` are the tables of no events; `told` the events of tables. */
export function readHeaded(
  sections: readonly SheetSection[],
  others: readonly FoundTable[],
  told: ReadonlyMap<string, ToldEvent>,
  english: English,
): HeadedRead {
  const known = new Map([...told.keys()].map((event) => [nameKey(event), event]));
  const headings = headingsOf(withPartsOf(partsOf(sections, others, known, english), english));
  const events = eventHeadings(headings, known);
  const remarks: Remark[] = [];
  const read = new Set<SheetTable>();
  const records: EventRecord[] = [];
  const shared: { readonly heading: HeadingParts; readonly properties: readonly PropertyDraft[] }[] = [];
  const definers: HeadingParts[] = [];
  const into = { common: [] as PropertyDraft[], traits: [] as PropertyDraft[], dictionary: [] as PropertyDraft[] };
  for (const heading of headings) {
    const event = events.has(heading) && heading.topic.of === 'event' ? heading.topic.name : undefined;
    if (event !== undefined) {
      records.push(...eventOf(heading, event, into.traits, read, remarks));
      continue;
    }
    const role = roleOf(heading, events, told);
    if (role === 'dictionary') {
      definers.push(heading);
      continue;
    }
    const properties =
      role === 'nothing' ? [] : propertiesOf(heading, read, remarks, role === 'person' ? into.traits : undefined);
    if (role === 'every event') into.common.push(...properties);
    else if (role === 'person') into.traits.push(...properties);
    else if (properties.length) shared.push({ heading, properties });
    const described = role === 'group' && properties.length > 0;
    remarks.push(...heading.parts.flatMap((part) => unreadBlocks(part, properties.length > 0, described)));
  }
  const used = new Set([...told.values(), ...records].flatMap(({ properties }) => properties.map(({ name }) => name)));
  for (const heading of definers) {
    const [own, ours] = [new Set<SheetTable>(), [] as Remark[]];
    const properties = propertiesOf(heading, own, ours, undefined);
    remarks.push(...heading.parts.flatMap((part) => unreadBlocks(part, properties.length > 0, false)));
    // A list of names that no event has is of something else.
    if (!properties.some(({ name }) => used.has(name))) continue;
    into.dictionary.push(...properties);
    remarks.push(...ours);
    for (const table of own) read.add(table);
  }
  const bundles = named(
    shared.map(({ heading, properties }) => {
      const [description] = heading.parts.flatMap(({ text }) => text.fields.description ?? []);
      return { name: bundleName(heading), ...(description === undefined ? {} : { description }), properties };
    }),
  );
  for (const [at, { heading }] of shared.entries())
    for (const event of carriers(heading, events, told))
      records.push({ event, at: 0, fields: { use: [bundles[at]?.name ?? ''] }, properties: [] });
  return {
    records,
    ...into,
    bundles,
    remarks,
    read,
    passed: headings
      .filter((one) => one.properties && one.topic.of === 'event' && !events.has(one))
      .map(({ title }) => title),
  };
}

/** Whose the properties below a heading are that names no event. */
function roleOf(
  heading: HeadingParts,
  events: ReadonlySet<HeadingParts>,
  told: ReadonlyMap<string, ToldEvent>,
): 'every event' | 'person' | 'group' | 'dictionary' | 'nothing' {
  const { topic, root, parts, foreign, foreignName } = heading;
  if (topic.of === 'every event' || topic.of === 'person') return topic.of;
  const isGroup = topic.of === 'group' || (topic.of === 'event' && eventsBelow(heading, events).length > 0);
  const listed = root && parts.some((part) => part.listed && part.tables.length > 0);
  if (isGroup && !listed && carriers(heading, events, told).length) return 'group';
  const defined = topic.of === 'nothing' || listed;
  const stored = parts.some(({ tables }) => tables.some(({ table }) => isOfStorage(table)));
  return defined && !foreign && !foreignName && !stored && events.size + told.size > 0 ? 'dictionary' : 'nothing';
}

function partsOf(
  sections: readonly SheetSection[],
  others: readonly FoundTable[],
  known: ReadonlyMap<string, string>,
  english: English,
): readonly HeadedPart[] {
  return sections.map((section) => {
    const headed = headedBy(section, known, english);
    return {
      ...headed,
      section,
      tables: others.filter((one) => one.section === section && isOfProperties(one)),
      text: readEventText(section.blocks, headed.listed, headed.label),
      path: section.titles
        .slice(0, headed.depth + 1)
        .map(({ text }) => text)
        .join('\0'),
    };
  });
}
/** A heading that says what a property of the event above is called is of that property: `Items` below `Purchase`. */
function withPartsOf(parts: readonly HeadedPart[], english: English): readonly HeadedPart[] {
  const key = (text: string) =>
    plainWords(text)
      .map((word) => english.singular(word))
      .join(' ');
  const events = new Map(parts.flatMap((part) => (part.topic.of === 'event' ? [[part.path, part] as const] : [])));
  return parts.map((part) => {
    const above = part.depth > 0 ? events.get(part.path.split('\0').slice(0, -1).join('\0')) : undefined;
    if (!above || part.topic.of !== 'event' || part.topic.strength > 0 || !part.tables.length) return part;
    const held = above.tables.some(({ table, columns }) =>
      table.rows.some(({ cells }) => key(cells[columns.property ?? -1]?.text ?? '') === key(part.title)),
    );
    const { topic, title, depth, path } = above;
    return held ? { ...part, topic, title, depth, path, listed: true, member: part.title } : part;
  });
}
const isOfProperties = ({ columns }: FoundTable): boolean =>
  columns.event === undefined &&
  (columns.property !== undefined || columns.lists.length > 0 || columns.payloads.length > 0);

function eventOf(
  heading: HeadingParts,
  event: string,
  traits: PropertyDraft[],
  read: Set<SheetTable>,
  remarks: Remark[],
): readonly EventRecord[] {
  if (heading.topic.of === 'event' && heading.topic.strength === 0 && !heading.topic.coded && !heading.about)
    remarks.push({
      fate: 'assumed',
      what: 'text',
      message: `The heading "${excerpt(heading.title)}" was taken for the name of an event.`,
      at: heading.parts[0]?.section.at ?? 1,
    });
  return heading.parts.flatMap((part): readonly EventRecord[] => {
    const member = part.member === undefined ? {} : { member: part.member };
    for (const { text, at } of part.text.unread)
      remarks.push({
        fate: 'dropped',
        what: 'text',
        message: `"${excerpt(text)}" below event "${event}" was left out.`,
        at,
      });
    for (const { label, at } of part.text.kept)
      remarks.push({
        fate: 'moved',
        what: 'text',
        message: `The plan language has no key for "${label}"; what events say of it was kept under meta.`,
        at,
      });
    const { fields, properties } = part.text;
    const own: EventRecord = { event, ...member, at: part.section.at, fields, properties };
    return [
      own,
      ...part.tables.flatMap((found) => {
        read.add(found.table);
        remarks.push(...columnRemarks(found));
        const rows = readRows(found.table, found.columns, remarks, event);
        if (!found.columns.traits) return rows.map((row) => ({ ...row, ...member }));
        traits.push(...rows.flatMap((row) => row.properties));
        return [];
      }),
    ];
  });
}

/** `traits` takes those that a column calls so. */
function propertiesOf(
  { parts }: HeadingParts,
  read: Set<SheetTable>,
  remarks: Remark[],
  traits: PropertyDraft[] | undefined,
): readonly PropertyDraft[] {
  return parts.flatMap((part) => [
    ...(part.listed ? part.text.properties : []),
    ...part.tables.flatMap((found) => {
      read.add(found.table);
      remarks.push(...columnRemarks(found));
      const rows = readRows(found.table, found.columns, remarks, '*').flatMap(({ properties }) => properties);
      if (!found.columns.traits || !traits) return rows;
      traits.push(...rows);
      return [];
    }),
  ]);
}

/** The events that a group is of: those below it, in headings and tables; else those beside it, by a word that they share if there is one. */
function carriers(
  group: HeadingParts,
  events: ReadonlySet<HeadingParts>,
  told: ReadonlyMap<string, ToldEvent>,
): readonly string[] {
  const nameOf = ({ topic }: HeadingParts) => (topic.of === 'event' ? [topic.name] : []);
  const pathOf = ({ titles }: SheetSection) => titles.map(({ text }) => text).join('\0');
  const within = (path: string) => (path ? `${path}\0` : '');
  const inTables = (path: string) =>
    [...told].filter(([, { section }]) => `${pathOf(section)}\0`.startsWith(within(path))).map(([event]) => event);
  const own = [...new Set([...eventsBelow(group, events).flatMap(nameOf), ...inTables(group.path)])];
  if (own.length) return own;
  const beside = [
    ...new Set([
      ...[...events].filter((one) => one.path.startsWith(within(group.parent))).flatMap(nameOf),
      ...inTables(group.parent),
    ]),
  ];
  const words = new Set(plainWords(bundleName(group)).filter((word) => !subjects.has(word)));
  const alike = beside.filter((event) => plainWords(event).some((word) => words.has(word)));
  return alike.length ? alike : beside;
}

/** `Playback event object` -> `playback_event`. */
const bundleName = ({ title }: HeadingParts): string =>
  toCase(title.replace(/\s+(?:objects?|schema|properties|parameters|fields|details)$/i, ''), 'snake_case') || 'group';
/** One name a bundle: headings may say the same in two places. */
function named(bundles: readonly BundleDraft[]): readonly BundleDraft[] {
  const seen = new Map<string, number>();
  return bundles.map((bundle) => {
    const count = (seen.get(bundle.name) ?? 0) + 1;
    seen.set(bundle.name, count);
    return count > 1 ? { ...bundle, name: `${bundle.name}_${count}` } : bundle;
  });
}

/** `used`: the lists are properties; `described`: the first paragraph says what they are. */
function unreadBlocks({ section, text, listed }: HeadedPart, used: boolean, described: boolean): readonly Remark[] {
  const lists = used && listed && text.properties.length > 0;
  const first = described ? section.blocks.find(({ kind }) => kind === 'text') : undefined;
  return section.blocks
    .filter((block) => block.kind !== 'table' && block !== first && !(lists && block.kind === 'list'))
    .map(({ kind, at }) => ({
      fate: 'dropped',
      what: 'text',
      message: kind === 'code' ? 'Code outside the events is not read.' : 'Text and lists outside tables are not read.',
      at,
    }));
}
