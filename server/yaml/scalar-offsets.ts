// From a place inside a decoded text to the characters that write it: escapes, doubled quotes, folded and indented lines.

import type { Scalar, Span } from './node.ts';
import { chunkPlaceOf, sourceOf, spanOf, withFeeds } from './span.ts';

/**
 * Where the characters `start` to `end` of a scalar's `text` (UTF-16 units) are written. No width where they are the
 * same; what lies behind the text is its end.
 */
export const spanWithin = (scalar: Scalar, start: number, end: number): Span => spansWithin(scalar)(start, end);

/** The same for many places of one scalar, which is looked through once. */
export function spansWithin(scalar: Scalar): (start: number, end: number) => Span {
  const { chunk, start: base } = chunkPlaceOf(scalar.span);
  const units = unitsOf(scalar);
  return (start, end) => {
    const first = units[start];
    const last = units[Math.min(end, units.length) - 1];
    const from = first?.[0] ?? units.at(-1)?.[1] ?? (scalar.style === 'plain' ? 0 : 1);
    const to = end > start && last ? Math.max(last[1], from) : from;
    return spanOf(chunk, base + from, base + to);
  };
}

/** Where one unit of the text begins and ends, counted from the start of the scalar. */
type Unit = readonly [from: number, to: number];

function unitsOf(scalar: Scalar): readonly Unit[] {
  const source = withFeeds(sourceOf(scalar.span));
  if (scalar.style === 'literal' || scalar.style === 'folded') return blockUnits(source, scalar.text);
  if (scalar.style === 'plain') return flowUnits(source, 0, source.length, '');
  const quote = source.charAt(0);
  const closed = source.length > 1 && source.endsWith(quote);
  return flowUnits(source, 1, closed ? source.length - 1 : source.length, quote);
}

function flowUnits(source: string, start: number, end: number, quote: string): Unit[] {
  const units: Unit[] = [];
  for (let at = start; at < end; ) {
    const length = blanks(source, at, end);
    if (length > 0) {
      const feeds = source.slice(at, at + length).split('\n').length - 1;
      if (feeds === 0) for (let one = at; one < at + length; one++) units.push([one, one + 1]);
      else for (let count = Math.max(1, feeds - 1); count > 0; count--) units.push([at, at + length]); // one break is a space
      at += length;
    } else if (quote === '"' && source.charAt(at) === '\\') {
      const { width, gives } = escapeAt(source, at);
      for (let count = 0; count < gives; count++) units.push([at, at + width]);
      at += width;
    } else {
      const width = quote === "'" && source.charAt(at) === "'" ? 2 : 1;
      units.push([at, at + width]);
      at += width;
    }
  }
  return units;
}

/** The length of the blanks and line breaks that begin here. */
function blanks(source: string, at: number, end: number): number {
  if (!/[ \t\r\n]/.test(source.charAt(at))) return 0;
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = at;
  return Math.min(blank.exec(source)?.[0].length ?? 0, end - at);
}

/** How long an escape is, and how many units of text it gives: none for a break that it takes away. */
function escapeAt(source: string, at: number): { width: number; gives: number } {
  const taken = /\\\r?\n[ \t]*/y;
  taken.lastIndex = at;
  const width = taken.exec(source)?.[0].length;
  if (width) return { width, gives: 0 };
  const digits = { x: 2, u: 4, U: 8 }[source.charAt(at + 1)];
  if (!digits) return { width: 2, gives: 1 };
  const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  return { width: 2 + digits, gives: code > 0xffff ? 2 : 1 };
}

/** The lines of a block stand in its text one after the other, without their indentation, between spaces and breaks. */
function blockUnits(source: string, text: string): Unit[] {
  const units: Unit[] = [];
  const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
  const indentOf = (line: string | undefined): number => /^ */.exec(line ?? '')?.[0].length ?? 0;
  const firstLine = lines.slice(1).find((line) => /[^ ]/.test(line));
  const base = indentOf(firstLine) - indentOf(text.split('\n').find((line) => /[^ ]/.test(line)));
  let at = source.indexOf('\n') + 1 || source.length;
  let between: Unit = [at, at];
  const fill = (content: string): void => {
    while (units.length < text.length && separates(text.charAt(units.length), content)) units.push(between);
  };
  for (const line of source.slice(at).split('\n')) {
    const content = line.replace(/\r$/, '').slice(base);
    if (content !== '') {
      fill(content);
      for (let index = 0; index < content.length; index++) units.push([at + base + index, at + base + index + 1]);
      between = [at + base + content.length, at + base + content.length];
    }
    at += line.length + 1;
  }
  while (units.length < text.length) units.push(between);
  return units;
}

/** Deeper lines of a folded text keep their blanks: before them, only a break separates. */
const separates = (character: string, content: string): boolean =>
  character === '\n' || (character === ' ' && !content.startsWith(' '));
