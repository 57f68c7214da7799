// CSV for spreadsheets: no text runs as a formula, and what is a number stays one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../server/dataset/column-type.ts';
import type { Card, CardCell } from '../../../server/results/card.ts';
import { cardCsv, escapedText } from '../../../server/results/csv.ts';
import { fuzz } from '../../fuzz.ts';
import { metric } from './cards.ts';

const csv = (cell: CardCell, type: ColumnType = 'string') => {
  const table: Card['table'] = { columns: [{ name: 'a', type }], rows: [[cell]] };
  const { text, escaped } = cardCsv({ ...metric, table });
  return { cell: text.slice('a\n'.length, -1), escaped };
};

describe('a cell that begins like a formula', () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠a', "'＠a"],
    ['  =1+1', "'  =1+1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\t=1+1', `"'\t'=1+1"`],
    ['\tx', `"'\tx"`],
    ['\rx', `"'\rx"`],
    ['\nx', `"'\nx"`],
    ['x;=1+1', `"x;'=1+1"`],
    ['x\t@a', `"x\t'@a"`],
    ['x\n+1', `"x\n'+1"`],
    ['x\r\n=1', `"x\r\n'=1"`],
    ['"=1"', `"""=1"""`],
  ])('%j is written as %j', (given, cell) => expect(csv(given).cell).toBe(cell));

  it('is counted, and the export says so', () => {
    expect(csv('=1').escaped).toBe(1);
    expect(csv('a').escaped).toBe(0);
    expect(escapedText({ text: '', escaped: 2 })).toMatch(
      /^2 cells began like a formula .* spreadsheets do not run it\.$/,
    );
    expect(escapedText({ text: '', escaped: 0 })).toBeUndefined();
  });

  it('is one in a head and in a fact, too', () => {
    const table: Card['table'] = { columns: [{ name: '=1', type: 'integer' }], rows: [[-5]] };
    expect(cardCsv({ ...metric, table }).text).toBe("'=1\n-5\n");
    const facts = [{ name: '@a', value: '-9007199254740993', unit: '+b' }];
    expect(cardCsv({ ...metric, table: undefined, facts }).text).toBe("name,value,unit\n'@a,-9007199254740993,'+b\n");
  });
});

describe('what is no formula', () => {
  it.each<[CardCell, ColumnType, string]>([
    [-5, 'integer', '-5'],
    ['-9007199254740993', 'integer', '-9007199254740993'],
    ['-Infinity', 'number', '-Infinity'],
    ['+1.5e-7', 'number', '+1.5e-7'],
    ['-000044-03-15', 'date', '-000044-03-15'],
    ['+010000-01-01T00:00:00Z', 'time', '+010000-01-01T00:00:00Z'],
    ['order_paid', 'string', 'order_paid'],
    ['a = b - c', 'string', 'a = b - c'],
    ['2026-01-31', 'date', '2026-01-31'],
    [null, 'string', ''],
    ['', 'string', '""'],
  ])('%j of type %s stays', (given, type, cell) => expect(csv(given, type)).toEqual({ cell, escaped: 0 }));

  it.each<[string, ColumnType]>([
    ['=1', 'integer'],
    ['-1+cmd', 'number'],
    ['-1-1-1', 'date'],
    ['@now', 'time'],
    ['=1', 'json'],
    ['=1', 'boolean'],
  ])('%j is none of type %s', (given, type) => expect(csv(given, type).escaped).toBe(1));
});

it('no cell of text begins like a formula, wherever a spreadsheet cuts', () => {
  const piece = fc.constantFrom('=', '+', '-', '@', '＝', ';', '\t', '\n', '\r', '"', ',', ' ', 'a', "'");
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const { cell } = csv(pieces.join(''));
      const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(text).not.toMatch(/^\s*[=+\-@＝]|[;\t\r\n][=+\-@＝]|^[\t\r\n]/);
      expect(text.replace(/(^|[;\t\r\n])'/g, '$1')).toBe(pieces.join('').replace(/(^|[;\t\r\n])'/g, '$1'));
    }),
    { numRuns: fuzz.runs(2000) },
  );
});
