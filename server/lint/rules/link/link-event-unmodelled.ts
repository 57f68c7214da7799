import { toCase } from '../../../base/naming.ts';
import type { DbtModel } from '../../engine/indexes/dbt-models.ts';
import { type EventModels, eventModels } from '../../engine/indexes/event-models.ts';
import { type Finding, type Findings, followingRule, type InOrder } from '../../engine/rule.ts';

/** Below this share of events with a model, modelling event by event is not what the project does. */
const HABIT = 0.5;

export default followingRule<readonly [EventModels], Data>({
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
  indexes: [eventModels],
  command: { title: 'Write dbt Files', command: 'trackwright.generateDbt' },
  start() {
    const known = new ModelledEvents();
    return (changed, _, inOrder) => known.change(changed, inOrder);
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
/** Events by whether they are sent and modelled, with the counts that every message tells. */
class ModelledEvents {
  readonly #events = new Map<string, EventModels>();
  /** What is sent is what is published, where anything is; traits go elsewhere. */
  readonly #counts = { published: 0, shipped: 0, current: 0, shippedModelled: 0, currentModelled: 0 };
  readonly #models = new Map<string, EventModels>();
  #told: string | undefined;

  change(changed: ReadonlyMap<string, EventModels | undefined>, inOrder: InOrder): ReadonlyMap<string, Findings<Data>> {
    let models = false;
    for (const [name, now] of changed) {
      const before = this.#events.get(name);
      if (before) this.#count(before, -1);
      if (now) this.#count(now, 1);
      models ||= !!before?.models.length || !!now?.models.length;
      if (now) this.#events.set(name, now);
      else this.#events.delete(name);
      if (now?.models.length) this.#models.set(name, now);
      else this.#models.delete(name);
    }
    const { published, shipped, current, shippedModelled, currentModelled } = this.#counts;
    const [sent, modelled] = published ? [shipped, shippedModelled] : [current, currentModelled];
    const asked = this.#models.size > 0 && modelled >= HABIT * sent;
    const told = JSON.stringify([asked, sent, modelled, published > 0]);
    // Numbers stand in every message, and which table is the last one in every fix.
    const all = told !== this.#told || (asked && models);
    this.#told = told;
    const beside = asked
      ? lastTable(
          [...this.#models.values()].flatMap((one) => one.models),
          inOrder,
        )
      : undefined;
    const names = all ? new Set([...this.#events.keys(), ...changed.keys()]) : changed.keys();
    return new Map(
      [...names].map((name) => {
        const event = this.#events.get(name);
        const isMissing = asked && event && !event.models.length && (published ? isShipped(event) : isCurrent(event));
        return [name, isMissing ? [missing(event, modelled, sent, beside)] : undefined];
      }),
    );
  }
  #count(event: EventModels, by: 1 | -1): void {
    const has = event.models.length ? by : 0;
    if (isPublic(event)) this.#counts.published += by;
    if (isShipped(event)) {
      this.#counts.shipped += by;
      this.#counts.shippedModelled += has;
    }
    if (isCurrent(event)) {
      this.#counts.current += by;
      this.#counts.currentModelled += has;
    }
  }
}
// Traits become columns of people and groups, not rows of a model.
const isRows = ({ fact, call }: EventModels): boolean => !fact.abstract && !traits.has(call);
const isPublic = ({ fact: { abstract, status } }: EventModels): boolean =>
  !abstract && (status === 'implemented' || status === 'verified');
const isShipped = (event: EventModels): boolean => isRows(event) && isPublic(event);
const isCurrent = (event: EventModels): boolean =>
  isRows(event) && event.fact.status !== 'deprecated' && event.fact.status !== 'removed';

function missing(
  { fact: { name, as } }: EventModels,
  modelled: number,
  sent: number,
  beside: DbtModel | undefined,
): Finding<Data> {
  return {
    at: name,
    subject: { noun: 'event', name: name.value },
    fixable: beside !== undefined,
    ...(beside ? { data: { beside, table: toCase(as?.value ?? name.value, 'snake_case') } } : {}),
    message: `Event "${name.value}" has no dbt model; ${modelled} of ${sent} events that are sent have one. Make one with "trackwright dbt", or name the event in the model that holds it: "config: {meta: {event: ${name.value}}}".`,
  };
}
/** Where events are source tables, each of its own: the last of them. */
const lastTable = (models: readonly DbtModel[], inOrder: InOrder): DbtModel | undefined =>
  models.every(({ noun }) => noun === 'source table') ? inOrder(models, ({ place }) => place).at(-1) : undefined;
const traits: ReadonlySet<string> = new Set(['identify', 'group', 'alias']);
