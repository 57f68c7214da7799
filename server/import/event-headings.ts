// Which headings of a document name events: by their words, by what stands below them, and by those beside them.
import type { TextRead } from './event-text.ts';
import { plainWords } from './header.ts';
import { type Headed, isAboutEvents, isAboutOtherThings, nameKey } from './headings.ts';
import type { SheetSection } from './sheet.ts';
import { type FoundTable, isOfStorage } from './table-kinds.ts';
import { subjects } from './words.ts';

/** A section under the heading that decides about it. */
export interface HeadedPart extends Headed {
  readonly section: SheetSection;
  readonly tables: readonly FoundTable[];
  readonly text: TextRead;
  /** The headings down to the one that decides. */
  readonly path: string;
}
/** All parts below one heading. */
export interface HeadingParts {
  readonly path: string;
  readonly parent: string;
  readonly parts: readonly HeadedPart[];
  readonly depth: number;
  readonly topic: Headed['topic'];
  readonly title: string;
  /** The title of the whole document. */
  readonly root: boolean;
  readonly properties: boolean;
  /** A heading above speaks of events; `within`: one that is not the title of the whole document. */
  readonly about: boolean;
  readonly within: boolean;
  /** A heading above is the name of something else; `foreignName`: this one is, by its words. */
  readonly foreign: boolean;
  readonly foreignName: boolean;
}

/** In the order of their first part. */
export function headingsOf(parts: readonly HeadedPart[]): readonly HeadingParts[] {
  const byPath = new Map<string, HeadedPart[]>();
  for (const part of parts) byPath.set(part.path, [...(byPath.get(part.path) ?? []), part]);
  // A title of the whole document is no heading of a part of it.
  const [first, ...rest] = parts;
  const rooted =
    rest.length > 0 && rest.every(({ section }) => section.titles[0]?.text === first?.section.titles[0]?.text);
  return [...byPath].flatMap(([path, all]): HeadingParts[] => {
    const [part] = all;
    if (!part) return [];
    const { topic, depth, title, section } = part;
    const above = section.titles.slice(0, depth);
    const strong = topic.of === 'event' && topic.strength === 2;
    const root = rooted && depth === 0 && byPath.size > 1;
    return [
      {
        path,
        parent: above.map(({ text }) => text).join('\0'),
        parts: all,
        depth,
        // Code below that sends it says that it is one, whatever its words.
        topic: all.some(({ text }) => isCalled(text, title))
          ? { of: 'event', name: title, coded: false, strength: 2 }
          : root && topic.of === 'event'
            ? { of: 'group', name: topic.name }
            : topic,
        title,
        root,
        properties: all.some(({ tables, text }) => tables.length > 0 || text.properties.length > 0),
        about: isAboutEvents(above),
        within: isAboutEvents(rooted ? above.slice(1) : above),
        foreign: isAboutOtherThings(above.slice(1)),
        foreignName: !strong && isAboutOtherThings(section.titles.slice(depth, depth + 1)),
      },
    ];
  });
}

/** The headings that name an event: for certain where a table does too; else by their words, by what stands below and beside them. */
export function eventHeadings(
  headings: readonly HeadingParts[],
  known: ReadonlyMap<string, string>,
): ReadonlySet<HeadingParts> {
  const candidates = headings.flatMap((one) => (one.topic.of === 'event' ? [{ one, topic: one.topic }] : []));
  const isKnown = (name: string) => known.has(nameKey(name));
  const beside = new Set(candidates.flatMap(({ one, topic }) => (isKnown(topic.name) ? [one.parent] : [])));
  // What most headings beside one are, it is too: among deeds, `Email settings` is no chapter.
  const families = new Map<string, typeof candidates>();
  for (const each of candidates)
    if (each.one.properties) families.set(familyOf(each.one), [...(families.get(familyOf(each.one)) ?? []), each]);
  const isAmong = (one: HeadingParts, least: 1 | 2): boolean => {
    const alike = families.get(familyOf(one)) ?? [];
    return alike.length > 1 && alike.filter(({ topic }) => topic.strength >= least).length * 2 >= alike.length;
  };
  const isForeign = (one: HeadingParts) => (one.foreign && !isAmong(one, 2)) || (one.foreignName && !isAmong(one, 1));
  const found = new Set<HeadingParts>();
  for (const { one, topic } of candidates) {
    if (isKnown(topic.name)) found.add(one);
    else if (isForeign(one) || (!one.properties && !hasText(one))) continue;
    else if (known.size) {
      const told = topic.strength === 2 || (topic.coded && one.properties);
      if (told && (one.within || beside.has(one.parent))) found.add(one);
    } else if (one.properties && (topic.strength > 0 || one.about || isAmong(one, 1) || isTracked(one))) found.add(one);
  }
  const depths = new Set([...found].map(({ depth }) => depth));
  for (const { one, topic } of candidates) {
    if (known.size || one.properties || isForeign(one) || !hasText(one)) continue;
    const placed =
      one.about || depths.has(one.depth) || headings.some((above) => isGroup(above) && isBelow(one, above));
    // Made as those with properties are: the same chapters stand below.
    const alike = isAmong(one, 1) && one.parts.some(({ listed }) => listed);
    if (placed && (topic.strength === 2 || alike || isSent(one, topic.strength))) found.add(one);
  }
  // Where most are written in code, a heading in plain words is of something else.
  const coded = [...found].filter(({ topic }) => topic.of === 'event' && topic.coded).length;
  if (coded * 2 > found.size)
    for (const one of [...found])
      if (one.topic.of === 'event' && !one.topic.coded && one.topic.strength === 0 && !isKnown(one.topic.name))
        found.delete(one);
  // A heading above those of events is a group of them, unless its words say otherwise.
  for (const one of [...found])
    if (
      one.topic.of === 'event' &&
      one.topic.strength < 2 &&
      !isKnown(one.topic.name) &&
      eventsBelow(one, found).length
    )
      found.delete(one);
  return found;
}
/** The text below says when it is sent: for certain with a label, by a sentence where the heading has a verb. */
const isSent = ({ parts }: HeadingParts, strength: number): boolean =>
  parts.some(({ text }) => text.sent || (strength > 0 && text.when));
const isCalled = ({ calls }: TextRead, title: string): boolean =>
  calls.some((name) => nameKey(name) === nameKey(title));
const familyOf = ({ parent, depth }: HeadingParts): string => `${depth}\0${parent}`;
const hasText = ({ parts }: HeadingParts): boolean =>
  parts.some(({ section }) => section.blocks.some(({ kind }) => kind !== 'table'));
const isGroup = ({ topic, properties }: HeadingParts): boolean => topic.of === 'group' && properties;
const isBelow = (one: HeadingParts, above: HeadingParts): boolean => one.path.startsWith(`${above.path}\0`);
export const eventsBelow = (heading: HeadingParts, events: ReadonlySet<HeadingParts>): readonly HeadingParts[] =>
  [...events].filter((one) => isBelow(one, heading));
/** Its table speaks of properties or parameters, as those of data models and of programs hardly do. */
const isTracked = ({ parts }: HeadingParts): boolean =>
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
