// Texts and values as CSV (RFC 4180) and JSON spell them.

import type { ColumnType } from '../../dataset/column-type.ts';
import type { Plain } from '../../plan/plan.ts';

/** Quoted where needed; the empty text is quoted, so that it differs from nothing at all. */
export function csvText(text: string): string {
  if (text !== '' && !/[",\r\n]|^\s|\s$/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

/** Null is nothing at all. A JSON column holds JSON, where texts keep their quotes. */
export function csvValue(value: Plain, type: ColumnType): string {
  if (value === null) return '';
  if (type === 'json' || typeof value === 'object') return csvText(JSON.stringify(value));
  return typeof value === 'string' ? csvText(value) : String(value);
}

export const jsonValue = (value: Plain): string => JSON.stringify(value);

/** Writes a text that stands as it is; undefined when it is empty, not ASCII, or needs escaping. */
export function writePlain(buffer: Uint8Array, at: number, text: string, stops: Uint8Array): number | undefined {
  const { length } = text;
  // A blank at an end is quoted in CSV.
  if (!length || text.charCodeAt(0) === 32 || text.charCodeAt(length - 1) === 32) return undefined;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || stops[code]) return undefined;
    buffer[at + i] = code;
  }
  return at + length;
}

/** 1 for codes that a text cannot be copied with. */
export const csvStops = stopsOf('",');
export const jsonStops = stopsOf('"\\');

function stopsOf(signs: string): Uint8Array {
  const stops = new Uint8Array(128).fill(1, 0, 32);
  for (const sign of signs) stops[sign.charCodeAt(0)] = 1;
  return stops;
}
