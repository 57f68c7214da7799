// A sheet -> what it tells: which tables are of events, which of the properties of one, of some, of all, of a person.
import type { English } from '../base/lexicon/english.ts';
import { uprighted } from './cards.ts';
import { columnRemarks } from './column-remarks.ts';
import { sheetColumnsOf } from './columns.ts';
import type { BundleDraft, EventRecord, PropertyDraft } from './drafts.ts';
import { readHeaded, type ToldEvent } from './headed.ts';
import { excerpt, type Remark } from './remarks.ts';
import { readRows } from './rows.ts';
import type { Sheet, SheetSection, SheetTable, Unread } from './sheet.ts';
import { type FoundTable, rankOf, type TableRank } from './table-kinds.ts';

export interface TablesRead {
  readonly records: readonly EventRecord[];
  /** Properties that every event has. */
  readonly common: readonly PropertyDraft[];
  /** Properties of a person. */
  readonly traits: readonly PropertyDraft[];
  /** Properties that some events share. */
  readonly bundles: readonly BundleDraft[];
  /** Definitions of properties that belong to whichever event names them. */
  readonly dictionary: readonly PropertyDraft[];
  readonly remarks: readonly Remark[];
}

export function readTables(raw: Sheet, name: string, english: English): TablesRead | Unread {
  const sheet: Sheet = { ...raw, sections: raw.sections.map(uprightedIn) };
  const found = sheet.sections.flatMap((section) =>
    section.blocks.flatMap((block): FoundTable[] =>
      block.kind === 'table' ? [{ section, table: block, columns: sheetColumnsOf(block, sheet.form === 'grid') }] : [],
    ),
  );
  return sheet.form === 'grid' ? readOnly(found, name, english) : readAll(sheet, found, name, english);
}

const uprightedIn = (section: SheetSection): SheetSection => ({
  ...section,
  blocks: section.blocks.map((block) => (block.kind === 'table' ? uprighted(block) : block)),
});

/** A grid: the one table must tell of events. */
function readOnly([only]: readonly FoundTable[], name: string, english: English): TablesRead | Unread {
  const event = only?.columns.event;
  if (!only || (event === undefined && only.columns.marks?.of !== 'event'))
    return {
      fault: `"${name}" has no column of event names. Its columns are ${listed(only?.table.header ?? [])}; name the one that has them "event".`,
    };
  const { table, columns } = only;
  const { rank, of } = rankOf(only, english);
  if (!rank && of)
    return {
      fault: `"${name}" tells of ${of}, not of events: its columns are ${listed(table.header)}. Give it the table of events.`,
    };
  if (!rank && columns.eventBy === 'action')
    return {
      fault: `"${name}" has no column of event names: "${table.header[event ?? 0]}" may name anything, and no column says when something is sent, with what, or what it means. Name the one that has them "event".`,
    };
  const remarks: Remark[] = [...columnRemarks(only)];
  const all = readRows(table, columns, remarks);
  const { records, common } = everywhereApart(all);
  const events = new Set(records.map((record) => record.event)).size;
  if (!events)
    return {
      fault: `"${name}" names no event: its column "${table.header[event ?? 0]}" ${common.length ? `says "${all[0]?.event}" in every row` : 'is empty'}.`,
    };
  const rows = table.rows.length;
  if (columns.property === undefined && !columns.lists.length && rows > 100 && rows > events * 5)
    return {
      fault: `"${name}" looks like events that were collected (${rows} rows of ${events === 1 ? '1 event' : `${events} events`}), not like a list of them. Give one row for each event or property.`,
    };
  const lost = lostRows([only], all, remarks, name, 'rows');
  return lost ?? { records, common, traits: [], bundles: [], dictionary: [], remarks };
}

/** A dictionary of properties may say of some that all events have them. */
function everywhereApart(all: readonly EventRecord[]): {
  readonly records: readonly EventRecord[];
  readonly common: readonly PropertyDraft[];
} {
  const isCommon = (record: EventRecord) => record.properties.length > 0 && everyEvent.test(record.event);
  return {
    records: all.filter((one) => !isCommon(one)),
    common: all.filter(isCommon).flatMap(({ properties }) => properties),
  };
}
const everyEvent = /^(?:\*|all|every|any|all events|every event|any event)$/i;

/** A reading that leaves out more rows than it keeps has not understood the table. */
function lostRows(
  tables: readonly FoundTable[],
  records: readonly EventRecord[],
  remarks: readonly Remark[],
  name: string,
  unit: 'rows' | 'lines',
): Unread | undefined {
  const rows = tables.flatMap(({ table }) => table.rows.map(({ at }) => at));
  const kept = new Set(records.map(({ at }) => at));
  const dropped = new Set(
    remarks.flatMap(({ fate, what, at }) => (fate === 'dropped' && what === 'row' && at !== undefined ? [at] : [])),
  );
  const lost = rows.filter((at) => !kept.has(at) && dropped.has(at));
  if (lost.length < 3 || lost.length * 2 <= rows.length) return undefined;
  const [one] = remarks.filter(({ at, fate }) => fate === 'dropped' && at === lost[0]);
  return {
    fault: `${lost.length} of ${rows.length} rows of "${name}" would be lost, so nothing was read (${unit === 'rows' ? 'row' : 'line'} ${lost[0]}: ${one?.message ?? ''}) Name the column of events "event", and fill it in each row or in the first of each event.`,
  };
}

function readAll(sheet: Sheet, found: readonly FoundTable[], name: string, english: English): TablesRead | Unread {
  const remarks: Remark[] = [];
  const ranks = new Map<SheetTable, TableRank>(found.map((one) => [one.table, rankOf(one, english)]));
  const rank = (one: FoundTable) => ranks.get(one.table)?.rank ?? 0;
  const best = Math.max(0, ...found.map(rank));
  const ofEvents = found.filter((one) => best > 0 && rank(one) === best);
  const rows: EventRecord[] = [];
  const told = new Map<string, ToldEvent & { readonly properties: PropertyDraft[] }>();
  const tagged = new Set(ofEvents.map(({ section }) => titleOf(section))).size > 1;
  for (const one of ofEvents) {
    const { table, columns, section } = one;
    remarks.push(...columnRemarks(one));
    const tag =
      tagged && columns.ofEvent.category === undefined && columns.category === undefined ? titleOf(section) : '';
    const read = readRows(table, columns, remarks);
    for (const { event, properties } of read)
      if (!everyEvent.test(event)) {
        const before = told.get(event) ?? { section, properties: [] };
        before.properties.push(...properties);
        told.set(event, before);
      }
    rows.push(...read.map((record) => (tag ? { ...record, fields: { ...record.fields, tags: [tag] } } : record)));
  }
  const lost = lostRows(ofEvents, rows, remarks, name, 'lines');
  if (lost) return lost;
  const { records, common } = everywhereApart(rows);
  const others = found.filter((one) => !ofEvents.includes(one));
  const headed = readHeaded(sheet.sections, others, told, english);
  for (const { table, section } of others)
    if (!headed.read.has(table)) remarks.push(unusedTable(table, section, ranks.get(table), best));
  const all = [...records, ...headed.records];
  if (all.length)
    return {
      records: all,
      common: [...common, ...headed.common],
      traits: headed.traits,
      bundles: headed.bundles,
      dictionary: headed.dictionary,
      remarks: [...remarks, ...headed.remarks],
    };
  const [unread] = found.length ? [] : sheet.remarks.filter(({ what }) => what === 'table');
  if (unread) return { fault: `"${name}" has no table that can be read (line ${unread.at}). ${unread.message}` };
  return { fault: noEvents(found, headed.passed, ranks, name) };
}

/** What was seen instead, and what to do. */
function noEvents(
  found: readonly FoundTable[],
  headings: readonly string[],
  ranks: ReadonlyMap<SheetTable, TableRank>,
  name: string,
): string {
  if (!found.length) return `"${name}" has no table. Write the events as a table with a column "event", or as CSV.`;
  const kinds = [...new Set(found.flatMap(({ table }) => ranks.get(table)?.of ?? []))];
  const seen = [
    ...(kinds.length ? [`they tell of ${kinds.join(', ')}`] : []),
    ...(headings.length
      ? [`${listed(headings)} ${headings.length === 1 ? 'names a thing' : 'name things'}, not what happened to them`]
      : []),
  ];
  const one = found.length === 1;
  return `${one ? `The table of "${name}" does not tell` : `None of the ${found.length} tables of "${name}" tells`} of events${seen.length ? ` (${seen.join('; ').replace(/^they tell/, one ? 'it tells' : 'they tell')})` : ''}. Give one a column "event", or put each table of properties under a heading with the event's name.`;
}

const titleOf = ({ titles }: SheetSection): string => (titles.at(-1)?.text ?? '').replace(/\s*\(\d+\)$/, '');
const listed = (names: readonly string[]): string =>
  names.length > 12
    ? `${listed(names.slice(0, 12))} and ${names.length - 12} more`
    : names.map((one) => `"${excerpt(one)}"`).join(', ');

function unusedTable(table: SheetTable, section: SheetSection, kind: TableRank | undefined, best: number): Remark {
  const why = kind?.of
    ? `tells of ${kind.of}, not of events`
    : kind?.rank && best > kind.rank
      ? 'tells of events less clearly than another one'
      : 'names no event';
  return {
    fate: 'dropped',
    what: 'table',
    message: `The table ${section.titles.length ? `under "${excerpt(titleOf(section))}"` : 'at the top'} (${listed(table.header)}) ${why}; it was left out.`,
    at: table.at,
  };
}
