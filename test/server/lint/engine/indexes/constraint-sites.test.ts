// Everything written that constrains a value: once each, with what stands below it.
import { expect, test } from 'vitest';
import { type ConstraintSite, chainOf } from '../../../../../server/lint/engine/indexes/constraint-sites.ts';
import { type PlanIndex, planIndex } from '../../../../../server/lint/engine/indexes/plan-index.ts';
import { called } from '../../../../../server/lint/engine/message-text.ts';
import { dedent, snapshotOf } from '../../examples.ts';
import { liveIndex } from '../../live-index.ts';

/** Of every part, with the plan as it sees it. */
function sitesIn(text: string): readonly { readonly site: ConstraintSite; readonly plan: PlanIndex }[] {
  const index = liveIndex(planIndex, snapshotOf({ 'a.plan.yml': dedent(text) }));
  return index.keys().flatMap((key) => {
    const part = index.at(key);
    return part ? part.sites().map((site) => ({ site, plan: part.plan })) : [];
  });
}

test('every layer is there once, in every place where a value is described', () => {
  const all = sitesIn(`
    types: [{name: code, type: string, maxLength: 3}]
    properties:
      - {name: currency, type: code}
      - {name: user_id, format: uuid}
      - {name: cart, type: object, additionalProperties: {type: string}, properties: [{ref: currency, minLength: 3}]}
    entities: [{name: shop, key: shop_id, traits: [currency]}]
    bundles:
      - {name: money, properties: [{ref: currency, enum: [EUR, USD]}]}
      - {name: idle, properties: [{ref: currency, enum: [EUR]}]}
    events:
      - {name: base, abstract: true, properties: [{name: id, type: string}], additionalProperties: {type: integer}}
      - name: order_paid
        extends: base
        use: money
        properties: [id, cart, {name: tags, type: array, items: {type: string}}]
        variants: [{name: refund, where: "true", properties: [{ref: id, maxLength: 9}]}]
      - {name: order_sent, use: money}
  `);
  expect(all.map(({ site: { subject, below } }) => `${called(subject)} over ${below.length}`)).toEqual([
    'property "currency" over 0',
    'property "user_id" over 0',
    'property "cart" over 0',
    'the value of property "cart" over 0',
    'property "currency" of property "cart" over 1',
    'type "code" over 0',
    'property "currency" of entity "shop" over 1',
    'property "id" of event "base" over 0',
    'the value of event "base" over 0',
    'property "id" of event "order_paid" over 1',
    'property "cart" of event "order_paid" over 1',
    'property "tags" of event "order_paid" over 0',
    'the value of property "tags" of event "order_paid" over 0',
    'property "id" of variant "refund" of event "order_paid" over 2',
    'property "currency" of bundle "money" over 1',
    'property "currency" of bundle "idle" over 1',
  ]);
  const [currency, user] = all;
  expect(currency?.site.result.maxLength).toBe(3);
  expect(currency && chainOf(currency.site, currency.plan).map(({ subject }) => called(subject))).toEqual([
    'type "code"',
    'property "currency"',
  ]);
  expect(user?.site.result.types).toEqual(['string']);
});

test('circles end', () => {
  const all = sitesIn(`
    types: [{name: a, type: b}, {name: b, type: a}]
    properties:
      - {name: o, type: object, properties: [{ref: o, minProperties: 1}]}
      - {name: p, type: a}
  `);
  expect(all.map(({ site }) => called(site.subject))).toContain('property "o" of property "o"');
  expect(all.length).toBeLessThan(10);
  for (const { site, plan } of all) expect(chainOf(site, plan).length).toBeLessThan(5);
});
