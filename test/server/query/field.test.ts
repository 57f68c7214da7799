// Columns and members as the types that the plan gives them, read by DuckDB from texts as others send them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bind } from '../../../server/dataset/binding.ts';
import type { Storage } from '../../../server/dataset/storage.ts';
import { scan } from '../../../server/query/build.ts';
import { duckdb } from '../../../server/query/dialects/duckdb.ts';
import { fieldSql } from '../../../server/query/field.ts';
import { printQuery } from '../../../server/query/print.ts';
import type { Database } from './database.ts';
import { makeTable, openDatabase } from './database.ts';
import { event, plan, property } from './plans.ts';

// `v` is of another type in the second event, so that its wide column is JSON.
const time = { format: 'date-time' };
const shop = plan([
  event('a', [
    property('v', 'integer'),
    property('cart', 'object', { properties: [property('n', 'integer'), property('at', 'string', time)] }),
  ]),
  event('b', [property('v', 'array')]),
  event('c', [property('at', 'string', time)]),
  event('d', [property('at', 'array')]),
]);
const storages: readonly Storage[] = [
  { layout: 'wide', table: 'wide' },
  { layout: 'json', table: 'packed' },
];
let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

/** A value as sent, read under the name in the event. */
async function read({ layout, table }: Storage, path: readonly string[], from: string, sent: object): Promise<unknown> {
  const names = Object.keys(sent);
  await (layout === 'json'
    ? makeTable(database, table, [{ name: 'properties', type: 'json' }], [{ properties: sent }])
    : makeTable(
        database,
        table,
        names.map((name) => ({ name, type: 'json' })),
        [Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, JSON.stringify(value)]))],
      ));
  const event = shop.events.find(({ name }) => name === from)!;
  const field = fieldSql(bind(shop, { layout, table }).field(event, path)!)!;
  const sql = printQuery({ kind: 'project', from: scan(table), columns: [{ name: 'value', of: field.of }] }, duckdb);
  return (await database.rows(sql))[0]![0];
}

test.each(storages)('values in JSON are what the plan says, or none: $layout', async (storage) => {
  const cases: readonly [unknown, unknown][] = [
    [5, 5],
    ['6', 6],
    [5.7, null],
    ['5.2', null],
    [5.0, 5],
    [9007199254740991, 9007199254740991],
    ['many', null],
    [null, null],
  ];
  for (const [sent, wanted] of cases) {
    expect([sent, await read(storage, ['v'], 'a', { v: sent })]).toEqual([sent, wanted]);
    expect([sent, await read(storage, ['cart', 'n'], 'a', { cart: { n: sent } })]).toEqual([sent, wanted]);
  }
});

test.each(storages)('the offset of a time counts: $layout', async (storage) => {
  const cases: readonly [unknown, unknown][] = [
    ['2026-01-31T10:00:00Z', '2026-01-31 10:00:00'],
    ['2026-01-31T10:00:00.250+02:00', '2026-01-31 08:00:00.25'],
    ['2026-01-31T22:00:00-05:30', '2026-02-01 03:30:00'],
    ['2026-01-31T10:00:00', '2026-01-31 10:00:00'],
    ['soon', null],
  ];
  for (const [sent, wanted] of cases) {
    expect([sent, await read(storage, ['at'], 'c', { at: sent })]).toEqual([sent, wanted]);
    expect([sent, await read(storage, ['cart', 'at'], 'a', { cart: { at: sent } })]).toEqual([sent, wanted]);
  }
});
