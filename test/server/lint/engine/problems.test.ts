// What is shown again after a keystroke, counted: what is worded, which files are looked through.
import { describe, expect, test } from 'vitest';
import { Linter } from '../../../../server/lint/engine/linter.ts';
import { Problems } from '../../../../server/lint/engine/problems.ts';
import { policyOf } from '../../../../server/lint/engine/profiles.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import type { FileInput } from '../../../../server/plan/snapshot.ts';
import type { Doc } from '../../../../server/yaml/document.ts';
import { englishWords as words } from '../../../english.ts';
import { ROOT, snapshotOf } from '../examples.ts';

const PER_FILE = 20;
/** Two problems an event, `trigger-missing` and `event-name-case`, whose words count the uses of each name. */
const event = (i: number) =>
  `  - name: orderPaid${i}\n    description: Buyer ${i} pays the order\n    owner: growth\n    use: [money]\n`;
const plan = (events: number): Readonly<Record<string, string>> => ({
  'a.plan.yml': `owners: [{name: growth}]
bundles: [{name: money, properties: [{ref: amount, required: true}]}]
properties: [{name: amount, type: number}]
`,
  ...Object.fromEntries(
    Array.from({ length: events / PER_FILE }, (_, file) => [
      `b${file}.plan.yml`,
      `events:\n${Array.from({ length: PER_FILE }, (_, i) => event(file * PER_FILE + i)).join('')}`,
    ]),
  ),
});
const B3 = `${ROOT}/b3.plan.yml`;
const settings = { conventions: { event_case: 'snake_case' } };
const levels = { 'event-name-structure': 'off', 'event-name-near-duplicate': 'off' };

function open(events: number) {
  let snapshot = snapshotOf(plan(events)).with(new Map(), { ...snapshotOf({}).settings, ...settings });
  const policy = policyOf(rules, snapshot.settings, ROOT, levels);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id) });
  linter.setLexicon(words);
  const problems = new Problems(linter);
  problems.update(snapshot, policy);
  const total = problems.count('warning') + problems.count('error') + problems.count('information');
  expect(total).toBeGreaterThanOrEqual(2 * events);
  return {
    problems,
    total,
    /** Calls that an edit, the answer for its file and the sums cost. */
    edit(from: string, to: string, uri = B3) {
      const before = { ...problems.calls };
      const doc = snapshot.doc(uri) as Doc;
      const at = doc.text().indexOf(from);
      expect(at).toBeGreaterThanOrEqual(0);
      const range = { start: doc.positionAt(at), end: doc.positionAt(at + from.length) };
      const input: FileInput = { kind: 'plan', doc: doc.edit({ range, text: to }) };
      snapshot = snapshot.with(new Map([[uri, input]]));
      problems.update(snapshot, policy);
      const found = problems.of(uri);
      problems.count('error');
      problems.fixable('event-name-case');
      return {
        found,
        worded: problems.calls.worded - before.worded,
        files: problems.calls.files - before.files,
      };
    },
    with: (changed: typeof policy) => {
      const before = { ...problems.calls };
      problems.update(snapshot, changed);
      problems.count('error');
      return { worded: problems.calls.worded - before.worded, files: problems.calls.files - before.files };
    },
    policy: (of: Readonly<Record<string, unknown>>) =>
      policyOf(rules, { ...snapshot.settings, rules: of }, ROOT, levels),
  };
}

describe.each([100, 400])('of %i events with two problems each', (events) => {
  test('a key in a description words the problems of that event alone, and looks through its file alone', () => {
    const { worded, files } = open(events).edit('Buyer 65 pays', 'Buyer 65 payss');
    expect(files).toBe(1);
    expect(worded).toBeLessThanOrEqual(6);
  });
  test('a new line places the problems below it, and words none of them', () => {
    const project = open(events);
    const before = project.problems.of(B3).map(({ key, message }) => ({ key, message }));
    const { found, worded, files } = project.edit('events:\n', 'events:\n\n');
    expect(found.map(({ key, message }) => ({ key, message }))).toEqual(before);
    expect(files).toBe(1);
    expect(worded).toBeLessThanOrEqual(6);
  });
  test('a name that is used in one place more words the problems that count its uses', () => {
    const project = open(events);
    const told = () =>
      project.problems.of(`${ROOT}/b0.plan.yml`).find(({ message }) => message.includes('"orderPaid7"'));
    expect(told()?.message).not.toContain('more place');
    const { worded, files } = project.edit('owner: growth\n', 'owner: growth\n    extends: orderPaid7\n');
    expect(told()?.message).toContain('(used in 1 more place)');
    expect(files).toBeLessThanOrEqual(3);
    expect(worded).toBeLessThanOrEqual(12);
  });
  test('a list that did not change is the same list', () => {
    const project = open(events);
    const [own, other] = [project.problems.of(B3), project.problems.of(`${ROOT}/b4.plan.yml`)];
    project.edit('Buyer 65 pays', 'Buyer 65 payss');
    expect(project.problems.of(`${ROOT}/b4.plan.yml`)).toBe(other);
    expect(project.problems.of(B3)).not.toBe(own);
    expect(project.problems.of(B3).filter((one) => own.includes(one)).length).toBeGreaterThanOrEqual(own.length - 6);
  });
  test('a level words the problems of its rule', () => {
    const project = open(events);
    const { worded, files } = project.with(project.policy({ 'owner-missing': 'error', 'unused-definition': 'off' }));
    expect(worded).toBeLessThanOrEqual(3);
    expect(files).toBeLessThanOrEqual(1);
    const all = project.with(project.policy({ 'trigger-missing': 'error' }));
    expect(all.worded).toBeGreaterThanOrEqual(events);
    expect(all.worded).toBeLessThanOrEqual(events + 3);
    expect(project.problems.count('error')).toBeGreaterThanOrEqual(events);
  });
});
