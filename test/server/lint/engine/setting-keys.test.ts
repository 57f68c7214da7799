// trackwright.yml is judged: what it says is held against the rules, their options, the kinds of checks, and what is there.
import { expect, test } from 'vitest';
import { rules } from '../../../../server/lint/rules/index.ts';
import { plannedRules } from '../../../../server/lint/rules/planned.ts';
import { registry } from '../../../../server/lint/rules/registry.ts';
import { fixAll, lint, ROOT, snapshotOf, type Texts } from '../examples.ts';

const judges = rules.filter(({ id }) =>
  ['unknown-key', 'wrong-value-kind', 'missing-required-key', 'unresolved-reference', 'duplicate-key'].includes(id),
);
const config = `${ROOT}/trackwright.yml`;
/** All rules are known; only those that judge settings are listened to. */
function judged(text: string, more: Texts = {}): readonly string[] {
  const { problems } = lint(snapshotOf({ 'trackwright.yml': text, ...more }), registry);
  return (problems.get(config) ?? []).map(({ rule, message, range: { start, end } }) => {
    const line = text.split('\n')[start.line] ?? '';
    return `${rule} ${line.slice(start.character, end.character)}: ${message}`;
  });
}
const fixedSettings = (text: string, more: Texts = {}): string | undefined =>
  fixAll({ 'trackwright.yml': text, ...more }, registry)['trackwright.yml'];

test('every setting at its best is silent', () => {
  const text = `
requires: ">=0.1"
plans: ["tracking/**/*.plan.yml"]
conventions:
  event_case: snake_case
  event_structure: "{object}_{action}"
  tense: past
  actions: {allow: [opened], synonyms: {tapped: clicked}}
  required_properties: [{events: "*", properties: [workspace_id]}]
unplanned: report
profile: recommended@0.1
rules:
  event-name-case: off
  event-name-tense: false
  event-name-structure: {severity: warning, pattern: "{object}_{action}"}
  description-restates-name: {threshold: 0.7}
overrides: [{files: "legacy/**", rules: {event-name-case: off, owner-missing: {severity: hint}}}]
against: origin/main
dbt: [{project: warehouse, version: "2.0"}]
connections: {dev: {type: duckdb, path: .trackwright/dev.duckdb}}
semantics: {timezone: Europe/Berlin, week_start: 7}
checks: {freshness: {after: 24h}, range: off, enum: {severity: warning}, one_order: information}
llm: {provider: none}
`;
  const there = {
    'a.plan.yml': 'checks: [{name: one_order, expect: "1 = 1"}]\n',
    'warehouse/dbt_project.yml': 'name: warehouse\n',
  };
  expect(judged(text, there)).toEqual([]);
});

test.each([
  [
    'connections: {dev: {type: duckdb, path: a.duckdb, storage: {layuot: json}}}',
    'unknown-key layuot: Unknown key "layuot" in storage of connection "dev". Did you mean "layout"?',
    'connections: {dev: {type: duckdb, path: a.duckdb, storage: {layout: json}}}',
  ],
  [
    'connections: {dev: {storage: {layout: jsn}}}',
    'wrong-value-kind jsn: "layout" of storage of connection "dev" must be one of wide, json, table_per_event, not "jsn". Did you mean "json"?',
    'connections: {dev: {storage: {layout: json}}}',
  ],
  [
    'connections: {dev: {storage: {columns: {event_tme: ts}}}}',
    'unknown-key event_tme: Unknown key "event_tme" in columns of storage of connection "dev". Did you mean "event_time"?',
    'connections: {dev: {storage: {columns: {event_time: ts}}}}',
  ],
  [
    'checks: {freshness: {aftr: 24h}}',
    'unknown-key aftr: Unknown key "aftr" in check "freshness". Did you mean "after"?',
    'checks: {freshness: {after: 24h}}',
  ],
  [
    'rules: {event-name-cas: off}',
    'unknown-key event-name-cas: No rule is called "event-name-cas". Did you mean "event-name-case"?',
    'rules: {event-name-case: off}',
  ],
  [
    'rules: {nothing-like-it: off}',
    'unknown-key nothing-like-it: No rule is called "nothing-like-it". docs/rules/README.md lists them.',
  ],
  [
    'overrides: [{files: "a/**", rules: {owner-mising: off}}]',
    'unknown-key owner-mising: No rule is called "owner-mising". Did you mean "owner-missing"?',
    'overrides: [{files: "a/**", rules: {owner-missing: off}}]',
  ],
  [
    'rules: {owner-missing: warn}',
    'wrong-value-kind warn: "owner-missing" of rules must be one of error, warning, information, hint, off, not "warn". Did you mean "warning"?',
    'rules: {owner-missing: warning}',
  ],
  [
    'rules: {owner-missing: [off]}',
    'wrong-value-kind [off]: "owner-missing" of rules must be one of error, warning, information, hint, off, not a list.',
  ],
  [
    'rules: {owner-missing: {severity: erorr}}',
    'wrong-value-kind erorr: "severity" of rule "owner-missing" must be one of error, warning, information, hint, off, not "erorr". Did you mean "error"?',
    'rules: {owner-missing: {severity: error}}',
  ],
  [
    'rules: {event-name-structure: {patern: "{object}_{action}"}}',
    'unknown-key patern: Unknown key "patern" in rule "event-name-structure". Did you mean "pattern"?',
    'rules: {event-name-structure: {pattern: "{object}_{action}"}}',
  ],
  [
    'rules: {owner-missing: {threshold: 1}}',
    'unknown-key threshold: Unknown key "threshold" in rule "owner-missing". It takes "severity".',
  ],
  [
    'overrides: [{files: a, rules: {event-name-structure: {pattern: x}}}]',
    'unknown-key pattern: Unknown key "pattern" in rule "event-name-structure". It takes "severity".',
  ],
  [
    'rules: {description-restates-name: {threshold: high}}',
    'wrong-value-kind high: "threshold" of rule "description-restates-name" must be a number, not "high".',
  ],
  [
    'overrides: [{rules: {owner-missing: off}}]',
    'missing-required-key rules: Override lacks "files". Without it the override cannot be used.',
  ],
  [
    'profile: recommend',
    'wrong-value-kind recommend: "profile" of trackwright.yml must be minimal, recommended, strict, perhaps with a version, such as recommended@0.1, not "recommend". Did you mean "recommended"?',
    'profile: recommended',
  ],
  [
    'checks: {freshnes: off}',
    'unresolved-reference freshnes: No check is called "freshnes", used in trackwright.yml. Did you mean "freshness"?',
    'checks: {freshness: off}',
  ],
  [
    'checks: {one_ordr: off}',
    'unresolved-reference one_ordr: No check is called "one_ordr", used in trackwright.yml. Did you mean "one_order"?',
    'checks: {one_order: off}',
  ],
  ['checks: {range: {after: 1h}}', 'unknown-key after: Unknown key "after" in check "range". It takes "severity".'],
  [
    'checks: {freshness: hint}',
    'wrong-value-kind hint: "freshness" of checks must be one of error, warning, information, off, not "hint".',
  ],
  [
    'conventions: {event_case: snake}',
    'wrong-value-kind snake: "event_case" of conventions must be one of snake_case, camelCase, PascalCase, kebab-case, Title Case, Sentence case, dot.case, CONSTANT_CASE, lower case, or parts of them such as "{camelCase}_{camelCase}", not "snake". Did you mean "snake_case"?',
    'conventions: {event_case: snake_case}',
  ],
  [
    'semantics: {week_start: Sunday}',
    'wrong-value-kind Sunday: "week_start" of semantics must be a whole number from 1 to 7, not "Sunday". Did you mean "7"?',
    'semantics: {week_start: 7}',
  ],
  [
    'semantics: {week_start: 0}',
    'wrong-value-kind 0: "week_start" of semantics must be a whole number from 1 to 7, not "0".',
  ],
  [
    'dbt: [{project: ware, version: "2.0"}]',
    'unresolved-reference ware: There is no dbt_project.yml in the folder "ware". Did you mean "warehouse"?',
    'dbt: [{project: warehouse, version: "2.0"}]',
  ],
  [
    'dbt: [{project: ./warehouse/, version: next}]',
    'wrong-value-kind next: "version" of dbt project must be a version of dbt: 1.10, 1.11, 1.12, 2.0, not "next".',
  ],
  [
    "plans: './tracking/*.yml'",
    'wrong-value-kind \'./tracking/*.yml\': "plans" of trackwright.yml must be a glob from the project file, such as "tracking/**/*.yml": with "/", without braces, and not out of its folder, not "./tracking/*.yml". Did you mean "tracking/*.yml"?',
    "plans: 'tracking/*.yml'",
  ],
  [
    'plans: [/**/*.yml]',
    'wrong-value-kind /**/*.yml: "plans" of trackwright.yml must be a glob from the project file, such as "tracking/**/*.yml": with "/", without braces, and not out of its folder, not "/**/*.yml". Did you mean "**/*.yml"?',
    'plans: ["**/*.yml"]',
  ],
  [
    'profle: strict',
    'unknown-key profle: Unknown key "profle" in trackwright.yml. Did you mean "profile"?',
    'profile: strict',
  ],
])('%s', (text, told, fixed?: string) => {
  const there = {
    'a.plan.yml': 'checks: [{name: one_order, expect: "1 = 1"}]\n',
    'warehouse/dbt_project.yml': 'name: warehouse\n',
  };
  expect(judged(`${text}\n`, there)).toEqual([told]);
  expect(fixedSettings(`${text}\n`, there)).toBe(`${fixed ?? text}\n`);
});

test('keys of a newer Trackwright are not called unknown', () => {
  expect(judged('requires: ">=99"\nweather: sunny\nrules: {of-the-future: off}\n')).toEqual([
    expect.stringMatching(/^wrong-value-kind ">=99": "requires" of trackwright.yml must be a range that holds \d/),
  ]);
});

test('a dbt project that comes ends the problem, without trackwright.yml being read again', () => {
  const before = snapshotOf({ 'trackwright.yml': 'dbt: [{project: shop}]\n' });
  const after = snapshotOf({ 'trackwright.yml': 'dbt: [{project: shop}]\n', 'shop/dbt_project.yml': 'name: shop\n' });
  const dbt = after.files.get(`${ROOT}/shop/dbt_project.yml`);
  const { linter } = lint(before, judges);
  const told = () => before.fragments.flatMap((fragment) => linter.ofFragment(fragment)).map(({ rule }) => rule.id);
  expect(told()).toEqual(['unresolved-reference']);
  linter.update(
    before.with(new Map([[`${ROOT}/shop/dbt_project.yml`, dbt && { kind: 'dbt' as const, doc: dbt.doc }]])),
  );
  expect(told()).toEqual([]);
});

test('rules of the catalogue that no version has yet may be named, with options', () => {
  expect(
    judged(
      'rules: {property-description-missing: off, name-too-long: {severity: hint, most: 40}, pii-undeclared: loud}',
    ),
  ).toEqual([
    'wrong-value-kind loud: "pii-undeclared" of rules must be one of error, warning, information, hint, off, not "loud".',
  ]);
  const ids = rules.map(({ id }) => id);
  expect(plannedRules.filter(({ id }) => ids.includes(id))).toEqual([]);
  expect(new Set(registry.map(({ id }) => id)).size).toBe(174);
});

test('a project of a newer Trackwright has no unknown keys, in plans either', () => {
  const texts = {
    'trackwright.yml': 'requires: ">=9"\nnovelty: 1\n',
    'a.plan.yml': 'events: [{name: cart_opened, novelty: 1, status: nothing}]\n',
  };
  const { problems } = lint(snapshotOf(texts), judges);
  expect([...problems.values()].flat().map(({ rule }) => rule)).toEqual(['wrong-value-kind', 'wrong-value-kind']);
});

test('a project file may hold what later versions bring', () => {
  const text = `
requires: ">=0.1"
plans: ["tracking/**/*.plan.yml"]
conventions: {event_case: snake_case, event_structure: "{object}_{action}", tense: past, property_case: snake_case,
              actions: {allow: [clicked], synonyms: {tapped: clicked}}, required_properties: [{events: "*", properties: [workspace_id]}]}
unplanned: report
profile: recommended
rules: {property-description-missing: off, event-name-structure: {severity: warning, pattern: "{object}_{action}"}}
overrides: [{files: "legacy/**", rules: {event-name-case: off}}]
against: origin/main
dbt: [{project: warehouse, version: "2.0"}]
connections:
  dev: {type: duckdb, path: .trackwright/dev.duckdb}
  prod: {profile: acme, target: prod, storage: {layout: wide, table: analytics.events, timezone: UTC, columns: {event_name: event, event_time: ts, user_id: uid}}}
semantics: {timezone: UTC, week_start: 1}
checks: {late_arrival: {after: 24h}, volume: off}
llm: {provider: none}
`;
  expect(judged(text, { 'warehouse/dbt_project.yml': 'name: warehouse\n' })).toEqual([]);
});
