// Each defect alone: its check fails with the exact number, its kin may, and all else passes.
import { describe, expect, it } from 'vitest';
import { lab as openLab } from '../engines/duckdb/lab.ts';
import { type Around, checked, notPassed, type Row, writeTables } from './checked.ts';
import { shop, shopTables } from './shop.ts';

const lab = openLab();
type Tables = ReturnType<typeof shopTables>;

/** Always so in a wide table, where null may mean either. */
const always = {
  'required order_paid.coupon':
    'skip: These data do not tell a key that is absent from one that is null, and null is allowed.',
};

/** Changes the first rows of an event whose user is not pro, from the `from`-th on. */
const change =
  (event: string, count: number, change: (row: Row, nth: number) => Row, from = 0) =>
  (tables: Tables): void => {
    const places = tables.events.flatMap((row, i) => (row.event_name === event && !isPro(row) && fits(row) ? [i] : []));
    places.slice(from, from + count).forEach((place, nth) => {
      tables.events[place] = change(tables.events[place]!, nth);
    });
  };
const isPro = (row: Row): boolean => Number(String(row.user_id).slice(1)) % 5 === 0;
/** Gifts have conditions of their own. */
const fits = (row: Row): boolean => row.gift !== true;
const put = (values: Row) => (row: Row) => ({ ...row, ...values });
const drop = (key: string) => (row: Row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
const keep = (which: (row: Row) => boolean) => (tables: Tables) => {
  tables.events = tables.events.filter(which);
};
const gifts = (count: number, edit: (row: Row) => Row) => (tables: Tables) => {
  const places = tables.events.flatMap((row, i) => (row.gift === true ? [i] : []));
  for (const place of places.slice(0, count)) tables.events[place] = edit(tables.events[place]!);
};
const again =
  (count: number, edit: (row: Row, nth: number) => Row, event = 'page_viewed') =>
  (tables: Tables) => {
    const rows = tables.events.filter((row) => row.event_name === event && !isPro(row)).slice(0, count);
    tables.events.push(...rows.map(edit));
  };
const later = (time: unknown, seconds: number): string =>
  new Date(Date.parse(String(time)) + 1000 * seconds).toISOString();
const freshId = (row: Row, nth = 0): Row => ({
  ...row,
  event_id: `00000000-0000-4000-9000-${String(nth).padStart(12, '0')}`,
});

type Expected = Readonly<Record<string, number>>;
/** What is wrong, how it came about, what fails; `kin`: what else may. */
const defects: readonly [string, (tables: Tables) => void, Expected, { kin?: readonly string[]; around?: Around }?][] =
  [
    ['nothing', () => undefined, {}],
    ['a key left out', change('product_viewed', 3, drop('product_id')), { 'required product_viewed.product_id': 3 }],
    ['a required null', change('order_paid', 2, put({ total: null })), { 'required order_paid.total': 2 }],
    [
      'a blank where a number is required',
      change('order_paid', 2, put({ total: '' })),
      { 'required order_paid.total': 2 },
    ],
    [
      'a column that is not there',
      change('product_viewed', 600, drop('product_id')),
      { 'required product_viewed.product_id': 480 },
    ],
    [
      'a member left out',
      change('order_paid', 2, put({ cart: { currency: 'EUR' } })),
      { 'required order_paid.cart.size': 2 },
    ],
    ['a text for a number', change('order_paid', 2, put({ total: 'a lot' })), { 'type order_paid.total': 2 }],
    ['NaN', change('order_paid', 1, put({ total: 'NaN' })), { 'type order_paid.total': 1 }],
    ['a broken integer', change('order_paid', 4, put({ quantity: 2.5 })), { 'type order_paid.quantity': 4 }],
    ['a word for a boolean', change('order_paid', 1, put({ gift: 'maybe' })), { 'type order_paid.gift': 1 }],
    ['no date', change('order_paid', 1, put({ ship_on: 'soon' })), { 'type order_paid.ship_on': 1 }],
    ['no time', change('order_paid', 1, put({ agreed_at: '25 o’clock' })), { 'type order_paid.agreed_at': 1 }],
    ['a text for an object', change('order_paid', 2, put({ cart: 'full' })), { 'type order_paid.cart': 2 }],
    ['a list for an object', change('order_paid', 2, put({ cart: [1] })), { 'type order_paid.cart': 2 }],
    ['an object for a list', change('order_paid', 1, put({ tags: { a: 1 } })), { 'type order_paid.tags': 1 }],
    [
      'a text in an object',
      change('order_paid', 3, put({ cart: { size: 'big' } })),
      { 'type order_paid.cart.size': 3 },
    ],
    ['a value outside the list', change('order_paid', 4, put({ country: 'XX' })), { 'enum order_paid.country': 4 }],
    [
      'another value than the one',
      change('order_paid', 2, put({ 'pay method': 'cash' })),
      { 'enum order_paid.pay method': 2 },
    ],
    [
      'a value outside, in an object',
      change('order_paid', 1, put({ cart: { size: 1, currency: 'GBP' } })),
      { 'enum order_paid.cart.currency': 1 },
    ],
    ['below the minimum', change('order_paid', 3, put({ total: -0.01 })), { 'range order_paid.total': 3 }],
    ['at the exclusive maximum', change('order_paid', 1, put({ total: 1000 })), { 'range order_paid.total': 1 }],
    ['above the maximum', change('order_paid', 2, put({ quantity: 10 })), { 'range order_paid.quantity': 2 }],
    [
      'out of range in an object',
      change('order_paid', 2, put({ cart: { size: 0 } })),
      { 'range order_paid.cart.size': 2 },
    ],
    ['too long', gifts(2, put({ gift_note: 'x'.repeat(21) })), { 'length order_paid.gift_note': 2 }],
    ['as long as it may be, in characters', gifts(2, put({ gift_note: '🎁'.repeat(20) })), {}],
    ['no match', change('page_viewed', 5, put({ path: '/Home' })), { 'pattern page_viewed.path': 5 }],
    ['no email', change('order_paid', 2, put({ email: 'nobody' })), { 'format order_paid.email': 2 }],
    ['a key of three rows', change('order_paid', 3, put({ order_id: 'ORD-9999' })), { 'unique_key order_paid': 1 }],
    [
      'two keys twice',
      change('order_paid', 4, (row, nth) => ({ ...row, order_id: `ORD-999${nth % 2}` })),
      { 'unique_key order_paid': 2 },
    ],
    ['rows delivered twice', again(3, (row) => row), { duplicate_id: 3 }],
    [
      'an event sent again',
      again(2, (row, nth) => freshId({ ...row, received_at: later(row.received_at, 60) }, nth)),
      { duplicate_event: 2 },
    ],
    ['an order sent again', again(1, freshId, 'order_paid'), { duplicate_event: 1, 'unique_key order_paid': 1 }],
    ['two things at once', again(2, (row, nth) => freshId({ ...row, path: '/other' }, nth)), {}],
    ['an unknown event', change('page_viewed', 5, put({ event_name: 'page_veiwed' })), { unplanned_event: 5 }],
    ['a deprecated event', change('page_viewed', 5, put({ event_name: 'old_thing' })), {}],
    ['an unknown column', change('page_viewed', 7, put({ mystery: 1 })), { unplanned_property: 7 }],
    [
      'a property of another event',
      change('page_viewed', 6, put({ order_id: 'ORD-0001' })),
      { 'unplanned_property page_viewed': 6 },
    ],
    [
      'a clock that is ahead',
      change('order_paid', 2, (row) => put({ event_time: later(row.event_time, 7200) })(row), 2),
      { future_time: 2 },
      { kin: ['session_order'] },
    ],
    [
      'a time that has not come',
      change('order_paid', 1, put({ event_time: '2031-01-01T00:00:00Z', received_at: '2031-01-01T00:00:01Z' }), 2),
      { future_time: 1 },
    ],
    [
      'a session out of order',
      change('page_viewed', 1, (row) =>
        put({ event_time: later(row.event_time, -600), received_at: later(row.received_at, 3600) })(row),
      ),
      { session_order: 1 },
    ],
    [
      'an unknown user',
      change('page_viewed', 3, put({ user_id: 'ghost' })),
      { 'entity_orphan page_viewed.user_id': 3 },
    ],
    [
      'an unknown product',
      change('product_viewed', 2, put({ product_id: 'px' })),
      { 'entity_orphan product_viewed.product_id': 2 },
    ],
    ['nobody', change('page_viewed', 3, put({ user_id: null })), {}],
    [
      'stale data',
      keep((row) => String(row.event_time) < '2026-01-09'),
      { freshness: 1 },
      { kin: ['volume', 'volume order_paid', 'volume page_viewed', 'volume product_viewed'] },
    ],
    [
      'a day without rows',
      keep((row) => !String(row.event_time).startsWith('2026-01-06')),
      { missing_day: 1, 'missing_day order_paid': 1, 'missing_day page_viewed': 1, 'missing_day product_viewed': 1 },
    ],
    [
      'two days without orders',
      keep((row) => row.event_name !== 'order_paid' || !/^2026-01-0[67]/.test(String(row.event_time))),
      { 'missing_day order_paid': 2 },
    ],
    [
      'an event that never comes',
      keep((row) => row.event_name !== 'product_viewed'),
      { 'unseen_event product_viewed': 1 },
      { kin: ['missing_day product_viewed', 'volume product_viewed'] },
    ],
    [
      'half the rows of a day',
      keep((row) => !(/^2026-01-09/.test(String(row.event_time)) && String(row.event_id).charCodeAt(35) % 4)),
      { volume: 1 },
      { kin: ['volume order_paid', 'volume page_viewed', 'volume product_viewed'] },
    ],
    ['a broken expectation', gifts(2, put({ total: 0 })), { total_is_positive_for_gifts: 2 }],
    [
      'a broken expectation of a trait',
      (tables) => {
        const pro = tables.user.map((user) => (user.user_id === 'u001' ? { ...user, tier: 'pro' } : user));
        tables.user = pro;
      },
      { pro_users_only_in_us: 30 },
    ],
    ['a broken expectation of all events', change('page_viewed', 3, put({ platform: 'tv' })), { known_platform: 3 }],
    ['left out though its condition holds', gifts(2, drop('gift_note')), { 'required_when order_paid.gift_note': 2 }],
    ['no id', change('page_viewed', 2, put({ event_id: null })), { envelope: 2 }],
    ['no time at all', change('page_viewed', 1, put({ event_time: 'never' })), { envelope: 1 }],
    ['no name', change('page_viewed', 4, put({ event_name: null })), { envelope: 4 }],
  ];

const named = (key: string): string =>
  ({
    total_is_positive_for_gifts: 'total_is_positive_for_gifts order_paid',
    pro_users_only_in_us: 'pro_users_only_in_us page_viewed',
  })[key] ?? key;

describe('a defect alone', () => {
  it.each(defects)('%s', async (name, defect, expected, { kin = [], around = {} } = {}) => {
    const tables = shopTables();
    defect(tables);
    const found = notPassed(await checked(lab, shop, await writeTables(lab, name.replace(/\W/g, '_'), tables), around));
    const rest = Object.fromEntries(Object.entries(found).filter(([key]) => !kin.includes(key) || key in expected));
    const wanted = Object.fromEntries(Object.entries(expected).map(([key, n]) => [named(key), n]));
    expect(rest).toEqual({ ...always, ...wanted });
  });
});
