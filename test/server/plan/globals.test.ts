// Which events a global reaches, and what bundles bring beside properties.
import { expect, test } from 'vitest';
import { planOf } from '../../../server/plan/resolve-plan.ts';
import { snapshotOf } from '../lint/examples.ts';

const bundles = `bundles:
  - {name: base, tags: [core], properties: [{name: locale, type: string}]}
events:
  - {name: cart_opened, tags: [shop, web]}
  - {name: cart_closed, tags: web, call: screen}
  - {name: user_left, sources: [ios]}
sources: [{name: web}, {name: ios}]
`;
const planWith = (globals: string) =>
  planOf(snapshotOf({ 'a.plan.yml': `${bundles}globals:\n  - {${globals}, use: [base]}\n` }));
const reached = (globals: string) =>
  planWith(globals).events.flatMap((event) => (event.properties.length ? [event.name] : []));

test.each([
  ['events: "*"', ['cart_opened', 'cart_closed', 'user_left']],
  ['events: "cart_*", except: "*_closed"', ['cart_opened']],
  ['events: "*", tags: web', ['cart_opened', 'cart_closed']],
  ['events: "*", tags: [shop, nothing]', ['cart_opened']],
  ['events: "*", tags: [web], calls: [screen]', ['cart_closed']],
  ['events: "*", sources: [web]', ['cart_opened', 'cart_closed']],
  ['events: "*", owner: nobody', ['cart_opened', 'cart_closed', 'user_left']],
])('%s', (globals, events) => expect(reached(globals)).toEqual(events));

test('the tags of bundles are those of their events too', () =>
  expect(planWith('events: "*"').events.map((event) => event.tags)).toEqual([
    ['shop', 'web', 'core'],
    ['web', 'core'],
    ['core'],
  ]));
