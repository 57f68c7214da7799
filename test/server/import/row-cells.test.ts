import { describe, expect, it } from 'vitest';
import { isNothing, readPresence, readPresenceFirst, splitAtTop } from '../../../server/import/cell-values.ts';

import { readType } from '../../../server/import/type.ts';
import { readExamples, readValues, valueKindOf } from '../../../server/import/values.ts';
import { isEverywhere, platformOf, readNames, readStatus } from '../../../server/import/words-of-cells.ts';

describe('types', () => {
  it.each([
    ['string', { type: 'string' }],
    ['String', { type: 'string' }],
    ['str', { type: 'string' }],
    ['int', { type: 'integer' }],
    ['Integer', { type: 'integer' }],
    ['bool', { type: 'boolean' }],
    ['true/false', { type: 'boolean' }],
    ['float', { type: 'number' }],
    ['Number (int)', { type: 'integer' }],
    ['percentage', { type: 'number', unit: 'percent' }],
    ['timestamp', { type: 'string', format: 'date-time' }],
    ['ISO-8601', { type: 'string', format: 'date-time' }],
    ['unix timestamp', { type: 'integer' }],
    ['Date', { type: 'string', format: 'date' }],
    ['UUID', { type: 'string', format: 'uuid' }],
    ['url', { type: 'string', format: 'uri' }],
    ['{}', { type: 'object' }],
    ['JSON', { type: 'object' }],
    ['Record<string, number>', { type: 'object' }],
    ['map[string]int', { type: 'object' }],
    ['any', { type: 'any' }],
    ['varchar(255)', { type: 'string', maxLength: 255 }],
    ['string (max 100 chars)', { type: 'string', maxLength: 100 }],
    ['decimal(10,2)', { type: 'number' }],
    ['array', { type: 'array' }],
    ['string[]', { type: 'array', items: { type: 'string' } }],
    ['array of strings', { type: 'array', items: { type: 'string' } }],
    ['List<int>', { type: 'array', items: { type: 'integer' } }],
    ['[string]', { type: 'array', items: { type: 'string' } }],
    ['Array<string | number>', { type: 'array', items: { type: ['string', 'number'] } }],
    ['object[]', { type: 'array', items: { type: 'object' } }],
    ['string | null', { type: ['string', 'null'] }],
    ['Text (nullable)', { type: ['string', 'null'] }],
    ['string | undefined', { type: 'string', required: false }],
    ['string | null | undefined', { type: ['string', 'null'], required: false }],
    ['boolean?', { type: 'boolean', required: false }],
    ['string, optional', { type: 'string', required: false }],
    ['int (required)', { type: 'integer', required: true }],
    ['int or string', { type: ['integer', 'string'] }],
    ["'web' | 'ios'", { type: 'string', enum: ['web', 'ios'] }],
    ['"a" | "b" | null', { type: ['string', 'null'], enum: ['a', 'b', null] }],
    ['1 | 2 | 3', { type: 'integer', enum: [1, 2, 3] }],
    ['enum(free, pro)', { type: 'string', enum: ['free', 'pro'] }],
    ['Enum: a, b', { type: 'string', enum: ['a', 'b'] }],
    ['enum', { type: 'string' }],
  ])('%s', (text, read) => expect(readType(text)).toEqual(read));

  it.each(['', 'blob', 'event property', 'string-ish thing', "'a' | string", 'see notes', '—', 'x'.repeat(1000)])(
    'nothing known: %j',
    (text) => expect(readType(text)).toBeUndefined(),
  );
});

describe('allowed values', () => {
  it.each([
    ['free, pro, team', 'string', { enum: ['free', 'pro', 'team'] }],
    ['free | pro', undefined, { enum: ['free', 'pro'] }],
    ['email/google/apple', undefined, { enum: ['email', 'google', 'apple'] }],
    ["'a', 'b'", 'string', { enum: ['a', 'b'] }],
    ['[a, b, c]', 'string', { enum: ['a', 'b', 'c'] }],
    ['a, b or c', 'string', { enum: ['a', 'b', 'c'] }],
    ['home\ncart\n- checkout', 'string', { enum: ['home', 'cart', 'checkout'] }],
    ['a, a, b', 'string', { enum: ['a', 'b'] }],
    ['1, 2, 3', 'integer', { enum: [1, 2, 3] }],
    ['1, 2, 3', 'string', { enum: ['1', '2', '3'] }],
    ['25; 50', undefined, { enum: [25, 50] }],
    ['"one"', 'string', { enum: ['one'] }],
    ['USD', 'string', { examples: ['USD'] }],
    ['a, b, etc.', 'string', { examples: ['a', 'b'] }],
    ['a, b, …', 'string', { examples: ['a', 'b'] }],
    ['e.g. home, cart', 'string', { examples: ['home', 'cart'] }],
    ['1-10', 'integer', { minimum: 1, maximum: 10 }],
    ['0–100', 'number', { minimum: 0, maximum: 100 }],
    ['0..1', 'number', { minimum: 0, maximum: 1 }],
    ['>= 0', 'number', { minimum: 0 }],
    ['max 20', 'integer', { maximum: 20 }],
    ['1-10', 'string', { examples: ['1-10'] }],
    ['true, false', 'boolean', {}],
    ['any string', 'string', {}],
    ['free text', 'string', {}],
    ['', 'string', {}],
    ['—', 'string', {}],
    ['Whatever the person typed into the field', 'string', { unread: true }],
  ])('%j as %s', (text, type, read) => expect(readValues(text, type)).toEqual(read));
});

describe('examples', () => {
  it.each([
    ['Vienna, Austria', 'string', ['Vienna, Austria']],
    ['12.5', 'number', [12.5]],
    ['12.5', 'string', ['12.5']],
    ['007', undefined, ['007']],
    ['9007199254740993', 'integer', ['9007199254740993']],
    ['true', 'boolean', [true]],
    ['seven', 'integer', ['seven']],
    ['["a", "b"]', 'array', [['a', 'b']]],
    ['{"a": 1}', 'object', [{ a: 1 }]],
    ['[a, b', 'array', ['[a, b']],
    ["'a', 'b'", 'string', ['a', 'b']],
    ['a\nb', 'string', ['a', 'b']],
    ['', 'string', []],
  ])('%j as %s', (text, type, read) => expect(readExamples(text, type)).toEqual(read));

  it('a kind that all values share', () => {
    expect(valueKindOf([1, 2])).toBe('integer');
    expect(valueKindOf([1, 2.5])).toBe('number');
    expect(valueKindOf([true])).toBe('boolean');
    expect(valueKindOf([1, 'a'])).toBe('string');
  });
});

describe('required or not', () => {
  it.each(['Yes', 'y', 'TRUE', '✅', '✓', 'x', '1', 'Required', 'mandatory', 'Sí', 'ja', 'always', 'M'.toLowerCase()])(
    '%s',
    (text) => expect(readPresence(text)).toBe(true),
  );
  it.each(['No', 'n', 'false', '❌', '', '—', '-', '0', 'optional', 'Não', 'N/A', 'nullable'])('not %j', (text) =>
    expect(readPresence(text)).toBe(false),
  );
  it.each(['if logged in', 'Conditional', 'depends', 'sometimes'])('neither: %s', (text) => {
    expect(readPresence(text)).toBeUndefined();
    expect(readPresenceFirst(text)).toBeUndefined();
  });
  it.each([
    ['Yes, always', true, 'always'],
    ['Optional (web only)', false, '(web only)'],
    ['Required: on web', true, 'on web'],
  ])('by its first word: %s', (text, required, rest) => expect(readPresenceFirst(text)).toEqual({ required, rest }));
});

describe('words', () => {
  it.each([
    ['Implemented', 'implemented'],
    ['LIVE', 'implemented'],
    ['✅', 'implemented'],
    ['✅ Done', 'implemented'],
    ['To do', 'planned'],
    ['in progress', 'planned'],
    ['Draft', 'draft'],
    ['Deprecated', 'deprecated'],
    ['QA passed', 'verified'],
    ['removed', 'removed'],
    ['Implemented hook; connect in GTM', undefined],
    ['soon', undefined],
  ])('status %s', (text, status) => expect(readStatus(text)).toBe(status));

  it.each([
    ['web, ios', ['web', 'ios']],
    ['Android+iOS', ['Android', 'iOS']],
    ['Web / App', ['Web', 'App']],
    ['Growth and Product', ['Growth', 'Product']],
    ['Sandra', ['Sandra']],
    ['- web\n- server', ['web', 'server']],
    ['Wherever the person happens to be at that time', undefined],
  ])('names %j', (text, names) => expect(readNames(text)).toEqual(names));

  it('platforms', () => {
    expect(['iOS', 'Website', 'backend', 'Kiosk'].map(platformOf)).toEqual(['ios', 'web', 'server', undefined]);
    expect(['all', 'Both', 'cross-platform', 'web'].map(isEverywhere)).toEqual([true, true, true, false]);
  });

  it('nothing, in many ways', () => {
    expect(
      ['', ' ', '-', '—', 'N/A', 'none', 'No properties', '(none)', 'no params', 'ninguno', '...'].every(isNothing),
    ).toBe(true);
    expect(['no', '0', 'a', 'none of it', 'x'].some(isNothing)).toBe(false);
  });
});

it.each([
  ['a, b', ',', ['a', 'b']],
  ['a (b, c), d', ',', ['a (b, c)', 'd']],
  ['a: "x, y", b', ',', ['a: "x, y"', 'b']],
  ["it's, b", ',', ["it's", 'b']],
  ["a 'x, y', b", ',', ["a 'x, y'", 'b']],
  ['map<a, b>, c', ',', ['map<a, b>', 'c']],
  ['\uE000a, b\uE001, c', ',', ['\uE000a, b\uE001', 'c']],
  ['a ( b, c', ',', ['a ( b', 'c']],
  ['a ) b, c', ',', ['a ) b', 'c']],
  ['a\nb;c', '\n;', ['a', 'b', 'c']],
  ['', ',', ['']],
])('%j is cut outside brackets and quotes', (text, separators, parts) =>
  expect(splitAtTop(text, separators)).toEqual(parts),
);
