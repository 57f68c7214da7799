// The counter-based generator behind every draw: Threefry-2x32 with 13 rounds (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC11; Random123).

/** Two 32-bit words. */
export interface Words {
  readonly hi: number;
  readonly lo: number;
}

/** Threefry-2x32-13 of a key and a counter, all words unsigned. Zeros give 9d1c5ec6 8bd50731. */
export function threefry(key: Words, hi: number, lo: number): Words {
  const a = new Uint32Array(1);
  const b = new Uint32Array(1);
  mix(key.hi, key.lo, hi, lo, a, b, 0);
  return { hi: a[0] as number, lo: b[0] as number };
}

/** Draws of many counters under one key: `a[i], b[i]` = T(key, (ids[i], slots[i])) for i < count. */
export function drawAll(
  key: Words,
  ids: Uint32Array,
  slots: Uint32Array,
  count: number,
  a: Uint32Array,
  b: Uint32Array,
) {
  const { hi, lo } = key;
  for (let i = 0; i < count; i++) mix(hi, lo, ids[i] as number, slots[i] as number, a, b, i);
}

/** One draw written to `a[at], b[at]`: what a loop calls that cannot work on columns. */
export function drawAt(key: Words, id: number, slot: number, a: Uint32Array, b: Uint32Array, at: number) {
  mix(key.hi, key.lo, id, slot, a, b, at);
}

// Unrolled: this is the innermost loop of generation. A key injection stands behind every fourth round.
function mix(k0: number, k1: number, c0: number, c1: number, a: Uint32Array, b: Uint32Array, at: number) {
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let x = (c0 + k0) | 0;
  let y = (c1 + k1) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  a[at] = x;
  b[at] = y;
}
