// Keys of draws: one per path of names, so that a property added anywhere leaves every other value as it was.
import { sha256 } from '@noble/hashes/sha2.js';
import type { Words } from './threefry.ts';
import { threefry } from './threefry.ts';

/** Bytes of generated files may change only with this number; it is part of every key. */
export const generatorVersion = 1;

/** Gives the key of a path such as `properties.order_value`; `properties.order_value#2` is a second, independent one. */
export type KeyOf = (path: string) => Words;

/**
 * Keys under a 64-bit seed: root = T((seed high, low), (0x54570001, generator)); key = T(root, first 8 bytes of sha256(path)).
 * Keys are remembered: a path is hashed once.
 */
export function drawKeysOf(seed: bigint, generator: number = generatorVersion): KeyOf {
  const wide = BigInt.asUintN(64, seed);
  const root = threefry({ hi: Number(wide >> 32n), lo: Number(wide & 0xffffffffn) }, 0x54570001, generator);
  const known = new Map<string, Words>();
  return (path) => {
    const old = known.get(path);
    if (old) return old;
    const hash = new DataView(sha256(utf8.encode(path)).buffer);
    const key = threefry(root, hash.getUint32(0), hash.getUint32(4));
    known.set(path, key);
    return key;
  };
}

const utf8 = new TextEncoder();
