// truth/ against a count of our own on the rows as they lie in the file.
import { expect, test } from 'vitest';
import type { FunnelTruth } from '../../../../server/events/expected/funnels.ts';
import type { MetricTruth } from '../../../../server/events/expected/metrics.ts';
import type { RetentionTruth } from '../../../../server/events/expected/retention.ts';
import type { Row } from '../files.ts';
import { generate, ndjson } from '../files.ts';
import { shop } from './shop.ts';

const made = generate(shop, { users: 400, days: 20, start: '2026-01-20' });

const time = (row: Row): number => Date.parse(row.event_time as string);
const isEvent = (row: Row, name: string): boolean =>
  name === '*' ||
  (name === 'signed_up' ? row.event_name === 'clicked' && row.label === 'Sign up' : row.event_name === name);

/** Every way to go, tried one after the other. */
function level(
  rows: readonly Row[],
  steps: readonly ((row: Row) => boolean)[],
  within: number,
  bar?: (row: Row) => boolean,
  strict = false,
): number {
  const from = (used: readonly number[]): number => {
    const done = used.length;
    const last = used[done - 1];
    let best = done;
    if (done === steps.length) return done;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (used.includes(i) || !steps[done]!(row)) continue;
      if (last !== undefined) {
        if (strict ? i !== last + 1 : time(row) < time(rows[last]!) || i < last) continue;
        if (time(row) - time(rows[used[0]!]!) > within) continue;
        if (bar && rows.slice(last + 1, i).some(bar)) continue;
      }
      best = Math.max(best, from([...used, i]));
      if (best === steps.length) return best;
    }
    return best;
  };
  return from([]);
}

function groups(rows: readonly Row[], key: string): readonly (readonly Row[])[] {
  const found = new Map<unknown, Row[]>();
  for (const row of rows) {
    if (row[key] === undefined || row[key] === null) continue;
    found.set(row[key], [...(found.get(row[key]) ?? []), row]);
  }
  return [...found.values()].map((mine) => mine.sort((a, b) => time(a) - time(b)));
}

const reached = (levels: readonly number[], steps: number): readonly number[] =>
  Array.from({ length: steps }, (_, k) => levels.filter((one) => one > k).length);

test('funnels: the counts of a brute force on the file', async () => {
  const { texts } = await made;
  const rows = ndjson(texts.get('events.ndjson'));
  const truth = JSON.parse(texts.get('truth/funnels.json') ?? '') as FunnelTruth[];
  const counts = Object.fromEntries(truth.map((one) => [one.funnel, one.steps.map((step) => step.entities)]));
  const is = (name: string) => (row: Row) => isEvent(row, name);
  const hour = 3_600_000;
  const users = groups(rows, 'user_id');
  const plain = (names: readonly string[], within: number, of = users) =>
    reached(
      of.map((mine) => level(mine, names.map(is), within)),
      names.length,
    );

  expect(counts.checkout).toEqual(
    reached(
      users.map((mine) =>
        level(
          mine,
          [is('checkout_started'), (row) => is('checkout_completed')(row) && (row.order_value as number) > 40],
          168 * hour,
        ),
      ),
      2,
    ),
  );
  expect(counts.fast).toEqual(plain(['checkout_started', 'checkout_completed'], 10_000));
  expect(counts.twice).toEqual(plain(['page_viewed', 'page_viewed', 'clicked'], hour));
  expect(counts.teams).toEqual(
    plain(['checkout_started', 'signed_up', 'page_viewed'], 48 * hour, groups(rows, 'workspace_id')),
  );
  expect(counts.strictly).toEqual(
    reached(
      users.map((mine) =>
        level(mine, ['checkout_started', 'checkout_completed', '*'].map(is), 168 * hour, undefined, true),
      ),
      3,
    ),
  );
  expect(counts.quiz).toEqual(plain(['quiz_started', 'quiz_finished'], 168 * hour, groups(rows, 'quiz_id')));
  const sessions = users.map((mine) =>
    Math.max(...groups(mine, 'session_id').map((some) => level(some, ['page_viewed', 'clicked'].map(is), 168 * hour))),
  );
  expect(counts.session).toEqual(reached(sessions, 2));
  expect(counts.not_after).toEqual(
    reached(
      users.map((mine) => level(mine, ['clicked', 'page_viewed'].map(is), 168 * hour, is('checkout_started'))),
      2,
    ),
  );
  // Unordered steps are of different events here, so a window holds as many steps as it holds names.
  const names = ['clicked', 'page_viewed', 'checkout_started'];
  const together = (mine: readonly Row[]) =>
    Math.max(
      0,
      ...mine.map(
        (first) =>
          names.filter((name) =>
            mine.some((row) => isEvent(row, name) && time(row) >= time(first) && time(row) - time(first) <= hour / 2),
          ).length,
      ),
    );
  expect(counts.any_order).toEqual(reached(users.map(together), 3));
  for (const steps of Object.values(counts)) expect(steps[0]).toBeGreaterThan(50);
});

test('metrics: the numbers of the file', async () => {
  const { texts } = await made;
  const rows = ndjson(texts.get('events.ndjson'));
  const truth = JSON.parse(texts.get('truth/metrics.json') ?? '') as MetricTruth[];
  const found = (name: string) => truth.find((one) => one.metric === name)!;
  const value = (name: string, period: string) => found(name).values.find((one) => one.period === period)?.value;
  const day = (row: Row) => (row.event_time as string).slice(0, 10);
  const orders = rows.filter((row) => row.event_name === 'checkout_completed');
  const paid = orders.filter((row) => (row.order_value as number) > 20);
  const revenue = (some: readonly Row[]) => some.reduce((sum, row) => sum + (row.order_value as number), 0);
  const distinct = (some: readonly Row[], key: string) =>
    new Set(some.map((row) => row[key]).filter((one) => one !== undefined && one !== null)).size;
  const days = Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(2026, 0, 20 + i)).toISOString().slice(0, 10));

  expect(truth.map((one) => one.metric)).toEqual(shop.metrics.map((one) => one.name));
  expect(found('orders').values.map((one) => one.period)).toEqual(days);
  expect(found('orders').total).toBe(orders.length);
  expect(found('revenue').total).toBeCloseTo(revenue(paid), 6);
  expect(found('buyers').total).toBe(distinct(orders, 'user_id'));
  expect(found('teams').total).toBe(distinct(rows, 'workspace_id'));
  expect(found('labels').total).toBe(
    distinct(
      rows.filter((row) => row.event_name === 'clicked' && row.label !== 'Sign up'),
      'label',
    ) + 1,
  );
  expect(found('per_buyer').total).toBeCloseTo(revenue(paid) / distinct(orders, 'user_id'), 6);
  for (const period of days) {
    expect(value('orders', period)).toBe(orders.filter((row) => day(row) === period).length);
    expect(value('dau', period)).toBe(
      distinct(
        rows.filter((row) => day(row) === period),
        'user_id',
      ),
    );
    const end = Date.parse(period) + 86_400_000;
    const week = rows.filter((row) => time(row) < end && time(row) >= end - 7 * 86_400_000);
    expect(value('wau', period)).toBe(distinct(week, 'user_id'));
    const today = paid.filter((row) => day(row) === period);
    expect(value('revenue', period)).toBeCloseTo(revenue(today), 6);
  }
  // Weeks begin on Monday: 2026-01-19 and three more.
  expect(found('lowest').values.map((one) => one.period)).toEqual(['2026-01-19', '2026-01-26', '2026-02-02']);
  const first = orders.filter((row) => day(row) < '2026-01-26' && typeof row.order_value === 'number');
  expect(value('lowest', '2026-01-19')).toBe(Math.min(...first.map((row) => row.order_value as number)));
  const scores = rows
    .filter((row) => typeof row.score === 'number')
    .map((row) => row.score as number)
    .sort((a, b) => a - b);
  const at = (scores.length - 1) / 2;
  expect(found('middle').total).toBe((scores[Math.floor(at)]! + scores[Math.ceil(at)]!) / 2);
});

test('periods are those of the time zone: a day in Tokyo begins at 15:00 in UTC', async () => {
  const tokyo = { ...shop, semantics: { timezone: 'Asia/Tokyo', week_start: 1 } as const };
  const { texts } = await generate(tokyo, { users: 200, days: 3 });
  const truth = JSON.parse(texts.get('truth/metrics.json') ?? '') as MetricTruth[];
  const times = ndjson(texts.get('events.ndjson'))
    .filter((row) => isEvent(row, 'checkout_completed'))
    .map(time);
  const from = (hours: number) => Date.UTC(2026, 0, 1, hours);
  const between = (a: number, b: number) => times.filter((one) => one >= a && one < b).length;
  expect(truth.find((one) => one.metric === 'orders')?.values).toEqual([
    { period: '2026-01-01', value: between(from(0), from(15)) },
    { period: '2026-01-02', value: between(from(15), from(39)) },
    { period: '2026-01-03', value: between(from(39), from(63)) },
    { period: '2026-01-04', value: between(from(63), from(72)) },
  ]);
});

test('retention: who came back, by a count on the file', async () => {
  const { texts } = await made;
  const users = groups(ndjson(texts.get('events.ndjson')), 'user_id');
  const truth = JSON.parse(texts.get('truth/retention.json') ?? '') as RetentionTruth[];
  expect(truth.map((one) => one.retention)).toEqual(['daily', 'weekly', 'buyers_back', 'teams']);
  const day = (row: Row) => Math.floor(time(row) / 86_400_000) - Date.UTC(2026, 0, 20) / 86_400_000;
  const lives = users.flatMap((mine) => {
    const first = mine.find((row) => isEvent(row, 'page_viewed'));
    return first ? [{ cohort: day(first), mine }] : [];
  });
  const back = (cohort: number, isBack: (days: number, row: Row) => boolean) =>
    lives.filter((life) => life.cohort === cohort && life.mine.some((row) => isBack(day(row) - cohort, row))).length;
  const [daily, , brackets] = truth;
  daily?.cohorts.forEach(({ size, values }, cohort) => {
    expect(size).toBe(lives.filter((life) => life.cohort === cohort).length);
    expect(values.map(({ period, entities }) => [period, entities])).toEqual(
      Array.from({ length: Math.min(15, 20 - cohort) }, (_, n) => [n, back(cohort, (days) => days === n || n === 0)]),
    );
    for (const { entities, rate } of values) expect(rate).toBe(size ? entities / size : null);
  });
  brackets?.cohorts.forEach(({ values }, cohort) => {
    const isPaid = (row: Row) => isEvent(row, 'checkout_completed') && (row.order_value as number) > 20;
    expect(values.map(({ period, entities }) => [period, entities])).toEqual(
      cohort === 19
        ? []
        : [1, 7, 14].map((n) => [n, back(cohort, (days, row) => days >= 1 && days <= n && isPaid(row))]),
    );
  });
  expect(daily?.cohorts.length).toBe(20);
});

test('nothing fails in clean data', async () => {
  const { texts } = await made;
  expect(texts.get('truth/checks.json')).toBe('[]\n');
});
