import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../server/expressions/check.ts';
import { checkCondition } from '../../../server/expressions/check.ts';
import { parseCondition } from '../../../server/expressions/parse.ts';
import type { PlanSchema } from '../../../server/plan/plan.ts';

const schemas: Readonly<Record<string, PlanSchema>> = {
  order_value: { types: ['number'] },
  quantity: { types: ['integer', 'null'] },
  coupon: { types: ['string', 'null'] },
  tier: { types: ['string'], enum: [{ value: 'free' }, { value: 'pro' }] },
  level: { types: ['integer'], enum: [1, 2, 3, 4, 5, 6].map((value) => ({ value })) },
  region: { types: ['string'], const: 'eu' },
  paid: { types: ['boolean'] },
  renewed_at: { types: ['string'], format: 'date-time' },
  items: { types: ['array'] },
  cart: { types: ['object'], properties: [] },
  'cart/total': { types: ['number'] },
  address: { types: ['object'], properties: [{ name: 'city', as: 'city', types: ['string'], required: false }] },
  anything: { types: [] },
  mixed: { types: ['string', 'integer'] },
  nothing: { types: ['null'] },
  'smtp-id': { types: ['string'] },
  'app.screen.id': { types: ['string'] },
};
const scope: Scope = {
  find: (path) => schemas[path.join('/')],
  names: () => Object.keys(schemas).map((key) => key.replace('/', '.')),
};

/** What is said, as `code place: message`, and the text after its fix. */
function check(text: string, wanted?: 'any'): readonly string[] {
  const { tree } = parseCondition(text);
  if (!tree) throw new Error(`unreadable: ${text}`);
  return checkCondition(tree, scope, wanted).map(({ code, start, end, message, fix }) => {
    const after = fix ? ` => ${text.slice(0, fix.start)}${fix.text}${text.slice(fix.end)}` : '';
    return `${code} ${text.slice(start, end)}: ${message}${after}`;
  });
}

describe('sound conditions', () => {
  test.each([
    'order_value > 0',
    'order_value / quantity - 1 >= -2.5',
    'paid',
    'not paid and coupon is not null',
    "tier in ('free', 'pro')",
    "'pro' = tier",
    'level = 3',
    "region = 'eu'",
    "renewed_at > date '2026-01-31'",
    "renewed_at between timestamp '2026-01-31T00:00:00Z' and renewed_at",
    "coupon like 'A%'",
    'count(items) > 2',
    'items is null',
    'cart.total > 1',
    "cart.whatever = 'x'",
    'anything > 1',
    "anything = 'x'",
    "mixed = 'x'",
    'mixed = 1',
    'nothing = 1',
    'coupon = null',
    "`smtp-id` = 'x'",
    "`app.screen.id` = 'x'",
    "tier > 'm'",
  ])('%s', (text) => {
    expect(check(text)).toEqual([]);
  });

  test('an expression need not be a condition where a value is wanted', () => {
    expect(check('order_value * quantity', 'any')).toEqual([]);
    expect(check('order_value * quantity')).toEqual([
      'wrong-type order_value * quantity: A condition needs something that is true or false, and order_value * quantity is a number.',
    ]);
  });
});

describe('names', () => {
  test.each([
    [
      'order_valeu > 0',
      'unknown-name order_valeu: Nothing here is called order_valeu. Did you mean order_value? => order_value > 0',
    ],
    ['zzz > 0', 'unknown-name zzz: Nothing here is called zzz. Define it among the properties, or correct it.'],
    [
      'address.town is null',
      'unknown-name address.town: Nothing here is called address.town. Define it among the properties, or correct it.',
    ],
    [
      'tier.name is null',
      'unknown-name tier.name: Nothing here is called tier.name. Define it among the properties, or correct it.',
    ],
    [
      "smtp-id = 'x'",
      "unknown-name smtp-id: A name that holds a hyphen stands in backticks: write `smtp-id`. => `smtp-id` = 'x'",
    ],
    [
      'app.screen.id is null',
      'unknown-name app.screen.id: A name that holds dots stands in backticks: write `app.screen.id`. => `app.screen.id` is null',
    ],
  ])('%s', (text, wanted) => {
    expect(check(text)).toEqual([wanted]);
  });
});

test.each([
  [
    'order_value between 5 and 1',
    ['empty-range 5 and 1: Nothing lies between 5 and 1: the smaller one comes first. => order_value between 1 and 5'],
  ],
  ['order_value between 1 and 1', []],
  ['order_value between quantity and 1', []],
])('%s', (text, wanted) => expect(check(text)).toEqual(wanted));

describe('texts without their quotes', () => {
  test.each([
    [
      'tier = pro',
      "unknown-name pro: Nothing here is called pro. A text stands in single quotes: write 'pro'. => tier = 'pro'",
    ],
    [
      'tier in (fre, pro)',
      "unknown-name fre: Nothing here is called fre. A text stands in single quotes: write 'free'. => tier in ('free', pro)",
    ],
    [
      'coupon != spring',
      "unknown-name spring: Nothing here is called spring. A text stands in single quotes: write 'spring'. => coupon != 'spring'",
    ],
    ['tier = gold', 'unknown-name gold: Nothing here is called gold. Define it among the properties, or correct it.'],
    ['coupon = copon', 'unknown-name copon: Nothing here is called copon. Did you mean coupon? => coupon = coupon'],
    [
      'order_value = pro',
      'unknown-name pro: Nothing here is called pro. Define it among the properties, or correct it.',
    ],
  ])('%s', (text, wanted) => {
    expect(check(text)[0]).toBe(wanted);
  });
  test('names that are known are compared', () => expect(check('coupon = tier')).toEqual([]));
});

describe('kinds', () => {
  test.each([
    ["order_value = '5'", "wrong-type '5': order_value is a number, but '5' is text. Write 5. => order_value = 5"],
    ['coupon = 5', "wrong-type 5: coupon is text, but 5 is a number. Write '5'. => coupon = '5'"],
    ["paid = 'true'", "wrong-type 'true': paid is true or false, but 'true' is text. Write true. => paid = true"],
    ['0 = paid', 'wrong-type 0: 0 is a number, but paid is true or false. Write false. => false = paid'],
    ['paid > 7', 'wrong-type 7: paid is true or false, but 7 is a number. Such a comparison is never true.'],
    [
      'coupon = order_value',
      'wrong-type order_value: coupon is text, but order_value is a number. Such a comparison is never true.',
    ],
    [
      "renewed_at > '2026-01-31'",
      "wrong-type '2026-01-31': A time is compared with text here. Write date '2026-01-31'. => renewed_at > date '2026-01-31'",
    ],
    [
      "renewed_at > '2026-01-31T10:00'",
      "wrong-type '2026-01-31T10:00': A time is compared with text here. Write timestamp '2026-01-31T10:00'. => renewed_at > timestamp '2026-01-31T10:00'",
    ],
    [
      "renewed_at > 'soon'",
      "wrong-type 'soon': renewed_at is a time, but 'soon' is text. Such a comparison is never true.",
    ],
    [
      "coupon > date '2026-01-31'",
      "wrong-type date '2026-01-31': coupon is text, but date '2026-01-31' is a time. Such a comparison is never true.",
    ],
    [
      "order_value in (1, 'x')",
      "wrong-type 'x': order_value is a number, but 'x' is text. Such a comparison is never true.",
    ],
    [
      "order_value between 'a' and 2",
      "wrong-type 'a': order_value is a number, but 'a' is text. Such a comparison is never true.",
    ],
    ['items > 5', 'wrong-type items: items is a list. Compare its length, count(…), or test it with is null.'],
    ['address = 5', 'wrong-type address: address is an object. Compare one of its members.'],
    ['coupon + 1 > 2', 'wrong-type coupon: "+" computes with numbers, and coupon is text.'],
    ['-paid = 1', 'wrong-type paid: A minus sign computes with numbers, and paid is true or false.'],
    ["quantity like '1%'", 'wrong-type quantity: like matches text, and quantity is a number.'],
    ['coupon like 5', 'wrong-type 5: like matches text, and 5 is a number.'],
    ['count(coupon) > 1', 'wrong-type coupon: count gives the length of a list, and coupon is text.'],
    [
      'not order_value',
      'wrong-type order_value: "not" needs something that is true or false, and order_value is a number.',
    ],
    ['paid or coupon', 'wrong-type coupon: "or" needs something that is true or false, and coupon is text.'],
    [
      'order_value',
      'wrong-type order_value: A condition needs something that is true or false, and order_value is a number.',
    ],
  ])('%s', (text, wanted) => {
    expect(check(text)).toEqual([wanted]);
  });

  test('text for a time is a warning: the database may still read it', () => {
    const { tree } = parseCondition("renewed_at > '2026-01-31'");
    expect(tree && checkCondition(tree, scope)[0]?.severity).toBe('warning');
  });
});

describe('enums', () => {
  test.each([
    [
      "tier = 'fre'",
      "outside-enum 'fre': 'fre' is not one of the values that tier can have. Did you mean 'free'? => tier = 'free'",
    ],
    [
      "tier in ('pro', 'gold')",
      "outside-enum 'gold': 'gold' is not one of the values that tier can have. They are free, pro.",
    ],
    ["'gold' != tier", "outside-enum 'gold': 'gold' is not one of the values that tier can have. They are free, pro."],
    ['level = 75', 'outside-enum 75: 75 is not one of the values that level can have. They are 1, 2, 3, 4, 5, ….'],
    ["region = 'us'", "outside-enum 'us': 'us' is not one of the values that region can have. They are eu."],
  ])('%s', (text, wanted) => {
    expect(check(text)).toEqual([wanted]);
  });
});

test('everything wrong is said, in the order of the text', () => {
  expect(check("nme = 1 and (tier = 'x' or count(tier) = '2')").map((line) => line.split(':')[0])).toEqual([
    'unknown-name nme',
    "outside-enum 'x'",
    'wrong-type tier',
    "wrong-type '2'",
  ]);
});
