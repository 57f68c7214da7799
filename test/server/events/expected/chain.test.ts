// How far someone comes, against every sequence of rows there is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FunnelRule, Moment } from '../../../../server/events/expected/chain.ts';
import { levelOf } from '../../../../server/events/expected/chain.ts';
import { fuzz } from '../../../fuzz.ts';

const rule = (steps: number, within: number, order: FunnelRule['order'] = 'ordered'): FunnelRule => ({
  steps,
  within,
  order,
});
/** `a0 b5 ab7 x9`: steps a, b, c at those instants; x is excluded behind the first step. */
const day = (text: string): readonly Moment[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [, letters = '', time = ''] = /^([a-z]+)(\d+)$/.exec(word) ?? [];
      const fits = [...letters].reduce(
        (bits, letter) => bits | (letter === 'x' || letter === 'o' ? 0 : 1 << (letter.charCodeAt(0) - 97)),
        0,
      );
      return { time: Number(time), fits, bars: letters.includes('x') ? 1 : 0 };
    });

test.each([
  ['nothing', '', 0],
  ['no first step', 'b1 c2', 0],
  ['all in time', 'a0 b5 c10', 3],
  ['the window is inclusive', 'a0 b4 c10', 3],
  ['and ends there', 'a0 b4 c11', 2],
  ['a later start comes further', 'a0 a5 b6 c12', 3],
  ['a later first step does not undo an earlier one', 'a0 b1 a2 c3', 3],
  ['in another order', 'c0 b1 a2', 1],
  ['a row fills one step', 'abc0', 1],
  ['two rows fill two', 'ab0 ab1', 2],
  ['rows of one instant stand in the order of steps', 'c3 b3 a3', 3],
  ['a row that fits more than another comes before it', 'a3 b3 ab3 c3', 3],
  ['what is excluded at the instant of a step comes behind it', 'a0 x5 b5 c6', 3],
  ['a row that is both ends it', 'a0 bx1 c2', 1],
  ['what is excluded ends it', 'a0 x1 b2 c3', 1],
  ['before the start it does nothing', 'x0 a1 b2 c3', 3],
  ['behind the second step it does nothing', 'a0 b1 x2 c3', 3],
  ['a way around it', 'a0 x1 a2 b3 c4', 3],
])('ordered: %s', (_, text, level) => {
  expect(levelOf(day(text), rule(3, 10))).toBe(level);
});

test.each([
  ['one behind the other', 'a0 b1 c2', 3],
  ['something between', 'a0 o1 b2', 1],
  ['a second try', 'a0 o1 a2 b3 c4', 3],
  ['too late', 'a0 b11', 1],
])('strict: %s', (_, text, level) => {
  expect(levelOf(day(text), rule(3, 10, 'strict'))).toBe(level);
});

test.each([
  ['any order', 'c0 a5 b10', 3],
  ['too far apart', 'c0 a5 b11', 2],
  ['a row fills one step', 'abc0', 1],
  ['rows are shared out', 'ab0 a1 ac2', 3],
  ['no first step needed', 'b0 c1', 2],
])('unordered: %s', (_, text, level) => {
  expect(levelOf(day(text), rule(3, 10, 'unordered'))).toBe(level);
});

describe('random rows', () => {
  const moments = fc
    .array(
      fc.record({
        time: fc.integer({ min: 0, max: 12 }),
        fits: fc.integer({ min: 0, max: 7 }),
        bars: fc.constantFrom(0, 0, 0, 1, 2, -1),
      }),
      { maxLength: 7 },
    )
    .map((list) => list.sort((a, b) => a.time - b.time));
  const within = fc.integer({ min: 0, max: 10 });

  /** Every sequence of different rows. */
  const best = (
    list: readonly Moment[],
    steps: number,
    window: number,
    follows: (used: readonly number[], next: number) => boolean,
  ): number => {
    const from = (used: readonly number[]): number => {
      if (used.length === steps) return steps;
      const next = list
        .map((_, i) => i)
        .filter((i) => !used.includes(i) && list[i]!.fits & (1 << used.length) && (!used.length || follows(used, i)));
      const inTime = next.filter((i) => !used.length || Math.abs(list[i]!.time - list[used[0]!]!.time) <= window);
      return Math.max(used.length, ...inTime.map((i) => from([...used, i])));
    };
    return from([]);
  };

  /** By time, then those that fit the first step, then the second … */
  const inOrder = (list: readonly Moment[]) =>
    list.toSorted((a, b) => {
      const step = [0, 1, 2].find((k) => (a.fits ^ b.fits) & (1 << k));
      return a.time - b.time || (step === undefined ? 0 : a.fits & (1 << step) ? -1 : 1);
    });
  test('ordered, with and without exclusions', () => {
    fc.assert(
      fc.property(moments, within, (unsorted, window) => {
        const list = inOrder(unsorted);
        const follows = (used: readonly number[], next: number) => {
          const last = used[used.length - 1]!;
          const bar = 1 << (used.length - 1);
          return next > last && !list.slice(last + 1, next + 1).some((one) => one.bars & bar);
        };
        expect(levelOf(unsorted, rule(3, window))).toBe(best(list, 3, window, follows));
      }),
      { numRuns: fuzz.runs(2000) },
    );
  });
  test('strict', () => {
    fc.assert(
      fc.property(moments, within, (unsorted, window) => {
        const list = inOrder(unsorted);
        const follows = (used: readonly number[], next: number) =>
          next === used[used.length - 1]! + 1 && !(list[next]!.bars & (1 << (used.length - 1)));
        expect(levelOf(unsorted, rule(3, window, 'strict'))).toBe(best(list, 3, window, follows));
      }),
      { numRuns: fuzz.runs(1000) },
    );
  });
  test('unordered: the most steps that different rows of a window fill', () => {
    const most = (rows: readonly Moment[], step: number): number =>
      step === 3
        ? 0
        : Math.max(
            most(rows, step + 1),
            ...rows.map((row, i) => (row.fits & (1 << step) ? 1 + most(rows.toSpliced(i, 1), step + 1) : 0)),
          );
    fc.assert(
      fc.property(moments, within, (list, window) => {
        const windows = list.map(({ time }) => list.filter((one) => one.time >= time && one.time <= time + window));
        expect(levelOf(list, rule(3, window, 'unordered'))).toBe(Math.max(0, ...windows.map((rows) => most(rows, 0))));
      }),
      { numRuns: fuzz.runs(1000) },
    );
  });
});
