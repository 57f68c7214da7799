// Properties in rows of their own: name, type, required, allowed values, example, description, each in its column.
import { formats, piiClasses } from '../plan/plan.schema.ts';
import type { Plain } from '../plan/plan.ts';
import { isNothing, readNamesIn, readPresence, readPresenceFirst } from './cell-values.ts';
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
  const examples = [...readExamples(cells.cell(ofProperty.example).marked, base), ...(values.examples ?? [])];
  const enumerated = (type.enum as readonly Plain[] | undefined) ?? values.enum;
  const format = cells.read(ofProperty.format, ({ text }) => formatOf(text), 'format that is known');
  const is: Readonly<Record<string, Plain | undefined>> = {
    ...type,
    type: enumerated && type.type === undefined ? valueKindOf(enumerated) : type.type,
    ...format,
    format: type.format ?? format?.format,
    enum: enumerated,
    minimum: values.minimum ?? cells.read(ofProperty.minimum, numberIn, 'number'),
    maximum: values.maximum ?? cells.read(ofProperty.maximum, numberIn, 'number'),
    unit: cells.text(ofProperty.unit) ?? type.unit,
    pii: cells.read(ofProperty.pii, ({ text }) => piiOf(text), 'class of personal data'),
    status: cells.read(ofProperty.status, ({ text }) => readStatus(text), 'status that the plan language has'),
    since: cells.text(ofProperty.since),
  };
  const required = presenceIn(cells, ofProperty) ?? typed?.required;
  const description = cells.text(ofProperty.description);
  return names.map(({ name, marked }) => {
    const sent = required ?? marked;
    return {
      name,
      at: cells.at,
      is: Object.fromEntries(Object.entries(is).filter((pair): pair is [string, Plain] => pair[1] !== undefined)),
      ...(sent === undefined ? {} : { required: sent }),
      ...(description ? { description } : {}),
      ...(examples.length ? { examples } : {}),
      ...cells.meta(),
    };
  });
}

/** `marked`: a star or a question mark behind the name says whether it is required. */
function namesOf(
  { cell, lose, at }: Cells,
  property: number | undefined,
): readonly { readonly name: string; readonly marked?: boolean }[] {
  const named = cell(property);
  if (isNothing(named.text)) return [];
  const { names, beside, broken } = readNamesIn(named);
  const several = names.length > 1 || isList(named.marked) ? readPropertyList(named.marked, at) : undefined;
  if (several && several.properties.length > 1 && !several.unread.length) {
    const all = several.properties.map(({ name }) => `"${name}"`).join(', ');
    lose(
      {
        fate: 'assumed',
        what: 'cell',
        message: `Properties ${all} stand in one cell; what the row says was taken for each of them.`,
      },
      property,
    );
    return several.properties.map(({ name }) => ({ name }));
  }
  const [, name = '', mark = ''] = /^(.*?[\p{L}\p{N}\])])\s*([?*])$/su.exec(names.join(', ')) ?? ['', names.join(', ')];
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
  return [{ name, ...(mark ? { marked: mark === '*' } : {}) }];
}

function presenceIn(cells: Cells, { required, optional }: Columns['ofProperty']): boolean | undefined {
  const column = required ?? optional;
  if (column === undefined) return undefined;
  // An empty cell says no as well.
  if (cells.text(column) === undefined) return column === optional;
  const read = cells.read(
    column,
    ({ text }) => readPresence(text) ?? readPresenceFirst(text)?.required,
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
