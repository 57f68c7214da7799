// Exports of tracking tools: tables whose columns are known by name, so that nothing about them is guessed.
import { plainWords } from './header.ts';
import type { Remark } from './remarks.ts';
import type { Row, Sheet, SheetCell, SheetTable } from './sheet.ts';

interface ExportShape {
  readonly tool: string;
  /** Columns that only this export has together. */
  readonly known: readonly string[];
  /** Its other columns: what each is called in a table that people write. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns of its own bookkeeping, which a plan has no place for. */
  readonly unused: readonly string[];
  /** The columns that say what a row is of and its name, and which words are for events; their properties stand below. */
  readonly kind: { readonly column: string; readonly name: string; readonly ofEvents: RegExp };
  /** Words of a column in words that all plans have. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const exportShapes: readonly ExportShape[] = [
  {
    // https://amplitude.com/docs/data/csv-import-export/file-schema
    tool: 'Amplitude',
    known: ['Object Type', 'Object Name', 'Event Property Name'],
    columns: {
      'Object Name': 'event name',
      'Event Display Name': 'Display name',
      'Object Owner': 'event owner',
      'Object Description': 'event description',
      'Event Category': 'event category',
      'Event Schema Status': 'event status',
      'Event Property Name': 'property name',
      'Property Description': 'property description',
      'Property Value Type': 'property type',
      'Property Required': 'property required',
      'Enum Values': 'property enum values',
    },
    unused: ['Action', 'Event Activity', 'Property Type'],
    kind: { column: 'Object Type', name: 'Object Name', ofEvents: /^(?:event|custom event)?$/i },
    cells: {
      'Event Schema Status': { live: 'implemented', planned: 'planned', unexpected: 'draft', deleted: 'removed' },
    },
  },
];

/** The same sheet in words of tables that people write, where it is an export that is known. */
export function fromExport(sheet: Sheet): Sheet {
  if (sheet.form !== 'grid') return sheet;
  const remarks: Remark[] = [];
  const sections = sheet.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'table' ? inPlainWords(block, remarks) : block)),
  }));
  return remarks.length ? { ...sheet, sections, remarks: [...sheet.remarks, ...remarks] } : sheet;
}

function inPlainWords(table: SheetTable, remarks: Remark[]): SheetTable {
  const titles = table.header.map(titleKey);
  const shape = exportShapes.find(({ known }) => known.every((column) => titles.includes(titleKey(column))));
  if (!shape) return table;
  remarks.push({
    fate: 'assumed',
    what: 'table',
    message: `Its columns are those of an export of ${shape.tool}, and were read as such.`,
    at: table.at,
  });
  const columnOf = (name: string) => titles.indexOf(titleKey(name));
  const unused = shape.unused.map(columnOf).filter((at) => at >= 0);
  const [kind, name] = [columnOf(shape.kind.column), columnOf(shape.kind.name)];
  const named = new Map(Object.entries(shape.columns).map(([column, name]) => [titleKey(column), name]));
  const words = new Map(
    Object.entries(shape.cells).map(([column, list]) => [columnOf(column), new Map(Object.entries(list))]),
  );
  const kept = table.header.flatMap((_, at) => (unused.includes(at) || at === kind ? [] : [at]));
  for (const at of unused)
    if (table.rows.some(({ cells }) => cells[at]?.text))
      remarks.push({
        fate: 'dropped',
        what: 'column',
        column: table.header[at] ?? '',
        message: `${shape.tool} keeps its own books here; a plan has no place for them.`,
      });
  /** What the row above is of, where that is no event. */
  let other = '';
  const rows = table.rows.flatMap(({ at, cells }): readonly Row[] => {
    const said = cells[kind]?.text ?? '';
    // A row without a name goes on with what the row above is of.
    if (said || cells[name]?.text) other = shape.kind.ofEvents.test(said) ? '' : said;
    if (other) {
      remarks.push({
        fate: 'dropped',
        what: 'row',
        message: `The row is of a ${other.toLowerCase()}, not of an event; it was left out.`,
        at,
      });
      return [];
    }
    return [{ at, cells: kept.map((column) => inWords(cells[column], words.get(column))) }];
  });
  return {
    ...table,
    header: kept.map((at) => named.get(titles[at] ?? '') ?? table.header[at] ?? ''),
    rows,
    exported: true,
  };
}
const titleKey = (title: string): string => plainWords(title).join(' ');
const inWords = (cell: SheetCell | undefined, words: ReadonlyMap<string, string> | undefined): SheetCell => {
  const text = words?.get(cell?.text.toLowerCase() ?? '');
  return text === undefined ? (cell ?? { text: '', marked: '' }) : { text, marked: text };
};
