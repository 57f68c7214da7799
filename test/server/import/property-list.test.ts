import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineCell } from '../../../server/import/inline.ts';
import { isList, readPropertyList } from '../../../server/import/property-list.ts';
import { fuzz } from '../../fuzz.ts';

/** `name type? !required (values) "description" =example`, one line a property, then what was not read. */
function told(markdown: string): readonly string[] {
  const { properties, unread } = readPropertyList(inlineCell(markdown).marked, 1);
  return [
    ...properties.map(({ name, is, required, description, examples }) => {
      const { type, enum: values, items, ...rest } = is;
      const parts = [
        name,
        type && (typeof type === 'string' ? type : JSON.stringify(type)),
        items && `of ${JSON.stringify(items)}`,
        required === undefined ? undefined : required ? 'required' : 'optional',
        values && `(${(values as readonly unknown[]).join(' ')})`,
        Object.keys(rest).length ? JSON.stringify(rest) : undefined,
        description && `"${description}"`,
        examples && `=${JSON.stringify(examples)}`,
      ];
      return parts.filter(Boolean).join(' ');
    }),
    ...unread.map(({ text, behind }) => `? ${behind ? `${behind}: ` : ''}${text}`),
  ];
}

describe('names alone', () => {
  it.each([
    ['link_url, link_text, page_path', ['link_url', 'link_text', 'page_path']],
    ['`a`, `b`', ['a', 'b']],
    ['a; b', ['a', 'b']],
    ['a<br>b', ['a', 'b']],
    ['a + b', ['a', 'b']],
    ['a / b', ['a', 'b']],
    ['`a` and `b`', ['a', 'b']],
    ['a, b and c', ['a', 'b', 'c']],
    ['`a`, `b` and', ['a', 'b']],
    ['Screen Name, Button Label', ['Screen Name', 'Button Label']],
    ['Terms and Conditions', ['? Terms and Conditions']],
    ['items[]', ['items array']],
    ['utm_*', ['utm_*']],
    ['`utm_*`', ['utm_*']],
    ['$browser, app.screen.id, user-agent', ['$browser', 'app.screen.id', 'user-agent']],
    ['—', []],
    ['*No properties*', []],
    ['none', []],
    ['', []],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('with types, values, sentences', () => {
  it.each([
    ['`id`: string<br>`ref`?: string', ['id string', 'ref string optional']],
    ['amount: number, currency: string', ['amount number', 'currency string']],
    ['plan*, seats?', ['plan required', 'seats optional']],
    ['plan (string, required), seats (int)', ['plan string required', 'seats integer']],
    ['`tags`: string[]', ['tags array of {"type":"string"}']],
    ["source ('web'/'mobile')", ['source string (web mobile)']],
    ['method (camera/manual)', ['method string (camera manual)']],
    ['depth (25/50/75/100)', ['depth integer (25 50 75 100)']],
    ['signature (booleans)', ['signature boolean']],
    [
      '`list`: `home` | `explore`, `position`: int (0-based)',
      ['list string (home explore)', 'position integer "0-based"'],
    ],
    ['`kind`: `a` | null', ['kind ["string","null"] (a )']],
    ['`method`: `phone`', ['method string (phone)']],
    ['`location` (`card` or `list`)', ['location string (card list)']],
    ['`query`: string (max 100 chars)', ['query string {"maxLength":100}']],
    ['plan: free, pro, team; seats: int', ['plan string (free pro team)', 'seats integer']],
    ['- plan – the chosen plan\n- seats (int, required)', ['plan "the chosen plan"', 'seats integer required']],
    ['amount (number): Order total, before tax', ['amount number "Order total, before tax"']],
    ['`path` (string): UUID of the page', ['path string "UUID of the page"']],
    ['`fields`: the names, in the order of the form', ['fields "the names, in the order of the form"']],
    ['`screen: "home" | "cart"`', ['screen string (home cart)']],
    ['count = 3', ['count integer =[3]']],
    ['id: string | null', ['id ["string","null"]']],
    ['at: timestamp', ['at string {"format":"date-time"}']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('objects', () => {
  it.each([
    [
      '{"plan": "string", "seats": 3, "ok": true, "x": null}',
      ['plan string', 'seats integer =[3]', 'ok boolean =[true]', 'x'],
    ],
    ['{plan: string, seats?: number}', ['plan string', 'seats number optional']],
    ['{"list": [1], "o": {}}', ['list array of {"type":"integer"} =[[1]]', 'o object']],
    ['`{"__proto__": "string"}`', ['__proto__ string']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('what names no property is given back', () => {
  it.each([
    ['Common params only', ['? Common params only']],
    ['`value` (price) and the item', ['value "price"', '? value: and the item']],
    ['The list with `index`', ['? The list with index']],
    ['`id` | null', ['id', '? id: | null']],
    ['a, , b', ['a', 'b']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

it('a cell of several is told from a cell of one', () => {
  expect(['a, b', 'a\nb', '{a: b}', 'a; b'].every(isList)).toBe(true);
  expect(['a', 'Screen Name', 'a (b, c)', 'a: b', ''].some(isList)).toBe(false);
});

it('never throws, and names only what stands there', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab_ ,;:|/()[]{}<>"\'?*=-–`\n\\0129é中'), maxLength: 60 }),
      (text) => {
        const { marked, text: plain } = inlineCell(text);
        const squeezed = plain.replace(/\s+/g, '');
        for (const { name } of readPropertyList(marked, 1).properties)
          expect(squeezed).toContain(name.replace(/\s+/g, ''));
      },
    ),
    { numRuns: fuzz.runs(500) },
  );
});
