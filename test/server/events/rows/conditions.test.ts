// Rows keep the conditions of their plan: where, required_when, variants, a step's where, unique_key.
import { describe, expect, test } from 'vitest';
import { previewRows } from '../../../../server/events/preview.ts';
import type { PlanEvent, PlanProperty } from '../../../../server/plan/plan.ts';
import { event, funnel, plan, property } from '../build.ts';
import type { Row } from '../files.ts';
import { generatorOf, rowsOf } from '../files.ts';

const values = (...list: readonly (string | number | boolean)[]) => ({ enum: list.map((value) => ({ value })) });
const number = (name: string, said: Partial<PlanProperty> = {}) => property(name, { types: ['number'], ...said });

function rows(properties: readonly PlanProperty[], said: Partial<PlanEvent>, count = 200): readonly Row[] {
  const made = previewRows(plan({ events: [event('thing', { properties, ...said })] }), 'thing', count);
  if ('code' in made) throw new Error(made.message);
  expect(made.notes).toEqual([]);
  return made.rows;
}

describe('where of an event holds in its rows', () => {
  const cases: readonly [string, readonly PlanProperty[], (row: Row) => boolean][] = [
    ["label = 'Sign up'", [property('label')], (row) => row.label === 'Sign up'],
    [
      "label in ('a', 'b') and n > 3",
      [property('label'), number('n')],
      (row) => /^[ab]$/.test(row.label as string) && (row.n as number) > 3,
    ],
    [
      "kind = 'x' or n between 5 and 6",
      [property('kind', values('x', 'y')), number('n')],
      (row) => row.kind === 'x' || ((row.n as number) >= 5 && (row.n as number) <= 6),
    ],
    ["not (kind = 'x')", [property('kind', values('x', 'y'))], (row) => row.kind === 'y'],
    [
      "kind <> 'x' and kind is not null",
      [property('kind', { ...values('x', 'y'), types: ['string', 'null'] })],
      (row) => row.kind === 'y',
    ],
    [
      'coupon is null',
      [property('coupon', { types: ['string', 'null'] })],
      (row) => row.coupon === undefined || row.coupon === null,
    ],
    [
      'coupon is null',
      [property('coupon', { types: ['string', 'null'], required: true })],
      (row) => row.coupon === null,
    ],
    ["path like '/shop/%' and path not like '%x'", [property('path')], (row) => /^\/shop\//.test(row.path as string)],
    ['paid', [property('paid', { types: ['boolean'] })], (row) => row.paid === true],
    ['not paid', [property('paid', { types: ['boolean'] })], (row) => row.paid === false],
    ['a > b', [number('a'), number('b')], (row) => (row.a as number) > (row.b as number)],
    ['a * 2 < b + 1', [number('a'), number('b')], (row) => (row.a as number) * 2 < (row.b as number) + 1],
    [
      'count(items) >= 2',
      [property('items', { types: ['array'], items: { types: ['string'] } })],
      (row) => (row.items as unknown[]).length >= 2,
    ],
    [
      "cart.currency = 'EUR'",
      [property('cart', { types: ['object'], properties: [property('currency', { as: 'cur', format: 'currency' })] })],
      (row) => (row.cart as Row).cur === 'EUR',
    ],
    ["platform = 'ios'", [number('n')], (row) => row.platform === 'ios' && row.source === 'ios'],
    ["event_time >= date '2026-01-01'", [], (row) => (row.event_time as string) >= '2026'],
    ['renamed = 7', [number('renamed', { as: 'wire' })], (row) => row.wire === 7],
  ];
  test.each(cases)('%s', (where, properties, holds) => {
    const made = rows(properties, { where });
    expect(made.length).toBe(200);
    expect(made.filter((row) => !holds(row))).toEqual([]);
  });
});

test('events of one wire name are told apart in every row', async () => {
  const label = property('label', { ...values('Sign up', 'Log in', 'Help'), required: true });
  const made = await rowsOf(
    plan({
      events: [
        event('signed_up', {
          as: 'clicked',
          where: "label = 'Sign up'",
          properties: [label, property('only_here', { required: true })],
        }),
        event('logged_in', { as: 'clicked', where: "label = 'Log in'", properties: [label] }),
        event('clicked', { properties: [label, property('elsewhere', { required: true })] }),
      ],
    }),
    { users: 200 },
  );
  const by = (name: string) => made.filter((row) => row.label === name);
  expect(by('Sign up').every((row) => row.only_here !== undefined && row.elsewhere === undefined)).toBe(true);
  expect(by('Log in').every((row) => row.only_here === undefined && row.elsewhere === undefined)).toBe(true);
  expect(by('Help').every((row) => row.elsewhere !== undefined)).toBe(true);
  for (const name of ['Sign up', 'Log in', 'Help']) expect(by(name).length).toBeGreaterThan(made.length / 5);
});

describe('required_when', () => {
  test('the key is sent where the condition is true, also by what another one asks for', () => {
    const made = rows(
      [
        number('value', { required: true, minimum: 0, maximum: 10 }),
        property('currency', { types: ['string', 'null'], format: 'currency', requiredWhen: 'value > 5' }),
        property('country', { format: 'country', requiredWhen: 'currency is not null' }),
      ],
      {},
    );
    const large = made.filter((row) => (row.value as number) > 5);
    expect(large.every((row) => typeof row.currency === 'string')).toBe(true);
    expect(made.every((row) => row.currency === undefined || row.currency === null || row.country !== undefined)).toBe(
      true,
    );
    const small = made.filter((row) => (row.value as number) <= 5);
    expect(small.some((row) => row.currency === undefined)).toBe(true);
    expect(small.some((row) => row.country === undefined)).toBe(true);
  });

  test('inside objects, by the names there', () => {
    const member = {
      types: ['object'] as const,
      properties: [
        property('kind', { ...values('gift', 'own'), required: true }),
        property('to', { requiredWhen: "kind = 'gift'" }),
      ],
    };
    const made = rows([property('items', { types: ['array'], minItems: 2, items: member, required: true })], {});
    const items = made.flatMap((row) => row.items as Row[]);
    expect(items.filter((item) => item.kind === 'gift' && item.to === undefined)).toEqual([]);
    expect(items.some((item) => item.to === undefined)).toBe(true);
  });
});

describe('variants', () => {
  const kind = property('kind', { ...values('card', 'bank', 'cash'), required: true });
  const only = (name: string, variant: string) => property(name, { variants: [variant] });
  const made = rows(
    [kind, only('last4', 'card'), only('iban', 'bank'), number('fee', { required: true, minimum: 0, maximum: 10 })],
    {
      variants: [
        {
          name: 'card',
          where: "kind = 'card'",
          properties: [property('last4', { pattern: '^\\d{4}$', required: true })],
        },
        {
          name: 'bank',
          where: "kind = 'bank'",
          properties: [property('iban', { required: true }), number('fee', { required: true, const: 0 })],
        },
      ],
    },
  );
  const of = (name: string) => made.filter((row) => row.kind === name);

  test('refinements hold where the variant applies', () => {
    expect(of('card').every((row) => /^\d{4}$/.test(row.last4 as string))).toBe(true);
    expect(of('bank').every((row) => row.iban !== undefined && row.fee === 0)).toBe(true);
  });
  test('what only a variant lists is absent elsewhere', () => {
    expect(made.filter((row) => row.kind !== 'card' && 'last4' in row)).toEqual([]);
    expect(made.filter((row) => row.kind !== 'bank' && 'iban' in row)).toEqual([]);
  });
  test('they come as often as their condition does', () => {
    expect(of('card').length).toBeGreaterThan(of('bank').length);
    expect(of('cash').length).toBeGreaterThan(15);
  });
});

test('a step’s where holds in the rows of its journey, and only there', async () => {
  const value = number('order_value', { required: true, minimum: 0, maximum: 100 });
  const shop = plan({
    events: [event('started'), event('completed', { properties: [value] })],
    funnels: [funnel('buy', ['started', { event: 'completed', where: 'order_value > 90' }])],
  });
  const made = await rowsOf(shop, { users: 100 });
  const completed = made.filter((row) => row.event_name === 'completed');
  expect(completed.length).toBeGreaterThan(100);
  expect(completed.filter((row) => (row.order_value as number) <= 90)).toEqual([]);
});

describe('unique_key', () => {
  const unique = async (
    properties: readonly PlanProperty[],
    uniqueKey: readonly string[],
    entities: readonly string[] = ['user'],
  ) => {
    const shop = plan({
      entities: [
        { name: 'user', key: 'user_id', traits: [] },
        { name: 'quiz', key: 'quiz_id', traits: [] },
      ],
      events: [
        event('done', { properties, uniqueKey, entities }),
        event('other', { properties, entities }),
        event('more'),
        event('still'),
      ],
    });
    const made = (await rowsOf(shop, { users: 300 })).filter((row) => row.event_name === 'done');
    const keys = made.map((row) => JSON.stringify(uniqueKey.map((as) => row[as])));
    expect(new Set(keys).size).toBe(keys.length);
    expect(made.every((row) => uniqueKey.every((as) => row[as] !== undefined && row[as] !== null))).toBe(true);
    return made;
  };
  test.each([
    ['a pattern with little room', property('id', { pattern: '^ORD-\\d{6}$' })],
    ['a pattern with much', property('id', { pattern: '^[a-z0-9]{4,30}$' })],
    ['a uuid that may be null', property('id', { types: ['string', 'null'], format: 'uuid' })],
    ['plain text', property('id')],
    ['short text', property('id', { maxLength: 8 })],
    ['an integer', property('id', { types: ['integer'] })],
    ['a bounded integer', property('id', { types: ['integer'], minimum: 1000, maximum: 9_999_999, multipleOf: 3 })],
  ])('%s', async (_, one) => {
    expect((await unique([one], ['id'])).length).toBeGreaterThan(500);
  });
  test('of a user and a value: once each, nothing more', async () => {
    const made = await unique([property('lesson', values('a', 'b', 'c'))], ['user_id', 'lesson']);
    expect(made.length).toBeGreaterThan(150);
    expect(made.length).toBeLessThanOrEqual(900);
  });
  test('the key of an entity: a new one each time', async () => {
    expect((await unique([property('quiz_id')], ['quiz_id'], ['user', 'quiz'])).length).toBeGreaterThan(500);
  });
  test('a pattern with next to no room: noted, and rows are left out before one repeats', async () => {
    const few = [property('id', { pattern: '^[A-Z]{3}$' })];
    const made = await unique(few, ['id']);
    expect(made.length).toBeGreaterThan(100);
    const { notes } = generatorOf(plan({ events: [event('done', { properties: few, uniqueKey: ['id'] })] }), {
      users: 300,
    }).explain();
    expect(notes).toEqual([
      {
        about: 'properties.id',
        message: 'It has 17576 values, too few for all users: rows that would repeat one are left out.',
      },
    ]);
  });
  test('a key that cannot differ is noted', () => {
    const { notes } = generatorOf(
      plan({ events: [event('done', { properties: [property('tier', values('a', 'b'))], uniqueKey: ['tier'] })] }),
    ).explain();
    expect(notes[0]).toEqual({
      about: 'events.done',
      message: 'Nothing in its unique_key (tier) has values enough to differ in every row.',
    });
  });
});

describe('what cannot be', () => {
  const other = event('other');
  const notes = (said: Partial<PlanEvent>, properties: readonly PlanProperty[] = []) =>
    generatorOf(plan({ events: [event('thing', { properties, ...said }), other] })).explain();
  test.each([
    ["kind = 'z'", [property('kind', values('x', 'y'))]],
    ["kind = 'x' and kind = 'y'", [property('kind', values('x', 'y'))]],
    ['n > 10', [number('n', { maximum: 10, minimum: 0 })]],
    ['a < a', [number('a')]],
    ['missing = 1', []],
    ["platform = 'fridge'", []],
    ['n is null', [number('n', { required: true })]],
  ] as const)('%s: noted, and never in a row', (where, properties) => {
    const { notes: said, events } = notes({ where }, properties);
    expect(said.length).toBeGreaterThan(0);
    expect(said.every((note) => note.about === 'events.thing' || note.about === 'properties.n')).toBe(true);
    expect(events).toEqual(['other']);
  });
  test('a pattern outside the subset is made from its examples, which is noted', () => {
    const found = rows2([
      property('code', { pattern: '^(?=.*\\d)[a-z\\d]{4}$', examples: ['ab12', 'wrong', 'z9z9'], required: true }),
    ]);
    expect(found.rows.every((row) => row.code === 'ab12' || row.code === 'z9z9')).toBe(true);
    expect(found.notes[0]?.message).toContain('its examples are sent');
  });
  test('without examples it is not sent at all', () => {
    const found = rows2([property('code', { pattern: '(?=a)b' })]);
    expect(found.rows.some((row) => 'code' in row)).toBe(false);
    expect(found.notes).toHaveLength(1);
  });
});

function rows2(properties: readonly PlanProperty[]) {
  const made = previewRows(plan({ events: [event('thing', { properties })] }), 'thing', 50);
  if ('code' in made) throw new Error(made.message);
  return made;
}
