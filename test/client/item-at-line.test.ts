import { expect, test } from 'vitest';
import { itemAtLine } from '../../client/item-at-line.ts';

const plan = `plan: {name: shop}
# of the team
events:
  - name: a
    description: x
    properties:
      - ref: p
  -
  - name: b

metrics:
  - {name: m}
checks:
    - name: c
      expect: d
`.split('\n');

test.each([
  ['a section without items', 0, 0, 1],
  ['a comment of the section above', 1, 0, 1],
  ['the head of a list', 2, 2, 2],
  ['the dash of an item', 3, 3, 6],
  ['a line inside', 4, 3, 6],
  ['a list inside', 6, 3, 6],
  ['a bare dash', 7, 7, 7],
  ['an empty line', 9, 8, 9],
  ['one line', 11, 11, 11],
  ['another depth, to the end', 14, 13, 15],
])('%s', (_what, at, from, to) => expect(itemAtLine(plan, at)).toEqual({ from, to }));

test('lists at the margin, and no text at all', () => {
  expect(itemAtLine(['events:', '- name: a', '  description: b', '- name: c'], 2)).toEqual({ from: 1, to: 2 });
  expect(itemAtLine([''], 0)).toEqual({ from: 0, to: 0 });
  expect(itemAtLine(['  half'], 0)).toEqual({ from: 0, to: 0 });
});
