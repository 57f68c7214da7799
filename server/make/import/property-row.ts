// One property in a row of its own: name, type, required, allowed values, example, description, each in its column.
import { formats, piiClasses } from '../../read/plan/keys.ts';
import type { Plain } from '../../read/plan/plan.ts';
import type { Columns } from './columns.ts';
import { type Loss, shortened } from './loss.ts';
import { isNothing } from './nothing.ts';
import { readPresence, readPresenceFirst } from './presence.ts';
import type { PropertyDraft } from './property.ts';
import { choices } from './property-item.ts';
import type { Row, Table } from './sheet.ts';
import { readType, type TypeRead } from './type.ts';
import { kindOf, readExamples, readValues } from './values.ts';
import { readEventName, readStatus } from './words-of-cells.ts';

type Lose = (loss: Pick<Loss, 'fate' | 'what' | 'message'>, column?: number) => void;

/** Undefined where the row names none. */
export function readPropertyRow(
  row: Row,
  { property, ofProperty, rest }: Columns,
  table: Table,
  lose: Lose,
): PropertyDraft | undefined {
  const cell = (at: number | undefined) => (at === undefined ? undefined : row.cells[at]);
  const text = (at: number | undefined) => (isNothing(cell(at)?.text ?? '') ? undefined : cell(at)?.text);
  const named = cell(property);
  if (!named || isNothing(named.text)) return undefined;
  const { names, rest: beside } = readEventName(named);
  const [, name = '', mark = ''] = /^(.+?)\s*([?*]?)$/s.exec(names.join(', ')) ?? [];
  if (beside)
    lose(
      {
        fate: 'dropped',
        what: 'text',
        message: `"${shortened(beside)}" beside the name of property "${name}" was left out.`,
      },
      property,
    );
  const meta: [string, string][] = rest.flatMap(({ at, of }) => {
    const said = of === 'property' ? text(at) : undefined;
    return said === undefined ? [] : [[table.header[at] ?? '', said]];
  });
  const move = (at: number | undefined, what: string) => {
    const said = text(at);
    if (said === undefined || at === undefined) return;
    meta.push([table.header[at] ?? '', said]);
    lose({ fate: 'moved', what: 'cell', message: `"${shortened(said)}" is no ${what}; it was kept under meta.` }, at);
  };

  const typed = text(ofProperty.type);
  const { required: byType, ...type }: TypeRead =
    (typed === undefined ? undefined : (readType(typed) ?? choices(cell(ofProperty.type)?.marked ?? '')?.is)) ?? {};
  if (typed !== undefined && !type.type) move(ofProperty.type, 'type that is known, so the property has none');
  const base = typeof type.type === 'string' ? type.type : type.type?.find((one) => one !== 'null');
  const values = readValues(cell(ofProperty.values)?.marked ?? '', base);
  if (values.unread) move(ofProperty.values, 'list of values');
  const enumerated = type.enum ?? values.enum;
  const examples = [...readExamples(cell(ofProperty.example)?.marked ?? '', base), ...(values.examples ?? [])];
  const status = text(ofProperty.status) === undefined ? undefined : readStatus(text(ofProperty.status) ?? '');
  if (status === undefined) move(ofProperty.status, 'status that the plan language has');
  const pii = piiOf(text(ofProperty.pii));
  if (pii === undefined) move(ofProperty.pii, 'class of personal data');
  const format = formatOf(text(ofProperty.format));
  if (format === undefined) move(ofProperty.format, 'format that is known');
  const is: Record<string, Plain | undefined> = {
    type: enumerated && type.type === undefined ? kindOf(enumerated) : type.type,
    ...format,
    format: type.format ?? format?.format,
    items: type.items,
    enum: enumerated,
    minimum: values.minimum ?? numberOf(text(ofProperty.minimum)),
    maximum: values.maximum ?? numberOf(text(ofProperty.maximum)),
    maxLength: type.maxLength,
    unit: text(ofProperty.unit) ?? type.unit,
    pii,
    status,
    since: text(ofProperty.since),
  };
  const required = presence();
  const described = text(ofProperty.description);
  return {
    name: names.length === 1 ? name : names.join(', '),
    at: row.at,
    is: Object.fromEntries(Object.entries(is).filter((pair): pair is [string, Plain] => pair[1] !== undefined)),
    ...(required === undefined ? {} : { required }),
    ...(described ? { description: described } : {}),
    ...(examples.length ? { examples } : {}),
    ...(meta.length ? { meta: Object.fromEntries(meta) } : {}),
  };

  function presence(): boolean | undefined {
    const optional = ofProperty.optional;
    const at = ofProperty.required ?? optional;
    if (at === undefined) return byType ?? (mark === '?' ? false : mark === '*' ? true : undefined);
    const said = cell(at)?.text ?? '';
    const read = readPresence(said) ?? readPresenceFirst(said)?.required;
    if (read === undefined) {
      move(at, 'plain yes or no, so the property is not required');
      return undefined;
    }
    return at === optional ? !read : read;
  }
}

function piiOf(said: string | undefined): string | undefined {
  const word = said?.toLowerCase().replace(/[\s-]+/g, '_');
  if (word === undefined) return undefined;
  return piiClasses.find((one) => one === word) ?? (readPresence(word) === false ? 'none' : undefined);
}
/** A known format, or a pattern where it looks like one. */
function formatOf(said: string | undefined): { readonly format?: string; readonly pattern?: string } | undefined {
  if (said === undefined) return undefined;
  const known = formats.find((one) => one === said.toLowerCase());
  if (known) return { format: known };
  const pattern = /^\/(.+)\/[a-z]*$/.exec(said)?.[1] ?? (/^\^.*\$$/.test(said) ? said : undefined);
  return pattern === undefined ? undefined : { pattern };
}
const numberOf = (said: string | undefined): number | undefined =>
  said !== undefined && /^-?\d+(?:\.\d+)?$/.test(said) ? Number(said) : undefined;
