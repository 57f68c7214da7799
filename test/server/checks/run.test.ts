// What becomes of checks that cannot run, what results say, what samples hold.

import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../server/checks/result.ts';
import { runCheckInstances } from '../../../server/checks/run.ts';
import type { Plan } from '../../../server/plan/plan.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { event, plan, property } from '../events/build.ts';
import { type Around, checked, keyOf, notGood, notPassed, type Row, writeTables } from './checked.ts';
import { shop, shopTables } from './shop.ts';

const lab = openLab();
let nth = 0;
const check = async (of: Plan, rows: readonly Row[], around: Around = {}): Promise<readonly CheckResult[]> =>
  checked(lab, of, await writeTables(lab, `run-${nth++}`, { events: rows }), around);
const rowOf = (name: string, i: number, more: Row = {}): Row => ({
  event_id: `id-${String(i).padStart(5, '0')}`,
  event_name: name,
  event_time: new Date(Date.UTC(2026, 0, 1, 10) + 1000 * i).toISOString(),
  received_at: new Date(Date.UTC(2026, 0, 1, 10) + 1000 * i + 500).toISOString(),
  ...more,
});

describe('a result', () => {
  it('says all that is known of it', async () => {
    const tables = shopTables();
    const place = tables.events.findIndex((row) => row.event_name === 'order_paid');
    tables.events[place] = { ...tables.events[place], total: -5 };
    const [result] = await checked(lab, shop, await writeTables(lab, 'said', tables), { names: ['range'] });
    expect(result).toEqual({
      check: 'range',
      event: 'order_paid',
      property: 'total',
      dimension: 'validity',
      layer: 's',
      severity: 'error',
      status: 'fail',
      failing: 1,
      total: 600,
      share: 1 / 600,
      expected: 'at least 0 and less than 1000',
      actual: '"-5"',
      sample: [{ event_id: tables.events[place]?.event_id, event_time: '2026-01-01T08:00:40.000Z', total: '-5' }],
      sql: expect.stringContaining(
        '-- Rows that fail the check range of order_paid.total\n-- Expected: at least 0 and less than 1000\nselect',
      ),
    });
  });

  it('shows at most 100 rows, in the order of time and id', async () => {
    const of = plan({ events: [event('e', { properties: [property('p', { types: ['integer'], maximum: 1 })] })] });
    const rows = Array.from({ length: 150 }, (_, i) => rowOf('e', (i * 7) % 150, { p: i + 2 }));
    const [result] = await check(of, rows, { names: ['range'] });
    expect([result?.failing, result?.sample.length]).toEqual([150, 100]);
    expect(result?.sample.map((row) => row.event_id)).toEqual(
      Array.from({ length: 100 }, (_, i) => rowOf('e', i).event_id),
    );
    expect(result?.actual).toMatch(/^such as "/);
  });

  it('masks personal data, in what was found and in rows', async () => {
    const of = plan({ events: [event('e', { properties: [property('mail', { format: 'email', pii: 'contact' })] })] });
    const [result] = await check(of, [rowOf('e', 1, { mail: 'ann@@example.com' })], { names: ['format'] });
    expect(result?.sample[0]?.mail).toBe('a***@***');
    expect(JSON.stringify(result)).not.toContain('ann');
    expect(result?.actual).toBe('"a***@***"');
  });

  it.each<[string, readonly string[]]>([
    ['a column of another event', ['unplanned_property']],
    ['a condition', ['condition']],
    ['a key', ['unique_key']],
  ])('masks it where %s shows it', async (_, names) => {
    const of = plan({
      events: [
        event('paid', { uniqueKey: ['name'], properties: [property('name', { pii: 'contact' })] }),
        event('seen', { properties: [property('n', { types: ['integer'] })] }),
      ],
      checks: [{ name: 'nameless', event: 'paid', expect: "name = 'x'", severity: 'error' }],
    });
    const rows = [
      rowOf('paid', 1, { name: 'Ann' }),
      rowOf('paid', 2, { name: 'Ann' }),
      rowOf('seen', 3, { name: 'Ann' }),
    ];
    const failed = (await check(of, rows, { names })).filter(({ status }) => status === 'fail');
    expect(failed.map(({ sample: [row] }) => row?.name)).toEqual(['A***']);
  });

  it.each<[string, Row, string, string]>([
    ['another spelling', { p: 'CARD' }, 'enum', '"CARD", another spelling of "card"'],
    ['a near name', { event_name: 'opend' }, 'unplanned_event', '"opend" (1 row, did you mean "opened"?)'],
    ['an unknown column', { mystery: 1, q: 2 }, 'unplanned_property', 'mystery, q'],
    ['no value', { p: null }, 'required', 'no value'],
  ])('names %s', async (_, more, kind, actual) => {
    const of = plan({
      events: [event('opened', { properties: [property('p', { required: true, enum: [{ value: 'card' }] })] })],
    });
    const rows = [rowOf('opened', 1, { p: 'card' }), rowOf('opened', 2, { p: 'card', ...more })];
    const results = await check(of, rows, { names: [kind] });
    expect(results.find(({ status }) => status === 'fail')?.actual).toBe(actual);
  });

  it('is by the plan’s name where events share one on the wire, each judged by its own rows', async () => {
    const shared = (name: string, label: string) =>
      event(name, {
        as: 'clicked',
        where: `label = '${label}'`,
        properties: [property('label'), property('n', { types: ['integer'], maximum: 5 })],
      });
    const of = plan({ events: [shared('signed_up', 'Sign up'), shared('paid', 'Pay')] });
    const rows = [
      rowOf('clicked', 1, { label: 'Sign up', n: 9 }),
      rowOf('clicked', 2, { label: 'Pay', n: 9 }),
      rowOf('clicked', 3, { label: 'Pay', n: 7 }),
      rowOf('clicked', 4, { label: 'Other', n: 9 }),
    ];
    const found = notPassed(await check(of, rows, { names: ['range', 'unplanned_event'] }));
    expect(found).toEqual({ 'range signed_up.n': 1, 'range paid.n': 2, unplanned_event: 1 });
  });

  it('counts rows under an old name as the event', async () => {
    const of = plan({
      events: [
        event('e', { aliases: [{ name: 'old_e' }], properties: [property('p', { types: ['integer'], maximum: 1 })] }),
      ],
    });
    const found = notPassed(
      await check(of, [rowOf('old_e', 1, { p: 5 }), rowOf('e', 2, { p: 5 })], { names: ['range', 'unplanned_event'] }),
    );
    expect(found).toEqual({ 'range e.p': 2 });
  });
});

describe('variants', () => {
  const paid = event('paid', {
    properties: [
      property('method', { enum: [{ value: 'card' }, { value: 'bank' }] }),
      property('total', { types: ['number'], minimum: 0 }),
      property('digits', { pattern: '^\\d{4}$', variants: ['card', 'bank'] }),
    ],
    variants: [
      {
        name: 'card',
        where: "method = 'card'",
        properties: [
          property('digits', { pattern: '^\\d{4}$', required: true }),
          property('total', { types: ['number'], minimum: 1 }),
        ],
      },
      { name: 'bank', where: "method = 'bank'", properties: [property('digits', { pattern: '^\\d{10}$' })] },
    ],
  });
  it.each<[string, Row, Readonly<Record<string, unknown>>]>([
    ['kept', { method: 'card', digits: '1234', total: 5 }, {}],
    ['of another kind', { method: 'bank', digits: '1234567890', total: 0 }, {}],
    ['a value of the wrong variant', { method: 'bank', digits: '1234', total: 5 }, { 'variant paid.digits': 1 }],
    ['a value left out where it is required', { method: 'card', total: 5 }, { 'variant paid.digits': 1 }],
    ['a value left out where it is not', { method: 'bank', total: 5 }, {}],
    ['a bound that is tighter', { method: 'card', digits: '1234', total: 0.5 }, { 'variant paid.total': 1 }],
    ['what the event says is the event’s', { method: 'bank', total: -1 }, { 'range paid.total': 1 }],
    ['neither', { digits: 'x', total: 5 }, {}],
  ])('%s', async (_, row, expected) => {
    const names = ['variant', 'range', 'pattern', 'required', 'unplanned_property'];
    expect(notPassed(await check(plan({ events: [paid] }), [rowOf('paid', 1, row)], { names }))).toEqual(expected);
  });

  it('say what each asks', async () => {
    const [digits] = await check(plan({ events: [paid] }), [rowOf('paid', 1)], { names: ['variant'] });
    expect(digits?.expected).toBe('card: a value, text, a match of ^\\d{4}$; bank: text, a match of ^\\d{10}$');
  });
});

describe('what cannot be judged', () => {
  it('is an error where the plan is at fault, and no other check suffers', async () => {
    const of = plan({
      events: [event('e', { properties: [property('p', { requiredWhen: 'nothing = 1' })] })],
      checks: [
        { name: 'unreadable', event: 'e', expect: 'p = = 1', severity: 'error' },
        { name: 'unknown', event: 'e', expect: 'q = 1', severity: 'error' },
        { name: 'homeless', event: 'nothing', expect: 'true', severity: 'error' },
      ],
    });
    const found = notPassed(await check(of, [rowOf('e', 1, { p: 'x' })], { names: ['e', 'condition', 'homeless'] }));
    expect(Object.keys(found)).toEqual([
      'homeless',
      'missing_day e',
      'volume e',
      'required_when e.p',
      'unreadable e',
      'unknown e',
      'entity_orphan e.user_id',
    ]);
    expect(found['unknown e']).toMatch(/^error: The condition of check unknown names q/);
    expect(found.homeless).toBe('error: It names the event nothing, which the plan does not define.');
  });

  it('is skipped where the data lack a column or a table, and says so', async () => {
    const of = plan({ events: [event('e', { properties: [property('p', { pattern: '^(?=a)' })] })] });
    const rows = [{ event_name: 'e', event_time: '2026-01-01T00:00:00Z', user_id: 'u', p: 'b' }];
    const skipped = Object.fromEntries(
      (await check(of, rows)).filter(({ status }) => status === 'skip').map((one) => [keyOf(one), one.reason]),
    );
    expect(skipped).toEqual({
      duplicate_id: 'The data have no column event_id.',
      duplicate_event: 'The data have no column event_id.',
      session_order: 'The data have no column session_id.',
      missing_day: 'The data cover no whole day.',
      'missing_day e': 'The data cover no whole day.',
      volume: 'The data cover no whole day.',
      'volume e': 'The data cover no whole day.',
      'pattern e.p': 'The pattern ^(?=a) looks ahead, looks back or sets flags, so databases cannot judge it.',
      'entity_orphan e.user_id': 'The data have no table of user.',
    });
  });

  it('a statement that fails takes no other along', async () => {
    const of = plan({
      events: [
        event('e', {
          properties: [
            property('p', { types: ['integer'], maximum: 1 }),
            property('q', { types: ['integer'], maximum: 1 }),
          ],
        }),
      ],
    });
    const tables = [
      {
        name: 'events',
        columns: ['event_id', 'event_name', 'event_time', 'p', 'q'].map((name) => ({ name, type: 'integer' as const })),
      },
    ];
    const asked: string[] = [];
    const found = await runCheckInstances(
      { plan: of, storage: { layout: 'wide', table: 'events' }, settings: {}, names: ['range'], now: 0 },
      {
        tables,
        dialect: duckdb,
        progress: () => undefined,
        ask: async (sql) => {
          asked.push(sql);
          if (/\bp\b/.test(sql)) return { failure: 'It broke.' };
          return { columns: [], rows: [[0, 5, 0, 5]] };
        },
      },
    );
    expect(found.map(({ result: { property: of, status, reason, total } }) => [of, status, reason, total])).toEqual([
      ['p', 'error', 'It broke.', 0],
      ['q', 'pass', undefined, 5],
    ]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'no events',
      ['a'],
      'The data have no table events. They hold other. Name the table of events under storage: of a connection in trackwright.yml.',
    ],
  ])('data with %s are refused in a sentence', async (_, columns, message) => {
    const run = runCheckInstances(
      { plan: plan(), storage: { layout: 'wide', table: 'events' }, settings: {}, names: [], now: 0 },
      {
        tables: [{ name: 'other', columns: columns.map((name) => ({ name, type: 'string' })) }],
        dialect: duckdb,
        progress: () => undefined,
        ask: async () => ({ failure: '' }),
      },
    );
    await expect(run).rejects.toThrow(message);
  });

  it('so are data without the columns of an event', async () => {
    await expect(check(plan(), [{ name: 'e', time: 1 }])).rejects.toThrow(
      'The table events has no column event_name. It has name, time. Either its columns are named otherwise, or storage: in trackwright.yml says which column is which.',
    );
  });

  it('no rows at all: nothing fails but what asks for rows', async () => {
    await lab.sql(
      'CREATE TABLE events(event_id VARCHAR, event_name VARCHAR, event_time TIMESTAMP, received_at TIMESTAMP)',
      'empty.duckdb',
    );
    const of = plan({
      events: [event('e', { status: 'verified', uniqueKey: ['p'], properties: [property('p', { required: true })] })],
    });
    expect(notGood(await checked(lab, of, 'empty.duckdb'))).toEqual({ freshness: 1 });
  });
});

describe('an event that does not come', () => {
  const of = plan({ events: [event('a', { status: 'verified' }), event('b', { status: 'verified' })] });
  const rows = (count: number) => Array.from({ length: count }, (_, i) => rowOf('a', i));
  it.each([
    [200, 1],
    [199, 'skip: With fewer than 100 rows for each event of the plan, one that does not come is nothing strange.'],
  ])('is missed among %d rows: %s', async (count, found) =>
    expect(notPassed(await check(of, rows(count), { names: ['unseen_event'] }))).toEqual({ 'unseen_event b': found }),
  );
});

describe('time', () => {
  const of = plan({ events: [event('e')] });
  const one = [rowOf('e', 0)];
  it.each<[string, Around, number | undefined]>([
    ['a day later', { now: Date.parse('2026-01-02T10:00:00Z') }, undefined],
    ['more than a day later', { now: Date.parse('2026-01-02T10:00:01Z') }, 1],
    [
      'more than what is tolerated',
      { now: Date.parse('2026-01-01T12:00:01Z'), settings: { freshness: { after: '2h' } } },
      1,
    ],
    ['long before', { now: 0 }, undefined],
  ])('freshness, looked at %s', async (_, around, failing) =>
    expect(notPassed(await check(of, one, { ...around, names: ['freshness'] })).freshness).toBe(failing),
  );

  it('freshness by the time of events where nobody says when they were received', async () => {
    const rows = [{ event_id: '1', event_name: 'e', event_time: '2026-01-01T00:00:00Z' }];
    const [result] = await check(of, rows, { names: ['freshness'] });
    expect([result?.failing, result?.actual]).toEqual([1, 'the newest is of 2026-01-01T00:00:00.000Z']);
  });

  it.each<[number, object, number | undefined]>([
    [300, {}, undefined],
    [301, {}, 1],
    [301, { future_time: { after: '10m' } }, undefined],
  ])('a clock that is %d s ahead, settings %j', async (ahead, settings, failing) => {
    const row = rowOf('e', 0);
    const received = new Date(Date.parse(String(row.event_time)) - 1000 * ahead).toISOString();
    const found = notPassed(
      await check(of, [{ ...row, received_at: received }], { names: ['future_time'], settings: { ...settings } }),
    );
    expect(found.future_time).toBe(failing);
  });

  it('a weekday on which nothing ever happens is no missing day, one day of it is', async () => {
    const days = Array.from({ length: 28 }, (_, i) => new Date(Date.UTC(2026, 0, 5 + i)).toISOString().slice(0, 10));
    const isSunday = (day: string) => new Date(day).getUTCDay() === 0;
    const rows = days
      .filter((day) => !isSunday(day) && day !== '2026-01-14')
      .flatMap((day) =>
        Array.from({ length: 60 }, (_, i) => ({
          ...rowOf('e', i),
          event_id: `${day}-${i}`,
          event_time: `${day}T10:00:${String(i).padStart(2, '0')}Z`,
        })),
      );
    const results = await check(of, rows, {
      names: ['missing_day'],
      since: '2026-01-05',
      until: '2026-02-01',
      now: Date.parse('2026-02-02'),
    });
    expect(notPassed(results)).toEqual({ missing_day: 1, 'missing_day e': 1 });
    expect(results[0]).toMatchObject({ sample: [{ day: '2026-01-14' }], actual: 'none on 2026-01-14', total: 28 });
  });

  it('days are those of the time zone of the plan', async () => {
    const zoned = { ...of, semantics: { timezone: 'Asia/Tokyo', week_start: 1 as const } };
    const at = (day: number, hour: number) =>
      Array.from({ length: 60 }, (_, i) => ({
        ...rowOf('e', i),
        event_id: `${day}-${hour}-${i}`,
        event_time: new Date(Date.UTC(2026, 0, day, hour, i)).toISOString(),
      }));
    // 20:00 in UTC is the next day in Tokyo.
    const rows = [...at(1, 10), ...at(2, 10), ...at(2, 20), ...at(4, 10)];
    expect(notPassed(await check(of, rows, { names: ['check:missing_day'] }))).toEqual({
      missing_day: 1,
      'missing_day e': 1,
    });
    expect(notPassed(await check(zoned, rows, { names: ['check:missing_day'] }))).toEqual({});
  });
});
