import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvHeader, head } from '../../../../server/engines/duckdb/sniff.ts';
import { lab } from './lab.ts';

describe('csvHeader', () => {
  it.each([
    ['a,b\n1,2\n', ',', ['a', 'b']],
    ['a;b;c, d\n', ';', ['a', 'b', 'c, d']],
    ['a\tb', '\t', ['a', 'b']],
    ['a|b\r\n1|2', '|', ['a', 'b']],
    ['one\n1\n', ',', ['one']],
    ['"a, b; c",d\n', ',', ['a, b; c', 'd']],
    ['"say ""hi""",b\n', ',', ['say "hi"', 'b']],
    ['"two\nlines",b\n1,2', ',', ['two\nlines', 'b']],
    ['a,a,A,\n', ',', ['a', 'a_2', 'A_3', 'column4']],
    [' a , b\n', ',', ['a', 'b']],
    ['" a ","b\t"\n', ',', [' a ', 'b\t']],
    ['a,\ufeffb,\u00a0c\n', ',', ['a', '\ufeffb', '\u00a0c']],
    ['" ", ,""\n', ',', [' ', 'column2', 'column3']],
    ['"never closed', ',', ['never closed']],
    ['', ',', ['column1']],
  ])('%j', (text, delimiter, names) => {
    expect(csvHeader(text)).toMatchObject({ delimiter, names });
  });

  it.each([
    ['"a\nb",c\r\n', '\r\n'],
    ['"a\r\nb",c\n', '\n'],
    ['"a\nb",c\r1,2\r', '\r'],
    ['"a\nb",c', undefined],
    ['a,b\r\n', undefined],
  ])('%j: a line break in a name, and what ends the header', (text, lineBreak) => {
    expect(csvHeader(text).lineBreak).toBe(lineBreak);
  });

  it('reads back any names that were written with quotes', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    const names = fc.uniqueArray(name, { minLength: 2, selector: (text) => text.toLowerCase() });
    fc.assert(
      fc.property(names, fc.constantFrom(',', ';', '\t', '|'), (all, delimiter) => {
        const text = all.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter);
        expect(csvHeader(`${text}\nrest`)).toMatchObject({ delimiter, names: all });
      }),
    );
  });
});

describe('head', () => {
  const room = lab();
  it.each([
    ['plain.csv', 'a,b\n', 'a,b\n'],
    ['bom.csv', '\uFEFFa,b\n', 'a,b\n'],
    ['empty.csv', '', ''],
    ['long.csv', 'x'.repeat(3_000_000), 'x'.repeat(2 ** 20)],
    ['packed.csv.gz', gzipSync('a,b\n'), 'a,b\n'],
  ])('%s', async (name, content, text) => {
    expect(await head(await room.write(name, content))).toBe(text);
  });

  it('takes what a file packed and cut in the middle still gives', async () => {
    const packed = gzipSync('a,b\n'.repeat(100_000));
    const text = await head(await room.write('cut.csv.gz', packed.subarray(0, -9)));
    expect(text.length).toBeGreaterThan(100_000);
    expect('a,b\n'.repeat(100_000).startsWith(text)).toBe(true);
  });

  it('says what cannot be read', async () => {
    await expect(head(await room.write('false.csv.gz', 'not packed'))).rejects.toMatchObject({
      code: 'source',
      message: expect.stringMatching(/false\.csv\.gz ends in \.gz and is not packed with gzip, or was cut off\.$/),
    });
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['wide.csv', Buffer.from('\uFEFFa,b\n1,2\n', 'utf16le'), /wide\.csv is UTF-16\. Save it as UTF-8\.$/],
    ['bytes.csv', Buffer.from([1, 0, 2]), /bytes\.csv is binary, not a table of text\./],
  ])('says that %s is no text', async (name, bytes, message) => {
    await expect(head(await room.write(name, bytes))).rejects.toMatchObject({
      code: 'source',
      message: expect.stringMatching(message),
    });
  });
});
