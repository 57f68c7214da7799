// Texts that match a regular expression: the subset of expressions that says plainly what a text looks like.
import { below } from '../draws/choice.ts';
import type { NextDraw } from './value-generator.ts';

/** Part of an expression. Classes hold the characters they allow. */
export type Part =
  | { readonly kind: 'class'; readonly signs: readonly string[] }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'either'; readonly parts: readonly Part[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number };

/** How often `*` and `+` repeat at most beyond their least. */
const extra = 8;

/** A text of the expression. */
export function makeText(part: Part, next: NextDraw): string {
  switch (part.kind) {
    case 'class':
      return part.signs[part.signs.length > 1 ? below(part.signs.length, next()) : 0] as string;
    case 'sequence':
      return part.parts.map((inner) => makeText(inner, next)).join('');
    case 'either':
      return makeText(part.parts[below(part.parts.length, next())] as Part, next);
    case 'repeat': {
      const times = part.least + (part.most > part.least ? below(part.most - part.least + 1, next()) : 0);
      let text = '';
      for (let i = 0; i < times; i++) text += makeText(part.part, next);
      return text;
    }
  }
}

/**
 * The classes of the longest texts of the expression: position by position, so that each number below `room` gives a text of
 * its own. Of alternatives the one with the most texts stands.
 */
export function positionsOf(part: Part): readonly (readonly string[])[] {
  switch (part.kind) {
    case 'class':
      return [part.signs];
    case 'sequence':
      return part.parts.flatMap(positionsOf);
    case 'either':
      return part.parts.map(positionsOf).reduce((best, other) => (roomOf(other) > roomOf(best) ? other : best));
    case 'repeat': {
      const inner = positionsOf(part.part);
      return Array.from({ length: part.most }, () => inner).flat();
    }
  }
}

/** How many texts the positions have, at most 2^53. */
export const roomOf = (positions: readonly (readonly string[])[]): number =>
  positions.reduce((room, signs) => Math.min(room * signs.length, 2 ** 53), 1);

/** The n-th text of the positions. */
export function patternTextAt(positions: readonly (readonly string[])[], n: number): string {
  let rest = n;
  let text = '';
  for (let i = positions.length - 1; i >= 0; i--) {
    const signs = positions[i] as readonly string[];
    text = (signs[rest % signs.length] as string) + text;
    rest = Math.floor(rest / signs.length);
  }
  return text;
}

/** Undefined outside the subset: look-around, back references, word boundaries, Unicode properties, texts of more than 10,000 characters. */
export function readPattern(pattern: string): Part | undefined {
  const signs = [...pattern];
  let at = 0;
  let fits = true;
  const peek = () => signs[at];
  const take = (sign: string) => signs[at] === sign && ++at > 0;

  function either(): Part {
    const parts = [sequence()];
    while (take('|')) parts.push(sequence());
    return parts.length === 1 ? (parts[0] as Part) : { kind: 'either', parts };
  }
  function sequence(): Part {
    const parts: Part[] = [];
    while (fits && at < signs.length && peek() !== '|' && peek() !== ')') {
      const part = atom();
      if (part) parts.push(repeated(part));
    }
    return { kind: 'sequence', parts };
  }
  function atom(): Part | undefined {
    const sign = signs[at++] as string;
    if (sign === '^' || sign === '$') return undefined;
    if (sign === '(') return group();
    if (sign === '[') return set();
    if (sign === '.') return { kind: 'class', signs: alphanumeric };
    if (sign === '\\') return { kind: 'class', signs: escaped() };
    if ('*+?{'.includes(sign)) fits = false;
    return { kind: 'class', signs: [sign] };
  }
  function group(): Part {
    if (take('?') && !take(':')) {
      const name = signs
        .slice(at)
        .join('')
        .match(/^<[A-Za-z_]\w*>/)?.[0];
      if (name) at += name.length;
      else fits = false;
    }
    const inner = either();
    if (!take(')')) fits = false;
    return inner;
  }
  function repeated(part: Part): Part {
    const times = quantity();
    if (!times) return part;
    take('?');
    return { kind: 'repeat', part, ...times };
  }
  function quantity(): { least: number; most: number } | undefined {
    if (take('?')) return { least: 0, most: 1 };
    if (take('*')) return { least: 0, most: extra };
    if (take('+')) return { least: 1, most: 1 + extra };
    const found = signs
      .slice(at, at + 12)
      .join('')
      .match(/^\{(\d+)(,(\d*))?\}/);
    if (!found) return undefined;
    at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : least + extra;
    if (most < least || most > 4096) fits = false;
    return { least, most };
  }
  function set(): Part {
    const negated = take('^');
    const allowed: string[] = [];
    while (at < signs.length && peek() !== ']') {
      const low = member();
      if (peek() === '-' && signs[at + 1] !== ']' && low.length === 1) {
        at++;
        allowed.push(...range(low[0] as string, member()[0] as string));
      } else allowed.push(...low);
    }
    if (!take(']')) fits = false;
    const given = new Set(allowed);
    const list = negated ? printable.filter((sign) => !given.has(sign)) : [...given];
    if (!list.length) fits = false;
    return { kind: 'class', signs: list };
  }
  function member(): readonly string[] {
    const sign = signs[at++] as string;
    return sign === '\\' ? escaped() : [sign];
  }
  function escaped(): readonly string[] {
    const sign = signs[at++] ?? '';
    const set = classes[sign];
    if (set) return set;
    const code = sign === 'u' || sign === 'x' ? signs.slice(at, at + (sign === 'u' ? 4 : 2)).join('') : '';
    if (/^[0-9a-fA-F]+$/.test(code)) {
      at += code.length;
      return [String.fromCodePoint(Number.parseInt(code, 16))];
    }
    if (/^[A-Za-z0-9]?$/.test(sign)) fits = false;
    return [sign];
  }
  function range(low: string, high: string): readonly string[] {
    const [from, to] = [low.codePointAt(0) ?? 0, high?.codePointAt(0) ?? -1];
    if (to < from || to - from > 4096) fits = false;
    return fits ? Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)) : [];
  }

  if (signs.length > 1000) return undefined;
  const part = either();
  return fits && at === signs.length && longest(part) <= 10_000 ? part : undefined;
}

function longest(part: Part): number {
  if (part.kind === 'class') return 1;
  if (part.kind === 'repeat') return Math.max(1, part.most * longest(part.part));
  const lengths = part.parts.map(longest);
  // What is empty is made all the same, each time that it is repeated.
  return part.kind === 'either'
    ? Math.max(...lengths)
    : Math.max(
        1,
        lengths.reduce((sum, length) => sum + length, 0),
      );
}

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const alphanumeric = printable.filter((sign) => /[A-Za-z0-9]/.test(sign));
const digits = [...'0123456789'];
const classes: Readonly<Record<string, readonly string[]>> = {
  d: digits,
  D: printable.filter((sign) => !/\d/.test(sign)),
  w: [...alphanumeric, '_'],
  W: printable.filter((sign) => !/\w/.test(sign)),
  s: [' '],
  S: printable.filter((sign) => sign !== ' '),
  t: ['\t'],
  n: ['\n'],
  r: ['\r'],
};
