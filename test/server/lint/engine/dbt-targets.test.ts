// Which dbt a file is read as, and what that does to severities.
import { expect, test } from 'vitest';
import { dbtTargets } from '../../../../server/lint/engine/dbt-targets.ts';
import { Linter } from '../../../../server/lint/engine/linter.ts';
import { policyOf } from '../../../../server/lint/engine/profiles.ts';
import { rules } from '../../../../server/lint/rules/index.ts';
import { inputOf } from '../../../../server/workspace/load.ts';
import { ROOT, snapshotOf, type Texts } from '../examples.ts';
import { problemsOf } from '../problems-at.ts';

const setting = 'dbt: [{project: ./warehouse/, version: "2.0"}]\n';
const asks = (bound: string) => `name: shop\nrequire-dbt-version: "${bound}"\n`;
const cases: readonly (readonly [
  what: string,
  files: Texts,
  file: string,
  version: string,
  option: string | undefined,
])[] = [
  ['nothing said', { 'dbt_project.yml': 'name: shop\n' }, 'models/a.yml', '1.12', undefined],
  ['its project asks', { 'dbt_project.yml': asks('>=1.10.0,<1.11.0') }, 'models/a.yml', '1.10', undefined],
  [
    'trackwright.yml wins over its project',
    { 'trackwright.yml': setting, 'warehouse/dbt_project.yml': asks('<1.11.0') },
    'warehouse/models/a.yml',
    '2.0',
    undefined,
  ],
  [
    'a setting is for its own folder',
    { 'trackwright.yml': setting, 'warehouse/dbt_project.yml': '', 'dbt_project.yml': asks('<1.11.0') },
    'models/a.yml',
    '1.10',
    undefined,
  ],
  [
    'the folder of the project file itself',
    { 'trackwright.yml': 'dbt: [{project: ., version: "1.11"}]\n', 'dbt_project.yml': 'name: shop\n' },
    'models/a.yml',
    '1.11',
    undefined,
  ],
  [
    'the command line wins over all',
    { 'trackwright.yml': setting, 'warehouse/dbt_project.yml': asks('<1.11.0') },
    'warehouse/models/a.yml',
    '1.11',
    '1.11',
  ],
];
test.each(cases)('%s', (_, files, file, version, option) => {
  expect(dbtTargets(snapshotOf(files), { root: ROOT, dbtVersion: option })(`${ROOT}/${file}`)).toBe(version);
});

const schema = `models:
  - name: orders
    owner: growth
    metrics: []
sources:
  - name: raw
    team: growth
    tables: [{name: events}]
`;
const uri = `${ROOT}/models/schema.yml`;
function levels(config: string, version?: string, levelsOf: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const snapshot = snapshotOf({
    'trackwright.yml': config,
    'dbt_project.yml': 'name: shop\n',
    'models/schema.yml': schema,
  });
  const policy = policyOf(rules, snapshot.settings, ROOT, levelsOf);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}), root: ROOT, dbtVersion: version });
  linter.update(snapshot);
  return problemsOf(linter, snapshot, policy, uri)
    .filter((one) => one.rule === 'dbt-unknown-key')
    .map((one) => `${one.message.split('"')[1]} ${one.severity}`);
}
const judged: readonly (readonly [string, string | undefined, Readonly<Record<string, unknown>>, readonly string[]])[] =
  [
    ['{}\n', '1.10', {}, ['owner information', 'metrics information', 'team error']],
    ['{}\n', undefined, {}, ['owner warning', 'team error']],
    ['dbt: [{project: ., version: "2.0"}]\n', undefined, {}, ['owner error', 'team error']],
    ['rules: {dbt-unknown-key: hint}\n', '2.0', {}, ['owner hint', 'team hint']],
    ['{}\n', '2.0', { 'dbt-unknown-key': 'off' }, []],
    ['profile: minimal\n', '1.12', {}, ['team error']],
    ['profile: strict\n', '1.10', {}, ['owner warning', 'metrics warning', 'team error']],
    ['profile: strict\n', '1.12', {}, ['owner warning', 'team error']],
    ['profile: recommended@0.0\n', '2.0', {}, []],
  ];
test.each(judged)('%j as dbt %s with %j', (config, version, given, expected) => {
  expect(levels(config, version, given)).toEqual(expected);
});

test('another require-dbt-version tells the same problems anew, without looking for them again', () => {
  const texts = { 'dbt_project.yml': 'name: shop\n', 'models/schema.yml': schema };
  const snapshot = snapshotOf(texts);
  const policy = policyOf(rules, snapshot.settings, ROOT);
  const linter = new Linter(rules, { today: '2026-06-30', optionsOf: () => ({}), root: ROOT });
  const said = (now: typeof snapshot) =>
    problemsOf(linter, now, policy, uri).filter((one) => one.rule === 'dbt-unknown-key');
  linter.update(snapshot);
  const before = said(snapshot);
  const project = `${ROOT}/dbt_project.yml`;
  const next = snapshot.with(new Map([[project, inputOf(project, 'dbt', { text: asks('>=2.0.0') })]]));
  linter.calls.check = 0;
  linter.update(next);
  expect(linter.calls.check).toBe(1);
  const after = said(next);
  expect(before.map((one) => one.severity)).toEqual(['warning', 'error']);
  expect(after.map((one) => one.severity)).toEqual(['error', 'error']);
  expect(after.map((one) => one.key)).toEqual(before.map((one) => one.key));
  expect(after[0]?.message).toContain('dbt 2.0 fails here');
});
