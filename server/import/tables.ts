// Which tables of a sheet tell of events, which of the properties of one, of all, of a person; and what they tell.

import { readNamesIn } from './cell-values.ts';
import { type Columns, sheetColumnsOf } from './columns.ts';
import type { EventRecord, PropertyDraft } from './drafts.ts';
import { readEventText } from './event-text.ts';
import { readHeader } from './header.ts';
import { headedBy, nameKey } from './headings.ts';
import { excerpt, type Remark } from './remarks.ts';

import { readRows } from './rows.ts';
import type { Sheet, SheetCell, SheetSection, SheetTable, Unread } from './sheet.ts';

export interface TablesRead {
  readonly records: readonly EventRecord[];
  /** Properties that every event has. */
  readonly common: readonly PropertyDraft[];
  /** Properties of a person. */
  readonly traits: readonly PropertyDraft[];
  readonly remarks: readonly Remark[];
}
interface Found {
  readonly section: SheetSection;
  readonly table: SheetTable;
  readonly columns: Columns;
}

export function readTables(sheet: Sheet, name: string): TablesRead | Unread {
  const found = sheet.sections.flatMap((section) =>
    section.blocks.flatMap((block): Found[] =>
      block.kind === 'table' ? [{ section, table: block, columns: sheetColumnsOf(block, sheet.form === 'grid') }] : [],
    ),
  );
  return sheet.form === 'grid' ? readOnly(found, name) : readAll(sheet, found, name);
}

/** CSV: the one table must tell of events. */
function readOnly([only]: readonly Found[], name: string): TablesRead | Unread {
  const event = only?.columns.event;
  if (!only || event === undefined)
    return {
      fault: `"${name}" has no column of event names. Its columns are ${listed(only?.table.header ?? [])}; name the one that has them "event".`,
    };
  const { table, columns } = only;
  const remarks: Remark[] = [...columnRemarks(table, columns)];
  const all = readRows(table, columns, remarks);
  // A dictionary of properties may say of some that all events have them.
  const common = all.filter((record) => record.properties.length > 0 && everyEvent.test(record.event));
  const records = all.filter((one) => !common.includes(one));
  const events = new Set(records.map((record) => record.event)).size;
  if (!events)
    return {
      fault: `"${name}" names no event: its column "${table.header[event]}" ${common.length ? `says "${common[0]?.event}" in every row` : 'is empty'}.`,
    };
  const rows = table.rows.length;
  if (columns.property === undefined && !columns.lists.length && rows > 100 && rows > events * 5)
    return {
      fault: `"${name}" looks like events that were collected (${rows} rows of ${events === 1 ? '1 event' : `${events} events`}), not like a list of them. Give one row for each event or property.`,
    };
  return { records, common: common.flatMap(({ properties }) => properties), traits: [], remarks };
}
const everyEvent = /^(?:\*|all|every|any|all events|every event|any event)$/i;
const listed = (names: readonly string[]): string =>
  names.length > 12
    ? `${listed(names.slice(0, 12))} and ${names.length - 12} more`
    : names.map((one) => `"${excerpt(one)}"`).join(', ');

function readAll(sheet: Sheet, found: readonly Found[], name: string): TablesRead | Unread {
  const remarks: Remark[] = [];
  const records: EventRecord[] = [];
  const drafts = { common: [] as PropertyDraft[], traits: [] as PropertyDraft[] };
  const ofEvents = found.filter(tellsEvents);
  const tagged = new Set(ofEvents.map(({ section }) => titleOf(section))).size > 1;
  for (const { table, columns, section } of ofEvents) {
    remarks.push(...columnRemarks(table, columns));
    const tag = tagged && columns.ofEvent.category === undefined ? titleOf(section) : '';
    const rows = readRows(table, columns, remarks);
    records.push(...rows.map((one) => (tag ? { ...one, fields: { ...one.fields, tags: [tag] } } : one)));
  }
  const known = new Map(records.map(({ event }) => [nameKey(event), event]));
  const bare = !ofEvents.length;
  for (const { table, columns, section } of found.filter((one) => !ofEvents.includes(one))) {
    const { topic } = headedBy(section, known, bare);
    if (!isOfProperties(columns) || topic.of === 'nothing') {
      remarks.push(unusedTable(table, section));
      continue;
    }
    remarks.push(...columnRemarks(table, columns));
    const rows = readRows(table, columns, remarks, topic.of === 'event' ? topic.name : '*');
    const into = topic.of === 'person' || columns.traits ? 'traits' : 'common';
    if (topic.of === 'event' && !columns.traits) records.push(...rows);
    else drafts[into].push(...rows.flatMap(({ properties }) => properties));
  }
  records.push(...readSections(sheet.sections, known, bare, drafts, remarks));
  if (records.length) return { records, ...drafts, remarks };
  return {
    fault: found.length
      ? `${found.length === 1 ? `The table of "${name}" does not tell` : `None of the ${found.length} tables of "${name}" tells`} of events. Give one a column "event", or put each table of properties under a heading with the event's name.`
      : `"${name}" has no table. Write the events as a table with a column "event", or as CSV.`,
  };
}

const titleOf = ({ titles }: SheetSection): string => (titles.at(-1)?.text ?? '').replace(/\s*\(\d+\)$/, '');

const namesOneEvent = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && readNamesIn(cell).names.length === 1;
/** A column headed "Event"; one headed "Name" only where something else speaks of events. */
function tellsEvents({ table, columns, section }: Found): boolean {
  if (columns.event === undefined) return false;
  if (columns.eventBy === 'header') return table.rows.some((row) => namesOneEvent(row.cells[columns.event ?? -1]));
  const titled = section.titles.some(({ text }) => readHeader(text)?.subject === 'event');
  return titled || columns.ofEvent.trigger !== undefined || columns.lists.length > 0 || columns.property !== undefined;
}

/** What is written below headings: the text of events, lists of properties, events that have neither table nor list. */
function readSections(
  sections: readonly SheetSection[],
  known: ReadonlyMap<string, string>,
  bare: boolean,
  drafts: { readonly common: PropertyDraft[]; readonly traits: PropertyDraft[] },
  remarks: Remark[],
): readonly EventRecord[] {
  const headed = sections.map((section) => ({ section, ...headedBy(section, known, bare) }));
  const has = (section: SheetSection, kind: 'table' | 'list') => section.blocks.some((block) => block.kind === kind);
  const withProperties = headed.filter(
    ({ section, listed }) => tellsProperties(section) || (listed && has(section, 'list')),
  );
  const depths = new Set(withProperties.flatMap(({ topic, depth }) => (topic.of === 'event' ? [depth] : [])));
  return headed.flatMap((one): readonly EventRecord[] => {
    const { section, topic, depth, listed } = one;
    const read = readEventText(section.blocks);
    const fields =
      topic.of === 'event' &&
      (topic.coded || !bare || withProperties.includes(one) || (depths.has(depth) && section.blocks.length > 0));
    if (fields) {
      for (const { text, at } of read.unread)
        remarks.push({
          fate: 'dropped',
          what: 'text',
          message: `"${excerpt(text)}" below event "${topic.name}" was left out.`,
          at,
        });
      return [{ event: topic.name, at: section.at, fields: read.fields, properties: read.properties }];
    }
    const into = topic.of === 'person' ? drafts.traits : topic.of === 'every event' ? drafts.common : undefined;
    if (into && listed && has(section, 'list')) into.push(...read.properties);
    else remarks.push(...section.blocks.flatMap(unreadBlock));
    return [];
  });
}
const unreadBlock = ({ kind, at }: SheetSection['blocks'][number]): readonly Remark[] =>
  kind === 'table'
    ? []
    : [{ fate: 'dropped', what: 'text', message: 'Text and lists outside tables are not read.', at }];
const tellsProperties = ({ blocks }: SheetSection): boolean =>
  blocks.some((block) => block.kind === 'table' && isOfProperties(sheetColumnsOf(block, false)));
const isOfProperties = ({ event, property }: Columns): boolean => event === undefined && property !== undefined;

const unusedTable = (table: SheetTable, section: SheetSection): Remark => ({
  fate: 'dropped',
  what: 'table',
  message: `The table ${section.titles.length ? `under "${excerpt(titleOf(section))}"` : 'at the top'} (${listed(table.header)}) names no event; it was left out.`,
  at: table.at,
});

function columnRemarks(table: SheetTable, { rest, guessed, constant }: Columns): readonly Remark[] {
  const column = (at: number) => table.header[at] ?? '';
  return [
    ...guessed.map(
      ({ at, as }): Remark => ({
        fate: 'assumed',
        what: 'column',
        message: `The header says nothing; by its content it was read as ${as}.`,
        column: column(at),
      }),
    ),
    ...constant.map(
      ({ at, says }): Remark => ({
        fate: 'dropped',
        what: 'column',
        message: `It says "${excerpt(says)}" in every row; it was left out.`,
        column: column(at),
      }),
    ),
    ...rest.map(
      ({ at }): Remark => ({
        fate: 'moved',
        what: 'column',
        message: 'The plan language has no key for it; its cells were kept under meta.',
        column: column(at),
      }),
    ),
  ];
}
