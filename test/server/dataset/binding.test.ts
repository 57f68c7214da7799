// Where names lie: the same answer for every layout, and what data lack is said and never guessed.
import { describe, expect, test } from 'vitest';
import { anyEvent, bind } from '../../../server/dataset/binding.ts';
import { canonicalStorageOf, type Storage } from '../../../server/dataset/storage.ts';
import { type DataTable, plannedTables } from '../../../server/dataset/tables.ts';
import type { PlanEvent } from '../../../server/plan/plan.ts';
import { event, plan, property } from '../query/plans.ts';

const cart = property('cart', 'object', { as: 'Cart', properties: [property('total', 'number', { as: 't' })] });
const shop = plan(
  [
    event('paid', [property('amount', 'integer', { as: 'amt' }), cart, property('v', 'integer')], {
      as: 'order_paid',
      aliases: [{ name: 'payed' }],
      where: 'amount > 0',
    }),
    event('seen', [property('v', 'array'), property('userid', 'string'), property('userId', 'string')]),
  ],
  {
    properties: [property('store_key', 'integer'), property('old', 'string')],
    entities: [
      { name: 'user', key: 'user_id', traits: [property('tier', 'string')] },
      { name: 'store', key: 'store_key', parent: 'user', traits: [] },
    ],
  },
);
const [paid, seen] = shop.events as [PlanEvent, PlanEvent];
const wide: Storage = {
  ...canonicalStorageOf(shop),
  table: 'analytics.events',
  columns: { user_id: 'uid' },
};
const json: Storage = { ...wide, layout: 'json', properties: 'payload' };
const place = (storage: Storage, path: readonly string[], of: PlanEvent | typeof anyEvent = paid) => {
  const { column, path: keys, stored, type } = bind(shop, storage).field(of, path) ?? {};
  return column === undefined ? undefined : [column, keys, stored, type];
};

describe('a name of the plan', () => {
  test.each([
    ['a property', ['amount'], ['amt', [], 'integer', 'integer'], ['payload', ['amt'], 'json', 'integer']],
    ['a member', ['cart', 'total'], ['Cart', ['t'], 'json', 'number'], ['payload', ['Cart', 't'], 'json', 'number']],
    ['what events disagree about', ['v'], ['v', [], 'json', 'integer'], ['payload', ['v'], 'json', 'integer']],
    ['an envelope field', ['event_time'], ['event_time', [], 'time', 'time'], ['event_time', [], 'time', 'time']],
    [
      'one that the warehouse calls otherwise',
      ['user_id'],
      ['uid', [], 'string', 'string'],
      ['uid', [], 'string', 'string'],
    ],
  ] as const)('%s', (_, path, inWide, inJson) => {
    expect(place(wide, path)).toEqual(inWide);
    expect(place(json, path)).toEqual(inJson);
  });
  test('differs from another in case: the column has a number', () => {
    expect(place(wide, ['userid'], seen)?.[0]).toBe('userid_2');
    expect(place(json, ['userid'], seen)?.[1]).toEqual(['userid']);
  });
  test.each([
    ['nothing of the event is called so', ['userid'], paid],
    ['the object lists its members', ['cart', 'nothing'], paid],
    ['an envelope field has no members', ['user_id', 'x'], paid],
    ['no event and no entry of the dictionary has it', ['nobody'], anyEvent],
  ] as const)('is none where %s', (_, path, of) => expect(place(wide, path, of)).toBeUndefined());
});

test('an event is told by its wire name, its old ones and its condition', () => {
  expect(bind(shop, wide).event(paid)).toEqual({ names: ['order_paid', 'payed'], where: 'amount > 0' });
  expect(bind(shop, wide).event(seen)).toEqual({ names: ['seen'] });
});

test('an entity has a key of the type that the plan gives it, and its traits', () => {
  const [user, store] = shop.entities.map((entity) => bind(shop, wide).entity(entity));
  expect([user?.table.name, user?.key.column, user?.trait('tier')?.type]).toEqual(['user', 'user_id', 'string']);
  expect([store?.key.column, store?.key.type, store?.trait('tier')]).toEqual(['store_key', 'integer', undefined]);
  expect(bind(shop, { layout: 'wide', table: 'events' }).entity(shop.entities[0]!)).toBeUndefined();
});

describe('tables that a database lists', () => {
  const events: DataTable = {
    name: 'analytics.EVENTS',
    columns: [
      { name: 'event_name', type: 'string' },
      { name: 'AMT', type: 'number' },
      { name: 'UID', type: 'integer' },
    ],
  };
  const users: DataTable = { name: 'user', columns: [{ name: 'user_id', type: 'string' }] };
  const found = bind(shop, wide, [events, users]);
  test('are found whatever their case, and say what a column holds', () => {
    expect(found.field(paid, ['amount'])).toMatchObject({ column: 'AMT', stored: 'number', planned: 'integer' });
    expect(found.envelope('user_id')).toMatchObject({ column: 'UID', stored: 'integer', planned: 'string' });
  });
  test('lack what the plan has: a field without a column, an entity without a trait, a table without columns', () => {
    expect(found.field(paid, ['v'])).toMatchObject({ schema: { name: 'v' } });
    expect(found.field(paid, ['v'])).not.toHaveProperty('column');
    expect(found.entity(shop.entities[0]!)?.trait('tier')).not.toHaveProperty('column');
    expect(found.entity(shop.entities[1]!)).toBeUndefined();
    expect(bind(shop, wide, []).events).toBeUndefined();
  });
  test('of text alone have no types: each table speaks for itself', () => {
    expect(found.field(paid, ['amount'])?.textual).toBe(false);
    expect(found.entity(shop.entities[0]!)?.key.textual).toBe(true);
  });
  test('hold nothing that only the dictionary has; where nobody looked, they may', () => {
    expect(found.field(anyEvent, ['old'])).toBeUndefined();
    expect(place(wide, ['old'], anyEvent)?.[0]).toBe('old');
  });
});

test('what may be read follows the layout', () => {
  const columns = (storage: Storage) => plannedTables(shop, storage).map((one) => one.columns.map(({ name }) => name));
  expect(columns(wide)[0]).toEqual(expect.arrayContaining(['uid', 'amt', 'Cart', 'userId', 'userid_2']));
  expect(columns(json)[0]?.slice(-1)).toEqual(['payload']);
  expect(columns(wide).slice(1)).toEqual([
    ['user_id', 'tier'],
    ['store_key', 'user_id'],
  ]);
  expect(plannedTables(shop, wide)[0]?.columns.flatMap(({ name, required }) => (required ? [name] : []))).toEqual([
    'event_name',
    'event_time',
  ]);
});
