// A rule that throws, wherever it does: it is reported by name, every other rule says what it says without it, and a
// text that the rule can bear makes all well again.
import { describe, expect, test } from 'vitest';
import { fixOf } from '../../../server/lint/engine/fixes.ts';
import { Linter } from '../../../server/lint/engine/linter.ts';
import type { Problem } from '../../../server/lint/engine/problems.ts';
import { policyOf } from '../../../server/lint/engine/profiles.ts';
import { groupIndex, wholeIndex } from '../../../server/lint/engine/project-index.ts';
import { faultRule, followingRule, projectRule, type Rule, rule } from '../../../server/lint/engine/rule.ts';
import { rules as ours } from '../../../server/lint/rules/index.ts';
import type { Event } from '../../../server/plan/items.ts';
import type { Doc } from '../../../server/yaml/document.ts';
import { ROOT, snapshotOf } from './examples.ts';
import { problemsOf } from './problems-at.ts';

const page = {
  id: 'breaks',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description: 'nothing',
  rationale: 'It is broken.',
  examples: { good: '', bad: '' },
} as const;
const boom = (event?: { readonly name: { readonly value: string } }): never | undefined => {
  if (event === undefined || event.name.value === 'bad_one') throw new Error('boom');
  return undefined;
};
const finding = (event: Event) => ({ at: event.name, subject: { noun: 'event' as const, name: event.name.value } });
const onBad = (event: Event, more: object) =>
  event.name.value === 'bad_one' ? [{ ...finding(event), message: 'It is bad.', ...more }] : undefined;
const names = wholeIndex('names', { event: ({ name }) => name }, ({ event }) =>
  event.map((name) => (name.value === 'bad_one' ? (boom() as never) : name.value)),
);
const every = wholeIndex('events', { event: ({ name }) => name });
const groups = groupIndex('events by name', { event: ({ name }) => name }, ({ value }) => [value]);

const broken: Readonly<Record<string, Rule>> = {
  'an item rule, finding': rule({ ...page, check: { event: boom } }),
  'a fault rule, wording': faultRule({ ...page, fault: 'unknown-key', report: () => boom() as never }),
  'a cross rule, gathering': projectRule({
    ...page,
    indexes: [wholeIndex('broken', { event: boom })],
    check: () => [],
  }),
  'a cross rule, gathering from what results': projectRule({
    ...page,
    indexes: [wholeIndex('broken', { resolved: ({ name }) => (name === 'bad_one' ? boom() : undefined) })],
    check: () => [],
  }),
  'a cross rule, judging': projectRule({
    ...page,
    indexes: [every],
    check: ([{ event }]) => (event.some(({ value }) => value === 'bad_one') ? (boom() as never) : []),
  }),
  'a cross rule, judging one group': projectRule({
    ...page,
    indexes: [groups],
    check: ([{ event }]) => event.flatMap((name) => boom({ name }) ?? []),
  }),
  'a rule that follows changes': followingRule({
    ...page,
    indexes: [groups],
    start: () => (changed) => (changed.has('bad_one') ? (boom() as never) : new Map()),
  }),
  'a view': projectRule({ ...page, indexes: [names], check: () => [] }),
  'a view beside another': projectRule({ ...page, indexes: [every, names], check: () => [] }),
  'the keys of groups': projectRule({
    ...page,
    indexes: [groupIndex('broken', { event: ({ name }) => name }, (name) => boom({ name }) ?? [])],
    check: () => [],
  }),
  'a message': rule({ ...page, check: { event: (event) => onBad(event, { message: () => boom() }) } }),
  'a level': rule({ ...page, check: { event: (event) => onBad(event, { level: () => boom() }) } }),
  'whether it can be mended': rule({ ...page, check: { event: (event) => onBad(event, { fixable: () => boom() }) } }),
};
const text = `events:
  - name: bad_one
    descripton: Nobody knows
  - name: itemAdded
    use: [nothing]
`;
const A = `${ROOT}/a.plan.yml`;

/** A linter that lives on while the text changes. */
function living(rules: readonly Rule[], config = '') {
  let snapshot = snapshotOf({ 'a.plan.yml': text, 'trackwright.yml': config });
  const policy = policyOf(rules, snapshot.settings, ROOT);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: (id) => policy.options(id) });
  const problems = (): readonly Problem[] => {
    linter.update(snapshot);
    return problemsOf(linter, snapshot, policy, A);
  };
  return {
    problems,
    fix: (problem: Problem) => fixOf(problem, linter, snapshot),
    edit(from: string, to: string) {
      const doc = snapshot.doc(A) as Doc;
      const at = doc.text().indexOf(from);
      const range = { start: doc.positionAt(at), end: doc.positionAt(at + from.length) };
      snapshot = snapshot.with(new Map([[A, { kind: 'plan', doc: doc.edit({ range, text: to }) }]]));
    },
  };
}
const told = (problems: readonly Problem[]) =>
  problems.map(({ rule: id, range, severity, message }) => ({ id, range, severity, message }));
const others = (problems: readonly Problem[]) => told(problems).filter(({ id }) => id !== 'breaks');
const named = (problems: readonly Problem[]) => problems.filter((one) => one.rule === 'breaks');
const sentence = /^Rule breaks crashed: .+\. Other rules are unaffected; please report this and disable breaks/;

describe.each(Object.entries(broken))('%s', (_, breaking) => {
  const without = breaking.form === 'fault' ? ours.filter((one) => one.id !== 'unknown-key') : ours;
  const sound = living(without);
  const long = living([...without, breaking]);
  test('is told by name; all others go on; a text that it can bear makes all well', () => {
    expect(others(sound.problems()).length).toBeGreaterThan(2);
    expect(others(long.problems())).toEqual(others(sound.problems()));
    expect(named(long.problems()).map(({ severity, message }) => [severity, sentence.test(message)])).toEqual([
      ['error', true],
    ]);
    for (const one of [sound, long])
      if (breaking.form === 'fault') one.edit('descripton', 'description');
      else one.edit('bad_one', 'good_one');
    expect(told(long.problems())).toEqual(told(sound.problems()));
    for (const one of [sound, long])
      if (breaking.form === 'fault') one.edit('description', 'descripton');
      else one.edit('good_one', 'bad_one');
    expect(named(long.problems())).toHaveLength(1);
    expect(others(long.problems())).toEqual(others(sound.problems()));
  });
  test('is silent once trackwright.yml turns it off', () => {
    expect(told(living([...without, breaking], 'rules: {breaks: off}').problems())).toEqual(
      told(living(without).problems()),
    );
  });
});

test('a rule that throws while it fixes gives no fix, and is told until the text changes', () => {
  const breaking = rule({
    ...page,
    check: { event: (event) => onBad(event, { fixable: true }) },
    fix: () => boom() as never,
  });
  const long = living([...ours, breaking]);
  const before = told(long.problems());
  expect(long.problems().flatMap((problem) => (problem.fixable && long.fix(problem) ? [problem.rule] : []))).toEqual(
    living(ours)
      .problems()
      .flatMap((problem) => (problem.fixable ? [problem.rule] : [])),
  );
  expect(named(long.problems()).map(({ message }) => sentence.test(message))).toEqual([false, true]);
  long.edit('events:', '# new\nevents:');
  expect(told(long.problems()).map(({ id, message }) => [id, message])).toEqual(
    before.map(({ id, message }) => [id, message]),
  );
});
