// Properties in rows of their own: name, type, required, allowed values, example, description, each in its column.
import { formats, piiClasses } from '../plan/plan.schema.ts';
import type { Plain } from '../plan/plan.ts';
import { isNothing, isPropertyName, readNamesIn, readPresence, readPresenceFirst } from './cell-values.ts';
import type { Columns } from './columns.ts';
import type { PropertyDraft } from './drafts.ts';
import { readTypeCell } from './property-item.ts';
import { isList, readPropertyList } from './property-list.ts';
import { excerpt } from './remarks.ts';
import type { Cells } from './row-cells.ts';
import type { SheetCell } from './sheet.ts';
import { readExamples, readValues, valueKindOf } from './values.ts';
import { readStatus } from './words-of-cells.ts';

/** The property of a row: none where its name is missing, several where its cell names several. */
export function readPropertyRow(cells: Cells, { property, ofProperty }: Columns): readonly PropertyDraft[] {
  const names = namesOf(cells, property);
  if (!names.length) return [];
  const typed = cells.read(
    ofProperty.type,
    ({ marked }) => readTypeCell(marked),
    'type that is known, so the property has none',
  );
  const remark = typed?.description ?? typed?.rest;
  if (remark)
    cells.lose(
      { fate: 'dropped', what: 'text', message: `"${excerpt(remark)}" beside a type was left out.` },
      ofProperty.type,
    );
  const type = typed?.is ?? {};
  const base =
    typeof type.type === 'string'
      ? type.type
      : (type.type as readonly string[] | undefined)?.find((one) => one !== 'null');
  const values = cells.read(ofProperty.values, ({ marked }) => known(readValues(marked, base)), 'list of values') ?? {};
  const example = cells.cell(ofProperty.example).marked;
  const examples = [...readExamples(example, base), ...(values.examples ?? [])];
  const allowed = allowedIn(type, values.enum, cells, ofProperty);
  const format = cells.read(ofProperty.format, ({ text }) => formatOf(text), 'format that is known');
  const is: Readonly<Record<string, Plain | undefined>> = {
    ...type,
    ...format,
    ...allowed,
    format: type.format ?? format?.format,
    minimum: values.minimum ?? cells.read(ofProperty.minimum, numberIn, 'number'),
    maximum: values.maximum ?? cells.read(ofProperty.maximum, numberIn, 'number'),
    unit: cells.text(ofProperty.unit) ?? type.unit,
    pii: cells.read(ofProperty.pii, ({ text }) => piiOf(text), 'class of personal data'),
    status: cells.read(ofProperty.status, ({ text }) => readStatus(text), 'status that the plan language has'),
    since: cells.text(ofProperty.since),
  };
  const required = presenceIn(cells, ofProperty) ?? typed?.required;
  const description = cells.text(ofProperty.description);
  return names.map(({ draft, marked }) => {
    const sent = required ?? marked ?? draft.required;
    const about = description ?? draft.description;
    const shown = examples.length ? examples : draft.examples;
    return {
      ...draft,
      is: {
        ...draft.is,
        ...Object.fromEntries(Object.entries(is).filter((pair): pair is [string, Plain] => pair[1] !== undefined)),
      },
      ...(sent === undefined ? {} : { required: sent }),
      ...(about ? { description: about } : {}),
      ...(shown ? { examples: shown } : {}),
      ...cells.meta(),
    };
  });
}

/** Allowed values beside a type: one of a list is a text, those of an array are of its members, and none is written that the type forbids. */
function allowedIn(
  type: Readonly<Record<string, Plain>>,
  listed: readonly Plain[] | undefined,
  cells: Cells,
  { type: typeAt, values: valuesAt }: Columns['ofProperty'],
): Readonly<Record<string, Plain>> {
  const values = (type.enum as readonly Plain[] | undefined) ?? listed;
  if (!values) return {};
  if (type.type === undefined) return { type: valueKindOf(values), enum: values };
  if (type.type === 'array') {
    if (type.items === undefined && choice.test(cells.text(typeAt) ?? '')) {
      cells.lose(
        { fate: 'assumed', what: 'cell', message: 'A list with its options was taken for one of them, not several.' },
        typeAt,
      );
      return { type: valueKindOf(values), enum: values };
    }
    const items = (type.items ?? { type: valueKindOf(values) }) as Readonly<Record<string, Plain>>;
    if (values.every((value) => fitsType(value, items.type))) return { items: { ...items, enum: values } };
  } else if (values.every((value) => fitsType(value, type.type))) return { enum: values };
  cells.keep(valuesAt);
  cells.lose(
    {
      fate: 'moved',
      what: 'cell',
      message: `"${excerpt(cells.text(valuesAt) ?? '')}" does not fit the type ${cells.text(typeAt) ?? ''}; it was kept under meta.`,
    },
    valuesAt,
  );
  return {};
}
/** Words for a field of a form, which is one of its options. */
const choice = /^(?:list|drop-?down|select|pick-?list|lista|liste|options?)$/i;
const fitsType = (value: Plain, type: Plain | undefined): boolean =>
  [type].flat().some((one) => {
    if (one === 'integer') return Number.isInteger(value);
    if (one === 'number' || one === 'string' || one === 'boolean') return typeof value === one;
    return one === undefined || one === 'any' || (one === 'null' && value === null);
  });

/** `marked`: a star or a question mark behind the name says whether it is required. */
function namesOf(
  { cell, lose, at }: Cells,
  property: number | undefined,
): readonly { readonly draft: PropertyDraft; readonly marked?: boolean }[] {
  const named = cell(property);
  if (isNothing(named.text)) return [];
  const { names, beside, broken } = readNamesIn(named);
  const [, name = '', mark = ''] = /^(.*?[\p{L}\p{N}\])])\s*([?*])$/su.exec(names.join(', ')) ?? ['', names.join(', ')];
  const list =
    names.length > 1 || isList(named.marked) || !isPropertyName(name) ? readPropertyList(named.marked, at) : undefined;
  if (list?.properties.length && !list.unread.length) {
    const all = list.properties.map((one) => `"${one.name}"`).join(', ');
    if (list.properties.length > 1)
      lose(
        {
          fate: 'assumed',
          what: 'cell',
          message: `Properties ${all} stand in one cell; what the row says was taken for each of them.`,
        },
        property,
      );
    else
      lose(
        {
          fate: 'assumed',
          what: 'cell',
          message: `"${excerpt(named.text)}" is no name; it was read as property ${all}.`,
        },
        property,
      );
    return list.properties.map((draft) => ({ draft }));
  }
  if (!isPropertyName(name)) {
    lose(
      {
        fate: 'dropped',
        what: 'cell',
        message: `"${excerpt(named.text)}" is no name of a property, so the row was left out.`,
      },
      property,
    );
    return [];
  }
  if (beside && names.length === 1)
    lose(
      {
        fate: 'dropped',
        what: 'text',
        message: `"${excerpt(beside)}" beside the name of property "${name}" was left out.`,
      },
      property,
    );
  if (broken)
    lose(
      {
        fate: 'changed',
        what: 'cell',
        message: `The name of property "${name}" had a line break, which is a blank now.`,
      },
      property,
    );
  return [{ draft: { name, is: {}, at }, ...(mark ? { marked: mark === '*' } : {}) }];
}

function presenceIn(cells: Cells, { required, optional }: Columns['ofProperty']): boolean | undefined {
  const column = required ?? optional;
  if (column === undefined) return undefined;
  // An empty cell says no as well.
  if (cells.text(column) === undefined) return column === optional;
  const read = cells.read(
    column,
    ({ text }) => {
      const plain = readPresence(text);
      if (plain !== undefined) return plain;
      const first = readPresenceFirst(text);
      // What stands behind the first word is a condition, which a yes or no cannot hold.
      if (first?.rest) {
        cells.keep(column);
        cells.lose(
          {
            fate: 'moved',
            what: 'cell',
            message: `"${excerpt(text)}" was read by its first word; the rest was kept under meta.`,
          },
          column,
        );
      }
      return first?.required;
    },
    'plain yes or no, so the property is not required',
  );
  return read === undefined ? undefined : column === optional ? !read : read;
}

const known = <T extends { readonly unread?: true }>(read: T): T | undefined => (read.unread ? undefined : read);

function piiOf(said: string): string | undefined {
  const word = said.toLowerCase().replace(/[\s-]+/g, '_');
  return piiClasses.find((one) => one === word) ?? (readPresence(word) === false ? 'none' : undefined);
}
/** A known format, or a pattern where it looks like one. */
function formatOf(said: string): { readonly format?: string; readonly pattern?: string } | undefined {
  const format = formats.find((one) => one === said.toLowerCase());
  if (format) return { format };
  const pattern = /^\/(.+)\/[a-z]*$/.exec(said)?.[1] ?? (/^\^.*\$$/.test(said) ? said : undefined);
  return pattern === undefined ? undefined : { pattern };
}
const numberIn = ({ text }: SheetCell): number | undefined =>
  /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : undefined;
