// The shared view of schemas: layers with their places, what they come to, and what a change makes anew.
import { expect, test } from 'vitest';
import {
  type PlanIndex,
  type PlanPart,
  planIndex,
  saying,
} from '../../../../../server/lint/engine/indexes/plan-index.ts';
import type { Snapshot } from '../../../../../server/plan/snapshot.ts';
import { inputOf } from '../../../../../server/workspace/load.ts';
import { dedent, ROOT, snapshotOf } from '../../examples.ts';
import { liveIndex } from '../../live-index.ts';

const plan = dedent(`
  types: [{name: code, type: string, maxLength: 3}]
  properties:
    - {name: currency, type: code, enum: [EUR, USD, SEK]}
    - {name: price, type: number, minimum: 0}
    - {name: user_id, format: uuid}
  entities: [{name: shop, key: shop_id, traits: [{name: size, type: integer}, currency]}]
  bundles:
    - {name: money, properties: [price, {ref: currency, enum: [EUR, USD]}]}
  events:
    - {name: base, abstract: true, call: page, properties: [{name: id, type: string}]}
    - name: order_paid
      as: Order Paid
      extends: base
      use: money
      properties: [{ref: price, required: true, minimum: 1}]
      variants: [{name: refund, where: "price < 0", properties: [{name: reason, type: string}]}]
`);
interface Moving {
  readonly index: ReturnType<typeof liveIndex<PlanPart>>;
  readonly snapshot: Snapshot;
  readonly seen: PlanIndex;
}
function first(text: string): Moving {
  const snapshot = snapshotOf({ 'a.plan.yml': text });
  const index = liveIndex(planIndex, snapshot);
  return { index, snapshot, seen: planOf(index) };
}
/** As its first part sees it. */
const planOf = (index: Moving['index']): PlanIndex => index.at(index.keys()[0])?.plan as PlanIndex;
function next({ index, snapshot }: Moving, text: string): Moving & { readonly changed: readonly string[] } {
  const uri = `${ROOT}/a.plan.yml`;
  const doc = snapshot.doc(uri);
  const old = doc?.text() ?? '';
  let start = 0;
  while (start < Math.min(old.length, text.length) && old[start] === text[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, text.length) - start && old.at(-1 - end) === text.at(-1 - end)) end++;
  if (!doc) throw new Error('no document');
  const range = { start: doc.positionAt(start), end: doc.positionAt(old.length - end) };
  const edited = doc.edit({ range, text: text.slice(start, text.length - end) });
  const now = snapshot.with(new Map([[uri, { ...inputOf(uri, 'plan', { text }), doc: edited }]]));
  const changed = [...index.update(now)].map((key) => key.replace('\0', ' ')).sort();
  return { index, snapshot: now, seen: planOf(index), changed };
}

test('layers say what they say, and come to one schema', () => {
  const { seen } = first(plan);
  const event = seen.event('order_paid');
  expect(event).toMatchObject({
    wire: 'Order Paid',
    call: 'page',
    abstract: false,
    parents: ['base'],
    bundles: ['money'],
  });
  const { price, currency, id } = Object.fromEntries(event?.properties ?? []);
  expect(price?.layers.map((layer) => [layer.from, layer.by])).toEqual([
    ['dictionary', 'price'],
    ['bundle', 'money'],
    ['event', 'order_paid'],
  ]);
  expect(price?.result).toMatchObject({ types: ['number'], minimum: 1, required: true });
  expect(currency?.result.types).toEqual(['string']);
  expect(currency?.result.maxLength).toBe(3);
  expect(currency?.result.enum?.map((one) => one.value)).toEqual(['EUR', 'USD']);
  expect(id?.layers.map((layer) => layer.from)).toEqual(['parent']);
  const said = currency && saying(currency, 'enum');
  expect(said?.layer.by).toBe('money');
  expect(said?.value.map((one) => one.value?.text)).toEqual(['EUR', 'USD']);
  expect(said?.value.here).toBeDefined();
});

test('variants carry what the event carries and more', () => {
  const [variant] = first(plan).seen.event('order_paid')?.variants ?? [];
  expect([...(variant?.properties.keys() ?? [])].sort()).toEqual(['currency', 'id', 'price', 'reason']);
});

test('entities and the envelope', () => {
  const { seen } = first(plan);
  expect([...seen.names('entity')]).toEqual(['user', 'shop']);
  expect(seen.entity('user')?.key).toBe('user_id');
  expect(seen.entity('shop')?.traits.get('currency')?.result.enum).toHaveLength(3);
  expect(seen.field('user_id')).toMatchObject({ types: ['string'], format: 'uuid' });
  expect(seen.field('event_time')).toMatchObject({ types: ['string'], format: 'date-time' });
});

/** Everything that rules look at. */
const asked = ({ index }: Moving) => {
  for (const key of index.keys()) {
    const part = index.at(key);
    part?.sites();
    part?.stacks();
    part?.carried();
  }
};
test('a change goes to the parts that it reaches, and no further', () => {
  const text = `${plan}  - {name: cart_opened, description: a, properties: [price]}\n  - {name: idle, properties: [{name: price, type: code}]}\n  - {name: rich, use: money}\n`;
  const one = first(text);
  const after = (from: string, to: string) => {
    const moving = first(text);
    asked(moving);
    expect(text).toContain(from);
    return next(moving, text.replace(from, to)).changed;
  };
  expect(one.seen.event('order_paid')).toBe(one.seen.event('order_paid'));
  expect(after('description: a', 'description: abc')).toEqual([]);
  expect(after('minimum: 1', 'minimum: 2')).toEqual(['event order_paid']);
  expect(after('minimum: 0', 'minimum: -5')).toEqual([
    'bundle money',
    'event cart_opened',
    'event order_paid',
    'property price',
  ]);
  // Of a type, what has it, and what refines that.
  expect(after('maxLength: 3', 'maxLength: 4')).toEqual([
    'bundle money',
    'entity shop',
    'event idle',
    'property currency',
    'type code',
  ]);
  // What a bundle brings is judged with the bundle, however many events it reaches.
  expect(after('enum: [EUR, USD]}]', 'enum: [EUR]}]')).toEqual(['bundle money', 'event order_paid']);
  expect(after('{name: rich', '{name: richer')).toEqual(['event rich', 'event richer']);
  expect(after('{name: base,', '{name: bases,')).toEqual(['event base', 'event bases']);
});
test('what was asked for is told from what became of it', () => {
  const text = `${plan}  - {name: cart_opened, properties: [price]}\n`;
  const one = first(text);
  const paid = one.seen.event('order_paid');
  const two = next(one, text.replace('minimum: 1', 'minimum: 2'));
  expect(two.seen.event('order_paid')).not.toBe(paid);
  expect(two.seen.event('order_paid')?.properties.get('price')?.result.minimum).toBe(2);
  const opened = two.seen.event('cart_opened');
  const three = next(two, text.replace('minimum: 0', 'minimum: -5'));
  expect(three.seen.event('cart_opened')).not.toBe(opened);
  expect(three.seen.event('cart_opened')?.properties.get('price')?.result.minimum).toBe(-5);
});
test('a property of any event is what all that carry it agree on', () => {
  const { seen } = first(
    `${plan}  - {name: other, properties: [{name: id, type: integer}, {name: reason, type: string}]}\n`,
  );
  expect(seen.anywhere('id')).toEqual({ types: [] });
  expect(seen.anywhere('reason')?.types).toEqual(['string']);
  expect(seen.anywhere('size')).toBeUndefined();
  expect([...seen.names('carried')].sort()).toEqual(['currency', 'id', 'price', 'reason']);
});

test('what a broken plan leaves is seen', () => {
  const { seen } = first(
    'properties: [{name: a}, {name: a, type: string}]\nevents:\n  - {name: e, extends: e, use: gone, properties: [a, nowhere]}\n  - {}\n',
  );
  expect(seen.event('e')?.properties.get('a')?.result.types).toEqual([]);
  expect(seen.event('e')?.properties.has('nowhere')).toBe(true);
  expect(seen.event('nothing')).toBeUndefined();
});
