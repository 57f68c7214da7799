// Cells of values: allowed ones, examples, ranges.
import type { Plain } from '../plan/plan.ts';
import { isNothing, readPresence, splitAtTop } from './cell-values.ts';
import { withoutCodeMarks } from './sheet.ts';

export interface ValuesRead {
  readonly enum?: readonly Plain[];
  readonly examples?: readonly Plain[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** It says something that is no list of values. */
  readonly unread?: true;
}

/** A cell of allowed values: `free, pro, team`, `'a' | 'b'`, lines, `1-10`, `>= 0`; `marked` as in a Cell. */
export function readValues(marked: string, type: string | undefined): ValuesRead {
  const text = withoutCodeMarks(marked).trim();
  if (isNothing(text) || /^any(?: \w+)?$|^(?:free ?text|anything|varies|various|dynamic|\*)$/i.test(text)) return {};
  const range = readRange(text);
  if (range && type !== 'string') return range;
  const open = /\betc\b\.?|\.\.\.|…|^e\.?g\.?[\s:]/i.test(text);
  const list = partsOf(marked)
    .map((part) => withoutCodeMarks(part.replace(/^e\.?g\.?[\s:]+/i, '')).trim())
    .filter((part) => part !== '' && !/^(?:etc\.?|\.\.\.|…)$/i.test(part))
    .map((part) => part.replace(/\s*(?:\.\.\.|…|etc\.?)$/i, ''));
  if (type === 'boolean' && list.every((part) => /^(?:true|false|yes|no|0|1)$/i.test(part))) return {};
  if (!list.length || list.some((part) => part.split(/\s+/).length > 5)) return { unread: true };
  const values = [...new Set(list.map((part) => typedValue(part, type)))];
  if (open) return { examples: values };
  return values.length === 1 && !/^["'“]/.test(text) ? { examples: values } : { enum: values };
}

/** The strongest separator there is. */
function partsOf(marked: string): readonly string[] {
  const lines = marked.replace(/^\s*(?:[-*•]|\d+[.)])\s+/gm, '').replace(/^\[([^[\]]*)\]$/s, '$1');
  const separator = ['\n', ';', '|', ',', '/'].find((one) => splitAtTop(lines, one).filter(Boolean).length > 1);
  const listed =
    separator === undefined || separator === ','
      ? lines.replace(/,?\s+(?:or|and|o|y|ou|e|oder|und)\s+(?=\S+$)/i, ', ')
      : lines;
  return splitAtTop(listed, separator ?? ',');
}

/** A cell of one example; several only where they are marked as several. */
export function readExamples(marked: string, type: string | undefined): readonly Plain[] {
  const text = withoutCodeMarks(marked).trim();
  if (isNothing(text)) return [];
  const json = type === 'array' || type === 'object' ? fromJson(text) : undefined;
  if (json !== undefined) return [json];
  const lines = splitAtTop(marked, '\n').filter(Boolean);
  const parts = lines.length > 1 ? lines : splitAtTop(marked, '|').filter(Boolean);
  const quoted = splitAtTop(marked, ',').filter(Boolean);
  const several = parts.length > 1 ? parts : quoted.length > 1 && quoted.every(isMarked) ? quoted : [marked];
  return several.map((part) => typedValue(withoutCodeMarks(part).trim(), type));
}
const isMarked = (part: string): boolean => /^(?:["'“].*["'”]|\uE000[^\uE001]*\uE001)$/s.test(part);

function fromJson(text: string): Plain | undefined {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return undefined;
  }
}

/** A value as its type has it; the text itself where it does not fit, so that a person sees it. */
export function typedValue(text: string, type: string | undefined): Plain {
  const bare = /^(["'])(.*)\1$/s.exec(text)?.[2] ?? /^“(.*)”$/s.exec(text)?.[1];
  if (bare !== undefined && type !== 'number' && type !== 'integer') return bare;
  const plain = (bare ?? text).trim();
  if (type !== 'string' && isNumber(plain)) return Number(plain);
  // A decimal comma, where a number is wanted.
  if (type === 'number' && /^-?\d{1,15},\d{1,4}$/.test(plain)) return Number(plain.replace(',', '.'));
  if ((type === 'boolean' || type === undefined) && /^(?:true|false)$/i.test(plain))
    return plain.toLowerCase() === 'true';
  if (type === 'boolean') return readPresence(plain) ?? plain;
  return plain;
}
/** Digits that a number keeps. */
const isNumber = (text: string): boolean => /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text);

/** `'web'`, `"web"`, `3`, `true`: undefined for a bare word, which may be a type. */
export function readLiteral(text: string): { readonly value: Plain } | undefined {
  const one = withoutCodeMarks(text).trim();
  const quoted = /^(["'])(.*)\1$/s.exec(one)?.[2] ?? /^“(.*)”$/s.exec(one)?.[1];
  if (quoted !== undefined) return { value: quoted };
  if (isNumber(one)) return { value: Number(one) };
  return /^(?:true|false)$/.test(one) ? { value: one === 'true' } : undefined;
}

/** `0-100`, `1 to 5`, `>= 0`, `≤ 10`, `max 20`. */
function readRange(text: string): ValuesRead | undefined {
  const [, low, high] = /^(-?\d+(?:\.\d+)?)\s*(?:-|–|—|\.\.+|…|to|bis|a)\s*(-?\d+(?:\.\d+)?)$/i.exec(text) ?? [];
  if (low !== undefined && high !== undefined && Number(low) <= Number(high))
    return { minimum: Number(low), maximum: Number(high) };
  const [, sign, bound] = /^(>=|≥|<=|≤|min\.?|max\.?)\s*(-?\d+(?:\.\d+)?)$/i.exec(text) ?? [];
  if (sign === undefined) return undefined;
  return /^(?:>|≥|min)/i.test(sign) ? { minimum: Number(bound) } : { maximum: Number(bound) };
}

/** The JSON type that all values share, `string` where they share none. */
export function valueKindOf(values: readonly Plain[]): string {
  if (values.every((value) => Number.isInteger(value))) return 'integer';
  if (values.every((value) => typeof value === 'number')) return 'number';
  return values.every((value) => typeof value === 'boolean') ? 'boolean' : 'string';
}
