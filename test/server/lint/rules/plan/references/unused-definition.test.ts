import { expect, test } from 'vitest';
import { rules } from '../../../../../../server/lint/rules/index.ts';
import type { Snapshot } from '../../../../../../server/plan/snapshot.ts';
import { told } from '../../../diagnostics.ts';
import { lint, ROOT, snapshotOf } from '../../../examples.ts';

const id = 'unused-definition';
const bundle = 'bundles: [{name: a, properties: [{name: x, type: string}]}]\n';

test.each([
  ['events: "*"', 'cart_opened', 0],
  ['events: [cart_opened, "quiz_*"]', 'cart_opened', 0],
  ['events: "crat_*"', 'cart_opened', 1],
  ['events: "cart_*", except: "*_opened"', 'cart_opened', 1],
  ['events: "cart_*", tags: [none]', 'cart_opened', 0],
])('globals of %s over %s', (globals, event, count) => {
  expect(told(id, `${bundle}globals: [{${globals}, use: [a]}]\nevents: [{name: ${event}}]\n`)).toHaveLength(count);
});
test('a plan that has no events yet', () =>
  expect(told(id, `${bundle}globals: [{events: "cart_*", use: [a]}]\n`)).toEqual([]));

test('an event that comes or goes in another file is noticed', () => {
  const globals = `${bundle}globals: [{events: "cart_*", use: [a]}]\n`;
  const first = lint(snapshotOf({ 'a.plan.yml': globals, 'b.plan.yml': 'events: [{name: quiz_taken}]\n' }), rules);
  const count = (snapshot: Snapshot) => {
    first.linter.update(snapshot);
    const part = snapshot.files.get(`${ROOT}/a.plan.yml`)?.fragments ?? [];
    return part.flatMap((one) => first.linter.ofFragment(one)).filter((raw) => raw.rule.id === id).length;
  };
  expect(count(first.snapshot)).toBe(1);
  const b = snapshotOf({ 'b.plan.yml': 'events: [{name: cart_opened}]\n' }).files.get(`${ROOT}/b.plan.yml`);
  if (!b) throw new Error('no file');
  expect(count(first.snapshot.with(new Map([[`${ROOT}/b.plan.yml`, b]])))).toBe(0);
});
