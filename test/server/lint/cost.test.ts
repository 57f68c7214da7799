// What a keystroke may cost, counted: judge calls, gathers, resolutions for each kind of edit.
import { expect, test, vi } from 'vitest';
import { Linter } from '../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import { wholeIndex } from '../../../server/lint/engine/project-index.ts';
import { projectRule, type RegisteredRule } from '../../../server/lint/engine/rule.ts';
import { rules as ours } from '../../../server/lint/rules/index.ts';
import { resolve } from '../../../server/plan/resolve.ts';
import type { Doc } from '../../../server/yaml/document.ts';
import { englishWords as words } from '../../english.ts';
import { everything, ROOT, snapshotOf } from './examples.ts';
import { problemsOf } from './problems-at.ts';

vi.mock('../../../server/plan/resolve.ts', async (original) => {
  const real = await original<typeof import('../../../server/plan/resolve.ts')>();
  return { ...real, resolve: vi.fn(real.resolve) };
});

/** Looks at every resolved event, as the rules over resolved plans do. */
const looking = projectRule({
  id: 'looks-at-resolved',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'nothing',
  rationale: 'It counts.',
  examples: { good: '', bad: '' },
  indexes: [
    wholeIndex('resolved events', {
      resolved: ({ name, properties }) => ({ name, properties: [...properties.keys()] }),
    }),
  ],
  check: () => [],
});
const rules = [...ours, looking];
const EVENTS = 1000;
const text = `owners: [{name: growth}]
properties:
  - {name: method, type: string, description: How it was paid, enum: [card, cash]}
  - {name: amount, type: number}
bundles:
  - {name: money, properties: [{ref: amount, required: true}, method]}
events:
${Array.from({ length: EVENTS }, (_, i) => `  - name: order_${i}_paid\n    description: Buyer ${i} pays the order\n    trigger: Server says so\n    owner: growth\n    use: [money]\n`).join('')}`;
const A = `${ROOT}/a.plan.yml`;

/** Counts what one edit costs, after everything was linted once. */
function cost(from: string, to: string, of = text, among: readonly RegisteredRule[] = rules) {
  let snapshot = snapshotOf({ 'a.plan.yml': of });
  const policy = policyOf(among, snapshot.settings, ROOT, everything(among));
  const linter = new Linter(among, { today: '2026-06-30', optionsOf: (id) => policy.options(id) });
  linter.setLexicon(words);
  linter.update(snapshot);
  problemsOf(linter, snapshot, policy, A);
  const before = { ...linter.calls };
  vi.mocked(resolve).mockClear();
  const doc = snapshot.doc(A) as Doc;
  const at = doc.text().indexOf(from);
  expect(at).toBeGreaterThan(0);
  snapshot = snapshot.with(
    new Map([
      [
        A,
        {
          kind: 'plan',
          doc: doc.edit({ range: { start: doc.positionAt(at), end: doc.positionAt(at + from.length) }, text: to }),
        },
      ],
    ]),
  );
  linter.update(snapshot);
  problemsOf(linter, snapshot, policy, A);
  return {
    projectCheck: linter.calls.projectCheck - before.projectCheck,
    check: linter.calls.check - before.check,
    recheck: linter.calls.recheck - before.recheck,
    collect: linter.calls.collect - before.collect,
    near: linter.calls.near - before.near,
    resolve: vi.mocked(resolve).mock.calls.length,
  };
}

test('typing inside the description of a property that 1,000 events use judges nothing and resolves nothing', () => {
  const { projectCheck, check, resolve: resolved } = cost('How it was paid', 'How it was payed');
  expect({ check: projectCheck, resolved }).toEqual({ check: 0, resolved: 0 });
  expect(check).toBeLessThanOrEqual(3);
});
test('typing inside the description of an event resolves that event alone and judges nothing', () => {
  const { projectCheck, check, resolve: resolved } = cost('Buyer 500 pays the order', 'Buyer 500 pays the orders');
  expect({ check: projectCheck, resolved }).toEqual({ check: 0, resolved: 1 });
  expect(check).toBeLessThanOrEqual(3);
});
test('gathers of an edit do not grow with the project', () => {
  expect(cost('Buyer 500 pays the order', 'Buyer 500 pays the orders').collect).toBeLessThan(200);
});
test('what a bundle brings resolves every event that uses it', () => {
  expect(cost('required: true}, method]', 'required: true}]').resolve).toBeGreaterThanOrEqual(EVENTS);
});
test('typing in the name of a property looks for what is near to those references alone that may mean it', () => {
  const name = (i: number) => `order_${(i * 7919).toString(36)}_amount`;
  const each = (make: (i: number) => string, between = '') =>
    Array.from({ length: EVENTS }, (_, i) => make(i)).join(between);
  const unresolved = `properties:
${each((i) => `  - {name: ${name(i)}, type: number, description: Told}\n`)}events:
  - name: order_paid
    properties: [${each((i) => name(i).replace('amount', 'amuont'), ', ')}]
`;
  expect(cost(`{name: ${name(500)},`, `{name: ${name(500)}x,`, unresolved).near).toBeLessThan(50);
});

/** Events with a list of their own, a property that all refine, and what asks about one of them. */
const grown = (events: number) => `types: [{name: cents, type: integer}]
properties:
  - {name: method, type: string, enum: [card, cash]}
  - {name: amount, type: number}
bundles:
  - {name: page, properties: [method, {name: path, type: string}]}
  - {name: few, properties: [{name: note, type: string}]}
events:
${Array.from(
  { length: events },
  (_, i) =>
    `  - {name: order_${i}_paid, status: implemented, use: [page${i < 5 ? ', few' : ''}], properties: [{ref: amount, minimum: ${i}}, {name: own_${i}, type: ${i < 5 ? 'cents' : 'integer'}}]}\n`,
).join('')}metrics:
  - {name: paid, agg: sum, event: order_7_paid, property: own_7}
  - {name: sent, agg: sum, event: order_8_paid, property: own_8, where: path = 'a'}
funnels:
  - {name: buy, window: 7d, steps: [order_7_paid, order_8_paid]}
`;
test.each([
  ['the name of an event', 'order_100_paid', 'order_100_payed'],
  ['the name of an event that metrics ask about', '{name: order_7_paid', '{name: order_7_payed'],
  ['the type of a property', 'own_100, type: integer', 'own_100, type: intege'],
  ['a bound', 'minimum: 100}', 'minimum: 1000}'],
  ['a named type', '{name: cents, type: integer', '{name: cents, type: number'],
  ['the name of a type', '{name: cents', '{name: cent'],
  [
    'the list of a bundle that every event uses',
    '{name: path, type: string}]',
    '{name: path, type: string}, {name: more, type: string}]',
  ],
  [
    'what a bundle says of a property that every event has',
    '{name: path, type: string}',
    '{name: path, type: integer}',
  ],
  ['the list of another bundle', '{name: note, type: string}', '{name: notes, type: string}'],
])('typing in %s asks rules no more often in a plan of four times the size', (_, from, to) => {
  const [few, many] = [500, 2000].map((events) => cost(from, to, grown(events), ours));
  expect(few?.projectCheck).toBeGreaterThan(0);
  expect(many?.projectCheck).toBe(few?.projectCheck);
  expect(many?.check).toBe(few?.check);
  expect(many?.recheck).toBe(few?.recheck);
});
