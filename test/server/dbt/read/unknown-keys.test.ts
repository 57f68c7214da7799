// Keys that dbt does not know, at their places.
import { describe, expect, it } from 'vitest';
import { lines, read } from './files.ts';

const cases: readonly (readonly [what: string, text: string, ...faults: string[]])[] = [
  [
    'a sound file',
    'version: 2\nmodels:\n  - {name: a, columns: [{name: b, quote: true}], config: {materialized: table}}\n',
  ],
  ['a misspelled section', 'modles:\n  - name: a\n', 'misspelled modles ~models 1:1'],
  ['a section of their own, perhaps for anchors', 'x-cols: &c [{name: a}]\nfoo: 1\n'],
  ['a misspelled key', 'models:\n  - name: a\n    desciption: x\n', 'misspelled models.desciption ~description 3:5'],
  ['an unknown key', 'models:\n  - name: a\n    owner: me\n', 'unknown models.owner 3:5'],
  ['a key of a column', 'models: [{name: a, columns: [{name: b, pii: true}]}]\n', 'unknown models.columns.pii 1:40'],
  ['doubled words', 'models: [{name: a, data_data_tests: []}]\n', 'misspelled models.data_data_tests ~data_tests 1:20'],
  [
    'another case',
    'models: [{name: a, dataTests: [], Columns: []}]\n',
    'misspelled models.dataTests ~data_tests 1:20',
    'misspelled models.Columns ~columns 1:35',
  ],
  [
    'the singular',
    'models: [{name: a, columns: [{name: b, test: [unique]}]}]\n',
    'misspelled models.columns.test ~tests 1:40',
  ],
  [
    'a setting outside config, which has a rule of its own',
    'models: [{name: a, meta: {x: 1}, materialized: table, unique_key: id}]\n',
  ],
  ['a custom setting', 'models: [{name: a, config: {owner_team: x, meta: {desciption: 1}}}]\n'],
  [
    'a misspelled setting',
    'models: [{name: a, config: {materialised: table}}]\n',
    'misspelled models.config.materialised ~materialized 1:29',
  ],
  [
    'a misspelled setting below',
    'models: [{name: a, config: {contract: {enforce: true}}}]\n',
    'misspelled models.config.contract.enforce ~enforced 1:40',
  ],
  [
    'freshness',
    'sources: [{name: a, config: {freshness: {warn_after: {counts: 1, period: day}}}}]\n',
    'misspelled sources.config.freshness.warn_after.counts ~count 1:55',
  ],
  [
    'a setting of a test',
    'models: [{name: a, data_tests: [{unique: {config: {severty: warn}}}]}]\n',
    'misspelled models.data_tests.config.severty ~severity 1:52',
  ],
  [
    'arguments of a test, whatever they are',
    'models: [{name: a, data_tests: [{expect: {arguments: {valuess: 1}, desciption: 2}}, unique]}]\n',
  ],
  [
    'a source, which stops dbt',
    'sources:\n  - {name: raw, owner: me, tables: [{name: t, ownr: x}]}\n',
    'unknown sources.owner 2:17',
    'unknown sources.tables.ownr 2:47',
  ],
  [
    'owners',
    'exposures: [{name: e, type: dashboard, owner: {name: a, slack: x}}]\n',
    'unknown exposures.owner.slack 1:57',
  ],
  ['a unit test', 'unit_tests: [{name: t, model: a, expected: {}}]\n', 'misspelled unit_tests.expected ~expect 1:34'],
  [
    'a constraint',
    'models: [{name: a, constraints: [{type: check, foo: 1}]}]\n',
    'unknown models.constraints.foo 1:48',
  ],
  [
    'versions',
    'models: [{name: a, versions: [{v: 1, foo: 1, columns: [{include: all, bar: 1}]}]}]\n',
    'unknown models.versions.foo 1:38',
    'unknown models.versions.columns.bar 1:71',
  ],
  [
    'keys of a later dbt, but not what stands under them',
    'models: [{name: a, metrics: [{name: m, agg: sum, foo: 1}]}]\n',
    'unknown models.metrics since 1.11 1:20',
    'unknown models.metrics.foo 1:50',
  ],
  ['columns that are no list', 'models: [{name: a, columns: {id: {pii: true}}}]\n'],
  ['Jinja for a key', 'models: [{name: a, "{{ k }}": 1}]\n'],
  [
    'a key written twice',
    'models: [{name: a, ownr: 1, ownr: 2}]\n',
    'unknown models.ownr 1:20',
    'unknown models.ownr 1:29',
  ],
];

describe('judgeFile', () => {
  it.each(cases)('%s', (_, text, ...faults) => expect(lines(read(text))).toEqual(faults));

  it('tells a key of an anchor once, where it is written', () => {
    const file = read(
      'models:\n  - name: a\n    columns:\n      - &id {name: id, pii: x}\n  - {name: b, columns: [*id]}\n  - {name: c, columns: [{<<: *id, name: d}]}\n',
    );
    expect(lines(file)).toEqual(['unknown models.columns.pii 4:24']);
  });

  it('says what the key belongs to', () => {
    const { part: fragment } = read('sources: [{name: raw, tables: [{name: t, columns: [{name: c, pii: 1}]}]}]');
    expect(fragment.faults).toMatchObject([
      {
        container: {
          noun: 'column',
          name: 'c',
          of: { noun: 'source table', name: 't', of: { noun: 'source', name: 'raw' } },
        },
        shape: 'column',
      },
    ]);
  });

  it.each([
    ['modles: {a: {+materialized: view}}\n', 'misspelled modles ~models 1:1'],
    ['name: a\nunit-tests: {}\n', 'misspelled unit-tests ~unit_tests 2:1'],
    ['name: a\nsource-paths: [x]\nfoo: 1\nmodels: {a: {foo: {+bar: 1}}}\n'],
  ])('in dbt_project.yml %j', (text, ...faults) => {
    expect(lines(read(text, 'file:///w/dbt_project.yml'))).toEqual(faults);
  });
});

describe('dbt-syntax', () => {
  it.each([
    ['a list', '- name: a\n', '1:1'],
    ['a text', 'models\n', '1:1'],
    ['a section that is no list', 'version: 2\nmodels: {name: a}\n', '2:9'],
    ['two documents', 'models: []\n---\nmodels: []\n', '2:1'],
    ['a tab', 'models:\n  - name: a\n\tdescription: b\n', '3:1'],
  ])('%s stops dbt', (_, text, at) => {
    expect(lines(read(text))[0]).toBe(`dbt-syntax ${at}`);
  });

  it('is silent on a section that has only begun', () => expect(lines(read('models:\n'))).toEqual([]));

  it('says one thing of a file that is broken and no mapping', () => {
    const { part: fragment } = read('models: [a\n');
    expect(fragment.faults.length).toBeGreaterThan(0);
    expect(fragment.faults.every((fault) => fault.fault === 'dbt-syntax')).toBe(true);
  });
});
