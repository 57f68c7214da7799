// What a keystroke costs: which events are resolved again, what is called new, what stays the same object.
import { describe, expect, test } from 'vitest';
import { defaults } from '../../../server/config/settings.ts';
import type { Event } from '../../../server/plan/items.ts';
import { planOf } from '../../../server/plan/resolve-plan.ts';
import { type FileInput, Snapshot } from '../../../server/plan/snapshot.ts';
import { Doc } from '../../../server/yaml/document.ts';

const plan = (uri: string, text: string): [string, FileInput] => [
  uri,
  { kind: 'plan', doc: Doc.of(uri, text, 'chunks') },
];
const open = (...files: [string, FileInput][]) => Snapshot.empty(defaults).with(new Map(files));
const replace = (snapshot: Snapshot, uri: string, from: string, to: string): Snapshot => {
  const doc = snapshot.doc(uri);
  if (!doc) throw new Error(`no ${uri}`);
  const at = doc.text().indexOf(from);
  const change = { range: { start: doc.positionAt(at), end: doc.positionAt(at + from.length) }, text: to };
  return snapshot.with(new Map([[uri, { kind: 'plan', doc: doc.edit(change) }]]));
};
const event = (snapshot: Snapshot, name: string) => snapshot.find('event', name) as Event;
const text = `properties:
  - {name: method, type: string, description: How it was paid}
  - {name: amount, type: number}
bundles:
  - {name: money, properties: [{ref: amount, required: true}, method]}
globals:
  - {events: "order_*", use: [money]}
events:
  - name: order_paid
    properties: [{name: coupon, type: string}]
  - name: order_refunded
    extends: order_paid
    omit: [method]
  - name: page_viewed
`;

describe('resolution', () => {
  test('layers in order, omit, parents', () => {
    const snapshot = open(plan('a', text));
    const resolved = snapshot.resolved(event(snapshot, 'order_refunded'));
    expect(
      [...resolved.properties].map(([name, p]) => [name, p.layers.map((layer) => `${layer.from} ${layer.by}`)]),
    ).toEqual([
      ['amount', ['dictionary amount', 'global money']],
      ['coupon', ['parent order_paid']],
    ]);
    expect(resolved.parents).toEqual(['order_paid']);
  });
  test.each([
    ['a description', 'How it was paid', 'How the buyer paid', true],
    ['a type', 'type: number', 'type: integer', true],
    ["a property's name", 'name: method', 'name: means', false],
    ['what a bundle brings', ', method]}', ']}', false],
    ["a global's glob", '"order_*"', '"*"', false],
    ["a parent's properties", 'name: coupon', 'name: voucher', false],
    ['an event nobody extends', 'page_viewed', 'page_seen', true],
  ])('%s: the same epoch: %#', (_, from, to, same) => {
    const before = open(plan('a', text));
    before.resolved(event(before, 'order_refunded'));
    const after = replace(before, 'a', from, to);
    expect(after.structureVersion === before.structureVersion).toBe(same);
  });
  test('a description changes no resolution of another event, and is read anew', () => {
    const before = open(plan('a', text));
    const was = before.resolved(event(before, 'order_paid'));
    const after = replace(before, 'a', 'How it was paid', 'By card or cash');
    expect(after.resolved(event(after, 'order_paid'))).toBe(was);
    expect(planOf(after).events[0]?.properties.find((p) => p.name === 'method')?.description).toBe('By card or cash');
  });
});

describe('the plan as plain data', () => {
  test('a later layer refines', () => {
    const snapshot = open(
      plan(
        'a',
        `types: [{name: money, type: number, minimum: 0}]
properties:
  - {name: total, type: money, maximum: 100, unit: currency}
  - {name: tier, type: string, enum: [1, 2.50, yes], examples: [1]}
events:
  - name: a
    properties: [{ref: total, minimum: 5, required: true}, {ref: tier, enum: [2.50]}]
    variants: [{name: big, where: total > 50, properties: [{ref: total, minimum: 50}, {name: note, type: string}]}]
`,
      ),
    );
    const [a] = planOf(snapshot).events;
    expect(a?.properties).toEqual([
      { name: 'total', as: 'total', types: ['number'], minimum: 5, maximum: 100, unit: 'currency', required: true },
      { name: 'tier', as: 'tier', types: ['string'], enum: [{ value: '2.50' }], examples: ['1'], required: false },
      { name: 'note', as: 'note', types: ['string'], required: false, variants: ['big'] },
    ]);
    expect(a?.variants[0]?.properties.map((p) => [p.name, p.minimum])).toEqual([
      ['total', 50],
      ['note', undefined],
    ]);
  });
  test('user is always an entity', () =>
    expect(planOf(open(plan('a', 'plan: {name: p}\n'))).entities).toEqual([
      { name: 'user', key: 'user_id', traits: [] },
    ]));
  test('identify carries the traits of its entity, optional', () => {
    const snapshot = open(
      plan(
        'a',
        'entities:\n  - {name: user, key: user_id, traits: [{name: tier, type: string}, {name: age, type: integer}]}\nevents:\n  - {name: user_identified, call: identify, properties: [{name: age, type: integer, required: true}]}\n',
      ),
    );
    expect(planOf(snapshot).events[0]?.properties.map((p) => [p.name, p.required])).toEqual([
      ['tier', false],
      ['age', true],
    ]);
  });
  test('names of the prototype are names', () => {
    const snapshot = open(
      plan(
        'a',
        'events:\n  - {name: __proto__, properties: [{name: constructor, type: string}]}\n  - {name: toString}\n',
      ),
    );
    expect(planOf(snapshot).events.map((e) => [e.name, e.properties.map((p) => p.name)])).toEqual([
      ['__proto__', ['constructor']],
      ['toString', []],
    ]);
  });
});

describe('definitions and uses', () => {
  test('the first in (uri, position) counts', () => {
    const snapshot = open(
      plan('b', 'events:\n  - {name: x, description: b}\n'),
      plan('a', 'events:\n  - {name: x, description: a1}\n  - {name: x, description: a2}\n'),
    );
    expect(snapshot.all('event', 'x').map((item) => (item as Event).description?.value)).toEqual(['a1', 'a2', 'b']);
  });
  test('conditions use names', () => {
    const snapshot = open(
      plan('a', 'metrics:\n  - {name: m, agg: count, event: a, where: "amount > 5 and user.tier = \'x\'"}\n'),
    );
    expect(snapshot.references('property', 'amount').length).toBe(1);
    expect(snapshot.references('property', 'tier').length).toBe(1);
    expect(snapshot.references('event', 'a').length).toBe(1);
  });
  test('what goes is forgotten', () => {
    const one = open(plan('a', text));
    const two = one.with(new Map([['a', undefined]]));
    expect(two.fragments).toEqual([]);
    expect(two.references('bundle', 'money')).toEqual([]);
    expect(two.find('event', 'order_paid')).toBeUndefined();
  });
});

test('items of a name are those among all items that have it, whatever is typed and removed', () => {
  const step = (snapshot: Snapshot) => {
    for (const name of ['coupon', 'voucher', 'amount', 'none'])
      expect(snapshot.itemsNamed('propertyUse', name)).toEqual(
        snapshot.items('propertyUse').filter((item) => item.name.value === name),
      );
    return snapshot;
  };
  const first = step(open(plan('a', text), plan('b', 'events:\n  - {name: seen, properties: [{name: coupon}]}\n')));
  expect(first.itemsNamed('propertyUse', 'coupon').length).toBe(2);
  const described = step(replace(first, 'a', 'How it was paid', 'How'));
  expect(described.itemsNamed('propertyUse', 'coupon')).toBe(first.itemsNamed('propertyUse', 'coupon'));
  const renamed = step(replace(described, 'a', 'coupon', 'voucher'));
  expect(renamed.itemsNamed('propertyUse', 'coupon').length).toBe(1);
  step(renamed.with(new Map([['b', undefined]])));
});

test('names stay sorted and whole, whatever comes and goes', () => {
  const events = (...names: readonly string[]) =>
    plan('a', `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`);
  let snapshot = open(plan('a', ''));
  for (const names of [['b', 'd'], ['d', 'b', 'a', 'c'], ['c', 'e', 'c', 'é', 'Z'], ['c', 'zz'], [], ['x']]) {
    snapshot = snapshot.with(new Map([events(...names)]));
    expect(snapshot.names('event')).toEqual([...new Set(names)].sort());
  }
  expect(snapshot.with(new Map([plan('a', text)])).names('event')).toEqual(open(plan('a', text)).names('event'));
});
