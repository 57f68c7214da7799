// Writing trackwright.yml: rules, their severities and options, checks, time zones are offered; hovering says what a rule checks.
import { expect, test } from 'vitest';
import { complete } from '../../../server/language-service/completion/completion.ts';
import { hoverAt as describeAt } from '../../../server/language-service/hover.ts';
import { findMentions } from '../../../server/language-service/references.ts';
import { rename } from '../../../server/language-service/rename.ts';
import { rules } from '../../../server/lint/rules/index.ts';
import { ROOT, snapshotOf } from '../lint/examples.ts';

const config = `${ROOT}/trackwright.yml`;
const plan = 'checks: [{name: one_order, expect: "1 = 1"}]\n';
/** The caret is `|`. */
function at(text: string) {
  const snapshot = snapshotOf({ 'trackwright.yml': text.replace('|', ''), 'a.plan.yml': plan });
  const position = snapshot.doc(config)?.positionAt(text.indexOf('|'));
  if (!position) throw new Error('no caret');
  return { snapshot, position };
}
const offered = (text: string) => {
  const { snapshot, position } = at(text);
  return complete(snapshot, config, position).map((one) => one.label);
};

test.each([
  ['keys of the file', '|', ['rules', 'profile', 'dbt'], ['events', 'event-name-case']],
  ['rules', 'rules:\n  |', ['event-name-case', 'unknown-key'], ['severity', 'profile']],
  ['rules that are not set yet', 'rules:\n  unknown-key: off\n  |', ['event-name-case'], ['unknown-key']],
  ['rules in flow style', 'rules: {|}', ['event-name-case'], []],
  ['rules of an override', 'overrides:\n  - files: a/**\n    rules:\n      |', ['event-name-case'], ['files']],
  ['severities', 'rules:\n  event-name-case: |', ['error', 'hint', 'off'], ['unknown-key']],
  ['options of a rule', 'rules:\n  event-name-structure: {|}', ['severity', 'pattern'], ['threshold']],
  ['severities among options', 'rules:\n  event-name-case:\n    severity: |', ['warning', 'off'], []],
  ['profiles', 'profile: |', ['minimal', 'recommended', 'strict'], []],
  ['kinds of checks, and those of the plan', 'checks:\n  |', ['freshness', 'range', 'one_order'], ['after', '*']],
  ['severities of a check', 'checks:\n  one_order: |', ['error', 'off'], ['hint']],
  ['options of a check', 'checks:\n  freshness: {|}', ['after', 'severity'], []],
  ['dbt versions', 'dbt:\n  - project: dbt\n    version: |', ['1.10', '2.0'], []],
  ['cases', 'conventions:\n  event_case: |', ['snake_case', 'Title Case'], []],
  ['time zones', 'semantics:\n  timezone: Europe/B|', ['Europe/Berlin'], ['Asia/Tokyo']],
  ['days', 'semantics:\n  week_start: |', ['1', '7'], ['0']],
  ['keys of a connection', 'connections:\n  dev:\n    |', ['type', 'path', 'storage'], ['rules', '*']],
  ['keys of its storage', 'connections: {dev: {storage: {|}}}', ['layout', 'columns', 'entities'], ['type']],
  ['layouts', 'connections: {dev: {storage: {layout: |}}}', ['wide', 'json', 'table_per_event'], []],
  [
    'fields that it calls otherwise',
    'connections: {dev: {storage: {columns: {|}}}}',
    ['event_time', 'user_id'],
    ['price'],
  ],
])('%s', (_, text, some, none) => {
  const labels = offered(text);
  expect(labels).toEqual(expect.arrayContaining(some as string[]));
  for (const label of none as string[]) expect(labels).not.toContain(label);
});

test.each([
  ['rules:\n  event-name-c|ase: off', rules.find((rule) => rule.id === 'event-name-case')?.description],
  ['overrides: [{files: a, rules: {unknown-k|ey: off}}]', rules.find((rule) => rule.id === 'unknown-key')?.description],
  ['rules: {event-name-structure: {pat|tern: "{object}"}}', 'The order of words'],
  ['prof|ile: strict', 'recommended'],
  ['checks: {fresh|ness: off}', 'A severity'],
])('hovering over %s', (text, says) => {
  const { snapshot, position } = at(text);
  expect(describeAt(snapshot, config, position)?.markdown).toContain(says);
});

test('a check that is set is a use of it: found, and renamed along', () => {
  const { snapshot, position } = at('checks: {one_o|rder: off}');
  expect(findMentions(snapshot, config, position).map(({ span }) => snapshot.uriOf(span))).toEqual([
    `${ROOT}/a.plan.yml`,
    config,
  ]);
  const renamed = rename(snapshot, config, position, 'single_order');
  const edits = 'edits' in renamed ? renamed.edits : new Map();
  expect([...edits].map(([uri, list]) => [uri, list.map((edit: { text: string }) => edit.text)])).toEqual([
    [`${ROOT}/a.plan.yml`, ['single_order']],
    [config, ['single_order']],
  ]);
});
