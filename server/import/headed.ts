// What stands below headings: events with their text, tables and lists of properties; properties of all, of some, of a person.

import type { English } from '../base/lexicon/english.ts';
import { toCase } from '../base/naming.ts';
import { columnRemarks } from './column-remarks.ts';
import type { BundleDraft, EventRecord, PropertyDraft } from './drafts.ts';
import { readEventText, type TextRead } from './event-text.ts';
import { plainWords } from './header.ts';
import { type Headed, headedBy, isAboutEvents, isAboutOtherThings, nameKey } from './headings.ts';
import { excerpt, type Remark } from './remarks.ts';
import { readRows } from './rows.ts';
import type { SheetSection, SheetTable } from './sheet.ts';
import { type FoundTable, isOfStorage } from './table-kinds.ts';
import { subjects } from './words.ts';

export interface HeadedRead {
  readonly records: readonly EventRecord[];
  readonly common: readonly PropertyDraft[];
  readonly traits: readonly PropertyDraft[];
  readonly bundles: readonly BundleDraft[];
  readonly remarks: readonly Remark[];
  /** The tables that were read. */
  readonly read: ReadonlySet<SheetTable>;
  /** Headings above properties that were taken for no event. */
  readonly passed: readonly string[];
}
/** A section under the heading that decides about it. */
interface Part extends Headed {
  readonly section: SheetSection;
  readonly tables: readonly FoundTable[];
  readonly text: TextRead;
  /** The headings down to the one that decides. */
  readonly path: string;
}
/** All parts below one heading. */
interface Heading {
  readonly path: string;
  readonly parent: string;
  readonly parts: readonly Part[];
  readonly depth: number;
  readonly topic: Headed['topic'];
  readonly title: string;
  readonly properties: boolean;
  readonly about: boolean;
  readonly foreign: boolean;
}

/** `others` are the tables of no events; `told` the events of tables, each with the section that it stands in. */
export function readHeaded(
  sections: readonly SheetSection[],
  others: readonly FoundTable[],
  told: ReadonlyMap<string, SheetSection>,
  english: English,
): HeadedRead {
  const known = new Map([...told.keys()].map((event) => [nameKey(event), event]));
  const headings = headingsOf(partsOf(sections, others, known, english));
  const events = eventHeadings(headings, known);
  const remarks: Remark[] = [];
  const read = new Set<SheetTable>();
  const records: EventRecord[] = [];
  const shared: { heading: Heading; properties: readonly PropertyDraft[]; description?: string }[] = [];
  const into = { common: [] as PropertyDraft[], traits: [] as PropertyDraft[] };
  for (const heading of headings) {
    const event = events.has(heading) && heading.topic.of === 'event' ? heading.topic.name : undefined;
    if (event !== undefined) {
      records.push(...eventOf(heading, event, into.traits, read, remarks));
      continue;
    }
    const own = below(heading, events).length > 0 || heading.topic.of === 'group';
    const kind =
      heading.topic.of === 'event' || heading.topic.of === 'group' ? (own ? 'group' : 'nothing') : heading.topic.of;
    const properties =
      kind === 'nothing' ? [] : propertiesOf(heading, read, remarks, kind === 'person' ? into.traits : undefined);
    const [description] = kind === 'group' ? heading.parts.flatMap(({ text }) => text.fields.description ?? []) : [];
    if (kind === 'every event') into.common.push(...properties);
    else if (kind === 'person') into.traits.push(...properties);
    else if (properties.length)
      shared.push({ heading, properties, ...(description === undefined ? {} : { description }) });
    if (!properties.length || kind !== 'group')
      remarks.push(...heading.parts.flatMap((part) => unreadBlocks(part, properties.length > 0)));
  }
  const bundles = shared.map(({ heading, properties, description }) => ({
    draft: {
      name: bundleName(heading),
      ...(description === undefined ? {} : { description }),
      properties,
    } satisfies BundleDraft,
    events: carriers(heading, events, told),
  }));
  for (const { draft, events: of } of bundles)
    records.push(...of.map((event): EventRecord => ({ event, at: 0, fields: { use: [draft.name] }, properties: [] })));
  return {
    records,
    ...into,
    bundles: bundles.map(({ draft }) => draft),
    remarks,
    read,
    passed: headings
      .filter((one) => one.properties && one.topic.of === 'event' && !events.has(one))
      .map(({ title }) => title),
  };
}

function partsOf(
  sections: readonly SheetSection[],
  others: readonly FoundTable[],
  known: ReadonlyMap<string, string>,
  english: English,
): readonly Part[] {
  return sections.map((section) => {
    const headed = headedBy(section, known, english);
    return {
      ...headed,
      section,
      tables: others.filter((one) => one.section === section && isOfProperties(one)),
      text: readEventText(section.blocks, headed.listed),
      path: section.titles
        .slice(0, headed.depth + 1)
        .map(({ text }) => text)
        .join('\0'),
    };
  });
}
const isOfProperties = ({ columns }: FoundTable): boolean =>
  columns.event === undefined &&
  (columns.property !== undefined || columns.lists.length > 0 || columns.payloads.length > 0);

/** In the order of their first part. */
function headingsOf(parts: readonly Part[]): readonly Heading[] {
  const byPath = new Map<string, Part[]>();
  for (const part of parts) byPath.set(part.path, [...(byPath.get(part.path) ?? []), part]);
  // A title of the whole document is no heading of a part of it.
  const [first, ...rest] = parts;
  const rooted =
    rest.length > 0 && rest.every(({ section }) => section.titles[0]?.text === first?.section.titles[0]?.text);
  return [...byPath].flatMap(([path, all]): Heading[] => {
    const [part] = all;
    if (!part) return [];
    const { topic, depth, title, section } = part;
    const above = section.titles.slice(0, depth);
    const strong = topic.of === 'event' && topic.strength === 2;
    const root = rooted && depth === 0 && topic.of === 'event' && byPath.size > 1;
    return [
      {
        path,
        parent: above.map(({ text }) => text).join('\0'),
        parts: all,
        depth,
        topic: root ? { of: 'group', name: topic.name } : topic,
        title,
        properties: all.some(({ tables, text }) => tables.length > 0 || text.properties.length > 0),
        about: isAboutEvents(above),
        foreign:
          isAboutOtherThings(above.slice(1)) || (!strong && isAboutOtherThings(section.titles.slice(depth, depth + 1))),
      },
    ];
  });
}

/** The headings that name an event: for certain where a table does too; else by their words, by what stands below and beside them. */
function eventHeadings(headings: readonly Heading[], known: ReadonlyMap<string, string>): ReadonlySet<Heading> {
  const candidates = headings.flatMap((one) => (one.topic.of === 'event' ? [{ one, topic: one.topic }] : []));
  const isKnown = (name: string) => known.has(nameKey(name));
  const beside = new Set(candidates.flatMap(({ one, topic }) => (isKnown(topic.name) ? [one.parent] : [])));
  const withProperties = candidates.filter(({ one }) => one.properties && !one.foreign);
  const family = (depth: number) => {
    const alike = withProperties.filter(({ one }) => one.depth === depth);
    return alike.filter(({ topic }) => topic.strength > 0).length * 2 >= alike.length;
  };
  const found = new Set<Heading>();
  for (const { one, topic } of candidates) {
    if (isKnown(topic.name)) found.add(one);
    else if (one.foreign || (!one.properties && !hasText(one))) continue;
    else if (known.size) {
      const told = topic.strength === 2 || (topic.coded && one.properties);
      if (told && (one.about || beside.has(one.parent))) found.add(one);
    } else if (one.properties && (topic.strength > 0 || one.about || family(one.depth) || isTracked(one)))
      found.add(one);
  }
  const depths = new Set([...found].map(({ depth }) => depth));
  for (const { one, topic } of candidates) {
    if (known.size || one.properties || one.foreign || !hasText(one)) continue;
    const placed =
      one.about || depths.has(one.depth) || headings.some((above) => isGroup(above) && isBelow(one, above));
    if (placed && (topic.strength === 2 || one.parts.some(({ text }) => text.sent))) found.add(one);
  }
  // A heading above those of events is a group of them, unless its words say otherwise.
  for (const one of [...found])
    if (one.topic.of === 'event' && one.topic.strength < 2 && !isKnown(one.topic.name) && below(one, found).length)
      found.delete(one);
  return found;
}
const hasText = ({ parts }: Heading): boolean =>
  parts.some(({ section }) => section.blocks.some(({ kind }) => kind !== 'table'));
const isGroup = ({ topic, properties }: Heading): boolean => topic.of === 'group' && properties;
const isBelow = (one: Heading, above: Heading): boolean => one.path.startsWith(`${above.path}\0`);
const below = (heading: Heading, events: ReadonlySet<Heading>): readonly Heading[] =>
  [...events].filter((one) => isBelow(one, heading));
/** Its table speaks of properties or parameters, as those of data models and of programs hardly do. */
const isTracked = ({ parts }: Heading): boolean =>
  parts.some(({ tables }) =>
    tables.some(
      ({ table }) =>
        !isOfStorage(table) &&
        table.header.some((title) =>
          plainWords(title).some((word) => subjects.get(word) === 'property' && !ofPrograms.has(word)),
        ),
    ),
  );
const ofPrograms: ReadonlySet<string> = new Set(
  'field fields prop props variable variables argument arguments arg args attribute attributes attr attrs payload metadata campo campos'.split(
    ' ',
  ),
);

function eventOf(
  heading: Heading,
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
  { parts }: Heading,
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
  group: Heading,
  events: ReadonlySet<Heading>,
  told: ReadonlyMap<string, SheetSection>,
): readonly string[] {
  const nameOf = ({ topic }: Heading) => (topic.of === 'event' ? [topic.name] : []);
  const pathOf = ({ titles }: SheetSection) => titles.map(({ text }) => text).join('\0');
  const within = (path: string) => (path ? `${path}\0` : '');
  const inTables = (path: string) =>
    [...told].filter(([, section]) => `${pathOf(section)}\0`.startsWith(within(path))).map(([event]) => event);
  const own = [...new Set([...below(group, events).flatMap(nameOf), ...inTables(group.path)])];
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
const bundleName = ({ topic, title }: Heading): string =>
  toCase(
    (topic.of === 'group' || topic.of === 'event' ? topic.name : title).replace(
      /\s+(?:objects?|schema|properties|parameters|fields|details)$/i,
      '',
    ),
    'snake_case',
  ) || 'group';

function unreadBlocks({ section, text, listed }: Part, used: boolean): readonly Remark[] {
  const lists = used && listed && text.properties.length > 0;
  return section.blocks.flatMap(({ kind, at }): readonly Remark[] =>
    kind === 'table' || (lists && kind === 'list')
      ? []
      : [
          {
            fate: 'dropped',
            what: 'text',
            message:
              kind === 'code' ? 'Code outside the events is not read.' : 'Text and lists outside tables are not read.',
            at,
          },
        ],
  );
}
