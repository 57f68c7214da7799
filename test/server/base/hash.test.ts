import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash } from '../../../server/base/hash.ts';

// Words one and two of the reference implementation's 128 bits (mmh3 5.x, hash_bytes(text, seed 0, x64arch False)).
const known: readonly [string, string][] = [
  ['', '0000000000000000'],
  ['a', 'a794933c5556b01b'],
  ['hello', '2b2444a0db91def7'],
  ['0123456789abcde', '3c76c46d4d0818c0'],
  ['0123456789abcdef', 'fb7d440936aed30a'],
  ['0123456789abcdefg', '7f1f9836516b3876'],
  ['Event "itemAdded"', 'd7062801941b222b'],
  ['naïve café 日本 🎉', 'a8e9f8cb11e535eb'],
  ['x'.repeat(1000), '02508d27189b6cff'],
];

describe('hash', () => {
  it.each(known)('of %j is that of the reference', (text, expected) => expect(hash(text)).toBe(expected));

  it('is always 16 hex digits', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[0-9a-f]{16}$/.test(hash(text)))));

  it('tells near texts apart', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `rule|event|name_${i}`);
    expect(new Set(texts.map(hash)).size).toBe(texts.length);
  });

  it('counts a lone surrogate as the replacement character', () => expect(hash('\ud83d')).toBe(hash('\ufffd')));
});
