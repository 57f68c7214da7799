import { dbtModels, stagedEvents } from '../../dbt-models.ts';
import { viewsRule } from '../../rule.ts';
import { schemas } from '../../schemas.ts';

/** Below this share of events with a model, modelling event by event is not what the project does. */
const HABIT = 0.5;

export default viewsRule({
  id: 'link-event-unmodelled',
  subject: 'event',
  severity: 'warning',
  since: '0.1',
  checks:
    'every event that is sent has a dbt model or source table, where at least half of them have; a model says which event it holds in "config: {meta: {event: …}}" or by its name, stg_<event>',
  why: 'An event that is collected but not modelled is data nobody can use: it is missing from every table that analysts look at.',
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
  views: [schemas, dbtModels],
  judge([plan, models]) {
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
    return missing.map(({ name }) => ({
      at: name,
      about: { noun: 'event', name: name.value },
      message: `Event "${name.value}" has no dbt model; ${modelled} of ${sent.length} events that are sent have one. Make one with "trackwright dbt", or name the event in the model that holds it: "config: {meta: {event: ${name.value}}}".`,
    }));
  },
});
const traits: ReadonlySet<string> = new Set(['identify', 'group', 'alias']);
