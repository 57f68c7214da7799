// The rows of a table whose columns are known -> what they tell of events and properties.

import { type NamesRead, readNamesIn } from './cell-values.ts';
import type { Columns } from './columns.ts';
import type { EventFields, EventRecord, PropertyDraft } from './drafts.ts';
import { type ListRead, readPropertyList } from './property-list.ts';
import { readPropertyRow } from './property-row.ts';
import { excerpt, type Remark } from './remarks.ts';
import { type Cells, cellsOf } from './row-cells.ts';
import type { SheetTable } from './sheet.ts';
import { isEverywhere, readNames, readStatus } from './words-of-cells.ts';

/** `event` is whose properties a table without a column of events tells. */
export function readRows(
  table: SheetTable,
  columns: Columns,
  remarks: Remark[],
  event?: string,
): readonly EventRecord[] {
  const records: EventRecord[] = [];
  const restOf = (side: 'event' | 'property') => columns.rest.filter(({ of }) => of === side).map(({ at }) => at);
  const [ofEvent, ofProperty] = [restOf('event'), restOf('property')];
  let current: readonly string[] = event === undefined ? [] : [event];
  for (const row of table.rows) {
    const cells = cellsOf(row, table, ofEvent, remarks);
    const said = columns.event === undefined ? undefined : readNamesIn(cells.cell(columns.event));
    if (said?.names.length) current = named(said, columns, cells);
    if (!current.length) {
      const text = row.cells.map((cell) => cell.text).filter(Boolean);
      if (!said?.names.length)
        cells.lose({
          fate: 'dropped',
          what: 'row',
          message: `The row names no event: "${excerpt(text.join(' | '))}".`,
        });
      continue;
    }
    const properties = propertiesOf(cells, cellsOf(row, table, ofProperty, remarks), columns);
    const fields = fieldsOf(cells, columns);
    for (const name of current) records.push({ event: name, at: row.at, fields, properties });
  }
  return records;
}

/** The events that a row is about. Several share a row only where it tells of a property: else it speaks of them, and defines none. */
function named({ names, beside, broken }: NamesRead, columns: Columns, { lose }: Cells): readonly string[] {
  const [first = ''] = names;
  const all = names.map((name) => `"${name}"`).join(', ');
  if (names.length > 1 && columns.property === undefined) {
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
  return names;
}

/** What of a list of properties was left out, in a sentence. */
const unreadText = ({ text, behind }: ListRead['unread'][number]): string =>
  behind === undefined
    ? `"${excerpt(text)}" names no property and was left out.`
    : `"${excerpt(text)}" behind property "${behind}" was not understood and was left out.`;

function propertiesOf(cells: Cells, own: Cells, columns: Columns): readonly PropertyDraft[] {
  const listed = columns.lists.flatMap(({ at, required }) => {
    const { properties, unread } = readPropertyList(cells.cell(at).marked, cells.at);
    for (const one of unread) cells.lose({ fate: 'dropped', what: 'text', message: unreadText(one) }, at);
    return properties.map((one) => (required === undefined || one.required !== undefined ? one : { ...one, required }));
  });
  return [...readPropertyRow(own, columns), ...listed];
}

function fieldsOf(cells: Cells, { ofEvent, call }: Columns): EventFields {
  const status = cells.read(ofEvent.status, ({ text }) => readStatus(text), 'status that the plan language has');
  const owner = cells.read(ofEvent.owner, ({ text }) => readNames(text), 'list of owners');
  const sources = cells
    .read(ofEvent.platform, ({ text }) => readNames(text), 'list of platforms')
    ?.filter((one) => !isEverywhere(one));
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
    ...(sources?.length ? { sources } : {}),
    ...(tag ? { tags: [tag] } : {}),
    ...cells.meta(),
  };
}
