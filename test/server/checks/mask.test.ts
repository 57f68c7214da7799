import { expect, it } from 'vitest';
import { mask, maskedRow } from '../../../server/checks/mask.ts';

it.each([
  ['ann@example.com', 'a***@***'],
  ['Ann', 'A***'],
  ['🎁 for you', '🎁***'],
  [12, '***'],
  [true, '***'],
  ['', ''],
  [null, null],
])('%j is shown as %j', (value, shown) => expect(mask(value)).toBe(shown));

it('columns of personal data are masked whole, addresses wherever they stand', () => {
  const row = { name: 'Ann', note: 'write to ann@example.com, bob.b@x.co', n: 5, __proto__x: 'y' };
  expect(maskedRow(row, new Set(['name']))).toEqual({
    name: 'A***',
    note: 'write to a***@***, b***@***',
    n: 5,
    __proto__x: 'y',
  });
});

it('a column may be called anything', () => {
  const row = JSON.parse('{"__proto__": "a@b.co", "constructor": 1}');
  expect(JSON.stringify(maskedRow(row, new Set(['constructor'])))).toBe('{"__proto__":"a***@***","constructor":"***"}');
});
