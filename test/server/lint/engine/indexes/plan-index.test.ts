// The shared view of schemas: layers with their places, what they come to, and what a change makes anew.
import { expect, test } from 'vitest';
import { type PlanIndex, planIndex, saying } from '../../../../../server/lint/engine/indexes/plan-index.ts';
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
  readonly index: ReturnType<typeof liveIndex<PlanIndex>>;
  readonly snapshot: Snapshot;
  readonly seen: PlanIndex;
}
function first(text: string): Moving {
  const snapshot = snapshotOf({ 'a.plan.yml': text });
  const index = liveIndex(planIndex, snapshot);
  return { index, snapshot, seen: index.at() as PlanIndex };
}
function next({ index, snapshot }: Moving, text: string): Moving & { readonly same: boolean } {
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
  const same = index.update(now).size === 0;
  return { index, snapshot: now, seen: index.at() as PlanIndex, same };
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
  expect([...seen.entities.keys()]).toEqual(['user', 'shop']);
  expect(seen.entities.get('user')?.key).toBe('user_id');
  expect(seen.entities.get('shop')?.traits.get('currency')?.result.enum).toHaveLength(3);
  expect(seen.envelope.get('user_id')).toMatchObject({ types: ['string'], format: 'uuid' });
  expect(seen.envelope.get('event_time')).toMatchObject({ types: ['string'], format: 'date-time' });
});

test('a description changes nothing, a bound only the events it reaches', () => {
  const text = `${plan}  - {name: cart_opened, description: a, properties: [price]}\n`;
  const one = first(text);
  const [paid, opened] = [one.seen.event('order_paid'), one.seen.event('cart_opened')];
  const two = next(one, text.replace('description: a', 'description: abc'));
  expect(two.same).toBe(true);
  expect(two.seen.event('order_paid')).toBe(paid);
  const three = next(two, text.replace('minimum: 1', 'minimum: 2'));
  expect(three.same).toBe(false);
  expect(three.seen.event('order_paid')).not.toBe(paid);
  expect(three.seen.event('order_paid')?.properties.get('price')?.result.minimum).toBe(2);
  const four = next(three, text.replace('minimum: 0', 'minimum: -5'));
  expect(four.same).toBe(false);
  expect(four.seen.event('cart_opened')).not.toBe(opened);
  expect(four.seen.event('cart_opened')?.properties.get('price')?.result.minimum).toBe(-5);
});

test('what a broken plan leaves is seen', () => {
  const { seen } = first(
    'properties: [{name: a}, {name: a, type: string}]\nevents:\n  - {name: e, extends: e, use: gone, properties: [a, nowhere]}\n  - {}\n',
  );
  expect(seen.event('e')?.properties.get('a')?.result.types).toEqual([]);
  expect(seen.event('e')?.properties.has('nowhere')).toBe(true);
  expect(seen.event('nothing')).toBeUndefined();
});
