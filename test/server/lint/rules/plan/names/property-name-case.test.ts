import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'property-name-case';
const config = 'conventions: {property_case: snake_case}';
const files = (plan: string) => ({ 'a.plan.yml': plan, 'trackwright.yml': config });
const inEvent = (properties: string, more = '') => files(`events:\n  - {name: a, properties: [${properties}]${more}}`);

test.each([
  [
    'a use of the dictionary is not a definition',
    files('properties: [{name: site_id}]\nevents: [{name: a, properties: [site_id, {ref: siteId}]}]'),
    0,
  ],
  ['names of tools', inEvent('{name: $siteId}, {name: _siteId}'), 0],
  ['a member of an object', inEvent('{name: site, type: object, properties: [{name: siteId}]}'), 1],
  ['an item of a list', inEvent('{name: sites, type: array, items: {type: object, properties: [{name: siteId}]}}'), 1],
  ['a trait', files('entities: [{name: shop, key: shop_id, traits: [{name: shopSize}]}]'), 1],
  ['nothing but signs', inEvent('{name: "???"}'), 1],
] as const)('%s', (_, texts, count) => expect(told(id, texts)).toHaveLength(count));

test('learned: how many agree is said; of fewer than ten it is a hint, and no fewer than four names teach', () => {
  const names = (n: number) => Array.from({ length: n }, (_, i) => `{name: a_p${i}}`).join(', ');
  expect(told(id, { 'a.plan.yml': `events: [{name: a, properties: [${names(2)}, {name: siteId}]}]` })).toEqual([]);
  const few = { 'a.plan.yml': `events: [{name: a, properties: [${names(4)}, {name: siteId}]}]` };
  expect(told(id, few)).toEqual([
    'Property "siteId" of event "a" is not snake_case; 4 of 5 properties here are, too few to be sure. Rename it to "site_id".',
  ]);
  expect(told(id, { 'a.plan.yml': `events: [{name: a, properties: [${names(9)}, {name: siteId}]}]` })).toEqual([
    'Property "siteId" of event "a" is not snake_case; 9 of 10 properties here are. Rename it to "site_id".',
  ]);
});

test('a name that is taken is left to a person', () => {
  const taken = inEvent('{name: siteId}, {name: site_id}');
  expect(fixed(id, taken)).toBe(taken['a.plan.yml']);
});

test('every event that defines it, its variants, what names it; members of objects stay', () => {
  const texts = files(`events:
  - name: a
    unique_key: [siteId]
    properties: [{name: siteId, required_when: "siteId > 0"}, {name: site, type: object, properties: [{name: siteId}]}]
    variants: [{name: v, where: "siteId = 1", properties: [{name: siteId, maximum: 1}]}]
  - {name: b, omit: [siteId], properties: [{name: siteId, as: Site}]}`);
  expect(fixed(id, texts)).toBe(`events:
  - name: a
    unique_key: [site_id]
    properties: [{name: site_id, required_when: "site_id > 0"}, {name: site, type: object, properties: [{name: siteId}]}]
    variants: [{name: v, where: "site_id = 1", properties: [{name: site_id, maximum: 1}]}]
  - {name: b, omit: [site_id], properties: [{name: site_id, as: Site}]}`);
});

test('what is sent keeps its name as an alias, unless the wire knows it by another', () => {
  const texts = files(`events:
  - {name: a, status: verified, properties: [{name: siteId}, {name: shopId, as: shop, aliases: []}]}
  - {name: b, status: planned, properties: [{name: pageId}]}`);
  expect(fixed(id, texts)).toBe(`events:
  - {name: a, status: verified, properties: [{name: site_id, aliases: [{name: siteId}]}, {name: shop_id, as: shop, aliases: []}]}
  - {name: b, status: planned, properties: [{name: page_id}]}`);
});
