// The values of conditions: the kinds they tell apart, their order, the pattern match of `like`.
import type { PlanSchema } from '../plan/plan.ts';

/** An integer is a number, a text of format date or date-time is a time. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'time' | 'array' | 'object' | 'null' | 'any';

export const kindWords: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  time: 'a time',
  array: 'a list',
  object: 'an object',
  null: 'null',
  any: 'of no known type',
};

/** Of a schema's types but null; several that differ are `any`. */
export function kindOfSchema(schema: PlanSchema): ValueKind {
  const kinds = new Set(schema.types.filter((type) => type !== 'null').map((type) => kindOfType(type, schema.format)));
  const [only] = kinds;
  if (kinds.size === 1 && only !== undefined) return only;
  return schema.types.length === 1 && schema.types[0] === 'null' ? 'null' : 'any';
}

function kindOfType(type: PlanSchema['types'][number], format: string | undefined): ValueKind {
  if (type === 'integer') return 'number';
  if (type !== 'string') return type;
  return format === 'date' || format === 'date-time' ? 'time' : 'text';
}

export function kindOfValue(value: string | number | bigint | boolean | null): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}

/** Null and the unknown go with everything. */
export function comparable(left: ValueKind, right: ValueKind): boolean {
  const open = (kind: ValueKind) => kind === 'null' || kind === 'any';
  return left === right || open(left) || open(right);
}

/** For `sort`, by code point as databases do, not by UTF-16 unit: negative when `left` comes first. */
export function codePointOrder(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    // A surrogate stands for a code point above every other unit's.
    if (a !== b) return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return left.length - right.length;
}
const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

type Part = { readonly any: true } | { readonly one: true } | { readonly sign: string };

/**
 * Whether the whole text matches: `%` any characters, `_` one code point, in time proportional to text x pattern at worst. A pattern that ends in its escape character matches nothing.
 */
export function like(text: string, pattern: string, escaping?: string): boolean {
  const parts = partsOf(pattern, escaping);
  if (!parts) return false;
  const signs = Array.from(text);
  let at = 0;
  let part = 0;
  // Where the last `%` stands and up to where it has eaten: the only place to come back to.
  let star = -1;
  let eaten = 0;
  while (at < signs.length) {
    const wanted = parts[part];
    if (wanted && 'any' in wanted) {
      star = part++;
      eaten = at;
    } else if (wanted && ('one' in wanted || wanted.sign === signs[at])) {
      part++;
      at++;
    } else if (star >= 0) {
      part = star + 1;
      at = ++eaten;
    } else return false;
  }
  return parts.slice(part).every((rest) => 'any' in rest);
}

function partsOf(pattern: string, escaping: string | undefined): readonly Part[] | undefined {
  const parts: Part[] = [];
  const signs = Array.from(pattern);
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i] as string;
    if (sign === escaping) {
      const escaped = signs[++i];
      if (escaped === undefined) return undefined;
      parts.push({ sign: escaped });
    } else parts.push(sign === '%' ? { any: true } : sign === '_' ? { one: true } : { sign });
  }
  return parts;
}
