// Which columns name events and which name properties: what every other column of a table hangs on.
import { fits, wordsOf } from '../base/naming.ts';
import { isNothing, isPropertyName } from './cell-values.ts';
import { type Header, plainWords, readGroupedHeader } from './header.ts';
import type { Aspect, Subject } from './languages/language.ts';
import { type MarkColumns, marksIn } from './marks.ts';
import { isObjectCell, readObject } from './object-cell.ts';
import { readTypeCell } from './property-item.ts';
import { isList } from './property-list.ts';
import { type SheetTable, withoutCodeMarks } from './sheet.ts';

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
  /** By what the event's column was known; a bare `Name` or `Action` may name anything. */
  readonly eventBy?: 'header' | 'name' | 'action' | 'content';
  /** Names the event together with the action in the event's column. */
  readonly category?: number;
  /** What the actions of a category are sent with: the label and the value of older analytics. */
  readonly label?: number;
  readonly value?: number;
  /** One property in each row. */
  readonly property?: number;
  /** The property's column was told by its content. */
  readonly propertyByContent?: true;
  readonly lists: readonly ListColumn[];
  /** Objects as they are sent: their keys are properties, with an example each. */
  readonly payloads: readonly number[];
  readonly marks?: MarkColumns;
  /** The properties are those of a person. */
  readonly traits: boolean;
}

export const readingsOf = (table: SheetTable): readonly KeyColumns[] =>
  table.header.flatMap((title, at) => {
    const header = readGroupedHeader(title, table.groups?.[at]);
    return header ? [{ ...header, at }] : [];
  });

/** `alone`: the table is all there is, so that one of its columns must name the events. */
export function anchorsOf(table: SheetTable, all: readonly KeyColumns[], alone: boolean): Anchors {
  const first = all.find((one) => namesSubject(one, 'event'));
  const marks = marksIn(table, all, first?.at);
  const readings = all.filter(({ at }) => !marks?.at.includes(at));
  const naming = (subject: Subject) => readings.filter((one) => namesSubject(one, subject));
  const traits = naming('trait').length > 0;
  const named = naming('event');
  // `Event type`, over a name in each row.
  const events = named.length
    ? named
    : readings.filter((one) => one.subject === 'event' && one.aspect === 'type' && areNames(table, one.at, 1));
  const certain = named.filter(({ acting }) => !acting);
  const event = fullest(certain, table) ?? fullest(events, table);
  const pair = events.some(({ at, acting }) => at === event && acting) ? categoryIn(table, readings, event) : {};
  const objects = readings.length
    ? table.header.flatMap((_, at) => (at !== event && holdsObjects(table, at) ? [at] : []))
    : [];
  const fields = traits ? naming('trait') : naming('property');
  const payloads = objects.filter((at) => !fields.some((one) => one.at === at));
  const some = readings.filter((one) => one.subject === 'property' && one.several && isPresence(one.aspect));
  // A header in the plural over one name a row, with its type beside it, is one of a property.
  const typesStand = readings.some(({ aspect, at }) => aspect === 'type' && holdsTypes(table, at));
  const rowed = (at: number) =>
    (event === undefined || typesStand) &&
    markedCells(table, at).every((cell) => isPropertyName(withoutCodeMarks(cell)));
  const several = fields.filter(({ at, several: plural }) => holdsLists(table, at) || (plural && !rowed(at)));
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
  const found = {
    lists,
    payloads,
    traits,
    ...pair,
    ...(marks ? { marks } : {}),
    ...(property === undefined ? {} : { property }),
  };
  const nothingYet = property === undefined && !lists.length && !payloads.length && !marks && typed;
  if (event === undefined && name !== undefined && nothingYet) return { ...found, property: name };
  const known = readings.map(({ at }) => at);
  const by =
    event !== undefined
      ? certain.some(({ at }) => at === event) || pair.category !== undefined
        ? 'header'
        : named.length
          ? 'action'
          : 'name'
      : name !== undefined
        ? 'name'
        : 'content';
  const settled = event ?? name ?? (alone && !marks ? namesIn(table, known, 0.5) : undefined);
  if (settled === undefined) return found;
  const headed = nothingYet && by === 'header' ? name : undefined;
  const second = nothingYet ? (headed ?? namesIn(table, [...known, settled], 0)) : undefined;
  return {
    ...found,
    event: settled,
    eventBy: by,
    ...(second === undefined ? {} : { property: second }),
    ...(second !== undefined && headed === undefined ? { propertyByContent: true } : {}),
  };
}
const isPresence = (aspect: Aspect | undefined): boolean => aspect === 'required' || aspect === 'optional';
const namesSubject = (one: KeyColumns, subject: Subject): boolean =>
  one.subject === subject && (one.aspect === undefined || one.aspect === 'name');

/** `Event Category | Event Action | Event Label`: the two first name the event; not where the action says it all. */
function categoryIn(
  table: SheetTable,
  readings: readonly KeyColumns[],
  action: number | undefined,
): Pick<Anchors, 'category' | 'label' | 'value'> {
  const found = readings.find(
    ({ aspect, subject, at }) => aspect === 'category' && subject !== 'property' && filled(table, at).length,
  )?.at;
  if (found === undefined || action === undefined) return {};
  let category = '';
  const whole = table.rows.every(({ cells }) => {
    category = cells[found]?.text || category;
    const [of, name] = [wordsOf(category), wordsOf(cells[action]?.text ?? '')];
    return of.length > 0 && name.length > of.length && of.every((word, at) => name[at] === word);
  });
  if (whole) return {};
  const headed = (word: string) =>
    table.header.findIndex((title) => {
      const words = plainWords(title);
      return words.includes(word) && words.every((one) => one === word || one === 'event');
    });
  const [label, value] = [headed('label'), headed('value')];
  return { category: found, ...(label < 0 ? {} : { label }), ...(value < 0 ? {} : { value }) };
}

/** Cells of a column that say something. */
export const filled = (table: SheetTable, at: number): readonly string[] =>
  table.rows.map((row) => row.cells[at]?.text ?? '').filter((text) => !isNothing(text));
const markedCells = (table: SheetTable, at: number): readonly string[] =>
  table.rows.flatMap((row) => row.cells[at] ?? []).flatMap(({ text, marked }) => (isNothing(text) ? [] : [marked]));

/** The first of equals; one that is not empty. */
function fullest(found: readonly KeyColumns[], table: SheetTable): number | undefined {
  const fill = found.map(({ at }) => filled(table, at).length);
  return found[fill.indexOf(Math.max(...fill))]?.at;
}
function holdsLists(table: SheetTable, at: number): boolean {
  const cells = markedCells(table, at);
  return cells.filter(isList).length * 10 > cells.length;
}
/** Most of its cells are objects whose keys can be told. */
function holdsObjects(table: SheetTable, at: number): boolean {
  const cells = markedCells(table, at);
  return (
    cells.length > 0 &&
    cells.filter((cell) => isObjectCell(cell) && (readObject(cell, 0)?.length ?? 0) > 0).length * 2 > cells.length
  );
}
/** Most of its cells are types; an object with keys is an example, or several properties. */
export function holdsTypes(table: SheetTable, at: number): boolean {
  const cells = markedCells(table, at);
  return (
    cells.length > 0 &&
    cells.filter((marked) => !/\{.*\w.*\}/s.test(marked) && readTypeCell(marked) !== undefined).length * 2 >=
      cells.length
  );
}

/** The first column, not told by its header, in which names stand, a share of them (`telling`) of more than one word. */
function namesIn(table: SheetTable, known: readonly number[], telling: number): number | undefined {
  const at = table.header.findIndex(
    (_, column) => !known.includes(column) && !holdsTypes(table, column) && areNames(table, column, telling),
  );
  return at < 0 ? undefined : at;
}
/** Nearly all in a case that code uses. */
function areNames(table: SheetTable, at: number, telling: number): boolean {
  const cells = [...new Set(filled(table, at))];
  const cased = cells.filter((text) => text.length <= 60 && cases.some((style) => fits(text, style)));
  return (
    cells.length > 1 &&
    cased.length >= cells.length * 0.9 &&
    cells.filter((text) => wordsOf(text).length > 1).length >= cells.length * telling
  );
}
const cases = ['snake_case', 'camelCase', 'PascalCase', 'kebab-case', 'Title Case'] as const;
