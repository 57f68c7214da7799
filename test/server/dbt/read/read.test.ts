// What a properties file describes.
import { describe, expect, it } from 'vitest';
import { definitionOf, stagedName } from '../../../../server/dbt/read/things.ts';
import { all, column, lines, read } from './files.ts';

const shop = read(`
models:
  - name: stg_order_placed
    description: Orders
    config: {meta: {event: order_placed}}
    columns:
      - name: tier
        description: Plan tier
        data_type: varchar
        data_tests:
          - not_null
          - accepted_values: {arguments: {values: [free, pro, '']}}
      - {name: amount, tests: [dbt_utils.at_least_one, {test_name: accepted_values, values: [1, 010]}]}
    data_tests:
      - unique: {column_name: "a || b"}
    metrics: [{name: orders, agg: count}]
seeds: [{name: countries}]
snapshots: [{name: users_snapshot, meta: {event: user_updated}}]
sources:
  - name: raw
    tables:
      - name: events
        columns: [{name: event_id, tests: [unique]}]
exposures: [{name: weekly, type: dashboard}]
unit_tests: [{name: t, model: stg_order_placed}]
semantic_models: [{name: orders_sm}]
`);

describe('readDbt', () => {
  it('gives models, seeds and snapshots with what they stage', () => {
    expect(all(shop, 'model').map((model) => [model.resource, model.name.value, model.event?.value])).toEqual([
      ['model', 'stg_order_placed', 'order_placed'],
      ['seed', 'countries', undefined],
      ['snapshot', 'users_snapshot', 'user_updated'],
    ]);
    expect(shop.part.refs.map((ref) => [ref.to, ref.value])).toEqual([
      ['event', 'order_placed'],
      ['event', 'user_updated'],
    ]);
  });

  it('gives columns with type, description, tests and their model', () => {
    const tier = column(shop, 'tier');
    expect(tier).toMatchObject({
      model: 'stg_order_placed',
      event: 'order_placed',
      container: { noun: 'model', name: 'stg_order_placed' },
    });
    expect([tier?.description?.value, tier?.dataType?.value]).toEqual(['Plan tier', 'varchar']);
    expect(tier?.tests.map((test) => test.name.value)).toEqual(['not_null', 'accepted_values']);
    expect(column(shop, 'amount')?.tests.map((test) => test.name.value)).toEqual([
      'dbt_utils.at_least_one',
      'accepted_values',
    ]);
    expect(column(shop, 'event_id')).toMatchObject({
      model: 'raw.events',
      container: { noun: 'source table', name: 'events', of: { noun: 'source', name: 'raw' } },
    });
  });

  it('gives accepted values as written, empty text and odd numbers too', () => {
    expect(column(shop, 'tier')?.accepted?.values.map((value) => value.value)).toEqual(['free', 'pro', '']);
    expect(column(shop, 'amount')?.accepted?.values.map((value) => value.value)).toEqual(['1', '010']);
  });

  it('gives everything else that has a name', () => {
    expect(all(shop, 'table').map((table) => [table.source, table.name.value])).toEqual([['raw', 'events']]);
    expect(all(shop, 'resource').map((one) => [one.resource, one.name.value, one.of])).toEqual([
      ['metric', 'orders', undefined],
      ['source', 'raw', undefined],
      ['exposure', 'weekly', undefined],
      ['semantic model', 'orders_sm', undefined],
      ['unit test', 't', 'stg_order_placed'],
    ]);
  });

  it.each([
    ['a narrowed list', 'accepted_values: {arguments: {values: [a]}, config: {where: "x = 1"}}'],
    ['Jinja among the values', 'accepted_values: {arguments: {values: ["{{ var(1) }}", a]}}'],
    ['no list', 'accepted_values: {arguments: {values: a}}'],
    ['another test', 'accepted_range: {arguments: {values: [a]}}'],
  ])('knows no accepted values from %s', (_, test) => {
    const file = read(
      `models: [{name: m, columns: [{name: c, data_tests: [${JSON.stringify(test)}]}]}]`.replace(
        /"(accepted.*)"\]/,
        (_all, t) => `{${JSON.parse(`"${t}"`)}}]`,
      ),
    );
    expect(column(file, 'c')?.tests).toHaveLength(1);
    expect(column(file, 'c')?.accepted).toBeUndefined();
  });

  it('follows aliases and merges, and puts places where the text stands', () => {
    const file = read(`
anchors:
  - &id {name: id, data_tests: [unique]}
  - &base {config: {meta: {event: placed}}, description: base}
models:
  - {<<: *base, name: a, columns: [*id], description: own}
  - name: b
    columns: &cols
      - name: x
  - {name: c, columns: *cols}
`);
    expect(all(file, 'model').map((model) => [model.name.value, model.event?.value, model.description?.value])).toEqual(
      [
        ['a', 'placed', 'own'],
        ['b', undefined, undefined],
        ['c', undefined, undefined],
      ],
    );
    expect(all(file, 'column').map((one) => `${one.model}.${one.name.value}`)).toEqual(['a.id', 'b.x', 'c.x']);
    expect(all(file, 'model').map((model) => model.columnList !== undefined)).toEqual([true, true, false]);
    expect(lines(file)).toEqual([]);
  });

  it('leaves out what Jinja names, and reads on behind it', () => {
    const file = read(
      `models: [{name: "{{ prefix }}_a", columns: [{name: x}]}, {name: b, columns: [{name: "{{ c }}"}]}]`,
    );
    expect(file.part.items.map((item) => item.name.value)).toEqual(['b']);
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['null sections', 'models:\nsources:\n'],
    ['half an entry', 'models:\n  - name: a\n  -\n  - nam'],
    ['scalars where mappings belong', 'models: [1, a, null, [x]]\nsources: [{name: s, tables: 3}]'],
    ['an alias of itself', 'models: &m\n  - *m'],
    ['names that are objects', 'models: [{name: {a: 1}}, {name: [x]}]\n__proto__: 1\nconstructor: {a: 1}'],
  ])('does not fail on %s', (_, text) => {
    expect(() => read(text)).not.toThrow();
  });

  it('gives the first columns of a file whose aliases stand for endless ones', () => {
    const many = Array.from({ length: 400 }, (_, i) => `{name: c${i}}`).join(', ');
    const models = Array.from({ length: 400 }, (_, i) => `  - {name: m${i}, columns: *all}`).join('\n');
    const file = read(`anchors: [&all [${many}]]\nmodels:\n${models}\n`);
    expect(all(file, 'model')).toHaveLength(400);
    expect(all(file, 'column')).toHaveLength(50_000);
  });

  it('reads a dbt_project.yml as such', () => {
    const file = read(
      'name: shop\nmodel-paths: ["transform", "{{ x }}"]\nsource-paths: [old]\ndata-paths: csv\npackages-install-path: pkgs\nrequire-dbt-version: [">=1.10.0", "<2.0.0"]\nmodels: {shop: {+materialized: view}}\n',
      'file:///w/dbt/dbt_project.yml',
    );
    expect(file.part.items).toMatchObject([
      {
        shape: 'dbtProject',
        name: { value: 'shop' },
        dir: 'file:///w/dbt',
        folders: ['transform', 'csv', 'snapshots', 'analyses', 'macros', 'tests', 'functions'],
        written: ['target', 'dbt_packages', 'dbt_modules', 'logs', 'pkgs'],
        requireDbtVersion: ['>=1.10.0', '<2.0.0'],
      },
    ]);
  });

  it('knows suppressions', () => {
    const file = read('# trackwright-disable-next-line dbt-unknown-key: ours\nmodels: []\n');
    expect(file.part.suppressions).toMatchObject([{ rules: ['dbt-unknown-key'], reason: 'ours' }]);
  });
});

describe('definitionOf', () => {
  it('names what dbt wants once', () => {
    const items = [...all(shop, 'model'), ...all(shop, 'table'), ...all(shop, 'resource')];
    expect(items.map((item) => definitionOf(item)).map((one) => one && `${one.kind} ${one.name}`)).toEqual([
      'model stg_order_placed',
      'seed countries',
      'snapshot users_snapshot',
      'source table raw.events',
      'metric orders',
      undefined,
      'exposure weekly',
      'semantic model orders_sm',
      'unit test stg_order_placed.t',
    ]);
  });
});

describe('stagedName', () => {
  it.each([
    ['stg_order_placed', 'order_placed'],
    ['stg_shop__order_placed', 'order_placed'],
    ['base_events', 'events'],
    ['orders', undefined],
    ['stg_', undefined],
  ])('%s -> %s', (model, event) => expect(stagedName(model)).toBe(event));
});
