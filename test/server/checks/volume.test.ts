// Rows a day: what is counted, what is shown of a day that is out of the usual.
import { expect, test } from 'vitest';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { event, plan, property } from '../events/build.ts';
import { checked, type Row, writeTables } from './checked.ts';

const lab = openLab();
const of = plan({ events: [event('a', { properties: [property('p')] }), event('b')] });
const start = Date.UTC(2026, 0, 1);
let nth = 0;

/** So many rows of `a` on each day, and one of `b`. */
async function volumes(counts: readonly number[], semantics = of.semantics) {
  const rows = counts.flatMap((count, day) =>
    Array.from({ length: count + 1 }, (_, i): Row => {
      const time = new Date(
        start + day * 86_400_000 + Math.floor((86_400_000 * (i + 0.5)) / (count + 1)),
      ).toISOString();
      return { event_id: `${day}-${i}`, event_name: i ? 'a' : 'b', event_time: time, received_at: time };
    }),
  );
  const where = await writeTables(lab, `volume-${nth++}`, { events: rows });
  const last = new Date(start + (counts.length - 1) * 86_400_000).toISOString().slice(0, 10);
  return checked(lab, { ...of, semantics }, where, {
    names: ['volume'],
    since: '2026-01-01',
    until: last,
    now: start + counts.length * 86_400_000,
  });
}
const month = (changes: Readonly<Record<number, number>>) =>
  Array.from({ length: 30 }, (_, day) => changes[day] ?? 200);

test('days like the days before pass, few rows a day are not judged', async () => {
  const [all, a, b] = await volumes(month({}));
  expect([all, a].map((one) => [one?.status, one?.failing, one?.total])).toEqual([
    ['pass', 0, 23],
    ['pass', 0, 23],
  ]);
  expect([b?.event, b?.status, b?.reason]).toEqual([
    'b',
    'skip',
    'It takes more than a week of whole days with 50 rows or more to tell what is usual.',
  ]);
});

test('a day with far fewer rows, with far more, without any', async () => {
  const [all, a] = await volumes(month({ 12: 40, 18: 900, 25: 0 }));
  expect([all?.status, all?.failing]).toEqual(['fail', 3]);
  expect(a).toMatchObject({
    check: 'volume',
    event: 'a',
    property: null,
    severity: 'warning',
    dimension: 'consistency',
    status: 'fail',
    failing: 3,
    total: 23,
    sample: [
      { day: '2026-01-13', rows: 40, low: 130, high: 270 },
      { day: '2026-01-19', rows: 900, low: 130, high: 270 },
      { day: '2026-01-26', rows: 0, low: 130, high: 270 },
    ],
  });
  expect(a?.actual).toMatch(/^40 rows on 2026-01-13, not 130 to 270; 900 rows on 2026-01-19/);
});

test('too short a time tells nothing', async () => {
  const [all] = await volumes(Array.from({ length: 7 }, () => 300));
  expect(all?.status).toBe('skip');
});

test('days are those of the time zone', async () => {
  const [all] = await volumes(month({ 20: 1000 }), { timezone: 'Asia/Tokyo', week_start: 1 });
  expect(all?.sample.map(({ day }) => day)).toEqual(['2026-01-21', '2026-01-22']);
});
