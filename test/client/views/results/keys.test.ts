import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellAfter } from '../../../../client/views/results/page/keys.ts';

const last = { row: 40, column: 3 };
const plain = { ctrlKey: false, metaKey: false };

test.each([
  ['ArrowUp', [5, 1], [4, 1]],
  ['ArrowUp', [0, 1], [0, 1]],
  ['ArrowDown', [5, 1], [6, 1]],
  ['ArrowDown', [40, 1], [40, 1]],
  ['ArrowLeft', [5, 0], [5, 0]],
  ['ArrowRight', [5, 3], [5, 3]],
  ['PageUp', [5, 1], [0, 1]],
  ['PageDown', [5, 1], [15, 1]],
  ['Home', [5, 2], [5, 0]],
  ['End', [5, 2], [5, 3]],
] as const)('%s from %j leads to %j', (key, [row, column], [toRow, toColumn]) => {
  expect(cellAfter({ key, ...plain }, { row, column }, last)).toEqual({ row: toRow, column: toColumn });
});

test('with Ctrl or Cmd, Home and End lead to the corners', () => {
  expect(cellAfter({ key: 'Home', ctrlKey: true, metaKey: false }, { row: 9, column: 2 }, last)).toEqual({
    row: 0,
    column: 0,
  });
  expect(cellAfter({ key: 'End', ctrlKey: false, metaKey: true }, { row: 9, column: 2 }, last)).toEqual(last);
});

test.each(['Tab', 'a', 'Enter', 'Escape'])('%s is left to the browser', (key) => {
  expect(cellAfter({ key, ...plain }, { row: 1, column: 1 }, last)).toBeUndefined();
});

test('no key leads out of the table', () => {
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
  const at = fc.record({ row: fc.nat(40), column: fc.nat(3) });
  fc.assert(
    fc.property(key, at, fc.boolean(), (pressed, from, far) => {
      const to = cellAfter({ key: pressed, ctrlKey: far, metaKey: false }, from, last);
      expect(to && to.row >= 0 && to.row <= last.row && to.column >= 0 && to.column <= last.column).toBe(true);
    }),
  );
});
