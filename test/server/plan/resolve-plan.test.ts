// What a plan as plain data can hold, whatever was written.
import { expect, test } from 'vitest';
import { planHash, planOf } from '../../../server/plan/resolve-plan.ts';
import { snapshotOf } from '../lint/examples.ts';

const of = (text: string) => planOf(snapshotOf({ 'a.plan.yml': text }));

test('integers beyond 2^53 keep their digits wherever they stand, and the plan has a hash', () => {
  const big = '99999999999999999999';
  const plan = of(`properties:
  - {name: n, type: integer, examples: [${big}], enum: [${big}]}
  - {name: o, type: object, examples: [{a: [${big}]}]}
events:
  - {name: opened, examples: [{n: ${big}, o: {a: [1, ${big}]}}], properties: [n, o]}
metrics:
  - {name: m, agg: count, event: opened, semantics: {attribution: ${big}}}
`);
  expect(plan.events[0]?.examples).toEqual([{ n: big, o: { a: [1, big] } }]);
  expect(plan.properties.map(({ examples }) => examples)).toEqual([[big], [{ a: [big] }]]);
  expect(plan.metrics[0]?.semantics).toEqual({ attribution: big });
  expect(planHash(plan)).toMatch(/^[0-9a-f]{16}$/);
});

test('what an item sets for itself is there as written, and only then', () => {
  const plan = of(`events: [{name: opened}, {name: closed}]
metrics:
  - {name: m, agg: count, event: opened, semantics: {timezone: Europe/Berlin}}
  - {name: k, agg: count, event: opened}
funnels: [{name: f, steps: [{event: opened}, {event: closed}], window: 1d, semantics: {entry: first}}]
retention: [{name: r, start: {event: opened}, return: {event: closed}, semantics: {retention: {mode: on}}}]
`);
  expect([...plan.metrics, ...plan.funnels, ...plan.retention].map(({ semantics }) => semantics)).toEqual([
    { timezone: 'Europe/Berlin' },
    undefined,
    { entry: 'first' },
    { retention: { mode: 'on' } },
  ]);
  expect(Object.hasOwn(plan.metrics[1]!, 'semantics')).toBe(false);
});
