// An object in a cell or a block of code: JSON, a literal of a program, the shape of a type; its keys are properties.
import type { Plain } from '../plan/plan.ts';
import { splitAtTop } from './cell-values.ts';
import { type PropertyDraft, printedProperty } from './drafts.ts';
import { readTypeCell } from './property-item.ts';
import { withoutCodeMarks } from './sheet.ts';
import { readType } from './type.ts';
import { readLiteral, valueKindOf } from './values.ts';

/** Nobody writes a longer example by hand, or a deeper one. */
const MAX_LENGTH = 20_000;
const MAX_DEPTH = 6;

/** `{ … }` as properties; undefined where it is no object, or is one whose keys nobody can tell. */
export function readObject(marked: string, at: number): readonly PropertyDraft[] | undefined {
  if (marked.length > MAX_LENGTH) return undefined;
  return objectIn(withoutCodeMarks(marked).trim(), at, 0);
}
export const isObjectCell = (marked: string): boolean => /^\{.*\}$/s.test(withoutCodeMarks(marked).trim());

function objectIn(text: string, at: number, depth: number): readonly PropertyDraft[] | undefined {
  const inside = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inside === undefined || depth > MAX_DEPTH) return undefined;
  const entries = entriesOf(inside).map((entry) => entryIn(entry));
  if (entries.some((entry) => entry === undefined)) return undefined;
  const all = entries.flatMap((entry) => entry ?? []);
  // Where all texts are words for types, it is a shape; among values, "email" is one of them.
  const shape = all.every(({ value }) => !/^["']/.test(value) || typeWord.test(value.slice(1, -1)));
  return all.map(({ name, optional, value, remark }) => {
    const { required, ...fields } = valueIn(value, at, depth, shape);
    const sent = optional ? false : required;
    // `// string - what it is`: said outright, beside an example.
    const said = remark ? readTypeCell(remark) : undefined;
    const { byExample: _, ...shown } = fields;
    const about = said ? (said.description ?? said.rest) : remark;
    return {
      name,
      at,
      ...(said ? { ...shown, is: { ...shown.is, ...said.is } } : fields),
      ...(sent === undefined ? {} : { required: sent }),
      ...(about ? { description: about } : {}),
    };
  });
}
const typeWord =
  /^(?:string|str|number|integer|int|long|float|double|decimal|bool|boolean|object|array|datetime|timestamp|uuid|any)(?:\[\])?\??$/i;

/** Comments go with the entry that they stand behind; what they hold cuts nothing. */
const entriesOf = (inside: string): readonly string[] =>
  splitAtTop(
    inside
      .replace(/\/\*.*?\*\//gs, ' ')
      .replace(
        /(,?)[^\S\n]*(?<![:\w])\/\/([^\n]*)/g,
        (_, comma: string, remark: string) => `//${veiled(remark)}${comma}\n`,
      ),
    ',;\n',
  ).filter((entry) => entry !== '' && !/^(?:\/\/.*|\.\.\.|…)$/.test(entry));
const cutting = ',;{}[]()<>"\'“”';
const veiled = (text: string): string =>
  text.replace(/[,;{}[\]()<>"'“”]/g, (mark) => String.fromCharCode(0xe100 + cutting.indexOf(mark)));
const unveiled = (text: string): string =>
  text.replace(/[\uE100-\uE1FF]/g, (mark) => cutting.charAt(mark.charCodeAt(0) - 0xe100));

interface Entry {
  readonly name: string;
  readonly optional: boolean;
  readonly value: string;
  readonly remark: string;
}
/** None for `...rest`; undefined for what is no entry. */
function entryIn(entry: string): readonly Entry[] | undefined {
  if (/^\.\.\.[\w.]*$/.test(entry)) return [];
  const [, code = '', remark = ''] = /^(.*?)(?:(?<![:\w])\/\/\s*(.*))?$/s.exec(entry) ?? [];
  const [, double, single, bare, optional, value = ''] =
    /^(?:"([^"{}]{1,100})"|'([^'{}]{1,100})'|([\p{L}_$][\p{L}\p{N}_$.-]{0,99}(?:\[\s*\])?))\s*(\?)?\s*(?::\s*(.*))?$/su.exec(
      code.trim(),
    ) ?? [];
  const name = (double ?? single ?? bare ?? '').trim();
  return name
    ? [{ name, optional: optional !== undefined, value: value.trim(), remark: unveiled(remark).trim() }]
    : undefined;
}

type Value = Pick<PropertyDraft, 'is' | 'examples' | 'required' | 'byExample'>;
function valueIn(value: string, at: number, depth: number, shape: boolean): Value {
  if (value.startsWith('{')) {
    const members = objectIn(value, at, depth + 1);
    return { is: { type: 'object', ...membersOf(members) }, ...(shape ? {} : { byExample: true }) };
  }
  if (value.startsWith('[') && value.endsWith(']')) return listIn(value, at, depth, shape);
  if (value === 'null') return { is: {} };
  // `"<<type: string>>"`, `"{{plan}}"`: what is filled in stands there.
  const [, blank] = /^(["'])\s*(?:<.*>|\{\{.*\}\}|\[.*\]|\.{3}|…)\s*\1$/s.exec(value) ?? [];
  if (blank) {
    const word = /\btype:\s*([\w[\]]+)|^["'\s<{[]*([\w[\]]+)[>}\]\s"']*$/i.exec(value);
    const read = readType(word?.[1] ?? word?.[2] ?? '');
    return { is: read?.type !== undefined && typeWord.test(word?.[1] ?? word?.[2] ?? '') ? { type: read.type } : {} };
  }
  const literal = value.includes('|') ? undefined : readLiteral(value);
  const typed = literal === undefined || shape ? readType(literal ? String(literal.value) : value) : undefined;
  if (typed) {
    const { required, ...is } = typed;
    return { is: is as Record<string, Plain>, ...(required === undefined ? {} : { required }) };
  }
  return literal ? example(literal.value) : { is: {} };
}
const example = (value: Plain): Value => ({
  is: { type: valueKindOf([value]) },
  examples: [value],
  byExample: true,
});
const membersOf = (members: readonly PropertyDraft[] | undefined): { readonly properties?: Plain } =>
  members?.length ? { properties: members.map(printedProperty) } : {};

function listIn(value: string, at: number, depth: number, shape: boolean): Value {
  const parts = splitAtTop(value.slice(1, -1), ',\n').filter((part) => part !== '' && part !== '...');
  const [first = ''] = parts;
  const members = first.startsWith('{') ? objectIn(first, at, depth + 1) : undefined;
  if (members)
    return {
      is: { type: 'array', items: { type: 'object', ...membersOf(members) } },
      ...(shape ? {} : { byExample: true }),
    };
  const literals = parts.map((part) => readLiteral(part)?.value);
  const values = literals.flatMap((one) => (one === undefined ? [] : [one]));
  if (values.length !== parts.length || !values.length) {
    const type = readType(value);
    return { is: (type?.type === 'array' ? type : { type: 'array' }) as Record<string, Plain> };
  }
  const words = shape && values.every((one) => typeof one === 'string' && typeWord.test(one));
  const inner = words ? readType(String(values[0]))?.type : valueKindOf(values);
  return {
    is: { type: 'array', ...(typeof inner === 'string' ? { items: { type: inner } } : {}) },
    ...(words ? {} : { examples: [values], byExample: true }),
  };
}
