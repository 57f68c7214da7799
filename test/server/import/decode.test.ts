import { expect, it } from 'vitest';
import { decodeTable, MAX_TABLE_BYTES } from '../../../server/import/decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => decodeTable(bytes, 'a.csv');

it('UTF-8, with and without its mark', () => {
  expect(read(utf8('café,日本'))).toEqual({ text: 'café,日本', remarks: [] });
  expect(read(utf8('\uFEFFcafé'))).toEqual({ text: 'café', remarks: [] });
  expect(read(new Uint8Array())).toEqual({ text: '', remarks: [] });
});
it('UTF-16, as spreadsheets save "Unicode text"', () => {
  const little = new Uint8Array(Buffer.from('\uFEFFcafé\t1', 'utf16le'));
  expect(read(little)).toEqual({ text: 'café\t1', remarks: [] });
  expect(read(new Uint8Array(Buffer.from(little).swap16()))).toEqual({ text: 'café\t1', remarks: [] });
});
it('Latin-1, and says so', () =>
  expect(read(new Uint8Array(Buffer.from('café', 'latin1')))).toMatchObject({
    text: 'café',
    remarks: [{ fate: 'assumed', what: 'file', message: expect.stringContaining('read as Windows-1252 (Latin-1)') }],
  }));
it.each([
  [
    'any bytes',
    [1, 0, 2],
    '"a.csv" is binary, not text. Save the table as CSV ("CSV UTF-8" in a spreadsheet), or as a Markdown table.',
  ],
  [
    'a workbook',
    [0x50, 0x4b, 3, 4, 65],
    '"a.csv" is binary (a workbook of a spreadsheet, or a ZIP archive), not text.',
  ],
  ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0], '(a workbook of an older spreadsheet)'],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], '(a PDF)'],
])('%s', (_, bytes, fault) => expect(read(new Uint8Array(bytes))).toEqual({ fault: expect.stringContaining(fault) }));
it('what is too large', () =>
  expect(read(new Uint8Array(MAX_TABLE_BYTES * 3 + 5))).toEqual({
    fault:
      '"a.csv" has 49 MB; a table of events above 16 MB is not read. Is it the events themselves that were collected? Give the list of their names and properties instead.',
  }));
