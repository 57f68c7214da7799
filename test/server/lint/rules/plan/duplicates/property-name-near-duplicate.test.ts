import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'property-name-near-duplicate';
const events = (...lists: readonly string[]) =>
  `events:\n${lists.map((list, i) => `  - {name: e${i}, properties: [${list}]}\n`).join('')}`;

test.each([
  ['a list and its item', events('{name: tag, type: string}, {name: tags, type: array}'), 0],
  ['singular and plural of one type', events('{name: tag, type: string}', '{name: tags, type: string}'), 1],
  ['singular and plural of no type', events('{name: tag}', '{name: tags}'), 0],
  ['another order, of no type', events('{name: start_date}', '{name: date_start}'), 1],
  [
    'another order, of another type',
    events('{name: item_count, type: integer}', '{name: count_item, type: string}'),
    0,
  ],
  ['case alone, of another type', events('{name: siteId, type: integer}', '{name: site_id, type: string}'), 1],
  ['members of objects', events('{name: site_id}, {name: site, type: object, properties: [{name: siteId}]}'), 0],
  ['names of tools', events('{name: $os}', '{name: os}', '{name: _os}'), 0],
  ['many definitions, one problem', events('{name: siteId}', '{name: siteId}', '{name: site_id}'), 1],
  [
    'bundles and traits',
    'bundles: [{name: b, properties: [{name: siteId}]}]\nentities: [{name: x, key: y, traits: [{name: site_id}]}]',
    1,
  ],
  ['what is on its way out', 'properties: [{name: siteId, status: deprecated}, {name: site_id}]', 0],
] as const)('%s', (_, text, count) => expect(told(id, text)).toHaveLength(count));

test('the name most use is kept; that of the dictionary before it, that of the case before both', () => {
  const into = (text: string, config = '{}') =>
    told(id, { 'a.plan.yml': text, 'trackwright.yml': config })[0]?.split('"')[3];
  const inline = events('{name: siteId}', '{name: siteId}', '{name: site_id}');
  expect(into(inline)).toBe('siteId');
  expect(into(`properties: [{name: site_id}]\n${events('{name: siteId}', '{name: siteId}')}`)).toBe('site_id');
  expect(into(inline, 'conventions: {property_case: snake_case}')).toBe('site_id');
});

test('what stands together in one event is left to a person', () => {
  const text = events('{name: siteId, type: string}, {name: site_id, type: string}').trim();
  expect(told(id, text)).toHaveLength(1);
  expect(fixed(id, text)).toBe(text);
});

test('types that differ are left to a person', () => {
  const text = events('{name: siteId, type: integer}', '{name: site_id, type: string}').trim();
  expect(fixed(id, text)).toBe(text);
});

test('inline definitions, uses and conditions take the name; the dictionary keeps one of two', () => {
  const text = `properties:
  - {name: site_id, type: string}
  - {name: siteId, type: string}
events:
  - name: a
    status: verified
    unique_key: [siteId]
    properties: [{ref: siteId, required: true}]
  - {name: b, properties: [{name: siteID, type: string, status: implemented}]}
metrics:
  - {name: m, agg: count, event: a, where: "siteId is not null", dimensions: [siteId]}
`;
  expect(fixed(id, text)).toBe(`properties:
  - {name: site_id, type: string, aliases: [{name: siteId}]}
events:
  - name: a
    status: verified
    unique_key: [site_id]
    properties: [{ref: site_id, required: true}]
  - {name: b, properties: [{name: site_id, type: string, status: implemented, aliases: [{name: siteID}]}]}
metrics:
  - {name: m, agg: count, event: a, where: "site_id is not null", dimensions: [site_id]}`);
});
