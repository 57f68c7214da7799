// Which days have strangely few or many rows, on series whose truth is plain to see.
import { expect, test } from 'vitest';
import { bandsOf, isWithinBand } from '../../../server/checks/band.ts';

/** The places of days outside of their band; `undefined` where none is judged. */
function strange(counts: readonly number[]): readonly number[] | undefined {
  const bands = bandsOf(counts);
  if (bands.every((band) => band === undefined)) return undefined;
  return bands.flatMap((band, day) => (band && !isWithinBand(counts[day]!, band) ? [day] : []));
}
const series = (days: number, of: (day: number) => number) =>
  Array.from({ length: days }, (_, day) => Math.round(of(day)));
const but = (counts: readonly number[], changes: Readonly<Record<number, number>>) =>
  counts.map((count, day) => changes[day] ?? count);
const flat = series(30, () => 1000);
const growing = series(30, (day) => 500 + 20 * day);
const weekly = series(42, (day) => (day % 7 === 6 ? 400 : 1000 + (day % 3) * 20));

test.each<[string, readonly number[], readonly number[] | undefined]>([
  ['always the same', flat, []],
  ['a day of half', but(flat, { 20: 500 }), [20]],
  ['a day of twice', but(flat, { 20: 2000 }), [20]],
  ['a day of none', but(flat, { 20: 0 }), [20]],
  [
    'ten days after another are all strange',
    but(flat, { 15: 300, 16: 300, 17: 300, 18: 300, 19: 300 }),
    [15, 16, 17, 18, 19],
  ],
  ['a tenth less is nothing', but(flat, { 20: 900 }), []],
  ['growth', growing, []],
  ['growth that breaks off', but(growing, { 25: 400 }), [25]],
  ['a strange day does not spoil the next', but(flat, { 10: 5000, 20: 500 }), [10, 20]],
  ['too few days', series(7, () => 1000), undefined],
  ['too few rows', series(30, () => 49), undefined],
  ['the first seven are not judged', but(flat, { 3: 10 }), []],
  ['a day of rest is usual once it has come four times', weekly, [13, 20, 27]],
])('%s', (_, counts, wanted) => expect(strange(counts)).toEqual(wanted));

test('no day judges itself', () => {
  const [a, b] = [bandsOf(flat), bandsOf(but(flat, { 29: 1 }))];
  expect(b[29]).toEqual(a[29]);
});
