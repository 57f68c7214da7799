// Values, one by one: what PostgreSQL reads, compares, sorts and truncates as DuckDB does, and the few things that it does not.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portablePattern } from '../../server/checks/portable-pattern.ts';
import type { ColumnType } from '../../server/dataset/column-type.ts';
import { aggregate, aliased, column, compare, literal, tableScan } from '../../server/query/build.ts';
import { postgres } from '../../server/query/dialects/postgres.ts';
import { printQuery } from '../../server/query/print.ts';
import type { Question } from '../../server/query/questions/registry.ts';
import type { Compare, Relation, SqlExpr, SqlGrain } from '../../server/query/tree.ts';
import { fuzz } from '../fuzz.ts';
import { days, metrics, planOf, someCase, storageOf, users } from '../server/query/shop.ts';
import { type Both, loadEvents, openBoth, sameAnswer, sameRelation } from './both.ts';

let both: Both;
beforeAll(async () => {
  both = await openBoth();
});
afterAll(() => both.close());

/** The expressions over a table of one column `v`, row by row. */
async function same(type: ColumnType, values: readonly unknown[], ...exprs: readonly SqlExpr[]): Promise<void> {
  const columns = [{ name: 'n', type: 'integer' } as const, { name: 'v', type }];
  await both.load(
    'given',
    columns,
    values.map((v, n) => ({ n, v })),
  );
  const from = tableScan('given', [
    ['n', 'integer'],
    ['v', type],
  ]);
  const made = exprs.map((of, i) => aliased(`made_${i}`, of));
  const query: Relation = { kind: 'project', from, columns: [aliased('n'), aliased('v'), ...made] };
  expect(await sameRelation(both, { kind: 'sort', from: query, by: [column('n')] })).toBe(values.length);
}

const v = column('v');
const read = (to: ColumnType): SqlExpr => ({ kind: 'cast', of: v, to, safe: true });
const call = (name: 'safeInteger' | 'safeTime' | 'blankToNull' | 'textLength'): SqlExpr => ({
  kind: 'call',
  name,
  of: v,
});

describe('texts', () => {
  const numbers =
    '1|+1| 1 |1.|.5|-.5e+3|1e5|1E-5|0x1F|nan|NaN|inf|-Infinity|abc|1,5|9223372036854775807|9223372036854775808|-9223372036854775808|9007199254740993|5.0|5.7|1e3|-0|00012|1 2|1e|e5|5e0.5|--1|1e300|\t5\n|١|';
  test('as numbers', () => same('string', [...numbers.split('|'), null], read('number'), call('safeInteger')));
  test('as truth values', () =>
    same('string', 'true|TRUE|t|f|yes|no|y|N|on|off|1|0| true |tru|2|1.0||False'.split('|'), read('boolean')));
  const times =
    '2026-01-05|2026-1-5|2026/01/05|2026-01-05 10:00|2026-01-05T10:00:00Z|2026-01-05T10:00:00.123456789Z|2026-01-05T10:00:00.9999999Z|2026-01-05 10:00:00+02|' +
    '2026-01-05 10:00:00-02:30|2026-01-05 10:00:00 +0230|2026-01-05 10:00:00 UTC|2026-02-30|2024-02-29|2026-01-05 24:00:00|2026-01-05 23:59:60|2026-01-05 10|12026-01-01|' +
    '0001-01-01|20260105|now|today|yesterday|2026-01-05T10:00:00z| 2026-01-05 |2026-01-05 1:2:3|2026-01-05T10:00:00-00:00|2026-01-05T10:00:00,5|2026-01-05T10:00:00+02:30:15||2026-13-01|' +
    '2026-01-05T10:00:00 Z|10:00|2026-01|2026-01-05T10:00:00.|2026-01-05Z|2026-01-05+02|2026-01-05T25:00|January 5, 2026|2026-01-05T10:00:00.5+02:00|2026-01-055';
  test('as times and days', () => same('string', times.split('|'), call('safeTime'), read('date')));
  test('as JSON', () =>
    same('string', ['"x"', '1', '{"a":1}', 'nul', 'null', ' [1] ', '', '01', '{a:1}', "'x'", 'tru', '"'], {
      kind: 'isNull',
      not: false,
      of: read('json'),
    }));
  test('of blanks', () =>
    same('string', ['', ' ', '\u00a0 \u3000', ' x ', '\t', '\u200b', 'é😀'], call('blankToNull'), call('textLength')));

  test('what DuckDB reads and PostgreSQL does not', async () => {
    const texts = ['1_000', '1e400', '1e-400'];
    await both.load(
      'given',
      [{ name: 'v', type: 'string' }],
      texts.map((one) => ({ v: one })),
    );
    const from = tableScan('given', [['v', 'string']]);
    const query = printQuery({ kind: 'project', from, columns: [aliased('n', read('number'))] }, postgres);
    expect(await both.sides[1].database.rows(query)).toEqual([[null], [null], [null]]);
  });
});

describe('order', () => {
  const words = ['a', 'B', 'b', 'A', 'é', 'z', '_', '-', 'Z', '', '~', '😀', '\uffff', 'ab', 'a b', 'ß', null];
  test('of texts is that of code points: sorted, compared, least and greatest, in windows', async () => {
    const operators = ['<', '<=', '>', '>=', '=', '!='] as const;
    await same('string', words, ...operators.map((op) => compare(op, v, literal('a'))));
    const from = tableScan('given', [['v', 'string']]);
    const row: SqlExpr = { kind: 'windowCall', name: 'rowNumber', partition: [], order: [{ of: v }] };
    const numbered: Relation = { kind: 'project', from, columns: [aliased('v'), aliased('row', row)] };
    for (const query of [numbered, { kind: 'project', from, columns: [aliased('v')], distinct: true } as const])
      expect(await sameRelation(both, { kind: 'sort', from: query, by: [v] })).toBe(words.length);
    const ends = [aliased('least', aggregate('min', v)), aliased('most', aggregate('max', v))];
    expect(await sameRelation(both, { kind: 'aggregate', from, by: [], columns: ends })).toBe(1);
  });
  test('of numbers knows no NaN, and nulls come last', async () => {
    const numbers = [null, Number.NaN, -1, 0, 2.5, Number.POSITIVE_INFINITY];
    const operators = ['<', '<=', '>', '>=', '=', '!='] as const;
    const nan = { left: true, right: true };
    const compared = (right: SqlExpr) => operators.map((op): Compare => ({ kind: 'compare', op, left: v, right, nan }));
    for (const other of numbers) await same('number', numbers, ...compared(literal(other, 'number')), ...compared(v));
  });
  test('of truth values', async () => {
    await same('boolean', [true, false, null]);
    const from = tableScan('given', [['v', 'boolean']]);
    const columns = [aliased('least', aggregate('min', v)), aliased('most', aggregate('max', v))];
    expect(await sameRelation(both, { kind: 'aggregate', from, by: [], columns })).toBe(1);
  });
});

test('numbers: quotients, averages, percentiles, decimals as doubles', async () => {
  const arithmetic = (op: '+' | '-' | '*' | '/', left: SqlExpr, right: SqlExpr): SqlExpr => ({
    kind: 'arithmetic',
    op,
    left,
    right,
  });
  const by = [literal(0.1), literal(2), literal(-0.5), v];
  for (const type of ['integer', 'number'] as const) {
    await same(
      type,
      [7, -3, 0, 1, null, 12],
      ...by.flatMap((one) => (['+', '-', '*', '/'] as const).map((op) => arithmetic(op, v, one))),
    );
    const from = tableScan('given', [['v', type]]);
    const columns = [
      ...(['count', 'countDistinct', 'sum', 'average', 'min', 'max'] as const).map((name) => aggregate(name, v)),
      ...[0, 0.1, 0.5, 0.9, 1].map((share) => aggregate('percentile', v, share)),
    ];
    const named = columns.map((of, i) => aliased(`made_${i}`, of));
    expect(await sameRelation(both, { kind: 'aggregate', from, by: [], columns: named })).toBe(1);
  }
});

test('patterns', async () => {
  const patterns = [
    '^/[a-z]+$',
    '^ORD-\\d{4}$',
    '\\bcat\\b',
    'a.c',
    '^\\w+@\\w+\\.\\w{2,}$',
    '[^\\d\\s]',
    '^.$',
    '\\s',
    '\\S',

    '^(?:a|b)*?c$',
    '^[\\b]$',
    '\\u00e9',
    '^[\\u{1f600}-\\u{1f64f}]$',
    '\\x41',
    '^$',
    '[a\\-z]',
    'a{2,3}',
    '\\.',
    '(?<year>\\d{4})',
    '\\Bx',
    '[^]',
    '\\cJ',
    '^\\W$',
    '\\D',
  ];
  const texts = [
    '/abc',
    '/ABC',
    'ORD-1234',
    'ORD-12345',
    'a cat!',
    'concat',
    'abc',
    'a\nc',
    'x@y.de',
    'ä@y.de',
    '5',
    ' ',
    '\u00a0',
    '\u2028',
    '😀',
    'é',
    'A',
    '',
    'a-z',
    'aa',
    'axx',
    '2026',
    'x\n',
    'c',
    'aabc',
    '\n',
    '٣',
    null,
  ];
  const matches = patterns.map((pattern): SqlExpr => {
    const portable = portablePattern(pattern);
    if ('unportable' in portable) throw new Error(`${pattern} ${portable.unportable}`);
    return { kind: 'call', name: 'regexMatch', of: v, pattern: portable.pattern };
  });
  await same('string', texts, ...matches);
  const like = (pattern: string, sign?: string): SqlExpr => ({
    kind: 'like',
    of: v,
    pattern: literal(pattern),
    ...(sign !== undefined && { escape: sign }),
  });
  await same(
    'string',
    ['a\\b', 'ab', 'a%b', 'a_b', 'A%B', null],
    like('a\\b'),
    like('a%'),
    like('a!%b', '!'),
    like('a\\%b', '\\'),
    like('a_b'),
  );
});

test('JSON: members by their path, kinds, lengths, keys', async () => {
  const values = [
    { a: 1, b: { c: [1, 2], 'd e': null } },
    { a: null },
    [10, 20],
    'text',
    1.5,
    true,
    null,
    {},
    { a: { 0: 'x' } },
    { a: 'é"\\' },
  ];
  const paths = [[], ['a'], ['b', 'c'], ['b', 'd e'], ['a', '0'], ['x'], ['0'], ['b', 'c', '0']];
  await same(
    'json',
    values,
    ...paths.flatMap((path): SqlExpr[] => [
      { kind: 'call', name: 'arrayLength', of: v, path },
      { kind: 'call', name: 'otherKeys', of: v, path, keys: ['a'] },
      { kind: 'call', name: 'otherKeys', of: v, path, keys: [] },
      ...['null', 'array', 'object'].map((word) =>
        compare('=', { kind: 'call', name: 'jsonType', of: v, path }, literal(word)),
      ),
    ]),
    // The text of a number is written otherwise; as a number it is the same.
    ...paths.map(
      (path): SqlExpr => ({
        kind: 'cast',
        of: { kind: 'call', name: 'jsonText', of: v, path },
        to: 'number',
        safe: true,
      }),
    ),
    ...['a', 'b'].map((key): SqlExpr => ({ kind: 'call', name: 'jsonText', of: v, path: [key] })),
  );
});

test('periods across changes of the clock, seconds between', async () => {
  const instants = [
    '2026-03-28T23:00:00',
    '2026-03-29T00:59:59',
    '2026-03-29T01:00:00',
    '2026-10-25T00:30:00',
    '2026-10-25T01:30:00.5',
    '2026-01-01T04:59:59',
    '2024-02-29T12:00:00',
    null,
  ];
  const grains: readonly SqlGrain[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];
  const truncated = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'].flatMap((timezone) =>
    grains.flatMap((grain) =>
      [1, 3, 7].map((weekStart): SqlExpr => ({ kind: 'call', name: 'dateTrunc', of: v, grain, weekStart, timezone })),
    ),
  );
  const to = literal('2026-03-29 02:00:00.25', 'time');
  const later = [1, -60, 3600, 86_400, 90_061].map(
    (seconds): SqlExpr => ({ kind: 'call', name: 'addSeconds', of: v, seconds }),
  );
  await same('time', instants, ...truncated, ...later, { kind: 'call', name: 'secondsBetween', from: v, to });
});

test('every word that PostgreSQL knows can be a name', async () => {
  const [, { database }] = both.sides;
  const words = (await database.rows('select word from pg_get_keywords() order by 1')).flat() as string[];
  expect(words.length).toBeGreaterThan(400);
  const one: Relation = { kind: 'values', columns: ['n'], rows: [[literal(1)]] };
  const named: Relation = { kind: 'project', from: one, columns: words.map((word, i) => aliased(word, literal(i))) };
  const columns = words.map((word) => aliased(word));
  const grouped: Relation = { kind: 'aggregate', from: named, by: columns, columns: [] };
  const sorted: Relation = { kind: 'sort', from: grouped, by: words.map((word) => column(word)) };
  expect(await database.rows(printQuery(sorted, postgres))).toEqual([words.map((_, i) => i)]);
  for (const word of words) {
    const table: Relation = {
      kind: 'with',
      names: [{ name: word, of: { kind: 'values', columns: [word], rows: [[literal(1)]] } }],
      in: {
        kind: 'project',
        from: { kind: 'join', from: { of: { kind: 'scan', table: [word] }, as: word }, with: [] },
        columns: [aliased(word, column(word, word))],
      },
    };
    expect(await database.rows(printQuery(table, postgres)), word).toEqual([[1]]);
  }
});

test('names are cut at 63 bytes: two that begin alike are told as ambiguous, none is taken for the other', async () => {
  const [one, other] = ['1', '2'].map((end) => `${'x'.repeat(63)}${end}`) as [string, string];
  await both.load('given', [{ name: one, type: 'integer' }], [{ [one]: 1 }]);
  const [, { database }] = both.sides;
  const alone: Relation = { kind: 'project', from: tableScan('given', []), columns: [aliased(one)] };
  expect(await database.rows(printQuery(alone, postgres))).toEqual([[1]]);
  const columns = [aliased(one, literal(1)), aliased(other, literal(2))];
  const two: Relation = {
    kind: 'project',
    from: { kind: 'project', from: tableScan('given', []), columns },
    columns: [aliased(one)],
  };
  await expect(database.rows(printQuery(two, postgres))).rejects.toThrow('ambiguous');
});

describe('random events on few instants', () => {
  const range = fc
    .tuple(fc.constantFrom(...days), fc.constantFrom(...days))
    .map(([a, b]) => ({ since: a < b ? a : b, until: a < b ? b : a }));
  const base = fc.record({
    where: fc.constantFrom(undefined, "platform = 'web'", 'user_id > platform', "platform like '%e_'"),
    by: fc.constantFrom(undefined, ['platform'], ['user.tier']),
  });
  const grain = fc.constantFrom(undefined, 'hour', 'day', 'week', 'month', 'quarter', 'year');
  const metric = fc
    .tuple(base, range, grain, fc.constantFrom(...metrics.map(({ name }) => name)))
    .map(([asked, days_, of, name]) => ({
      kind: 'metric',
      ...asked,
      ...days_,
      metric: name,
      grain: name === 'trailing' && of === 'hour' ? 'day' : of,
    }));
  const step = fc.constantFrom(
    { event: 'started' },
    { event: 'paid', where: 'order_value > 0' },
    { event: 'big' },
    { event: '*' },
  );
  const funnel = fc
    .tuple(
      base,
      fc.option(range, { nil: {} }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('ordered', 'strict'),
      fc.constantFrom('1s', '12h', '2d'),
    )
    .map(([asked, days_, steps, order, window]) => ({
      kind: 'funnel',
      entity: 'user',
      ...asked,
      ...days_,
      steps,
      order,
      window,
      exclusions: [{ event: 'left', after: 1 }],
    }));
  const retention = fc
    .tuple(range, fc.constantFrom('day', 'week', 'month'), fc.constantFrom(undefined, [1, 3]))
    .map(([days_, period, brackets]) => ({
      kind: 'retention',
      entity: 'user',
      start: { event: 'started' },
      return: {},
      period,
      periods: 2,
      brackets,
      ...days_,
    }));
  const defined = (question: object): Question =>
    Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined)) as unknown as Question;

  test('give the same answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        someCase,
        fc.array(fc.oneof(metric, funnel, retention), { minLength: 4, maxLength: 8 }),
        async (one, questions) => {
          const storage = storageOf(one);
          const rows = one.rows.map(({ id, wire, time, user, platform, order_value, quantity, coupon, period }) => ({
            event_id: id,
            event_name: wire,
            event_time: time === null ? null : new Date(time).toISOString().slice(0, -1),
            user_id: user,
            platform,
            value: order_value,
            is_2: quantity,
            entity: coupon,
            period,
          }));
          await loadEvents(both, planOf(one), storage, rows, {
            user: users.map(({ id, tier }) => ({ user_id: id, tier })),
          });
          for (const question of questions) await sameAnswer(both, planOf(one), defined(question), storage);
        },
      ),
      { numRuns: fuzz.runs(30), seed: fuzz.seed },
    );
  });
});
