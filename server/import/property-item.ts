// One property as a cell tells it: `plan`, `plan?: string`, `plan (string, optional)`, `scope: 'web' | 'app'`, `items[]`, `seats – how many`.
import type { Plain } from '../plan/plan.ts';
import { readPresence } from './presence.ts';
import type { PropertyDraft } from './property.ts';
import { CODE, EDOC, unmarked } from './sheet.ts';
import { splitAtTop } from './split.ts';
import { readType, type TypeRead } from './type.ts';
import { kindOf, readLiteral, typedValue } from './values.ts';

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
  // A star inside a code span, or behind a sign, stands for any letters; else it says that the property is required.
  const [, bare = '', marks = ''] =
    (code ? /^(.*?)((?:\[\s*\]|\?)*)$/s : /^(.*?)((?:\[\s*\]|[?!]|(?<=[\p{L}\p{N}\])])\*)*)$/su).exec(cut[0] ?? '') ??
    [];
  const name = bare.replace(/^["']|["']$/g, '').trim();
  if (!isName(name, code !== null)) return { rest: unmarked(part).trim() };
  const [, more = '', tail = ''] = /^((?:\[\s*\]|[?*])*)(.*)$/s.exec(cut[1] ?? '') ?? [];
  const signs = marks + more;
  const told = readTail(tail.trim());
  const required = told.required ?? (signs.includes('?') ? false : signs.includes('*') ? true : undefined);
  const is = signs.includes('[') && told.is.type === undefined ? { type: 'array', ...told.is } : told.is;
  return {
    property: {
      name,
      at,
      is: is.enum && is.type === undefined ? { type: kindOf(is.enum as readonly Plain[]), ...is } : is,
      ...(required === undefined ? {} : { required }),
      ...(told.description ? { description: told.description } : {}),
      ...(told.examples ? { examples: told.examples } : {}),
    },
    ...(told.rest ? { rest: told.rest } : {}),
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
  if (code) return true;
  const all = text.split(/\s+/);
  if (all.length === 1) return !/[<>"'`]/.test(text);
  return all.length <= 4 && all.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

/** A cell of types, perhaps with values or a remark: `string (new / returning)`, `` `web` | `ios` ``; undefined where it begins with no type. */
export function readTypeCell(marked: string): Told | undefined {
  const told = asType(marked) ?? readValue(marked.trim());
  return told.is.type === undefined || told.examples ? undefined : told;
}

export interface Told {
  readonly is: Readonly<Record<string, Plain>>;
  readonly required?: boolean;
  readonly description?: string;
  readonly examples?: readonly Plain[];
  readonly rest?: string;
}

/** What stands behind the name: brackets, then a type or values, then a sentence. */
function readTail(tail: string): Told {
  const [, inBrackets, after = ''] = /^\(((?:[^()]|\([^()]*\))*)\)(.*)$/s.exec(tail) ?? [];
  if (inBrackets !== undefined) {
    const told = readBrackets(inBrackets);
    const sentence = told.is.type === undefined ? undefined : /^:\s*(.*)$/s.exec(after.trim())?.[1];
    return joined(
      told,
      sentence === undefined || asType(sentence) ? readTail(after.trim()) : { is: {}, ...said(sentence) },
    );
  }
  const value = /^[:=]\s*(.*)$/s.exec(tail)?.[1];
  if (value !== undefined) return readValue(value.trim());
  const sentence = /^[-–—]+>?\s*(.*)$/s.exec(tail)?.[1];
  if (sentence !== undefined) return { is: {}, ...said(sentence) };
  return { is: {}, ...(tail ? { rest: unmarked(tail) } : {}) };
}
const said = (text: string): { description?: string } => {
  const plain = unmarked(text).trim();
  return plain ? { description: plain } : {};
};
const joined = (a: Told, b: Told): Told => ({
  ...a,
  ...b,
  is: { ...a.is, ...b.is },
  ...(a.description && b.description ? { description: `${b.description} (${a.description})` } : {}),
});

/** `string, optional`, `'web'/'mobile'`, `25/50/75/100`, `how long it took`. */
function readBrackets(text: string): Told {
  const whole = asType(text);
  if (whole) return whole;
  let told: Told = { is: {} };
  const left: string[] = [];
  for (const part of splitAtTop(text, ',;').filter(Boolean)) {
    const type = asType(part);
    const presence = /^(?:required|mandatory|optional|obligatorio|opcional)$/i.test(part)
      ? readPresence(part)
      : undefined;
    if (type) told = joined(told, type);
    else if (presence !== undefined) told = { ...told, required: presence };
    else left.push(part);
  }
  return left.length ? joined(told, choices(left.join(', ')) ?? { is: {}, ...said(left.join(', ')) }) : told;
}

/** `string`, `phone | guest`, `string (max 100 chars) - what for`, `42`, a sentence. */
function readValue(text: string): Told {
  const whole = asType(text) ?? choices(text);
  if (whole) return whole;
  const [, head = '', tail = ''] =
    /^(\uE000[^\uE001]*\uE001|[^\s(,–—]+(?:\s*\|\s*[^\s(,–—]+)*)\s*(.*)$/s.exec(text) ?? [];
  const type = asType(head) ?? choices(head);
  // `string (max 100)`, `int – how many`, but `UUID of the collection` is a sentence.
  if (type && /^[(–—-]/.test(tail)) return joined(type, readTail(tail));
  if (type && /^[,.;]/.test(tail)) return joined(type, { is: {}, ...said(tail.slice(1).trim()) });
  const literal = readLiteral(text);
  if (literal) return { is: { type: kindOf([literal.value]) }, examples: [literal.value] };
  return { is: {}, ...said(text) };
}

function asType(marked: string): Told | undefined {
  const read: TypeRead | undefined = readType(unmarked(marked));
  if (!read) return undefined;
  const { required, ...is } = read;
  return { is: is as Readonly<Record<string, Plain>>, ...(required === undefined ? {} : { required }) };
}

/** Two and more values between bars or slashes, or in code spans; a lone code span is the one value there is. */
function choices(marked: string): Told | undefined {
  const cut = ['|', '/', ','].map((separator) =>
    splitAtTop(marked.replace(/\s+(?:or|o|oder|ou)\s+/g, separator), separator).filter(Boolean),
  );
  const codes = (all: readonly string[]) => all.every((one) => one.startsWith(CODE) && one.endsWith(EDOC));
  const short = (all: readonly string[], most: number) => all.every((one) => unmarked(one).split(/\s+/).length <= most);
  const found = cut.find((all, at) => all.length > 1 && (codes(all) || short(all, at < 2 ? 2 : 1)));
  const values = found ?? (codes([marked]) && marked !== '' && !marked.slice(1).includes(CODE) ? [marked] : undefined);
  if (!values) return undefined;
  const nullable = values.some((one) => /^(?:null|none)$/.test(unmarked(one)));
  const list = values
    .map(unmarked)
    .filter((one) => !/^(?:null|none|undefined)$/.test(one))
    .map((one) => typedValue(one, undefined));
  if (!list.length) return undefined;
  return { is: { type: nullable ? [kindOf(list), 'null'] : kindOf(list), enum: nullable ? [...list, null] : list } };
}
