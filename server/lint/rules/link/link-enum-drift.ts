import { bare } from '../../../base/naming.ts';
import type { Plain, PlanProperty } from '../../../plan/plan.ts';
import type { Located } from '../../../schema/item.ts';
import { type DbtColumn, dbtModels, type Staged, stagedModels } from '../../engine/indexes/dbt-models.ts';
import type { IndexedEvent, IndexedProperty } from '../../engine/indexes/resolved-event.ts';
import { listed } from '../../engine/message-text.ts';
import { type Finding, projectRule } from '../../engine/rule.ts';

type Drift =
  | { readonly add: readonly Plain[]; readonly to: Located<null> }
  | { readonly remove: readonly Located<string>[] };

export default projectRule({
  id: 'link-enum-drift',
  category: 'column',
  severity: 'warning',
  since: '0.1',
  description: 'the "accepted_values" of a column are the values that the plan lists for its property',
  rationale:
    'A value the test does not know fails the build on sound data; a value the plan does not know passes every check, and no chart expects it.',
  examples: {
    good: {
      'a.plan.yml': `
        properties: [{name: plan_tier, type: string, enum: [free, pro, {value: gold, status: deprecated}]}]
        events:
          - {name: plan_changed, properties: [plan_tier]}
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': `
        models:
          - name: stg_plan_changed
            columns:
              - {name: plan_tier, data_tests: [accepted_values: {arguments: {values: [gold, pro, free]}}]}
      `,
    },
    bad: {
      'a.plan.yml': `
        properties: [{name: plan_tier, type: string, enum: [free, pro, team]}]
        events:
          - {name: plan_changed, properties: [plan_tier]}
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': `
        models:
          - name: stg_plan_changed
            columns:
              - name: plan_tier
                data_tests:
                  - accepted_values:
        #           ^^^^^^^^^^^^^^^ Column "plan_tier" of model "stg_plan_changed" does not accept "team", which property "plan_tier" of event "plan_changed" may be. Sound rows will fail the test: add it here, or take it out of the plan.
                      arguments:
                        values:
                          - free # kept
                          - pro
                          - golden
        #                   ^^^^^^ Column "plan_tier" of model "stg_plan_changed" accepts "golden", which property "plan_tier" of event "plan_changed" never is. Take it out here, or add it to the plan.
      `,
    },
    fixed: {
      'models/staging.yml': `
        models:
          - name: stg_plan_changed
            columns:
              - name: plan_tier
                data_tests:
                  - accepted_values:
                      arguments:
                        values:
                          - free # kept
                          - pro
                          - team
      `,
    },
  },
  indexes: [dbtModels],
  check: ([models]) => stagedModels(models).flatMap((staged) => drifts(staged.event, staged)),
  fix({ data }) {
    if (!data) return undefined;
    if ('add' in data)
      return {
        title: `Accept ${listed(data.add.map(String))}`,
        edits: [{ do: 'add', to: data.to, items: data.add }],
      };
    return {
      title: `Take out ${listed(data.remove.map((one) => one.value))}`,
      edits: [{ do: 'remove', what: data.remove }],
    };
  },
});

function drifts(event: IndexedEvent, { model }: Staged): readonly Finding<Drift>[] {
  return model.columns.flatMap((column) => {
    const { accepted } = column;
    const property = accepted && propertyOf(column, event);
    const values = property && allowed(property.result);
    if (!accepted || !property || !values) return [];
    const owner = `Column "${column.name.value}" of ${model.noun} "${model.called}"`;
    const what = `property "${property.name}" of event "${event.name.value}"`;
    const subject = { noun: 'column', name: column.name.value, of: { noun: model.noun, name: model.called } };
    const known = new Set(values.map(String));
    const there = new Set(accepted.values.map((value) => value.value));
    const missing = values.filter((value) => !there.has(String(value)));
    const extra = accepted.values.filter((value) => !known.has(value.value));
    return [
      ...(missing.length
        ? [
            {
              at: accepted.test,
              subject,
              discriminator: `without ${missing.map(String).join(' ')}`,
              message: `${owner} does not accept ${listed(missing.map(String))}, which ${what} may be. Sound rows will fail the test: add ${missing.length === 1 ? 'it' : 'them'} here, or take ${missing.length === 1 ? 'it' : 'them'} out of the plan.`,
              fixable: true,
              data: { add: missing.map(written), to: accepted.list },
            },
          ]
        : []),
      ...extra.map((value) => ({
        at: value,
        subject,
        discriminator: `accepts ${value.value}`,
        message: `${owner} accepts "${value.value}", which ${what} never is. Take it out here, or add it to the plan.`,
        fixable: true,
        data: { remove: [value] },
      })),
    ];
  });
}
const propertyOf = ({ name }: DbtColumn, event: IndexedEvent): IndexedProperty | undefined => {
  const wanted = bare(name.value);
  return [...event.properties.values()].find((one) => bare(one.result.as) === wanted || bare(one.name) === wanted);
};

/** A null passes the test whatever the list says; a deprecated value may still come. */
function allowed({ enum: values, const: only }: PlanProperty): readonly Plain[] | undefined {
  const listedValues = values?.filter((one) => one.status !== 'removed').map((one) => one.value);
  const all = listedValues ?? (only === undefined ? undefined : [only]);
  const flat = all?.filter((value) => value !== null);
  return flat?.length && flat.every((value) => typeof value !== 'object') ? flat : undefined;
}
/** dbt puts a value between single quotes as it is. */
const written = (value: Plain): Plain => (typeof value === 'string' ? value.replaceAll("'", "''") : value);
