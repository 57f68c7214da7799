// The rows of a table whose columns are known -> what they tell of events and properties.
import { isNothing, isPropertyName } from './cell-values.ts';
import type { Columns } from './columns.ts';
import type { EventFields, EventRecord, PropertyDraft } from './drafts.ts';
import { composedName, type EventNames, readEventNames } from './event-names.ts';
import { readMark } from './marks.ts';
import { mergedCells } from './merged-cells.ts';
import { readObject } from './object-cell.ts';
import { type ListRead, readPropertyList } from './property-list.ts';
import { readPropertyRow } from './property-row.ts';
import { excerpt, type Remark } from './remarks.ts';
import { type Cells, cellsOf } from './row-cells.ts';
import type { Row, SheetTable } from './sheet.ts';
import { isEverywhere, readNames, readStatus } from './words-of-cells.ts';

/** `event` is whose properties a table without a column of events tells; nobody's where its columns name the events. */
export function readRows(raw: SheetTable, columns: Columns, remarks: Remark[], event?: string): readonly EventRecord[] {
  const table = mergedCells(raw, columns, remarks);
  const records: EventRecord[] = [];
  const restOf = (side: 'event' | 'property') => columns.rest.filter(({ of }) => of === side).map(({ at }) => at);
  const [ofEvent, ofProperty] = [restOf('event'), restOf('property')];
  let current: readonly string[] = event === undefined ? [] : [event];
  const titles = titleRows(table, columns);
  let group: readonly string[] = [];
  if (titles.size) remarks.push(titlesText(titles));
  for (const row of table.rows) {
    const cells = cellsOf(row, table, ofEvent, remarks);
    if (titles.has(row)) {
      group = [titles.get(row) ?? ''];
      continue;
    }
    const own = () => cellsOf(row, table, ofProperty, remarks);
    if (columns.marks?.of === 'event') {
      records.push(...markedEvents(cells, own(), table, columns));
      continue;
    }
    const said = columns.event === undefined ? undefined : readEventNames(cells.cell(columns.event));
    if (said?.names.length) current = named(said, columns, cells);
    else if (columns.event !== undefined && !goesOn(cells, columns)) {
      cells.lose({ fate: 'dropped', what: 'row', message: unnamed(row, columns) });
      // Below an event go on its properties; a row of anything else is one of its own.
      if (!hasProperties(columns)) current = [];
      continue;
    }
    if (!current.length) {
      if (!said?.names.length) cells.lose({ fate: 'dropped', what: 'row', message: unnamed(row, columns) });
      continue;
    }
    const properties = propertiesOf(cells, own(), table, columns);
    const all = fieldsOf(cells, table, columns);
    const fields = group.length && !all.tags ? { ...all, tags: group } : all;
    for (const name of current) records.push({ event: name, at: row.at, fields, properties });
  }
  return records;
}

/** Rows that are titles of those below them: only the event's cell is filled, in words, where events are written as code writes them. */
function titleRows(table: SheetTable, { event, property }: Columns): ReadonlyMap<Row, string> {
  if (event === undefined || property !== undefined) return new Map();
  const lone = table.rows.filter(
    ({ cells }) => cells[event]?.text && cells.every(({ text }, at) => at === event || text === ''),
  );
  const alone = new Set(lone);
  const others = table.rows.filter((row) => !alone.has(row));
  const coded = (row: Row) => /[\p{L}\p{N}][_.:][\p{L}\p{N}]|\p{Ll}\p{Lu}/u.test(row.cells[event]?.text ?? '');
  if (!lone.length || lone.length >= others.length || others.filter(coded).length * 5 < others.length * 4)
    return new Map();
  return new Map(lone.filter((row) => !coded(row)).map((row) => [row, row.cells[event]?.text ?? '']));
}
const titlesText = (titles: ReadonlyMap<Row, string>): Remark => ({
  fate: 'assumed',
  what: 'row',
  message: `Rows with nothing but ${[...titles.values()].map((title) => `"${excerpt(title)}"`).join(', ')} were taken for titles of the rows below, which have them as tags.`,
});

const ownColumns = ({ property, lists, payloads }: Columns): readonly (number | undefined)[] => [
  property,
  ...lists.map(({ at }) => at),
  ...payloads,
];
const goesOn = ({ text }: Cells, columns: Columns): boolean => ownColumns(columns).some((at) => text(at) !== undefined);
const hasProperties = (columns: Columns): boolean => ownColumns(columns).some((at) => at !== undefined);
const unnamed = ({ cells }: Row, columns: Columns): string => {
  const text = excerpt(
    cells
      .map((cell) => cell.text)
      .filter(Boolean)
      .join(' | '),
  );
  return `The row names no event${goesOnBy(columns, cells) ? '' : ' and no property'}: "${text}".`;
};
const goesOnBy = (columns: Columns, cells: Row['cells']): boolean =>
  !hasProperties(columns) || ownColumns(columns).some((at) => at !== undefined && !isNothing(cells[at]?.text ?? ''));

/** The events that a row is about. What a row says of several is taken for each of them. */
function named(
  { names, beside, broken, mentions }: EventNames,
  columns: Columns,
  { lose, cell }: Cells,
): readonly string[] {
  const category = columns.category === undefined ? '' : cell(columns.category).text;
  const whole = names.map((name) => composedName(category, name));
  const [first = ''] = whole;
  const all = whole.map((name) => `"${name}"`).join(', ');
  if (mentions) {
    lose({
      fate: 'dropped',
      what: 'row',
      message: `The row speaks of several events (${all}); it defines none of them.`,
    });
    return [];
  }
  if (names.length > 1)
    lose({
      fate: 'assumed',
      what: 'row',
      message: `Events ${all} stand in one cell; the row was read for each of them.`,
    });
  if (beside && names.length === 1)
    lose(
      {
        fate: 'dropped',
        what: 'text',
        message: `"${excerpt(beside)}" beside the name of event "${first}" was left out.`,
      },
      columns.event,
    );
  if (broken)
    lose(
      {
        fate: 'changed',
        what: 'cell',
        message: `The name of event "${first}" had a line break, which is a blank now.`,
      },
      columns.event,
    );
  return whole;
}

/** A row of a property, with a mark under each event that has it. */
function markedEvents(cells: Cells, own: Cells, table: SheetTable, columns: Columns): readonly EventRecord[] {
  const properties = readPropertyRow(own, columns);
  return (columns.marks?.at ?? []).flatMap((at) => {
    const mark = readMark(cells.cell(at));
    const event = table.header[at];
    return mark && event
      ? [{ event, at: cells.at, fields: {}, properties: properties.map((one) => ({ ...one, ...mark })) }]
      : [];
  });
}

/** What of a list of properties was left out, in a sentence. */
const unreadText = ({ text, behind }: ListRead['unread'][number]): string =>
  behind === undefined
    ? `"${excerpt(text)}" names no property and was left out.`
    : `"${excerpt(text)}" behind property "${behind}" was not understood and was left out.`;

function propertiesOf(cells: Cells, own: Cells, table: SheetTable, columns: Columns): readonly PropertyDraft[] {
  const listed = columns.lists.flatMap(({ at, required }) => {
    const { properties, unread } = readPropertyList(cells.cell(at).marked, cells.at);
    for (const one of unread) cells.lose({ fate: 'dropped', what: 'text', message: unreadText(one) }, at);
    return properties.map((one) => (required === undefined || one.required !== undefined ? one : { ...one, required }));
  });
  const marked = columns.marks?.of === 'property' ? columns.marks.at : [];
  return [
    ...readPropertyRow(own, columns),
    ...listed,
    ...marked.flatMap((at): readonly PropertyDraft[] => {
      const mark = readMark(cells.cell(at));
      return mark ? [{ name: table.header[at] ?? '', at: cells.at, is: {}, ...mark }] : [];
    }),
    ...labelled(cells, columns),
    ...columns.payloads.flatMap((at) => payload(cells, at)),
  ];
}

function payload(cells: Cells, at: number): readonly PropertyDraft[] {
  if (cells.text(at) === undefined) return [];
  const read = readObject(cells.cell(at).marked, cells.at);
  if (!read) {
    cells.keep(at);
    cells.lose(
      {
        fate: 'moved',
        what: 'cell',
        message: `"${excerpt(cells.text(at) ?? '')}" is no object whose keys can be told; it was kept under meta.`,
      },
      at,
    );
  }
  return read ?? [];
}

/** `Event Label`: the name of what is sent, or what it holds. */
function labelled(cells: Cells, { label, value }: Columns): readonly PropertyDraft[] {
  return [['label', label] as const, ['value', value] as const].flatMap(([name, at]): readonly PropertyDraft[] => {
    const text = cells.text(at);
    if (text === undefined) return [];
    const own = isPropertyName(text) && /^[\p{Ll}_$][\p{L}\p{N}_$]*$/u.test(text);
    cells.lose(
      {
        fate: 'assumed',
        what: 'column',
        message: own
          ? 'Its cells were taken for the names of properties.'
          : `Its cells were taken for what a property "${name}" holds.`,
      },
      at,
    );
    return [{ name: own ? text : name, at: cells.at, is: {}, ...(own ? {} : { description: text }) }];
  });
}

function fieldsOf(cells: Cells, table: SheetTable, { ofEvent, call, marks }: Columns): EventFields {
  const status = cells.read(ofEvent.status, ({ text }) => readStatus(text), 'status that the plan language has');
  const owner = cells.read(ofEvent.owner, ({ text }) => readNames(text), 'list of owners');
  const named = cells
    .read(ofEvent.platform, ({ text }) => readNames(text), 'list of platforms')
    ?.filter((one) => !isEverywhere(one));
  const marked = marks?.of === 'platform' ? marks.at.filter((at) => readMark(cells.cell(at))) : [];
  const sources = [...(named ?? []), ...marked.flatMap((at) => table.header[at] ?? [])];
  const tag = cells.text(ofEvent.category)?.replace(/\s+/g, ' ');
  const kind = cells.text(call)?.toLowerCase();
  const description = cells.text(ofEvent.description);
  const trigger = cells.text(ofEvent.trigger);
  const since = cells.text(ofEvent.since);
  return {
    ...(description ? { description } : {}),
    ...(trigger ? { trigger } : {}),
    ...(kind && kind !== 'track' ? { call: kind } : {}),
    ...(status ? { status } : {}),
    ...(since ? { since } : {}),
    ...(owner ? { owner } : {}),
    ...(sources.length ? { sources } : {}),
    ...(tag && !isNothing(tag) ? { tags: [tag] } : {}),
    ...cells.meta(),
  };
}
