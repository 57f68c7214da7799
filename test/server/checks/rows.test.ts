// Rows told apart by a trait: whose event a row is stands in the table of its user.
import { expect, test } from 'vitest';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { event, plan, property } from '../query/plans.ts';
import { checked, keyOf, type Row, writeTables } from './checked.ts';

const lab = openLab();
const properties = [property('n', 'integer')];
const taps = plan(
  [
    event('pro_tap', properties, { as: 'tap', where: "user.tier = 'pro'", additionalProperties: true }),
    event('free_tap', properties, { as: 'tap', where: "user.tier = 'free'" }),
  ],
  { entities: [{ name: 'user', key: 'user_id', traits: [property('tier', 'string')] }] },
);
const row = (id: string, user_id: string | null, more: Row = {}): Row => ({
  event_id: id,
  event_name: 'tap',
  event_time: '2026-01-02T10:00:00Z',
  user_id,
  n: 1,
  ...more,
});
const users = [
  { user_id: 'u1', tier: 'pro' },
  { user_id: 'u2', tier: 'free' },
  { user_id: 'u3', tier: 'trial' },
];

async function failing(name: string, rows: readonly Row[]): Promise<Readonly<Record<string, unknown>>> {
  const where = await writeTables(lab, name, { events: rows, user: users });
  const results = await checked(lab, taps, where, { names: ['unplanned_event', 'unplanned_property'] });
  return Object.fromEntries(results.map((one) => [keyOf(one), one.reason ?? [one.failing, one.total]]));
}

test('every row is one of the events that share a name, or of none', async () => {
  expect(await failing('told', [row('1', 'u1'), row('2', 'u2'), row('3', 'u1')])).toMatchObject({
    unplanned_event: [0, 3],
  });
  expect(await failing('untold', [row('1', 'u1'), row('2', 'u3'), row('3', null), row('4', 'u2')])).toMatchObject({
    unplanned_event: [2, 4],
  });
});

test('what may carry anything is told by the trait as well', async () => {
  const found = await failing('open', [row('1', 'u1', { more: 1 }), row('2', 'u2', { more: 1 }), row('3', 'u2')]);
  expect(found).toEqual({ unplanned_event: [0, 3], unplanned_property: [1, 2], 'unplanned_property free_tap': [0, 2] });
});
