// What a rule says of itself is followed everywhere: its severity by dbt version, its status, in settings, pages and policy.
import { expect, test } from 'vitest';
import { readConfig } from '../../../../server/config/read.ts';
import { policyOf } from '../../../../server/lint/engine/profiles.ts';
import { rule } from '../../../../server/lint/engine/rule.ts';
import { rulePage } from '../../../../server/lint/engine/rule-docs.ts';
import { defaultLevel, levelAt, type RuleMeta, severityText } from '../../../../server/lint/engine/rule-meta.ts';
import { settingsLanguage } from '../../../../server/lint/engine/setting-keys.ts';
import { plannedRules } from '../../../../server/lint/rules/planned.ts';
import { jsonSchemaOf } from '../../../../server/schema/json-schema.ts';
import { Doc } from '../../../../server/yaml/document.ts';
import { lint, ROOT, snapshotOf } from '../examples.ts';

const made = (more: Partial<RuleMeta>) =>
  rule({
    id: 'no-models',
    category: 'model',
    severity: 'warning',
    since: '0.1',
    description: 'there are no models',
    rationale: 'It is a test.',
    examples: { good: '', bad: '' },
    check: { model: ({ name }) => [{ at: name, subject: { noun: 'model' }, message: 'There is a model.' }] },
    ...more,
  });
const byDbt = made({ severity: { byDbt: { '1.10': 'hint', '1.12': 'warning', '2.0': 'error' } } });
const settingsOf = (text: string) => readConfig(Doc.of(`${ROOT}/trackwright.yml`, text, 'whole')).settings;
const policy = (one = byDbt, text = '') => policyOf([one], settingsOf(text), ROOT);

test('a severity holds from its dbt version on', () => {
  const versions = ['1.10', '1.11', '1.12', '2.0', undefined] as const;
  expect(versions.map((version) => levelAt(byDbt.severity, version))).toEqual([
    'hint',
    'hint',
    'warning',
    'error',
    'warning',
  ]);
  expect(levelAt('information', '2.0')).toBe('information');
  expect(severityText(byDbt.severity)).toBe('hint, warning from dbt 1.12, error from dbt 2.0');
});
test.each([
  ['name: shop', '', 'warning'],
  ['{name: shop, require-dbt-version: ">=1.10.0,<1.12.0"}', '', 'hint'],
  ['{name: shop, require-dbt-version: ">=2.0.0"}', '', 'error'],
  ['name: shop', 'dbt: [{project: ., version: "2.0"}]', 'error'],
  ['{name: shop, require-dbt-version: ">=2.0.0"}', 'rules: {no-models: hint}', 'hint'],
  ['{name: shop, require-dbt-version: ">=2.0.0"}', 'rules: {no-models: off}', undefined],
])('of a project with %s and the settings %s it is %s', (project, config, severity) => {
  const texts = { 'trackwright.yml': config, 'dbt_project.yml': project, 'models/a.yml': 'models: [{name: orders}]\n' };
  const { problems } = lint(snapshotOf(texts), [byDbt]);
  expect([...problems.values()].flat().map((problem) => problem.severity)).toEqual(severity ? [severity] : []);
});
test('a profile takes the severity of the version; nothing is asked of rules that have one severity', () => {
  const at = (version: '1.10' | '2.0', text: string) =>
    policy(byDbt, text).level('no-models', ROOT, undefined, () => version);
  expect([at('1.10', 'profile: minimal'), at('2.0', 'profile: minimal')]).toEqual(['off', 'error']);
  expect([at('1.10', 'profile: strict'), at('2.0', 'profile: strict')]).toEqual(['warning', 'error']);
  expect(policy(byDbt, 'profile: recommended@0.0').level('no-models', ROOT, undefined, () => '2.0')).toBe('off');
});
test('the page names each severity with its version', () => {
  expect(rulePage(byDbt)).toContain('Hint, warning from dbt 1.12, error from dbt 2.0 by default · about: model');
});

test.each(['preview', 'deprecated'] as const)(
  'a rule in %s is off until a project sets it, in every profile',
  (status) => {
    const one = made({ status, severity: 'error', replacedBy: 'few-models' });
    expect(defaultLevel(one)).toBe('off');
    for (const profile of ['minimal', 'recommended', 'strict'])
      expect(policy(one, `profile: ${profile}`).level('no-models', ROOT)).toBe('off');
    expect(policy(one, 'rules: {no-models: warning}').level('no-models', ROOT)).toBe('warning');
    expect(
      policy(one, 'overrides: [{files: "a/**", rules: {no-models: hint}}]').level('no-models', `${ROOT}/a/b.yml`),
    ).toBe('hint');
  },
);
test('pages, settings and their JSON Schema say what becomes of a rule', () => {
  const told = (one: ReturnType<typeof made>) => [
    rulePage(one).split('\n')[2],
    settingsLanguage([one]).table.rules?.['no-models']?.doc,
    JSON.stringify(jsonSchemaOf(settingsLanguage([one]), 'Project')).includes('off until a project sets it'),
  ];
  expect(told(made({ status: 'preview' }))).toEqual([
    'Preview: off until a project sets it · Warning by default · about: model · since 0.1 · no quick fix',
    'Checks that there are no models. Preview: off until a project sets it.',
    true,
  ]);
  expect(told(made({ status: 'deprecated', replacedBy: 'few-models' }))).toEqual([
    'Deprecated: use few-models; off until a project sets it · Warning by default · about: model · since 0.1 · no quick fix',
    'Checks that there are no models. Deprecated: use few-models; off until a project sets it.',
    true,
  ]);
  expect(told(made({ status: 'stable' }))).toEqual(told(made({})));
});
test('a planned rule has a page, may be set, and is never looked for', () => {
  const [one] = plannedRules;
  if (!one) throw new Error('There is none.');
  expect(rulePage(one)).toBe(
    '# anchor-used\n\nA rule that a later version brings. This one looks for nothing; settings may name it already.\n',
  );
  expect(settingsLanguage(plannedRules).table.rules?.['*']?.only).toContain('anchor-used');
  expect(policyOf(plannedRules, settingsOf(''), ROOT).level(one.id, ROOT)).toBe('off');
});
