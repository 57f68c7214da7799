// Several properties in one cell: `a, b`, `a: string, b?: number`, lines, `scope (web/app)`, `{"a": "string"}`.
import { isNothing, splitAtTop } from './cell-values.ts';
import type { PropertyDraft } from './drafts.ts';
import { isObjectCell, readObject } from './object-cell.ts';
import { readPropertyItem } from './property-item.ts';
import { CODE, EDOC, withoutCodeMarks } from './sheet.ts';

import { readType } from './type.ts';

export interface ListRead {
  readonly properties: readonly PropertyDraft[];
  /** Parts that name no property, and remarks behind those that do. */
  readonly unread: readonly { readonly text: string; readonly behind?: string }[];
}

/** `marked` as in a Cell; `at` is where the cell stands. */
export function readPropertyList(marked: string, at: number): ListRead {
  const whole = unwrapped(marked);
  if (isNothing(withoutCodeMarks(whole))) return { properties: [], unread: [] };
  if (isObjectCell(whole)) {
    const object = readObject(whole, at);
    if (object) return { properties: object, unread: [] };
  }
  const properties: PropertyDraft[] = [];
  const unread: { text: string; behind?: string }[] = [];
  for (const part of parts(isObjectCell(whole) ? withoutCodeMarks(whole).trim().slice(1, -1) : whole)) {
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
export const isList = (marked: string): boolean => isObjectCell(marked) || parts(unwrapped(marked)).length > 1;

/** Code marks are no quotes: `` `type, size` `` is a list as `type, size` is. */
function unwrapped(marked: string): string {
  const inside = /^\uE000([^\uE001]*)\uE001$/s.exec(marked.trim())?.[1];
  return inside !== undefined && (isObjectCell(inside) || parts(inside).length > 1) ? inside : marked.trim();
}

/** Lines and semicolons cut before commas do, for behind `plan: free, pro` stand values. */
function parts(marked: string): readonly string[] {
  // A span that holds several names is taken apart; one with a type or values in it stays whole.
  const spread = marked.replace(/\uE000([^\uE001]*)\uE001/g, (span, inside: string) =>
    /^[\p{L}\p{N}_$.[\]?*]+(?:\s*[,;]\s*[\p{L}\p{N}_$.[\]?*]+)+$/u.test(inside.trim())
      ? splitAtTop(inside, ',;')
          .map((name) => `${CODE}${name}${EDOC}`)
          .join(', ')
      : span,
  );
  const lines = spread.replace(/^\s*(?:[-*•·–]|\d+[.)])\s+/gm, '');
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
