import { describe, expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'metric-invalid';
const plan = `
properties: [{name: total, type: number}, {name: shared, type: string}]
entities:
  - {name: user, key: user_id, traits: [{name: tier, type: string}]}
  - {name: shop, key: shop_id}
events:
  - name: paid
    properties:
      - total
      - {name: coupon, type: [string, "null"]}
      - {name: anything, type: any}
      - {name: lines, type: array, items: {type: string}}
      - {name: cart, type: object, properties: [{name: size, type: integer}]}
      - {name: shop_id, type: string}
      - {name: flag, type: boolean}
  - {name: seen, properties: [{name: path, type: string}]}
  - {name: base, abstract: true, properties: [total]}
`;
const metric = (says: string) =>
  `${plan}metrics: [{name: m, ${says}}, {name: n, agg: count, event: paid}, {name: o, agg: count, event: seen}]`;

describe('what is right', () => {
  test.each([
    'agg: count, event: paid',
    'agg: count, event: "*"',
    'type: simple, agg: count, event: paid',
    'agg: sum, event: paid, property: total',
    'agg: sum, event: paid, property: cart.size',
    'agg: sum, event: paid, property: anything',
    'agg: max, event: paid, property: coupon',
    'agg: min, event: paid, property: event_time',
    'agg: count, event: paid, property: coupon',
    'agg: percentile, percentile: 0, event: paid, property: total',
    'agg: count_distinct, event: paid',
    'agg: count_distinct, event: paid, entity: shop',
    'agg: count_distinct, event: "*", entity: shop',
    'agg: count_distinct, event: seen, property: path',
    'agg: sum, event: "*", property: total',
    'agg: count, event: paid, dimensions: [coupon, platform, user.tier, cart.size]',
    'type: ratio, numerator: n, denominator: o, dimensions: [platform]',
    'type: active, entity: user, grain: day',
    'type: active, entity: shop, grain: week, window: 7d, event: paid',
    'type: derived, expr: "n / (o + 1)"',
    'type: cumulative, agg: count, event: paid, window: 30d',
    'type: conversion, entity: user, window: 7d',
    'agg: count, event: nowhere, property: nothing, dimensions: [nothing]',
    'agg: count_distinct, event: paid, entity: nowhere',
    'type: ratio, numerator: nowhere, denominator: n',
  ])('%s', (says) => {
    expect(told(id, metric(says))).toEqual([]);
  });
});

describe('what is wrong', () => {
  test.each([
    [
      'event: paid, property: total',
      ['Metric "m" says neither "agg" nor "type", so it computes nothing. Say what it computes, such as agg: count.'],
    ],
    [
      'type: simple, event: paid',
      ['Metric "m" has no "agg", so it computes nothing. Say what it computes, such as agg: count.'],
    ],
    [
      'numerator: n, denominator: o',
      ['Metric "m" has a numerator or a denominator and no "type", so it computes nothing. Set type: ratio.'],
    ],
    ['expr: n', ['Metric "m" has an expression and no "type", so it computes nothing. Set type: derived.']],
    ['agg: count', ['Metric "m" names no event. Say which one it is about, or "*" for all.']],
    ['agg: sum, event: paid', ['Metric "m" computes the sum of nothing. Name a property of the event.']],
    [
      'agg: sum, event: seen, property: total',
      ['Metric "m" names property "total", which event "seen" does not carry. Add it to the event, or name another.'],
    ],
    [
      'agg: sum, event: "*", property: unheard',
      ['Metric "m" names property "unheard", which no event carries. Add it to the event, or name another.'],
    ],
    [
      'agg: average, event: paid, property: flag',
      ['Metric "m" computes the average of "flag", which is boolean. Name a number, or count it with agg: count.'],
    ],
    [
      'agg: max, event: paid, property: lines',
      ['Metric "m" computes the greatest of "lines", which is array. Name a number, or count it with agg: count.'],
    ],
    [
      'agg: median, event: paid, property: coupon',
      [
        'Metric "m" computes the median of "coupon", which is string or null. Name a number, or count it with agg: count.',
      ],
    ],
    [
      'agg: percentile, event: paid, property: total',
      ['Metric "m" does not say which percentile. Set "percentile", such as 0.9.'],
    ],
    [
      'agg: percentile, percentile: -1, event: paid, property: total',
      ['The percentile of metric "m" is -1, and percentiles lie between 0 and 1.'],
    ],
    [
      'agg: sum, percentile: 0.5, event: paid, property: total',
      ['Metric "m" computes sum, which takes no "percentile". Remove it, or change what the metric computes.'],
    ],
    [
      'agg: count, event: base',
      [
        'Metric "m" is about event "base", which is abstract: others extend it, and it is never sent. Name an event that is sent.',
      ],
    ],
    [
      'agg: count_distinct, event: seen, entity: shop',
      [
        'Metric "m" is about entity "shop", whose key "shop_id" event "seen" does not carry. Add the property to the event, or choose another entity.',
      ],
    ],
    [
      'agg: count, event: paid, dimensions: [coupon, coupon]',
      ['Metric "m" is split by "coupon" twice. Remove one of the two.'],
    ],
    [
      'agg: count, event: paid, dimensions: [lines]',
      ['Metric "m" is split by "lines", which is a list. Split it by single values, such as a member.'],
    ],
    [
      'agg: count, event: paid, dimensions: [path]',
      ['Metric "m" is split by "path", which event "paid" does not carry. Add it to the event, or name another.'],
    ],
    [
      'type: ratio, numerator: n, denominator: o, dimensions: [coupon]',
      ['Metric "m" is split by "coupon", which event "seen" does not carry. Add it to the event, or name another.'],
    ],
    [
      'type: ratio',
      [
        'Metric "m" is a ratio without a numerator. Name the metric above the line in "numerator".',
        'Metric "m" is a ratio without a denominator. Name the metric below the line in "denominator".',
      ],
    ],
    [
      'type: ratio, numerator: n, denominator: n',
      ['Metric "m" divides "n" by itself, which is always 1. Name another metric.'],
    ],
    [
      'type: ratio, numerator: n, denominator: o, agg: count',
      ['Metric "m" is of type ratio, which takes no "agg". Remove it, or change what the metric computes.'],
    ],
    [
      'type: active',
      [
        'Metric "m" counts active entities and does not say which. Set "entity", such as user.',
        'Metric "m" counts active entities and does not say in which period. Set "grain", such as day.',
      ],
    ],
    [
      'type: active, entity: user, grain: day, window: 36h',
      ['Metric "m" looks back 36h. A window of active entities is one or more whole days, by day or longer.'],
    ],
    [
      'type: active, entity: user, grain: hour, window: 7d',
      ['Metric "m" looks back 7d by hour. A window of active entities is one or more whole days, by day or longer.'],
    ],
    [
      'type: active, entity: user, grain: day, window: soon',
      ['The window of metric "m" is "soon", which cannot be read. Write a length of time such as 30m, 12h or 7d.'],
    ],
    ['type: derived', ['Metric "m" is derived and has no "expr". Write an expression over other metrics.']],
    ['type: derived, expr: "nn / o"', ['In "expr" of metric "m": Nothing here is called nn. Did you mean n?']],
    [
      'type: derived, expr: "n /"',
      ['In "expr" of metric "m": The condition ends where a value or a name is expected.'],
    ],
  ])('%s', (says, messages) => {
    expect(told(id, metric(says))).toEqual([...messages].sort());
  });
});

test.each([
  ['name: wau, type: active', 'name: wau, type: active, grain: week, entity: user'],
  [
    'name: m, type: active, entity: user, grain: day, window: 7 days',
    'name: m, type: active, entity: user, grain: day, window: 7d',
  ],
  ['name: m, numerator: n, denominator: o', 'name: m, numerator: n, denominator: o, type: ratio'],
  [
    'name: m, agg: percentile, percentile: 99.9, event: paid, property: total',
    'name: m, agg: percentile, percentile: 0.999, event: paid, property: total',
  ],
  ['name: m, type: derived, expr: "nn / o"', 'name: m, type: derived, expr: "n / o"'],
])('{%s} is mended', (before, after) => {
  const text = (says: string) =>
    `${plan.trim()}\nmetrics: [{${says}}, {name: n, agg: count, event: paid}, {name: o, agg: count, event: seen}]`;
  expect(fixed(id, text(before))).toBe(text(after));
});

test('a word for what is computed that nobody knows is told once, by another rule', () => {
  const text = (more: string) => `events: [{name: a}]\nmetrics: [{name: m, event: a, ${more}}]`;
  expect(told('metric-invalid', text('agg: amount'))).toEqual([]);
  expect(told('metric-invalid', text('type: amount'))).toEqual([]);
  expect(told('metric-invalid', text('type: simple, agg: amount'))).toEqual([]);
  expect(told('metric-invalid', text('type: simple'))).toEqual([
    'Metric "m" has no "agg", so it computes nothing. Say what it computes, such as agg: count.',
  ]);
});
