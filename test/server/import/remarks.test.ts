import { expect, it } from 'vitest';
import { excerpt, grouped, placesText, type Remark } from '../../../server/import/remarks.ts';

it('equal remarks are told once, with all their rows', () => {
  const loss = (at: number | undefined, message = 'x', column?: string): Remark => ({
    fate: 'dropped',
    what: 'cell',
    message,
    ...(at === undefined ? {} : { at }),
    ...(column ? { column } : {}),
  });
  expect(grouped([loss(5), loss(3), loss(3), loss(4, 'y'), loss(9, 'x', 'Type'), loss(undefined, 'z')])).toEqual([
    { fate: 'dropped', what: 'cell', message: 'x', at: [3, 5] },
    { fate: 'dropped', what: 'cell', message: 'y', at: [4] },
    { fate: 'dropped', what: 'cell', message: 'x', column: 'Type', at: [9] },
    { fate: 'dropped', what: 'cell', message: 'z', at: [] },
  ]);
});
it.each([
  [[], ''],
  [[3], 'row 3'],
  [[3, 4], 'rows 3 to 4'],
  [[1, 3, 5, 6, 7], 'rows 1, 3 and 5 to 7'],
  [[1, 3, 5, 7, 9, 11, 13, 15, 17, 18, 19, 21], 'rows 1, 3, 5, 7, 9, 11, 13, 15 and 4 more'],
])('%j', (at, text) => expect(placesText(at, 'row')).toBe(text));
it('long texts are cut between characters', () => {
  expect(excerpt(' a\n b ')).toBe('a b');
  expect(excerpt('😀'.repeat(100))).toBe(`${'😀'.repeat(57)}…`);
});
