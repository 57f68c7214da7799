// Which columns name events and which name properties: what every other column of a table hangs on.
import { fits, wordsOf } from '../base/naming.ts';
import { isNothing } from './cell-values.ts';
import { type Header, readHeader } from './header.ts';
import { readTypeCell } from './property-item.ts';
import { isList } from './property-list.ts';
import type { SheetTable } from './sheet.ts';
import type { Aspect, Subject } from './words.ts';

export interface KeyColumns extends Header {
  /** The column, from 0. */
  readonly at: number;
}
/** A column with several properties in a cell; `required` is what its header says of them all. */
export interface ListColumn {
  readonly at: number;
  readonly required?: boolean;
}
export interface Anchors {
  readonly event?: number;
  /** By what the event's column was known; a bare `Name` may name anything. */
  readonly eventBy?: 'header' | 'name' | 'content';
  /** One property in each row. */
  readonly property?: number;
  readonly lists: readonly ListColumn[];
  /** The properties are those of a person. */
  readonly traits: boolean;
}

export const readingsOf = (table: SheetTable): readonly KeyColumns[] =>
  table.header.flatMap((title, at) => {
    const header = readHeader(title);
    return header ? [{ ...header, at }] : [];
  });

/** `alone`: the table is all there is, so that one of its columns must name the events. */
export function anchorsOf(table: SheetTable, readings: readonly KeyColumns[], alone: boolean): Anchors {
  const naming = (subject: Subject) =>
    readings.filter((one) => one.subject === subject && (one.aspect === undefined || one.aspect === 'name'));
  const traits = naming('trait').length > 0;
  const event = fullest(naming('event'), table);
  const fields = traits ? naming('trait') : naming('property');
  const some = readings.filter((one) => one.subject === 'property' && one.several && isPresence(one.aspect));
  const several = fields.filter((one) => one.several || holdsLists(table, one.at));
  const single = fields.filter((one) => !several.includes(one));
  // `param_1, param_2` beside an event are as many properties of it.
  const numbered = single.length > 1 && event !== undefined ? single : [];
  const lists = [
    ...[...several, ...numbered].map(({ at }) => ({ at })),
    ...some.map(({ at, aspect }) => ({ at, required: aspect === 'required' })),
  ].sort((a, b) => a.at - b.at);
  const property = numbered.length ? undefined : single[0]?.at;
  const name = readings.find((one) => one.subject === undefined && one.aspect === 'name')?.at;
  const typed = table.header.some((_, at) => holdsTypes(table, at));
  const found = { lists, traits, ...(property === undefined ? {} : { property }) };
  const nothingYet = property === undefined && !lists.length && typed;
  if (event === undefined && name !== undefined && nothingYet) return { ...found, property: name };
  const known = readings.map(({ at }) => at);
  const by = event !== undefined ? 'header' : name !== undefined ? 'name' : 'content';
  const settled = event ?? name ?? (alone ? namesIn(table, known, 0.5) : undefined);
  if (settled === undefined) return found;
  const second = nothingYet
    ? by === 'header'
      ? (name ?? namesIn(table, [...known, settled], 0))
      : namesIn(table, [...known, settled], 0)
    : undefined;
  return { ...found, event: settled, eventBy: by, ...(second === undefined ? {} : { property: second }) };
}
const isPresence = (aspect: Aspect | undefined): boolean => aspect === 'required' || aspect === 'optional';

/** Cells of a column that say something. */
export const filled = (table: SheetTable, at: number): readonly string[] =>
  table.rows.map((row) => row.cells[at]?.text ?? '').filter((text) => !isNothing(text));

/** The first of equals. */
function fullest(found: readonly KeyColumns[], table: SheetTable): number | undefined {
  const fill = found.map(({ at }) => filled(table, at).length);
  return found[fill.indexOf(Math.max(...fill))]?.at;
}
function holdsLists(table: SheetTable, at: number): boolean {
  const cells = table.rows.map((row) => row.cells[at]?.marked ?? '').filter((cell) => !isNothing(cell));
  return cells.filter(isList).length * 10 > cells.length;
}
/** Most of its cells are types. */
export function holdsTypes(table: SheetTable, at: number): boolean {
  const cells = table.rows.flatMap((row) => row.cells[at] ?? []).filter(({ text }) => !isNothing(text));
  return (
    cells.length > 0 && cells.filter(({ marked }) => readTypeCell(marked) !== undefined).length * 2 >= cells.length
  );
}

/** The first column, not told by its header, in which names stand: nearly all in a case that code uses, a share of them (`telling`) of more than one word. */
function namesIn(table: SheetTable, known: readonly number[], record: number): number | undefined {
  const at = table.header.findIndex((_, column) => {
    if (known.includes(column) || holdsTypes(table, column)) return false;
    const cells = [...new Set(filled(table, column))];
    const cased = cells.filter((text) => text.length <= 60 && cases.some((style) => fits(text, style)));
    return (
      cells.length > 1 &&
      cased.length >= cells.length * 0.9 &&
      cells.filter((text) => wordsOf(text).length > 1).length >= cells.length * record
    );
  });
  return at < 0 ? undefined : at;
}
const cases = ['snake_case', 'camelCase', 'PascalCase', 'kebab-case', 'Title Case'] as const;
