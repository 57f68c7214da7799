import { askingIndex } from '../../../engine/indexes/asking-index.ts';
import { scopesOf } from '../../../engine/indexes/scopes.ts';
import { type Finding, type PlanEdit, projectRule } from '../../../engine/rule.ts';
import { funnelFact, funnelFaults } from './funnel-checks.ts';

type Data = { readonly title: string; readonly edit: PlanEdit };
const funnels = askingIndex('funnels', { funnel: funnelFact }, ({ name }) => name.value);

export default projectRule({
  id: 'funnel-invalid',
  category: 'funnel',
  severity: 'error',
  since: '0.1',
  description:
    'every funnel has two or more steps with names of their own, a window that can be read, and events that carry the key of who goes through',
  rationale:
    'A funnel that cannot be computed shows nothing; one over events without the key shows zero, which looks like an answer.',
  examples: {
    good: `
      entities: [{name: shop, key: shop_id}]
      events:
        - {name: cart_opened, properties: [{name: shop_id, type: string}]}
        - {name: order_paid, properties: [{name: shop_id, type: string}]}
      funnels:
        - {name: buy, window: 7d, steps: [cart_opened, order_paid], exclusions: [{event: cart_opened, after: cart_opened}]}
        - {name: open, entity: shop, window: 30m, per: session, steps: [cart_opened, {event: cart_opened, name: again}]}
    `,
    bad: `
      entities: [{name: shop, key: shop_id}]
      events:
        - {name: cart_opened, properties: [{name: shop_id, type: string}]}
        - {name: order_paid}
      funnels:
        - {name: buy, window: 7d, steps: [cart_opened]}
      #          ^^^ Funnel "buy" has one step; a funnel needs two or more.
        - {name: slow, window: 7 days, steps: [cart_opened, order_paid]}
      #                        ^^^^^^ The window of funnel "slow" is "7 days", which cannot be read. Write 7d.
        - {name: twice, window: 7d, steps: [cart_opened, {event: cart_opened}]}
      #                                                          ^^^^^^^^^^^ Funnel "twice" has two steps called "cart_opened", so that a result cannot tell them apart. Give one a "name" of its own.
        - {name: shops, entity: shop, window: 7d, steps: [cart_opened, order_paid]}
      #                                                                ^^^^^^^^^^ Funnel "shops" is about entity "shop", whose key "shop_id" event "order_paid" does not carry. Add the property to the event, or choose another entity.
        - name: stop
          window: 1d
          steps: [cart_opened, order_paid]
          exclusions: [{event: order_paid, after: cart_open}]
      #                                           ^^^^^^^^^ The exclusion of "order_paid" in funnel "stop" counts after step "cart_open", which it does not have. Did you mean "cart_opened"?
    `,
    fixed: `
      entities: [{name: shop, key: shop_id}]
      events:
        - {name: cart_opened, properties: [{name: shop_id, type: string}]}
        - {name: order_paid}
      funnels:
        - {name: buy, window: 7d, steps: [cart_opened]}
        - {name: slow, window: 7d, steps: [cart_opened, order_paid]}
        - {name: twice, window: 7d, steps: [cart_opened, {event: cart_opened, name: cart_opened_2}]}
        - {name: shops, entity: shop, window: 7d, steps: [cart_opened, order_paid]}
        - name: stop
          window: 1d
          steps: [cart_opened, order_paid]
          exclusions: [{event: order_paid, after: cart_opened}]
    `,
  },
  indexes: [funnels],
  check: ([{ all, plan }]): readonly Finding<Data>[] => {
    const world = { plan, scopes: scopesOf(plan) };
    return all.flatMap((funnel) =>
      funnelFaults(funnel, world).map(({ fix, ...wrong }) => ({
        ...wrong,
        subject: { noun: 'funnel', name: funnel.name.value },
        fixable: fix !== undefined,
        ...(fix ? { data: fix } : {}),
      })),
    );
  },
  fix: ({ data }: Finding<Data>) => data && { title: data.title, edits: [data.edit] },
});
