// The rows of a table whose columns are known -> what they tell of events and properties.
import type { Columns } from './columns.ts';
import type { EventTold, Telling } from './event.ts';
import { type Loss, shortened } from './loss.ts';
import { isNothing } from './nothing.ts';
import type { PropertyDraft } from './property.ts';
import { type ListRead, readPropertyList } from './property-list.ts';
import { readPropertyRow } from './property-row.ts';
import type { Cell, Row, Table } from './sheet.ts';
import { isEverywhere, readEventName, readNames, readStatus } from './words-of-cells.ts';

/** `event` is whose properties a table without a column of events tells. */
export function readRows(table: Table, columns: Columns, losses: Loss[], event?: string): readonly Telling[] {
  const tellings: Telling[] = [];
  let current: readonly string[] = event === undefined ? [] : [event];
  for (const row of table.rows) {
    const said = columns.event === undefined ? undefined : readEventName(cellOf(row, columns.event));
    const lose = (loss: Pick<Loss, 'fate' | 'what' | 'message'>, column?: number) =>
      losses.push({ ...loss, at: row.at, ...(column === undefined ? {} : { column: table.header[column] ?? '' }) });
    if (said?.names.length) current = said.names;
    if (said?.rest && said.names.length === 1)
      lose(
        {
          fate: 'dropped',
          what: 'text',
          message: `"${shortened(said.rest)}" beside the name of event "${current[0]}" was left out.`,
        },
        columns.event,
      );
    if (said && said.names.length > 1 && columns.property === undefined) {
      const names = said.names.map((name) => `"${name}"`).join(', ');
      lose({
        fate: 'dropped',
        what: 'row',
        message: `The row speaks of several events (${names}); it defines none of them.`,
      });
      current = [];
      continue;
    }
    const properties = propertiesOf(row, columns, table, lose);
    const told = toldOf(row, columns, table, lose);
    if (!current.length) {
      lose({
        fate: 'dropped',
        what: 'row',
        message: `The row names no event: "${shortened(
          row.cells
            .map(({ text }) => text)
            .filter(Boolean)
            .join(' | '),
        )}".`,
      });
      continue;
    }
    for (const name of current) tellings.push({ event: name, at: row.at, told, properties });
  }
  return tellings;
}
type Lose = (loss: Pick<Loss, 'fate' | 'what' | 'message'>, column?: number) => void;

const nothing: Cell = { text: '', marked: '' };
export const cellOf = (row: Row, at: number | undefined): Cell =>
  at === undefined ? nothing : (row.cells[at] ?? nothing);

/** What of a list of properties was left out, in a sentence. */
export const unreadText = ({ text, behind }: ListRead['unread'][number]): string =>
  behind === undefined
    ? `"${shortened(text)}" names no property and was left out.`
    : `"${shortened(text)}" behind property "${behind}" was not understood and was left out.`;

function propertiesOf(row: Row, columns: Columns, table: Table, lose: Lose): readonly PropertyDraft[] {
  const own = columns.property === undefined ? undefined : readPropertyRow(row, columns, table, lose);
  const listed = columns.lists.flatMap(({ at, required }) => {
    const { properties, unread } = readPropertyList(cellOf(row, at).marked, row.at);
    for (const one of unread) lose({ fate: 'dropped', what: 'text', message: unreadText(one) }, at);
    return properties.map((one) => (required === undefined || one.required !== undefined ? one : { ...one, required }));
  });
  return own ? [own, ...listed] : listed;
}

function toldOf(row: Row, { ofEvent, call, rest }: Columns, table: Table, lose: Lose): EventTold {
  const text = (at: number | undefined) => {
    const cell = cellOf(row, at).text;
    return isNothing(cell) ? undefined : cell;
  };
  const meta: [string, string][] = rest.flatMap(({ at, of }) => {
    const cell = of === 'event' ? text(at) : undefined;
    return cell === undefined ? [] : [[table.header[at] ?? '', cell]];
  });
  /** What a column says, read; else kept under meta. */
  const read = <T>(at: number | undefined, reader: (cell: string) => T | undefined, wants: string): T | undefined => {
    const cell = text(at);
    if (cell === undefined || at === undefined) return undefined;
    const value = reader(cell);
    if (value !== undefined) return value;
    meta.push([table.header[at] ?? '', cell]);
    lose({ fate: 'moved', what: 'cell', message: `"${shortened(cell)}" is no ${wants}; it was kept under meta.` }, at);
    return undefined;
  };
  const status = read(ofEvent.status, readStatus, 'status that the plan language has');
  const owner = read(ofEvent.owner, readNames, 'list of owners');
  const sources = read(ofEvent.platform, readNames, 'list of platforms');
  const tags = read(ofEvent.category, (cell) => [cell.replace(/\s+/g, ' ')], 'tag');
  const kind = text(call)?.toLowerCase();
  const described = text(ofEvent.description);
  const trigger = text(ofEvent.trigger);
  const since = text(ofEvent.since);
  return {
    ...(described ? { description: described } : {}),
    ...(trigger ? { trigger } : {}),
    ...(kind && kind !== 'track' ? { call: kind } : {}),
    ...(status ? { status } : {}),
    ...(since ? { since } : {}),
    ...(owner ? { owner } : {}),
    ...(sources && !sources.every(isEverywhere) ? { sources: sources.filter((one) => !isEverywhere(one)) } : {}),
    ...(tags ? { tags } : {}),
    ...(meta.length ? { meta: Object.fromEntries(meta) } : {}),
  };
}
