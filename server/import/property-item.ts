// One property as a cell tells it: `plan`, `plan?: string`, `plan (string, optional)`, `scope: 'web' | 'app'`, `items[]`, `seats – how many`.
import type { Plain } from '../plan/plan.ts';
import { isPropertyName, readPresence, splitAtTop } from './cell-values.ts';
import type { PropertyDraft } from './drafts.ts';
import { CODE, EDOC, withoutCodeMarks } from './sheet.ts';

import { readType, type TypeRead } from './type.ts';
import { readLiteral, typedValue, valueKindOf } from './values.ts';

export interface ItemRead {
  readonly property?: PropertyDraft;
  /** What of it could not be read: all of it where there is no property. */
  readonly rest?: string;
}

/** `part` is one entry of a list, with code spans marked. */
export function readPropertyItem(part: string, at: number): ItemRead {
  const code = /^\uE000([^\uE001]*)\uE001(.*)$/s.exec(part);
  const inside = code?.[1] ?? '';
  // `method: string` or `method?` as a whole in a code span.
  if (code && /[:?(=]/.test(inside)) return readPropertyItem(`${inside}${code[2] ?? ''}`, at);
  const cut = code ? [inside, code[2] ?? ''] : cutName(part);
  // `The \`sku\` is printed` is prose; behind a name, a span alone is a type.
  if (!code && cut[1]?.startsWith(CODE) && readTypeCell(cut[1]) === undefined)
    return { rest: withoutCodeMarks(part).trim() };
  // A star inside a code span, or behind a sign, stands for any letters; else it says that the property is required.
  const [, bare = '', marks = ''] =
    (code ? /^(.*?)((?:\[\s*\]|\?)*)$/s : /^(.*?)((?:\[\s*\]|[?!]|(?<=[\p{L}\p{N}\])])\*)*)$/su).exec(cut[0] ?? '') ??
    [];
  const name = bare.replace(/^["']|["']$/g, '').trim();
  if (!isName(name, code !== null)) return { rest: withoutCodeMarks(part).trim() };
  const [, more = '', tail = ''] = /^((?:\[\s*\]|[?*])*)(.*)$/s.exec(cut[1] ?? '') ?? [];
  const signs = marks + more;
  const fields = readTail(tail.trim());
  const required = fields.required ?? (signs.includes('?') ? false : signs.includes('*') ? true : undefined);
  const is = signs.includes('[') && fields.is.type === undefined ? { type: 'array', ...fields.is } : fields.is;
  return {
    property: {
      name,
      at,
      is: is.enum && is.type === undefined ? { type: valueKindOf(is.enum as readonly Plain[]), ...is } : is,
      ...(required === undefined ? {} : { required }),
      ...(fields.description ? { description: fields.description } : {}),
      ...(fields.examples ? { examples: fields.examples } : {}),
      ...(fields.byExample ? { byExample: true } : {}),
    },
    ...(fields.rest ? { rest: fields.rest } : {}),
  };
}

/** Name, and what stands behind it. */
function cutName(part: string): readonly [string, string] {
  const end = /\s*(?:\(|:|=|\s[-–—]{1,2}>?\s|\uE000)/.exec(part)?.index ?? part.length;
  return [part.slice(0, end).trim(), part.slice(end).trim()];
}

/** Prose is no name: more than one word only in capitals, or in a code span. */
function isName(text: string, code: boolean): boolean {
  if (text === '' || text.length > 80 || !/[\p{L}\p{N}]/u.test(text) || /\n/.test(text)) return false;
  if (!isPropertyName(text)) return false;
  if (code) return true;
  const all = text.split(/\s+/);
  if (all.length === 1) return !/[<>"'`]/.test(text);
  return all.length <= 4 && all.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

/** A cell of types, perhaps with values or a remark: `string (new / returning)`, `` `web` | `ios` ``; undefined where it begins with no type. */
export function readTypeCell(marked: string): RecordSource | undefined {
  const fields = asType(marked) ?? readValue(marked.trim());
  return fields.is.type === undefined || fields.examples ? undefined : fields;
}

export interface RecordSource {
  readonly is: Readonly<Record<string, Plain>>;
  readonly required?: boolean;
  readonly description?: string;
  readonly examples?: readonly Plain[];
  readonly byExample?: true;
  readonly rest?: string;
}

/** What stands behind the name: brackets, then a type or values, then a sentence. */
function readTail(tail: string): RecordSource {
  const [, inBrackets, after = ''] = /^\(((?:[^()]|\([^()]*\))*)\)(.*)$/s.exec(tail) ?? [];
  if (inBrackets !== undefined) {
    const fields = readBrackets(inBrackets);
    const sentence = fields.is.type === undefined ? undefined : /^:\s*(.*)$/s.exec(after.trim())?.[1];
    return joined(
      fields,
      sentence === undefined || asType(sentence) ? readTail(after.trim()) : { is: {}, ...said(sentence) },
    );
  }
  const value = /^[:=]\s*(.*)$/s.exec(tail)?.[1];
  if (value !== undefined) return readValue(value.trim());
  const sentence = /^[-–—]+>?\s*(.*)$/s.exec(tail)?.[1];
  if (sentence !== undefined) return { is: {}, ...said(sentence) };
  // `price number`, where the type stands in code.
  const coded = tail.startsWith(CODE) ? readTypeCell(tail) : undefined;
  return coded ?? { is: {}, ...(tail ? { rest: withoutCodeMarks(tail) } : {}) };
}
const said = (text: string): { description?: string } => {
  const plain = withoutCodeMarks(text).trim();
  return plain ? { description: plain } : {};
};
const joined = (a: RecordSource, b: RecordSource): RecordSource => ({
  ...a,
  ...b,
  is: { ...a.is, ...b.is },
  ...(a.description && b.description ? { description: `${b.description} (${a.description})` } : {}),
});

/** `string, optional`, `'web'/'mobile'`, `25/50/75/100`, `how long it took`. */
function readBrackets(text: string): RecordSource {
  const whole = asType(text) ?? remarkedType(text);
  if (whole) return whole;
  let fields: RecordSource = { is: {} };
  const left: string[] = [];
  for (const part of splitAtTop(text, ',;').filter(Boolean)) {
    const type = asType(part);
    const presence = /^(?:required|mandatory|optional|obligatorio|opcional)$/i.test(part)
      ? readPresence(part)
      : undefined;
    if (type) fields = joined(fields, type);
    else if (presence !== undefined) fields = { ...fields, required: presence };
    else left.push(part);
  }
  return left.length ? joined(fields, choices(left.join(', ')) ?? { is: {}, ...said(left.join(', ')) }) : fields;
}

/** `bool — true if two people fit`, `int: cents`. */
function remarkedType(text: string): RecordSource | undefined {
  const [, head = '', remark = ''] = /^([^—–:]{2,30}?)(?:\s+[-—–]{1,2}\s+|:\s+)(.+)$/s.exec(text) ?? [];
  const type = head ? asType(head) : undefined;
  return type && { ...type, ...said(remark) };
}

/** `string`, `phone | guest`, `string (max 100 chars) - what for`, `42`, a sentence. */
function readValue(text: string): RecordSource {
  const whole = asType(text) ?? choices(text);
  if (whole) return whole;
  const [, head = '', tail = ''] =
    /^(\uE000[^\uE001]*\uE001|[^\s(,–—]+(?:\s*\|\s*[^\s(,–—]+)*)\s*(.*)$/s.exec(text) ?? [];
  const type = asType(head) ?? choices(head);
  // `string (max 100)`, `int – how many`, but `UUID of the collection` is a sentence.
  if (type && /^[(–—-]/.test(tail)) return joined(type, readTail(tail));
  if (type && /^[,.;]/.test(tail)) return joined(type, { is: {}, ...said(tail.slice(1).trim()) });
  const literal = readLiteral(text);
  if (literal) return { is: { type: valueKindOf([literal.value]) }, examples: [literal.value], byExample: true };
  return { is: {}, ...said(text) };
}

function asType(marked: string): RecordSource | undefined {
  const read: TypeRead | undefined = readType(withoutCodeMarks(marked));
  if (!read) return undefined;
  const { required, ...is } = read;
  return { is: is as Readonly<Record<string, Plain>>, ...(required === undefined ? {} : { required }) };
}

/** Two and more values between bars or slashes, or in code spans; a lone code span is the one value there is. */
function choices(marked: string): RecordSource | undefined {
  const cut = ['|', '/', ','].map((separator) =>
    splitAtTop(marked.replace(/\s+(?:or|o|oder|ou)\s+/g, separator), separator).filter(Boolean),
  );
  const codes = (all: readonly string[]) => all.every((one) => one.startsWith(CODE) && one.endsWith(EDOC));
  const short = (all: readonly string[], most: number) =>
    all.every((one) => withoutCodeMarks(one).split(/\s+/).length <= most);
  const found = cut.find((all, at) => all.length > 1 && (codes(all) || short(all, at < 2 ? 2 : 1)));
  const values = found ?? (codes([marked]) && marked !== '' && !marked.slice(1).includes(CODE) ? [marked] : undefined);
  if (!values) return undefined;
  const nullable = values.some((one) => /^(?:null|none)$/.test(withoutCodeMarks(one)));
  const list = values
    .map(withoutCodeMarks)
    .filter((one) => !/^(?:null|none|undefined)$/.test(one))
    .map((one) => typedValue(one, undefined));
  if (!list.length) return undefined;
  return {
    is: { type: nullable ? [valueKindOf(list), 'null'] : valueKindOf(list), enum: nullable ? [...list, null] : list },
  };
}
