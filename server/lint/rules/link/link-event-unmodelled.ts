import { toCase } from '../../../base/naming.ts';
import { type DbtModel, dbtModels, type Staged, stagedEvents } from '../../engine/indexes/dbt-models.ts';
import { planIndex } from '../../engine/indexes/plan-index.ts';
import { type Finding, projectRule } from '../../engine/rule.ts';

/** Below this share of events with a model, modelling event by event is not what the project does. */
const HABIT = 0.5;

export default projectRule({
  id: 'link-event-unmodelled',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description:
    'every event that is sent has a dbt model or source table, where at least half of them have; a model says which event it holds in "config: {meta: {event: …}}" or by its name, stg_<event>',
  rationale:
    'An event that is collected but not modelled is data nobody can use: it is missing from every table that analysts look at.',
  examples: {
    good: {
      'a.plan.yml': `
        events:
          - {name: cart_opened, status: implemented}
          - {name: order_paid, status: implemented}
          - {name: order_refunded, status: planned}
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': `
        models:
          - name: stg_shop__cart_opened
          - {name: payments, config: {meta: {event: order_paid}}}
      `,
    },
    bad: {
      'a.plan.yml': `
        events:
          - {name: cart_opened, status: implemented}
          - {name: order_paid, status: implemented}
        #          ^^^^^^^^^^ Event "order_paid" has no dbt model; 1 of 2 events that are sent have one. Make one with "trackwright dbt", or name the event in the model that holds it: "config: {meta: {event: order_paid}}".
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': 'models: [{name: stg_cart_opened}]',
    },
  },
  indexes: [planIndex, dbtModels],
  command: { title: 'Write dbt Files', command: 'trackwright.generateDbt' },
  check([plan, models]): readonly Finding<Data>[] {
    const staged = stagedEvents(models, plan);
    if (!staged.size) return [];
    const facts = plan.eventNames.flatMap((name) => plan.fact(name) ?? []).filter((fact) => !fact.abstract);
    const shipped = facts.filter(({ status }) => status === 'implemented' || status === 'verified');
    const sent = (
      shipped.length ? shipped : facts.filter(({ status }) => status !== 'deprecated' && status !== 'removed')
    )
      // Traits become columns of people and groups, not rows of a model.
      .filter(({ name }) => !traits.has(plan.event(name.value)?.call ?? 'track'));
    const missing = sent.filter(({ name }) => !staged.has(name.value));
    const modelled = sent.length - missing.length;
    if (modelled < HABIT * sent.length) return [];
    const beside = lastTable([...staged.values()].flat());
    return missing.map(({ name, as }) => ({
      at: name,
      subject: { noun: 'event', name: name.value },
      fixable: beside !== undefined,
      ...(beside ? { data: { beside, table: toCase(as?.value ?? name.value, 'snake_case') } } : {}),
      message: `Event "${name.value}" has no dbt model; ${modelled} of ${sent.length} events that are sent have one. Make one with "trackwright dbt", or name the event in the model that holds it: "config: {meta: {event: ${name.value}}}".`,
    }));
  },
  // A model would need its SQL, which is no edit of YAML; a table is there as soon as its events are collected.
  fix: ({ data }) =>
    data && {
      title: `Add source table "${data.table}"`,
      edits: [{ do: 'add', to: { after: data.beside.place }, items: [{ name: data.table }] }],
    },
});

interface Data {
  readonly beside: DbtModel;
  readonly table: string;
}
/** Where events are source tables, each of its own: the last of them. */
function lastTable(staged: readonly Staged[]): DbtModel | undefined {
  const all = staged.map(({ model }) => model);
  return all.every(({ noun }) => noun === 'source table') ? all.at(-1) : undefined;
}
const traits: ReadonlySet<string> = new Set(['identify', 'group', 'alias']);
