import { expect, test } from 'vitest';
import { Linter } from '../../../../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../../../../server/lint/engine/profiles.ts';
import { rules } from '../../../../../../server/lint/rules/index.ts';
import { englishWords as words } from '../../../../../english.ts';
import { fixed, told } from '../../../diagnostics.ts';
import { fixAll, lint, ROOT, snapshotOf } from '../../../examples.ts';
import { problemsOf } from '../../../problems-at.ts';

const id = 'unused-suppression';
const off = 'trackwright-disable-next-line';
const wanted = rules.filter((rule) => [id, 'owner-missing', 'event-description-missing'].includes(rule.id));
/** Problems of a plan whose one event lacks owner and description, below these lines. */
function found(...lines: readonly string[]): readonly string[] {
  const text = ['events:', ...lines.map((line) => `  # ${line}`), '  - {name: cart_opened}', ''].join('\n');
  const { problems } = lint(snapshotOf({ 'a.plan.yml': text }), wanted);
  return [...problems.values()].flat().map((one) => (one.rule === id ? one.message : one.rule));
}

test.each<[string, readonly string[], readonly string[]]>([
  ['silences with a reason', [`${off} owner-missing, event-description-missing: vendor`], []],
  ['several stand above one line', [`${off} owner-missing: vendor`, `${off} event-description-missing: vendor`], []],
  ['a comment in between', [`${off} owner-missing, event-description-missing: vendor`, 'As the vendor has it.'], []],
  [
    'without a reason',
    [`${off} owner-missing`, `${off} event-description-missing: vendor`],
    ['This silences "owner-missing" without a reason. Write one behind a colon.'],
  ],
  [
    'without a rule',
    [`${off}: vendor`],
    [
      `This silences nothing. Name the rule: "# ${off} event-name-case: the reason".`,
      'event-description-missing',
      'owner-missing',
    ],
  ],
  [
    'a comment of another linter',
    ['trackwright-disable-line owner-missing: vendor'],
    [
      `"trackwright-disable-line" silences nothing. Write "# ${off}", the rule, a colon and the reason, above the line.`,
      'event-description-missing',
      'owner-missing',
    ],
  ],
  ['prose that begins alike', ['trackwright reads this'], ['event-description-missing', 'owner-missing']],
])('%s', (_, lines, expected) => expect(found(...lines)).toEqual(expected));

test('only the idle rule is taken out of a comment', () => {
  const text = `events:\n  # ${off} ${id}, no-such-rule: vendor\n  - {name: a}\n`;
  expect(told(id, text)).toEqual([
    `"${id}" finds nothing on the next line. Remove it from the comment.`,
    'No rule is called "no-such-rule". Remove it from the comment, or fix the name.',
  ]);
  expect(fixed(id, text)).toBe('events:\n  - {name: a}');
});
test('what still silences stays in the comment, with its reason', () => {
  const text = `events:\n  # ${off} owner-missing, no-such-rule: vendor\n  - {name: a, description: It begins}\n`;
  expect(fixAll({ 'a.plan.yml': text }, wanted)['a.plan.yml']).toBe(text.replace(', no-such-rule', ''));
});

test('until English is there, no rule is said to find nothing', () => {
  const snapshot = snapshotOf({ 'a.plan.yml': `events:\n  # ${off} event-name-tense: vendor\n  - {name: a}\n` });
  const policy = policyOf(rules, snapshot.settings, ROOT);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}) });
  const idle = () => {
    linter.update(snapshot);
    return problemsOf(linter, snapshot, policy, `${ROOT}/a.plan.yml`).filter((one) => one.rule === id).length;
  };
  expect(idle()).toBe(0);
  linter.setLexicon(words);
  expect(idle()).toBe(1);
});
