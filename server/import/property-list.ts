// Several properties in one cell: `a, b`, `a: string, b?: number`, lines, `scope (web/app)`, `{"a": "string"}`.
import type { Plain } from '../plan/plan.ts';
import { isNothing, splitAtTop } from './cell-values.ts';
import type { PropertyDraft } from './drafts.ts';
import { readPropertyItem } from './property-item.ts';
import { CODE, withoutCodeMarks } from './sheet.ts';

import { readType } from './type.ts';
import { valueKindOf } from './values.ts';

export interface ListRead {
  readonly properties: readonly PropertyDraft[];
  /** Parts that name no property, and remarks behind those that do. */
  readonly unread: readonly { readonly text: string; readonly behind?: string }[];
}

/** `marked` as in a Cell; `at` is where the cell stands. */
export function readPropertyList(marked: string, at: number): ListRead {
  const whole = withoutCodeMarks(marked).trim();
  if (isNothing(whole)) return { properties: [], unread: [] };
  const json = /^\{.*\}$/s.test(whole) ? fromJson(whole, at) : undefined;
  if (json) return { properties: json, unread: [] };
  const properties: PropertyDraft[] = [];
  const unread: { text: string; behind?: string }[] = [];
  for (const part of parts(/^\{.*\}$/s.test(whole) ? whole.slice(1, -1) : marked)) {
    const { property, rest } = readPropertyItem(part, at);
    const before = properties.at(-1);
    // A sentence behind a property may have commas of its own.
    if (!property && rest && before?.description)
      properties[properties.length - 1] = { ...before, description: `${before.description}, ${rest}` };
    else if (rest) unread.push({ text: rest, ...(property ? { behind: property.name } : {}) });
    if (property) properties.push(property);
  }
  return { properties, unread };
}

/** Whether a cell tells more than one name. */
export const isList = (marked: string): boolean => parts(marked).length > 1 || /^\{.*\}$/s.test(marked.trim());

/** Lines and semicolons cut before commas do, for behind `plan: free, pro` stand values. */
function parts(marked: string): readonly string[] {
  const lines = marked.replace(/^\s*(?:[-*•·–]|\d+[.)])\s+/gm, '');
  const coarse = splitAtTop(lines, '\n;').filter(Boolean);
  const fine =
    coarse.length > 1
      ? coarse.flatMap((part) => (/[:=]/.test(part) ? [part.replace(/,$/, '')] : splitAtTop(part, ',')))
      : splitAtTop(lines, ',');
  const all = fine.map((part) => part.replace(connective, '').trim()).filter(Boolean);
  return all.flatMap((part) =>
    namesBetween(part, all.length === 1 ? /\s*[+/|]\s*|\s+(?:and|y|e|et|und)\s+/i : /\s+(?:and|y|e|et|und)\s+/i),
  );
}
const connective = /^(?:and|y|e|et|und|plus|&|\+)\s+|\s+(?:and|y|e|et|und|&)$/gi;
/** `a + b`, `a / b`, `a and b`: only where each part is a name, and none a type such as null. */
function namesBetween(text: string, separator: RegExp): readonly string[] {
  const split = text.split(separator).map((part) => part.trim());
  const isName = (part: string) =>
    /^(?:\uE000[^\uE001]+\uE001|[\p{Ll}_$][\p{L}\p{N}_$.]*)$/u.test(part) &&
    (part.startsWith(CODE) || readType(part) === undefined);
  return split.length > 1 && split.every(isName) ? split : [text];
}

function fromJson(text: string, at: number): readonly PropertyDraft[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, fields]) => ({ name, at, ...fromValue(fields as Plain) }));
  } catch {
    return undefined;
  }
}
/** A type's word, or a value as it may come. */
function fromValue(fields: Plain): Pick<PropertyDraft, 'is' | 'examples' | 'required'> {
  const read = typeof fields === 'string' ? readType(fields) : undefined;
  if (read) {
    const { required, ...is } = read;
    return { is: is as Record<string, Plain>, ...(required === undefined ? {} : { required }) };
  }
  if (fields === null) return { is: {} };
  if (Array.isArray(fields)) return { is: { type: 'array' }, examples: [fields] };
  return { is: { type: typeof fields === 'object' ? 'object' : valueKindOf([fields]) }, examples: [fields] };
}
