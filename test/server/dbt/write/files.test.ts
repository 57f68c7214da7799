// The dbt files of a plan: what stands in them, and that our own reader finds nothing wrong with them.
import { describe, expect, it } from 'vitest';
import { isUnmodified } from '../../../../server/dbt/write/checksum.ts';
import { type DbtFile, dbtFiles } from '../../../../server/dbt/write/files.ts';
import type { DbtOptions } from '../../../../server/dbt/write/options.ts';
import type { Plan } from '../../../../server/plan/plan.ts';
import { event, plan, property } from '../../query/plans.ts';
import { all, column, lines, type ReadFile, read } from '../read/files.ts';
import { braces, checkout } from './plans.ts';

const textOf = (files: readonly DbtFile[], name: string): string =>
  files.find((file) => file.path.endsWith(name))?.text ?? '';
const made = dbtFiles(checkout);
const yaml = (name: string, of: Plan = checkout, options: DbtOptions = {}): ReadFile =>
  read(textOf(dbtFiles(of, options), name));

describe('dbtFiles', () => {
  it('writes sources, models and one staging model per event that was not removed', () => {
    expect(made.map((file) => file.path)).toEqual(
      [
        '_sources.yml',
        '_models.yml',
        'stg_checkout_completed.sql',
        'stg_signup_done.sql',
        'stg_signup_done_2.sql',
        'stg_sign_up_click.sql',
        'stg_other_click.sql',
        'stg_注文.sql',
      ].map((name) => `models/staging/${name}`),
    );
  });

  it.each([
    ['wide', {}],
    ['table_per_event', { layout: 'table_per_event' }],
    ['braces', { layout: 'wide' }, braces],
    ['postgres', { adapter: 'postgres', database: 'db', schema: 'raw', table: 'tracks' }],
    ['with a project', { project: { name: '2shop now', profile: 'p' } }],
  ] as const)('gives our own reader nothing to tell (%s)', (_, options, of: Plan = checkout) => {
    for (const file of dbtFiles(of, options as DbtOptions))
      if (file.path.endsWith('.yml')) expect(lines(read(file.text, `file:///w/${file.path}`))).toEqual([]);
  });

  it('ties every model to its event', () => {
    expect(all(yaml('_models.yml'), 'model').map((model) => model.event?.value)).toEqual([
      'checkout_completed',
      "Signup 'Done'",
      'signup_done',
      'sign_up_click',
      'other_click',
      '注文',
    ]);
    expect(
      all(yaml('_sources.yml', checkout, { layout: 'table_per_event' }), 'table').map((table) => table.event?.value),
    ).toContain('checkout_completed');
  });

  it('has a column for every property, and none that was removed', () => {
    const model = all(yaml('_models.yml'), 'model')[0];
    expect(model?.columns.slice(10).map((one) => one.name.value)).toEqual([
      'order_id',
      'order_value',
      'plan_tier',
      'stars',
      'coupon',
      'gift',
      'Order Note',
      'order',
      'items',
      'paid',
    ]);
  });

  it.each([
    ['order_id', ['not_null', 'unique']],
    ['coupon', []],
    ['gift', []],
    ['plan_tier', ['accepted_values']],
    ['items', []],
    ['event_id', ['not_null', 'unique']],
    ['received_at', []],
  ])('tests of %s: %j', (name, tests) => {
    expect(column(yaml('_models.yml'), name)?.tests.map((test) => test.name.value)).toEqual(tests);
  });

  it('accepts deprecated values, not removed ones, and doubles quotes as dbt needs them', () => {
    const file = yaml('_models.yml');
    expect(column(file, 'plan_tier')?.accepted?.values.map((value) => value.value)).toEqual(['free', "it's", 'yes']);
    expect(textOf(made, '_models.yml')).toContain(`values: [free, "it''s", "yes"]`);
    expect(textOf(made, '_models.yml')).toContain('values: [1, 2]\n                quote: false');
  });

  it.each([
    ['duckdb', ['varchar', 'double', 'bigint', 'json', 'boolean', 'timestamp']],
    ['postgres', ['text', 'double precision', 'bigint', 'jsonb', 'boolean', 'timestamp']],
  ] as const)('names types as %s does', (adapter, types) => {
    const file = yaml('_models.yml', checkout, { adapter });
    expect(
      ['order_id', 'order_value', 'stars', 'items', 'paid', 'event_time'].map(
        (name) => column(file, name)?.dataType?.value,
      ),
    ).toEqual(types);
  });

  it('asks for the wire name and quotes what must be', () => {
    const sql = textOf(made, 'stg_signup_done.sql');
    expect(sql).toContain(`{{ adapter.quote('userId') }}`);
    expect(sql).toContain(`from {{ source('shop', 'events') }}\nwhere event_name = 'signup''s'\n`);
    expect(textOf(made, 'stg_signup_done_2.sql')).toContain('userid_2 as userid\n');
  });

  it('tells events of one wire name apart, and says where it cannot', () => {
    expect(textOf(made, 'stg_sign_up_click.sql')).toContain(
      `where event_name = 'click' and label = 'Sign up {{ '{' }}% now %}' and order_id is null\n`,
    );
    expect(textOf(made, 'stg_other_click.sql')).toContain(
      '-- The plan narrows this event by a condition that has no form in SQL here',
    );
  });

  it('reads tables of their own without a filter', () => {
    const files = dbtFiles(checkout, { layout: 'table_per_event', table: 'raw_{event}' });
    expect(textOf(files, 'stg_checkout_completed.sql')).toMatch(
      /from \{\{ source\('shop', 'checkout_completed'\) \}\}\n$/,
    );
    expect(textOf(files, '_sources.yml')).toContain('identifier: raw_checkout_completed');
  });

  it('warns of unplanned events only where the plan minds them', () => {
    expect(textOf(made, '_sources.yml')).toContain(
      'values: [checkout_completed, purchase_done, "signup\'\'s", signup_done, click, "注文", buried]',
    );
    expect(textOf(dbtFiles({ ...checkout, unplanned: 'allow' }), '_sources.yml')).not.toContain('accepted_values');
  });

  it('leaves freshness out when told', () => {
    expect(textOf(made, '_sources.yml')).toContain('loaded_at_field: received_at');
    expect(textOf(dbtFiles(checkout, { freshness: false }), '_sources.yml')).not.toContain('freshness');
  });

  it('seals every file, and gives the same bytes again', () => {
    expect(made.every((file) => isUnmodified(file.text))).toBe(true);
    expect(dbtFiles(checkout)).toEqual(made);
  });

  it.each(['1.10', '1.11', '1.12', '2.0'] as const)('asks for dbt %s in a project of its own', (version) => {
    const text = textOf(dbtFiles(checkout, { version, project: { name: 'My shop', profile: 'p' } }), 'dbt_project.yml');
    expect(text).toContain(`require-dbt-version: ">=${version}.${version === '1.10' ? 8 : 0}"`);
    expect(text).toContain('name: my_shop\n');
  });

  it('makes do with an empty plan and with odd names', () => {
    expect(dbtFiles(plan([])).map((file) => file.path)).toEqual(['models/staging/_sources.yml']);
    const odd = plan(
      [
        event('__proto__', [property('constructor', 'string'), property('', 'string')]),
        event('a'.repeat(300)),
        event('a'.repeat(301)),
        event('?'),
      ],
      { name: '' },
    );
    const files = dbtFiles(odd);
    expect(files.map((file) => file.path.slice(15)).slice(2)).toEqual([
      'stg_proto.sql',
      `stg_${'a'.repeat(50)}.sql`,
      `stg_${'a'.repeat(50)}_2.sql`,
      'stg_event.sql',
    ]);
    for (const file of files.slice(0, 2)) expect(lines(read(file.text))).toEqual([]);
  });
});
