// The scenario that stands when a plan declares none: what is asked for, what is impossible, and what the rows show of it.
import { describe, expect, test } from 'vitest';
import { compile } from '../../../server/events/generator.ts';
import { previewRows } from '../../../server/events/preview.ts';
import type { Options, Scenario } from '../../../server/events/scenario.ts';
import { defaultScenario } from '../../../server/events/scenario.ts';
import { populationOf, rateOn } from '../../../server/events/simulate/population.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { event, funnel, plan, property } from './build.ts';
import type { Row } from './files.ts';
import { generatorOf, rowsOf } from './files.ts';

const shop = plan({
  events: ['a', 'b', 'c', 'x', 'y'].map((name) => event(name)),
  funnels: [funnel('buy', ['a', 'b', 'c'])],
});
const scenarioOf = (said: Plan, options: Options = {}): Scenario => {
  const scenario = defaultScenario(said, options);
  if ('code' in scenario) throw new Error(scenario.message);
  return scenario;
};

describe('problems are values, in words', () => {
  const only = (status: 'deprecated' | 'removed') => plan({ events: [event('old', { status })] });
  test.each<[string, Plan, Options, string, RegExp]>([
    ['no events', plan(), {}, 'no-events', /has no events/],
    ['deprecated ones', only('deprecated'), {}, 'no-events', /deprecated or removed/],
    ['removed ones', only('removed'), {}, 'no-events', /deprecated or removed/],
    ['no days', shop, { days: 0 }, 'bad-option', /^days is 0\. Give a whole number from 1/],
    ['no users', shop, { users: 0 }, 'bad-option', /^users is 0/],
    ['part of a user', shop, { users: 1.5 }, 'bad-option', /^users is 1\.5/],
    ['not a number', shop, { days: Number.NaN }, 'bad-option', /^days is NaN/],
    ['too many days', shop, { days: 1e6 }, 'bad-option', /to 3660/],
    ['no day', shop, { start: '2026-02-30' }, 'bad-option', /^start is 2026-02-30/],
    ['before slots begin', shop, { start: '1999-12-31' }, 'bad-option', /2000-01-01/],
    ['a seed that lost digits', shop, { seed: 2 ** 60 }, 'bad-option', /bigint/],
    [
      'nothing that can happen',
      plan({ events: [event('a', { where: 'n = 1 and n = 2', properties: [property('n')] })] }),
      {},
      'nothing-possible',
      /No event of the plan "test" can happen/,
    ],
  ])('%s', (_, said, options, code, message) => {
    const compiled = compile(said, options);
    expect(compiled).toMatchObject({ problem: { code } });
    expect('problem' in compiled && compiled.problem.message).toMatch(message);
  });
  test('a preview of nothing', () => {
    expect(previewRows(shop, 'zzz', 3)).toMatchObject({
      code: 'no-events',
      message: 'The plan "test" has no event "zzz".',
    });
  });
});

test('a journey per funnel, every other live event browsed', () => {
  const { journeys, browse } = scenarioOf({
    ...shop,
    events: [...shop.events, event('old', { status: 'deprecated' })],
  });
  expect(journeys).toEqual([
    {
      name: 'buy',
      weight: 3,
      within: 604_800_000,
      hold: [],
      steps: [
        { name: 'a', event: 'a', rate: 1 },
        { name: 'b', event: 'b', rate: 0.6 },
        { name: 'c', event: 'c', rate: 0.6 },
      ],
    },
  ]);
  expect(browse.map(({ event: name }) => name)).toEqual(['x', 'y']);
});

test('a journey ends before a step that is not sent any more', () => {
  const dead = shop.events.map((one) => (one.name === 'b' ? { ...one, status: 'removed' as const } : one));
  const { journeys, browse } = scenarioOf({ ...shop, events: dead });
  expect(journeys[0]?.steps.map((step) => step.name)).toEqual(['a']);
  expect(browse.map(({ event: name }) => name)).toEqual(['c', 'x', 'y']);
  const first = shop.events.map((one) => (one.name === 'a' ? { ...one, status: 'removed' as const } : one));
  expect(scenarioOf({ ...shop, events: first }).journeys).toEqual([]);
});

test('only what is implemented happens, once anything is', async () => {
  const some = {
    ...shop,
    events: shop.events.map((one) => (one.name === 'x' ? { ...one, status: 'verified' as const } : one)),
  };
  expect(new Set((await rowsOf(some, { users: 30 })).map((row) => row.event_name))).toEqual(new Set(['x']));
});

describe('population', () => {
  const at = (users: number, days: number) => populationOf(scenarioOf(shop, { users, days }));
  test('retention: 1, 0.35, 0.2, 0.1, linear between, the last held', () => {
    const { retention } = scenarioOf(shop);
    const rates = [0, 1, 4, 7, 30, 31, 400].map((k) => rateOn(k, retention));
    expect(rates.map((rate) => Math.round(rate * 1e6) / 1e6)).toEqual([1, 0.35, 0.275, 0.2, 0.1, 0.1, 0.1]);
  });
  test('half arrive in the 365 days before, half in 30 days; days keep the rate', () => {
    expect([at(1000, 30).users, at(1000, 60).users, at(1000, 3).users]).toEqual([1000, 1500, 550]);
    const { arrivalOf } = at(1000, 30);
    expect([arrivalOf(0), arrivalOf(499), arrivalOf(500), arrivalOf(999)]).toEqual([-365, -1, 0, 29]);
    expect(Array.from({ length: 999 }, (_, i) => arrivalOf(i + 1) >= arrivalOf(i)).every(Boolean)).toBe(true);
  });
  test('one user is one user', () => {
    expect(at(1, 1).users).toBe(1);
    expect(at(1, 1).arrivalOf(0)).toBe(-1);
  });
});

test('one user and one day are enough to run', async () => {
  const generator = generatorOf(shop, { users: 1, days: 1 });
  expect([...generator.batches()].length).toBe(1);
  expect(generator.explain()).toMatchObject({ users: 1, shards: 1, days: 1, start: '2026-01-01' });
});

describe('what the rows show', () => {
  const made = rowsOf(shop, { users: 4000 });
  const time = (row: Row) => Date.parse(row.event_time as string);
  const sessions = made.then((rows) => {
    const by = new Map<unknown, Row[]>();
    for (const row of rows) by.set(row.session_id, [...(by.get(row.session_id) ?? []), row]);
    return [...by.values()];
  });
  const near = (value: number, wanted: number, sigma: number) => Math.abs(value - wanted) < 4.5 * sigma;

  test('steps follow each other at their rate', async () => {
    const count = new Map<unknown, number>();
    for (const row of await made) count.set(row.event_name, (count.get(row.event_name) ?? 0) + 1);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => count.get(name) ?? 0) as [number, number, number];
    expect(near(b / a, 0.6, Math.sqrt(0.24 / a))).toBe(true);
    expect(near(c / b, 0.6, Math.sqrt(0.24 / b))).toBe(true);
    // Three of five actions are the journey, one each the others.
    const actions = a + (count.get('x') ?? 0) + (count.get('y') ?? 0);
    expect(near(a / actions, 0.6, Math.sqrt(0.24 / actions))).toBe(true);
  });
  test('about as many rows as expected', async () => {
    const { expectedRows } = generatorOf(shop, { users: 4000 }).explain();
    expect(Math.abs((await made).length / expectedRows - 1)).toBeLessThan(0.03);
  });
  test('sessions: one user, one device, pauses below the timeout inside and above it between', async () => {
    const ends = new Map<unknown, number>();
    for (const rows of await sessions) {
      for (const field of ['user_id', 'anonymous_id', 'source', 'platform', 'app_version'])
        expect(new Set(rows.map((row) => row[field])).size).toBe(1);
      for (let i = 1; i < rows.length; i++) {
        const pause = time(rows[i]!) - time(rows[i - 1]!);
        expect(pause > 0 && pause <= 1_800_000).toBe(true);
      }
      const user = rows[0]!.user_id;
      expect(time(rows[0]!) - (ends.get(user) ?? 0)).toBeGreaterThan(1_800_000);
      ends.set(user, time(rows[rows.length - 1]!));
    }
  });
  test('a session has 4 actions, a pause 13 s in the middle', async () => {
    const actions = (await sessions).map(
      (rows) => rows.filter((row) => row.event_name !== 'b' && row.event_name !== 'c').length,
    );
    const mean = actions.reduce((sum, one) => sum + one, 0) / actions.length;
    expect(near(mean, 4, 3.5 / Math.sqrt(actions.length))).toBe(true);
    const pauses = (await sessions)
      .flatMap((rows) => rows.slice(1).map((row, i) => time(row) - time(rows[i]!)))
      .sort((a, b) => a - b);
    expect(Math.abs(pauses[pauses.length >> 1]! / 13_000 - 1)).toBeLessThan(0.03);
  });
  test('rows arrive after they happen, 800 ms later in the middle; all happen inside the days', async () => {
    const travel = (await made).map((row) => Date.parse(row.received_at as string) - time(row)).sort((a, b) => a - b);
    expect(travel[0]).toBeGreaterThan(0);
    expect(Math.abs(travel[travel.length >> 1]! / 800 - 1)).toBeLessThan(0.03);
    const times = (await made).map(time);
    expect(times.every((one) => one >= Date.UTC(2026, 0, 1) && one < Date.UTC(2026, 0, 31))).toBe(true);
  });
  test('new users are active on their first day, then as often as the curve says', async () => {
    const days = new Map<unknown, Set<number>>();
    for (const row of await made) {
      const mine = days.get(row.user_id) ?? new Set();
      days.set(row.user_id, mine.add(Math.floor(time(row) / 86_400_000)));
    }
    const first = Math.floor(Date.UTC(2026, 0, 1) / 86_400_000);
    const { arrivalOf, users } = populationOf(scenarioOf(shop, { users: 4000 }));
    const fresh = Array.from({ length: users }, (_, i) => i).filter(
      (user) => arrivalOf(user) >= 0 && arrivalOf(user) < 20,
    );
    const activeOn = (k: number) =>
      fresh.filter((user) => days.get(`u${String(user).padStart(8, '0')}`)?.has(first + arrivalOf(user) + k)).length /
      fresh.length;
    for (const [k, rate] of [
      [0, 1],
      [1, 0.35],
      [7, 0.2],
    ] as const) {
      expect(near(activeOn(k), rate, Math.sqrt((rate * (1 - rate)) / fresh.length) + 1e-9)).toBe(true);
    }
  });
});
