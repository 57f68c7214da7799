// One small hash for ids and keys: pure, the same in Node and in a browser, and never to change, for baselines keep its answers.

/**
 * 16 lower-case hex digits: the first 64 bits of MurmurHash3 x86_128 (Appleby, public domain) with seed 0 over the text's UTF-8 bytes, each
 * 32-bit word written high digit first. Good for telling things apart (one chance in 10^9 of two equal among 190,000), not for secrets.
 * A lone surrogate counts as U+FFFD.
 */
export function hash(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length & ~15;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < whole; at += 16) {
    a ^= mix(view.getUint32(at, true), A, 15, B);
    a = Math.imul(rotate(a, 19) + b, 5) + 0x561ccd1b;
    b ^= mix(view.getUint32(at + 4, true), B, 16, C);
    b = Math.imul(rotate(b, 17) + c, 5) + 0x0bcaa747;
    c ^= mix(view.getUint32(at + 8, true), C, 17, D);
    c = Math.imul(rotate(c, 15) + d, 5) + 0x96cd1c35;
    d ^= mix(view.getUint32(at + 12, true), D, 18, A);
    d = Math.imul(rotate(d, 13) + a, 5) + 0x32ac3b17;
  }
  a ^= mix(tail(bytes, whole, 0), A, 15, B);
  b ^= mix(tail(bytes, whole, 4), B, 16, C);
  c ^= mix(tail(bytes, whole, 8), C, 17, D);
  d ^= mix(tail(bytes, whole, 12), D, 18, A);
  [a, b, c, d] = [a ^ bytes.length, b ^ bytes.length, c ^ bytes.length, d ^ bytes.length];
  [a, b, c, d] = spread(a, b, c, d);
  [a, b] = spread(scatter(a), scatter(b), scatter(c), scatter(d));
  return hex(a) + hex(b);
}

const A = 0x239b961b;
const B = 0xab0e9789;
const C = 0x38b34ae5;
const D = 0xa1e38b93;

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
const mix = (word: number, first: number, by: number, second: number): number =>
  Math.imul(rotate(Math.imul(word, first), by), second);
const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** Up to four bytes past the last whole block, low byte first; 0, which mixes to nothing, where there are none. */
function tail(bytes: Uint8Array, whole: number, from: number): number {
  let word = 0;
  for (let i = 0; i < 4; i++) word |= (bytes[whole + from + i] ?? 0) << (8 * i);
  return word;
}

function spread(a: number, b: number, c: number, d: number): [number, number, number, number] {
  const sum = (a + b + c + d) | 0;
  return [sum, (b + sum) | 0, (c + sum) | 0, (d + sum) | 0];
}

function scatter(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
