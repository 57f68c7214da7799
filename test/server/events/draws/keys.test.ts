import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawKeysOf, generatorVersion } from '../../../../server/events/draws/keys.ts';
import { threefry } from '../../../../server/events/draws/threefry.ts';

test('a key is T(root, first 8 bytes of the path’s sha256), the root T(seed, (0x54570001, generator))', () => {
  const seed = 0xfedcba9876543210n;
  const root = threefry({ hi: 0xfedcba98, lo: 0x76543210 }, 0x54570001, generatorVersion);
  const hash = createHash('sha256').update('properties.größe').digest();
  expect(drawKeysOf(seed)('properties.größe')).toEqual(threefry(root, hash.readUInt32BE(0), hash.readUInt32BE(4)));
});

test('seeds are 64 bits; another seed, generator, path is another key', () => {
  expect(drawKeysOf(2n ** 64n + 5n)('a')).toEqual(drawKeysOf(5n)('a'));
  const keys = [
    drawKeysOf(5n)('a'),
    drawKeysOf(6n)('a'),
    drawKeysOf(5n + 2n ** 32n)('a'),
    drawKeysOf(5n)('b'),
    drawKeysOf(5n, 2)('a'),
  ];
  expect(new Set(keys.map(({ hi, lo }) => `${hi} ${lo}`)).size).toBe(keys.length);
});
