import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bind } from '../../../server/dataset/binding.ts';
import { wideColumnsOf } from '../../../server/dataset/columns.ts';
import type { Storage } from '../../../server/dataset/storage.ts';
import { type ConditionValue, evaluate } from '../../../server/expressions/evaluate.ts';
import type { Expr } from '../../../server/expressions/expr.ts';
import { parseCondition } from '../../../server/expressions/parse.ts';
import { printCondition } from '../../../server/expressions/print.ts';
import { codePointOrder } from '../../../server/expressions/values.ts';
import { scan } from '../../../server/query/build.ts';
import { expressionSql } from '../../../server/query/condition.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { fieldSql } from '../../../server/query/field.ts';
import { printQuery } from '../../../server/query/print.ts';
import { fuzz } from '../../fuzz.ts';
import { condition, numeric, someTexts } from '../expressions/expressions.ts';
import { type Database, makeTable, openDatabase } from './database.ts';
import { event, plan, property } from './plans.ts';

const bought = event('bought', [
  property('n', 'number'),
  property('m', 'number', { as: 'M' }),
  property('i', 'integer'),
  property('big', 'number'),
  property('long', 'integer'),
  property('s', 'string'),
  property('site id', 'string', { as: 'select' }),
  property('b', 'boolean'),
  property('t', 'string', { format: 'date-time' }),
  property('d', 'string', { format: 'date' }),
  property('items', 'array'),
  property('cart', 'object', {
    properties: [
      property('total', 'number', { as: 'sum/total' }),
      property('code', 'string'),
      property('gift', 'boolean'),
    ],
  }),
]);
const shop = plan([bought]);
type Row = Readonly<Record<string, ConditionValue>>;

const numbers: ConditionValue[] = [null, 0, 1, 2, -1, 0.5, 3, Number.NaN, Number.POSITIVE_INFINITY, 0.1];
const texts: ConditionValue[] = [null, ...someTexts];
const times = [
  '2026-01-31T00:00:00.000Z',
  '2026-01-31T10:00:00.000Z',
  '2026-01-31T10:00:00.500Z',
  '2026-02-01T00:00:00.000Z',
];
const carts: ConditionValue[] = [
  null,
  {},
  { total: 1, code: 'a', gift: true },
  { total: 0.5, code: null, gift: false },
  { total: null, code: 'ä' },
];
const pick = <T>(values: readonly T[], i: number): T => values[i % values.length] as T;
const rows: readonly Row[] = Array.from({ length: 60 }, (_, i) => ({
  n: pick(numbers, i),
  m: pick(numbers, Math.floor(i / 3)),
  i: pick([null, 0, 1, 2, -1, 3, 7], i * 3 + 1),
  big: pick([null, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 1e300, 0.5, Number.NaN], i),
  long: pick<ConditionValue>([null, 2n ** 53n, 2n ** 53n + 1n, 2n ** 53n + 2n, 2n ** 63n - 1n, -1n], i),
  s: pick(texts, i),
  'site id': pick(texts, i * 5 + 2),
  b: pick([null, true, false], i),
  t: i % 5 ? new Date(pick(times, i)) : null,
  d: i % 7 ? pick(['2026-01-31', '2026-02-01', '2026-01-01'], i) : null,
  items: pick<ConditionValue>([null, [], [1], ['a', 'b', 'c']], i),
  cart: pick(carts, i * 3),
}));

/** The row on the wire: names as sent, times as text. */
function sent(row: Row): Record<string, unknown> {
  const cart = row.cart as Record<string, unknown> | null;
  return {
    n: row.n,
    M: row.m,
    i: row.i,
    big: row.big,
    long: row.long === null ? null : String(row.long),
    s: row.s,
    select: row['site id'],
    b: row.b,
    t: (row.t as Date | null)?.toISOString() ?? null,
    d: row.d,
    items: row.items,
    cart: cart && { 'sum/total': cart.total, code: cart.code, gift: cart.gift },
  };
}

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  const columns = wideColumnsOf(shop).filter((column) => !column.envelope);
  await makeTable(
    database,
    'wide',
    [{ name: 'id', type: 'integer' }, ...columns],
    rows.map((row, id) => ({ id, ...sent(row) })),
  );
  const payload = rows.map((row, id) => ({ id, properties: sent(row) }));
  await makeTable(
    database,
    'packed',
    [
      { name: 'id', type: 'integer' },
      { name: 'properties', type: 'json' },
    ],
    payload,
  );
});
afterAll(() => database.close());

const storages: readonly Storage[] = [
  { layout: 'wide', table: 'wide' },
  { layout: 'json', table: 'packed' },
];

function sqlOf(tree: Expr, storage: Storage): string {
  const fields = (path: readonly string[]) => {
    const bound = bind(shop, storage).field(bought, path);
    return bound && fieldSql(bound);
  };
  const { of } = expressionSql(tree, fields, 'the test');
  const columns = [{ name: 'answer', of }];
  return printQuery(
    {
      kind: 'sort',
      from: {
        kind: 'project',
        from: scan(storage.table),
        columns: [{ name: 'id', of: { kind: 'column', name: 'id' } }, ...columns],
      },
      by: [{ kind: 'column', name: 'id' }],
    },
    duckdb,
  );
}

async function compareWithDatabase(tree: Expr, storage: Storage): Promise<void> {
  const sql = sqlOf(tree, storage);
  const answers = await database.rows(sql);
  rows.forEach((row, i) => {
    const packed = storage.layout === 'json';
    const lookup = (path: readonly string[]): ConditionValue => {
      const found = path.reduce<ConditionValue>(
        (at, part) => (at as Record<string, ConditionValue> | null)?.[part] ?? null,
        row,
      );
      // JSON has no NaN and no infinity: they are sent as null.
      return packed && typeof found === 'number' && !Number.isFinite(found) ? null : found;
    };
    const said = `${printCondition(tree)}\n${sql}\n${JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`;
    expect(withoutSignOfZero(answers[i]?.[1]), said).toEqual(withoutSignOfZero(evaluate(tree, lookup)));
  });
}
/** A condition cannot tell -0 from 0, and SQL text writes both as 0. */
const withoutSignOfZero = (value: unknown): unknown => (value === 0 ? 0 : value);

describe('the evaluator and DuckDB give the same answers', () => {
  test.each(storages)('conditions, layout $layout', async (storage) => {
    await fc.assert(
      fc.asyncProperty(condition, (tree) => compareWithDatabase(tree, storage)),
      { numRuns: fuzz.runs(300) },
    );
  });

  test.each(storages)('values, layout $layout', async (storage) => {
    await fc.assert(
      fc.asyncProperty(numeric, (tree) => compareWithDatabase(tree, storage)),
      { numRuns: fuzz.runs(200) },
    );
  });

  test.each([
    's = 5',
    "n > 'a'",
    "b = 'true'",
    'items = 1',
    "n like '1'",
    'n and b',
    't > s',
    "t > '2026-01-31T10:00:00Z'",
    "s > date '2026-01-31'",
    'count(s) > 1',
    'count(items) - 5 < 0',
    '-count(items) < 0',
    '1e308 * 10 > n',
    '1e308 * 10 - 1e308 * 10 = n',
    '2000000000 * 2 > i',
    'i + 9223372036854775807 > 0',
    'n in (0.5, m)',
    "s in ('a', null)",
    'i not in (1, null)',
    'n not in (m, 1)',
    '0.1 + 0.2 = 0.3',
    'i + 0.1 = 1.1',
    '-(0.1 * 0.1) = n',
    '-(0.1 * 0.1) < -0.01',
    'n * 0.1 * 3 = 0.30000000000000004',
    'n + 0.2 = 0.30000000000000004',
    '0.1 * 3 = 0.3',
    'n / 0.3 > 0.33333333333333331',
    'n = 0.1',
    'n in (0.1, 0.5)',
    'n not in (0.1, 5e-324)',
    'n > 5e-324',
    'n < 1.7976931348623157e308',
    'n > 123456789.123456789',
    'n >= 0.1000000000000000055511151231257827',
    'i > 0.5',
    'i in (0.5, 1)',
    'i in (1, 1e30)',
    'i between 0.5 and 2.5',
    'i = 1.0',
    '-0.0 = n',
    'i / 3 = 0.3333333333333333',
    'big = 9007199254740993',
    'big != 9007199254740993',
    'big > 9007199254740993',
    'big >= 9007199254740993 and big < 9007199254740995',
    'big in (9007199254740993, null)',
    'big in (9007199254740992, 9007199254740994.0)',
    '9007199254740993 <= big',
    'not (9007199254740993 = big)',
    'long = 9007199254740993',
    'long > 9007199254740992',
    'long in (9007199254740993, 0.5)',
    'long between 9007199254740992.0 and 9007199254740993',
    'big = 99999999999999999999999999999999999999999999999999',
    '1 / i = 0.5',
    '(n > 1) = b',
    'cart.gift',
    'cart is null',
    'items is null',
    "s = 'a\nb'",
    'null = null',
    'null in (1)',
    'i in (null)',
    'b in (true, null)',
    '9223372036854775807 > i',
    "t in (date '2026-01-31', timestamp '2026-01-31T10:00:00.5Z')",
  ])('%s', async (text) => {
    const { tree } = parseCondition(text);
    for (const storage of storages) await compareWithDatabase(tree as Expr, storage);
  });
});

test('texts are ordered as DuckDB orders them', async () => {
  const all = someTexts.map((text) => `('${text.replaceAll("'", "''")}')`).join(', ');
  const sorted = await database.rows(`select v from (values ${all}) as t(v) order by v`);
  expect(sorted.flat()).toEqual([...someTexts].sort(codePointOrder));
});
