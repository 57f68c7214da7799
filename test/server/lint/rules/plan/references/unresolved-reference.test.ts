import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'unresolved-reference';

test('events of questions are names too; a star is any event', () => {
  const text = `
    events: [{name: order_paid}]
    metrics: [{name: m, agg: count, event: order_payed}, {name: n, agg: count, event: "*"}]
    funnels: [{name: f, window: 7d, steps: [order_paid, never_heard, "*"], exclusions: [{event: nobody_knows}]}]
    retention: [{name: r, period: day, start: {event: order_paid}, return: {event: gone_away}}]
  `;
  expect(told(id, text).map((message) => message.split(',')[0])).toEqual([
    'No event is called "order_payed"',
    'No event is called "never_heard"',
    'No event is called "nobody_knows"',
    'No event is called "gone_away"',
  ]);
  expect(fixed(id, text)).toContain('event: order_paid}, {name: n');
});

test('a unique key names what the event carries, whoever brings it', () => {
  const text = `
    properties: [{name: page, type: string}]
    bundles: [{name: b, properties: [{name: cart_id, type: string}]}]
    globals: [{events: "*", use: [b]}]
    events:
      - {name: base, abstract: true, unique_key: child_id, properties: [{name: order_id, type: string}]}
      - {name: order_paid, extends: base, unique_key: [order_id, cart_id, event_id, child_id]}
      - {name: order_sent, extends: base, unique_key: [ordr_id, page]}
      - {name: order_lost, use: [nope], unique_key: whatever}
  `;
  expect(told(id, text).filter((message) => message.includes('unique_key'))).toEqual([
    'Event "order_paid" does not carry "child_id", which its "unique_key" names, so that two occurrences cannot be told apart. Add it to the event, or name another.',
    'Event "order_sent" does not carry "ordr_id", which its "unique_key" names, so that two occurrences cannot be told apart. Did you mean "order_id"?',
    'Event "order_sent" does not carry "page", which its "unique_key" names, so that two occurrences cannot be told apart. Add it to the event, or name another.',
  ]);
  expect(fixed(id, text)).toContain('unique_key: [order_id, page]');
});
test('what is omitted was brought by something', () => {
  const text = `
    properties: [{name: page, type: string}]
    bundles: [{name: b, properties: [page]}]
    events:
      - {name: order_paid, use: [b], omit: page}
      - {name: order_sent, use: [b], omit: [pag]}
      - {name: order_lost, omit: page}
  `;
  expect(told(id, text)).toEqual([
    'Event "order_sent" omits "pag", but nothing brings it: no bundle, no event that it extends. Did you mean "page"?',
    'Event "order_lost" omits "page", but nothing brings it: no bundle, no event that it extends. Take it out.',
  ]);
});
test('the key of an entity and the property of an exposure are known somewhere', () => {
  const text = `
    properties: [{name: page, type: string}]
    entities: [{name: shop, key: shop_id}, {name: desk, key: desc_id}, {name: user, key: user_id}, {name: site, key: page}]
    events:
      - {name: order_paid, properties: [{name: shop_id, type: string}, {name: desk_id, type: string}, page]}
      - {name: seen, properties: [{name: variant, type: string}]}
    experiments:
      - {name: e, exposure: {event: seen, property: variant}, variants: [{name: a, share: 1}], primary: m}
      - {name: f, exposure: {event: seen, property: paeg}, variants: [{name: a, share: 1}], primary: m}
    metrics: [{name: m, agg: count, event: seen}]
  `;
  expect(told(id, text)).toEqual([
    'No property is called "desc_id", used in entity "desk". Add it to "properties:".',
    'No property is called "paeg", used in experiment "f". Did you mean "page"?',
  ]);
});

test.each([
  ['int', 'Did you mean "integer"?', 'integer'],
  ['Float64', 'Did you mean "number"?', 'number'],
  ['bool', 'Did you mean "boolean"?', 'boolean'],
  ['String', 'Did you mean "string"?', 'string'],
  ['strng', 'Did you mean "string"?', 'string'],
  ['mony', 'Did you mean "money"?', 'money'],
  ['datetime', 'Write "type: string" and "format: date-time".', 'datetime'],
  ['url', 'Write "type: string" and "format: uri".', 'url'],
  ['zzz', 'Add it to "types:".', 'zzz'],
])('a type of other languages: %s', (type, advice, after) => {
  const text = (name: string) =>
    `types: [{name: money, type: number}]\nproperties: [{name: total, type: ${name}}]\nevents: [{name: a, properties: [total]}]`;
  expect(told('unresolved-reference', text(type))).toEqual([
    `No type is called "${type}", used in property "total". ${advice}`,
  ]);
  expect(fixed('unresolved-reference', text(type))).toBe(text(after));
});

test('a property where a bundle belongs', () =>
  expect(
    told(id, 'properties: [{name: total, type: number}]\nevents: [{name: a, use: [total], properties: [total]}]'),
  ).toEqual(['No bundle is called "total", used in event "a", but a property is. List it under "properties".']));
