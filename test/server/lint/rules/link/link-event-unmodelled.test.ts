import { expect, test } from 'vitest';
import { fixed, told } from '../../diagnostics.ts';

const files = (events: string, models: string, kind = 'models') => ({
  'a.plan.yml': `events: [${events}]`,
  'dbt_project.yml': 'name: shop',
  'models/schema.yml': `${kind}: [${models}]`,
});
const names = (texts: Readonly<Record<string, string>>) =>
  told('link-event-unmodelled', texts).map((message) => message.split('"')[1]);

test.each([
  ['no model of any event', files('{name: a_b}, {name: c_d}', '{name: orders}'), []],
  [
    'few have one: events are not modelled one by one here',
    files('{name: a_b}, {name: c_d}, {name: e_f}', '{name: stg_a_b}'),
    [],
  ],
  ['half of them have one', files('{name: a_b}, {name: c_d}', '{name: stg_a_b}'), ['c_d']],
  [
    'a source table counts',
    files('{name: a_b}, {name: c_d}', '{name: raw, tables: [{name: A_B}, {name: c_d}]}', 'sources'),
    [],
  ],
  ['the name on the wire', files('{name: a_b, as: Thing Done}, {name: c_d}', '{name: stg_thing_done}'), ['c_d']],
  [
    'what is not sent any more, or only extended',
    files('{name: a_b}, {name: c_d, status: removed}, {name: e_f, abstract: true}', '{name: stg_a_b}'),
    [],
  ],
  [
    'traits are no rows',
    files('{name: a_b}, {name: who, call: identify}, {name: team, call: group}', '{name: stg_a_b}'),
    [],
  ],
  ['planned beside implemented', files('{name: a_b, status: verified}, {name: c_d}', '{name: stg_a_b}'), []],
  ['a model of an event that is not in the plan', files('{name: a_b}', '{name: x, config: {meta: {event: gone}}}'), []],
  ['no dbt at all', { 'a.plan.yml': 'events: [{name: a_b}]' }, []],
  ['no plan at all', { 'dbt_project.yml': 'name: shop', 'models/schema.yml': 'models: [{name: stg_a_b}]' }, []],
])('%s', (_, texts, expected) => expect(names(texts)).toEqual(expected));

test('where events are source tables, one more is added beside the last', () => {
  const sources = `
      sources:
        - name: raw
          tables:
            - name: a_b
              description: It is
            - name: c_d
        - name: other
          tables: [{name: elsewhere}]
    `;
  const { 'models/schema.yml': _, ...rest } = files('{name: a_b}, {name: c_d}, {name: e_f, as: Thing Done}', '');
  expect(fixed('link-event-unmodelled', { 'models/schema.yml': sources, ...rest })).toContain(
    '      - name: c_d\n      - {name: thing_done}\n  - name: other\n',
  );
});
test('a model is not made by an edit of YAML alone', () => {
  const { 'models/schema.yml': models, ...rest } = files('{name: a_b}, {name: c_d}', '{name: stg_a_b}');
  expect(fixed('link-event-unmodelled', { 'models/schema.yml': models, ...rest })).toBe(models);
});
