import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../server/import/csv.ts';
import { MAX_ROWS } from '../../../server/import/grid.ts';

/** Header, then `row: cells`; remarks behind. */
function told(text: string): { readonly rows: readonly string[]; readonly lost: readonly string[] } {
  const sheet = readCsv(text, 'a.csv');
  if ('fault' in sheet) return { rows: [], lost: [sheet.fault] };
  const table = sheet.sections[0]?.blocks[0];
  if (table?.kind !== 'table') throw new Error('no table');
  return {
    rows: [
      `${table.at}: ${table.header.join(' | ')}`,
      ...table.rows.map(({ at, cells }) => `${at}: ${cells.map((cell) => cell.text).join(' | ')}`),
    ],
    lost: sheet.remarks.map(({ fate, at, message }) => `${fate} ${at ?? ''} ${message}`),
  };
}

describe('delimiters', () => {
  it.each([
    ['commas', 'event,type\na,b\n'],
    ['semicolons', 'event;type\na;b\n'],
    ['tabs', 'event\ttype\na\tb\n'],
    ['bars', 'event|type\na|b\n'],
    ['as a spreadsheet says it', 'sep=;\r\nevent;type\r\na;b\r\n'],
    ['a byte order mark', '\uFEFFevent,type\na,b\n'],
    ['line breaks of old Macs', 'event,type\ra,b\r'],
    ['quotes', '"event","type"\n"a","b"\n'],
  ])('%s', (_, text) => {
    const { rows, lost } = told(text);
    expect(rows.map((row) => row.replace(/^\d+/, ''))).toEqual([': event | type', ': a | b']);
    expect(lost).toEqual([]);
  });

  it('what stands inside quotes does not decide', () => {
    expect(told('event,properties\nopened,"a;b;c;d"\nclosed,"e;f"\n').rows).toEqual([
      '1: event | properties',
      '2: opened | a;b;c;d',
      '3: closed | e;f',
    ]);
    expect(told('event;description\nopened;"One, two, three, four"\n').rows[1]).toBe(
      '2: opened | One, two, three, four',
    );
  });

  it('quotes may hold quotes and lines; rows count as a spreadsheet counts them', () => {
    expect(told('event,description\na,"says ""b""\nand c"\nd,e\n').rows).toEqual([
      '1: event | description',
      '2: a | says "b"\nand c',
      '3: d | e',
    ]);
  });
});

describe('the header', () => {
  it('may stand below a title and notes, which are told', () => {
    const { rows, lost } = told('Tracking plan v2,,\n,,\nOwner: growth,,\nEvent name,Property,Type\na,b,string\n');
    expect(rows).toEqual(['4: Event name | Property | Type', '5: a | b | string']);
    expect(lost).toEqual([
      'dropped 1 "Tracking plan v2" stands above the header and belongs to no event; it was left out.',
      'dropped 3 "Owner: growth" stands above the header and belongs to no event; it was left out.',
    ]);
  });
  it('may stand again further down', () =>
    expect(told('event,type\na,b\nevent,type\nc,d\n')).toEqual({
      rows: ['1: event | type', '2: a | b', '4: c | d'],
      lost: ['dropped 3 The header stands here again; it was left out.'],
    }));
  it('columns without one are called as a spreadsheet calls them; empty ones are none', () =>
    expect(told('event,,type,,\na,x,b,,\n').rows).toEqual(['1: event | column B | type', '2: a | x | b']));
});

describe('rows that are not as wide', () => {
  it('says what stands right of the last column', () =>
    expect(told('event,type\na,b,c, ,d\n').lost).toEqual([
      'dropped 2 "c, d" stands right of the last column and was left out; is a cell with a comma not quoted?',
    ]));
  it('says where a row ends early', () =>
    expect(told('event,type,owner\na\n')).toEqual({
      rows: ['1: event | type | owner', '2: a |  | '],
      lost: ['assumed 2 The row ends early; its missing cells count as empty.'],
    }));
  it('passes over empty rows, but counts them', () =>
    expect(told('event,type\n\na,b\n,\n   \nc,d\n').rows).toEqual(['1: event | type', '3: a | b', '6: c | d']));
});

describe('quotes that are none', () => {
  it('inside a cell', () =>
    expect(told('event,description\na,5" screen\nb,"x" y\n')).toEqual({
      rows: ['1: event | description', '2: a | 5" screen', '3: b | "x" y'],
      lost: [expect.stringMatching(/^assumed {2}A quote in row \d+ stands where CSV has none/)],
    }));
  it('never closed', () =>
    expect(told('event,description\na,"b\nc,d\n')).toEqual({
      rows: ['1: event | description', '2: a | "b', '3: c | d'],
      lost: [expect.stringContaining('never closed; all quotes were taken as ordinary characters')],
    }));
});

it('backticks mark code, and stay in sentences', () => {
  const sheet = readCsv('event,description\n`a_b`,Use `x` here\n', 'a.csv');
  const table = 'sections' in sheet ? sheet.sections[0]?.blocks[0] : undefined;
  expect(table?.kind === 'table' && table.rows[0]?.cells).toEqual([
    { text: '`a_b`', marked: '\uE000a_b\uE001' },
    { text: 'Use `x` here', marked: 'Use \uE000x\uE001 here' },
  ]);
});

it('a formula is text, and is told', () =>
  expect(told("event,type\n=cmd|' /C calc'!A0,-\n=SUM(A1),=1\n").lost).toEqual([
    'assumed 2 "=cmd|\' /C calc\'!A0" looks like a formula of a spreadsheet; it was taken as text.',
    'assumed 3 "=SUM(A1)" looks like a formula of a spreadsheet; it was taken as text.',
  ]));

it.each([
  ['', '"a.csv" is empty. Give it a header row and a row for each event or property.'],
  ['\n \r\n\n', '"a.csv" is empty. Give it a header row and a row for each event or property.'],
  ['event,type\n', '"a.csv" has a header row and nothing below it. Give it a row for each event or property.'],
  ['event,type\n,\n\n', '"a.csv" has a header row and nothing below it. Give it a row for each event or property.'],
])('%j cannot be read', (text, fault) => expect(told(text).lost).toEqual([fault]));

it('too many rows are no list of events', () =>
  expect(told(`event\n${'a\n'.repeat(MAX_ROWS + 1)}`).lost).toEqual([
    '"a.csv" has 50001 rows; a table of events has at most 50000. Are these the events themselves that were collected? Give the list of their names and properties instead.',
  ]));
