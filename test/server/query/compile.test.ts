import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wideColumnsOf } from '../../../server/dataset/columns.ts';
import type { Storage } from '../../../server/dataset/storage.ts';
import { canonicalStorage } from '../../../server/dataset/storage.ts';
import { compileQuestion } from '../../../server/query/compile.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { postgres } from '../../../server/query/dialects/postgres.ts';
import type { MetricQuestion } from '../../../server/query/questions/metric/question.ts';
import type { Question } from '../../../server/query/questions/registry.ts';
import type { Database } from './database.ts';
import { makeTable, openDatabase } from './database.ts';
import { checkout, goldens, january, metric, shop, weekly } from './goldens.ts';
import { event, plan, property } from './plans.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

function sqlOf(question: Question, storage: Storage = canonicalStorage, of = shop, dialect = duckdb): string {
  const compiled = compileQuestion(of, question, storage, dialect);
  if ('fault' in compiled) throw new Error(compiled.message);
  return compiled.sql;
}

describe('the SQL that people see', () => {
  test.each(goldens)('%s', async (name, question, storage) => {
    await expect(sqlOf(question, storage)).toMatchFileSnapshot(`golden/${name}.sql`);
  });
  test.each(goldens)('%s on PostgreSQL', async (name, question, storage) => {
    const sql = sqlOf(question, storage, shop, postgres);
    await expect(sql).toMatchFileSnapshot(`golden/postgres/${name}.sql`);
  });
});

describe('what cannot be answered is said', () => {
  const ask = (name: string, more: Partial<MetricQuestion> = {}): MetricQuestion => ({
    kind: 'metric',
    metric: name,
    ...more,
  });
  test.each<[Question, string, string]>([
    [ask('nothing'), 'unknown-name', 'The plan defines no metric nothing.'],
    [ask('order'), 'unknown-name', 'The plan defines no metric order. Did you mean orders?'],
    [ask('no_event'), 'wrong-question', 'Metric no_event names no event. Say which one it counts: event.'],
    [
      ask('no_agg'),
      'wrong-question',
      'Metric no_agg says neither agg nor type. Say what it computes, such as agg: count.',
    ],
    [
      ask('unknown_event'),
      'unknown-name',
      'Metric unknown_event names the event checkout_complete, which the plan does not define. Did you mean checkout_completed?',
    ],
    [
      ask('unknown_property'),
      'unknown-name',
      'Metric unknown_property names the property value, which checkout_completed does not have.',
    ],
    [ask('sum_of_nothing'), 'wrong-question', 'Metric sum_of_nothing computes sum of nothing. Name a property.'],
    [
      ask('sum_of_text'),
      'wrong-question',
      'Metric sum_of_text computes sum of country, which is not a number. Count it (agg: count or count_distinct) or name a number.',
    ],
    [ask('no_percentile'), 'wrong-question', 'Metric no_percentile says not which percentile. Add percentile: 0.9.'],
    [
      ask('bad_percentile'),
      'wrong-question',
      'The percentile of metric bad_percentile is 101; it lies between 0 and 1.',
    ],
    [
      ask('bad_condition'),
      'wrong-question',
      'The condition of metric bad_condition cannot be read: order_value >. The condition ends where a value or a name is expected.',
    ],
    [
      ask('unknown_in_condition'),
      'unknown-name',
      'The condition of metric unknown_in_condition names order_valu, which is not a property there.',
    ],
    [
      ask('derived'),
      'unsupported',
      'Metric derived is of type derived, which cannot be computed yet. Simple, ratio and active metrics can.',
    ],
    [ask('half_ratio'), 'wrong-question', 'Metric half_ratio is a ratio and names no denominator.'],
    [
      ask('ratio_of_ratio'),
      'unsupported',
      'The numerator of metric ratio_of_ratio is aov, itself a ratio. Divide by a plain metric.',
    ],
    [ask('lost_ratio'), 'unknown-name', 'The plan defines no metric revenu. Did you mean revenue?'],
    [
      ask('odd_window', { grain: 'day', ...january }),
      'wrong-question',
      'The window of metric odd_window is 36h by day. A trailing window is one or more whole days, such as 7d, by day or longer.',
    ],
    [
      ask('wau', { grain: 'hour', ...january }),
      'wrong-question',
      'The window of metric wau is 7d by hour. A trailing window is one or more whole days, such as 7d, by day or longer.',
    ],
    [
      ask('wau', { grain: 'day' }),
      'wrong-question',
      'Metric wau looks back 7d from each day, so it needs a first and a last day of at most 1,000 periods: since and until.',
    ],
    [ask('by_nobody'), 'unknown-name', 'The plan defines no entity team. Its entities are user.'],
    [
      ask('orders', { by: ['cart.size'] }),
      'unknown-name',
      'Metric orders cannot be split by cart.size: checkout_completed has no such property.',
    ],
    [ask('orders', { since: '2026-02-30' }), 'wrong-question', '"2026-02-30" is not a date. Write it as YYYY-MM-DD.'],
    [
      ask('orders', { since: '2026-02-02', until: '2026-02-01' }),
      'wrong-question',
      'The range ends on 2026-02-01, before it begins on 2026-02-02. Swap the two days.',
    ],
    [
      ask('orders', { segment: 'paying' }),
      'unsupported',
      'The question names user.plan_tier, and nothing says where the traits of user lie. Name its table under storage: entities of the connection.',
    ],
    [ask('orders', { segment: 'idle' }), 'unknown-name', 'The plan defines no segment idle.'],
    [
      { ...checkout, order: 'unordered' },
      'unsupported',
      'The steps of funnel checkout come in any order (unordered), which cannot be computed yet. Ordered and strict can.',
    ],
    [
      { ...checkout, window: '12 sessions' },
      'wrong-question',
      'The window of funnel checkout is 12 sessions. Write a length of time such as 30m, 12h, 7d.',
    ],
    [{ ...checkout, steps: [] }, 'wrong-question', 'No step is named by funnel checkout. Name at least two.'],
    [
      { ...checkout, per: 'country' },
      'wrong-question',
      'All steps of funnel checkout must share country, and not all of their events have it under one wire name.',
    ],
    [
      weekly,
      'wrong-question',
      'The retention weekly needs the first and the last day on which entities may start: since and until.',
    ],
    [
      { ...weekly, ...january, by: ['platform'] },
      'unsupported',
      'The retention weekly cannot be split by a property yet. Ask it with where instead, once per value.',
    ],
    [
      { ...weekly, ...january, period: 'hour' },
      'unsupported',
      'The retention weekly is asked by hour. Its periods are days or longer.',
    ],
  ])('%#: %j', (question, fault, message) => {
    expect(compileQuestion(shop, question, canonicalStorage, duckdb)).toEqual({ fault, message });
  });

  test('a table per event', () => {
    expect(compileQuestion(shop, checkout, { layout: 'table_per_event', table: 'raw.{event}' }, duckdb)).toMatchObject({
      fault: 'unsupported',
      message: expect.stringContaining('table_per_event'),
    });
  });
});

describe('names', () => {
  const nasty = [
    'order',
    'it\'s "quoted"',
    'two\nlines',
    'größe €',
    '$os',
    '-- drop',
    'select',
    'a.b',
    "x' or '1'='1",
    '__proto__',
    'constructor',
  ];
  const wild = plan(
    nasty.map((name) =>
      event(
        name,
        nasty.map((one) => property(one, 'string', { as: `${one} ` })),
        { as: `wire ${name}`, where: `\`${name.replaceAll('`', '``')}\` = 'x'` },
      ),
    ),
    {
      metrics: nasty.map((name) => metric(name, { agg: 'count_distinct', event: name, property: name })),
      entities: [{ name: 'user', key: 'user_id', traits: [] }],
    },
  );

  test('any name of an event or property is safe', async () => {
    const row = (name: string) => ({
      ...Object.fromEntries(nasty.map((one) => [`${one} `, 'x'])),
      event_name: `wire ${name}`,
      event_time: '2026-01-01',
      user_id: 'u',
      event_id: name,
    });
    await makeTable(database, 'events', wideColumnsOf(wild), nasty.map(row));
    for (const name of nasty) {
      const by = [name, ...nasty.slice(0, 2).filter((one) => one !== name)];
      const rows = await database.rows(
        sqlOf(
          { kind: 'metric', metric: name, grain: 'day', by, since: '2026-01-01', until: '2026-01-01' },
          canonicalStorage,
          wild,
        ),
      );
      expect(rows, name).toEqual([['2026-01-01', ...by.map(() => 'x'), 1, true]]);
    }
    const steps = nasty.map((name) => ({ event: name, name: `${name}\n` }));
    const rows = await database.rows(
      sqlOf(
        {
          kind: 'funnel',
          name: 'a\n; drop table events',
          entity: 'user',
          window: '1d',
          order: 'ordered',
          steps,
          by: [nasty[1] as string],
        },
        canonicalStorage,
        wild,
      ),
    );
    expect(rows.map((found) => [found[1], found[3]])).toEqual(nasty.map((name) => [`${name}\n`, 1]));
  });

  test.each(['period', 'entity', 'event_id', 'is_1', 'by_value', 'nth', 'level'])('a group called %s', async (name) => {
    const one = plan(
      [event('a', [property(name, 'string', { as: `${name}_wire` }), property('value', 'string', { as: 'v' })])],
      { metrics: [metric('n', { agg: 'count', event: 'a' })] },
    );
    await makeTable(database, 'events', wideColumnsOf(one), [
      { event_name: 'a', event_time: '2026-01-01', user_id: 'u', [`${name}_wire`]: 'x', v: 'y' },
    ]);
    const by = [name, 'value'];
    const counted = await database.rows(
      sqlOf(
        { kind: 'metric', metric: 'n', grain: 'day', by, since: '2026-01-01', until: '2026-01-01' },
        canonicalStorage,
        one,
      ),
    );
    expect(counted[0]?.slice(0, -1)).toEqual(
      name === 'value'
        ? ['2026-01-01', 'y', 1]
        : ['2026-01-01', name === 'event_time' ? '2026-01-01 00:00:00' : 'x', 'y', 1],
    );
    const funnel = await database.rows(
      sqlOf({ ...checkout, steps: [{ event: 'a' }, { event: '*' }], by }, canonicalStorage, one),
    );
    expect(funnel).toHaveLength(2);
  });

  test.each([
    'periods',
    'groups',
    'measured',
    'numerator',
    'keys',
    'data',
    'matched',
    'steps',
    'step_1',
    'reached',
    'entered',
    'per_step',
    'calendar',
    'cohorts',
    'began',
    'later',
    'windows',
    'active_days',
  ])('a table called %s', async (table) => {
    await database.run(`create or replace table ${table} as select * from events where false`);
    const storage: Storage = { layout: 'wide', table };
    await makeTable(database, table, wideColumnsOf(shop), [
      { event_name: 'checkout_completed', event_time: '2026-01-01', user_id: 'u', order_value: 5 },
    ]);
    const questions: Question[] = [
      { kind: 'metric', metric: 'aov', grain: 'day', by: ['country'], ...january },
      { kind: 'metric', metric: 'aov', grain: 'day' },
      { kind: 'metric', metric: 'wau', grain: 'day', ...january },
      { ...checkout, by: ['platform'], exclusions: [{ event: 'support_opened' }] },
      { ...weekly, ...january },
    ];
    for (const question of questions) await database.rows(sqlOf(question, storage));
    await database.run(`drop table ${table}`);
  });
});

describe('hours', () => {
  const hourly: MetricQuestion = {
    kind: 'metric',
    metric: 'orders',
    grain: 'hour',
    since: '2026-01-01',
    until: '2026-01-01',
  };
  const sold = (time: string) => ({ event_name: 'checkout_completed', event_time: time, user_id: 'u' });

  test('of a day in UTC, empty ones too', async () => {
    await makeTable(database, 'events', wideColumnsOf(shop), [
      sold('2026-01-01 00:59:59.999'),
      sold('2026-01-01 23:00:00'),
      sold('2026-01-02 00:00:00'),
    ]);
    const rows = await database.rows(sqlOf(hourly));
    expect(rows).toHaveLength(24);
    expect(rows.filter((row) => row[1] !== 0)).toEqual([
      ['2026-01-01 00:00:00', 1, true],
      ['2026-01-01 23:00:00', 1, true],
    ]);
  });

  test('of a local day: those in which something happened, each told apart when the clock goes back', async () => {
    const berlin = { ...shop, semantics: { timezone: 'Europe/Berlin', week_start: 1 } as const };
    const times = [
      '2026-10-24 21:59:00',
      '2026-10-24 22:00:00',
      '2026-10-25 00:30:00',
      '2026-10-25 01:30:00',
      '2026-10-25 23:00:00',
    ];
    await makeTable(database, 'events', wideColumnsOf(shop), times.map(sold));
    const rows = await database.rows(
      sqlOf({ ...hourly, since: '2026-10-25', until: '2026-10-25' }, canonicalStorage, berlin),
    );
    expect(rows).toEqual([
      ['2026-10-24 22:00:00', 1, true],
      ['2026-10-25 00:00:00', 1, true],
      ['2026-10-25 01:00:00', 1, true],
    ]);
  });
});

test('a member of an object, as a group and in a condition, in both layouts', async () => {
  const rows = [3, 5, null].map((size) => ({
    event_name: 'checkout_started',
    event_time: '2026-01-01',
    user_id: `u${size}`,
    cart: size && { size },
  }));
  const carts = {
    ...shop,
    metrics: [
      metric('carts', {
        agg: 'sum',
        event: 'checkout_started',
        property: 'cart.size',
        where: 'cart.size > 3 or cart is null',
      }),
    ],
  };
  await makeTable(database, 'events', wideColumnsOf(shop), rows);
  const packed = rows.map(({ cart, ...row }) => ({ ...row, properties: { cart } }));
  await makeTable(
    database,
    'packed',
    [...wideColumnsOf(shop).filter((column) => column.envelope), { name: 'properties', type: 'json' }],
    packed,
  );
  for (const storage of [canonicalStorage, { layout: 'json', table: 'packed' } as const]) {
    expect(await database.rows(sqlOf({ kind: 'metric', metric: 'carts', by: ['cart.size'] }, storage, carts))).toEqual([
      [5, 5],
      [null, 0],
    ]);
  }
});
