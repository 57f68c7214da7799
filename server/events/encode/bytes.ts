// Writes numbers, times and identifiers as ASCII into a buffer: each function gives the position behind what it wrote.

import { writeDay } from '../../base/calendar.ts';
import { dayMs } from '../../base/duration.ts';

const hex = Uint8Array.from({ length: 512 }, (_, i) =>
  (i >> 1)
    .toString(16)
    .padStart(2, '0')
    .charCodeAt(i & 1),
);
const pairs = Uint8Array.from({ length: 200 }, (_, i) =>
  String(i >> 1)
    .padStart(2, '0')
    .charCodeAt(i & 1),
);
const powers = Float64Array.from({ length: 16 }, (_, i) => 10 ** i);

/** The most bytes any of these functions writes, but for texts. */
export const widest = 40;

export function writeBytes(buffer: Uint8Array, at: number, bytes: Uint8Array, from: number, to: number): number {
  let p = at;
  for (let i = from; i < to; i++) buffer[p++] = bytes[i] as number;
  return p;
}

/** A whole number from 0 to 2^53. */
export function writeInteger(buffer: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    buffer[at] = 48 + value;
    return at + 1;
  }
  let digits = 2;
  while (digits < 16 && value >= (powers[digits] as number)) digits++;
  return writeDigits(buffer, at, value, digits);
}

/** An integer in units of 10^-decimals with all its decimals. */
export function writeScaled(buffer: Uint8Array, at: number, value: number, decimals: number): number {
  let p = at;
  let rest = value;
  if (rest < 0) {
    buffer[p++] = 45;
    rest = -rest;
  }
  if (!decimals) return writeInteger(buffer, p, rest);
  const unit = powers[decimals] as number;
  const whole = Math.floor(rest / unit);
  p = writeInteger(buffer, p, whole);
  buffer[p] = 46;
  return writeDigits(buffer, p + 1, rest - whole * unit, decimals);
}

function writeDigits(buffer: Uint8Array, at: number, value: number, digits: number): number {
  let rest = value;
  let p = at + digits;
  while (p - at >= 2) {
    const next = Math.floor(rest / 100);
    const pair = (rest - next * 100) * 2;
    buffer[--p] = pairs[pair + 1] as number;
    buffer[--p] = pairs[pair] as number;
    rest = next;
  }
  if (p > at) buffer[at] = 48 + (rest % 10);
  return at + digits;
}

/** A UUID of the four words that stand at `i` in `words`. */
export function writeUuid(buffer: Uint8Array, at: number, words: Uint32Array, i: number): number {
  const b = ((words[i + 1] as number) & 0xffff0fff) | 0x4000;
  const c = ((words[i + 2] as number) & 0x3fffffff) | 0x80000000;
  let p = hex4(buffer, hex4(buffer, at, (words[i] as number) >>> 16), words[i] as number);
  buffer[p] = 45;
  p = hex4(buffer, p + 1, b >>> 16);
  buffer[p] = 45;
  p = hex4(buffer, p + 1, b);
  buffer[p] = 45;
  p = hex4(buffer, p + 1, c >>> 16);
  buffer[p] = 45;
  p = hex4(buffer, p + 1, c);
  return hex4(buffer, hex4(buffer, p, (words[i + 3] as number) >>> 16), words[i + 3] as number);
}

function hex4(buffer: Uint8Array, at: number, word: number): number {
  const high = (word >>> 7) & 0x1fe;
  const low = (word << 1) & 0x1fe;
  buffer[at] = hex[high] as number;
  buffer[at + 1] = hex[high + 1] as number;
  buffer[at + 2] = hex[low] as number;
  buffer[at + 3] = hex[low + 1] as number;
  return at + 4;
}

/** Writes times such as `2026-01-31T10:00:00.000Z`; days come in runs, so the last one is remembered. */
export function timeWriter(): (buffer: Uint8Array, at: number, ms: number) => number {
  let day = Number.NaN;
  const date = new Uint8Array(11);
  return (buffer, at, ms) => {
    const today = Math.floor(ms / dayMs);
    if (today !== day) {
      day = today;
      const text = `${writeDay(day)}T`;
      for (let i = 0; i < 11; i++) date[i] = text.charCodeAt(i);
    }
    for (let i = 0; i < 11; i++) buffer[at + i] = date[i] as number;
    const clock = ms - day * dayMs;
    const seconds = (clock / 1000) | 0;
    const minutes = (seconds / 60) | 0;
    const hours = (minutes / 60) | 0;
    let p = pair(buffer, at + 11, hours);
    buffer[p] = 58;
    p = pair(buffer, p + 1, minutes - hours * 60);
    buffer[p] = 58;
    p = pair(buffer, p + 1, seconds - minutes * 60);
    buffer[p] = 46;
    p = writeDigits(buffer, p + 1, clock - seconds * 1000, 3);
    buffer[p] = 90;
    return p + 1;
  };
}

function pair(buffer: Uint8Array, at: number, value: number): number {
  buffer[at] = pairs[value * 2] as number;
  buffer[at + 1] = pairs[value * 2 + 1] as number;
  return at + 2;
}
