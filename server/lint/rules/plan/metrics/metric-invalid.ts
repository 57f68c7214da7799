import { askingIndex } from '../../../engine/indexes/asking-index.ts';
import { scopesOf } from '../../../engine/indexes/scopes.ts';
import { type Finding, type PlanEdit, projectRule } from '../../../engine/rule.ts';
import { metricFact, metricFaults } from './check-metric.ts';

type Data = { readonly title: string; readonly edit: PlanEdit };
const metrics = askingIndex('metrics', { metric: metricFact }, ({ name }) => name.value);

export default projectRule({
  id: 'metric-invalid',
  category: 'metric',
  severity: 'error',
  since: '0.1',
  description:
    'every metric says what it computes, of an event that is sent, over properties that the event carries and that can be summed, divided or split by',
  rationale: 'A metric that cannot be computed is found out in the meeting it was made for.',
  examples: {
    good: `
      events:
        - {name: order_paid, properties: [{name: total, type: number}, {name: country, type: string}]}
      metrics:
        - {name: orders, agg: count, event: order_paid, dimensions: [platform, country]}
        - {name: revenue, agg: sum, event: order_paid, property: total}
        - {name: aov, type: ratio, numerator: revenue, denominator: orders}
        - {name: dau, type: active, entity: user, grain: day}
    `,
    bad: `
      events:
        - {name: order_paid, properties: [{name: total, type: number}, {name: coupon, type: string}]}
      metrics:
        - {name: revenue, agg: sum, event: order_paid, property: totl}
      #                                                          ^^^^ Metric "revenue" names property "totl", which event "order_paid" does not carry. Did you mean "total"?
        - {name: coupons, agg: sum, event: order_paid, property: coupon}
      #                                                          ^^^^^^ Metric "coupons" computes the sum of "coupon", which is string. Name a number, or count it with agg: count.
        - {name: slow, agg: percentile, percentile: 95, event: order_paid, property: total}
      #                                             ^^ The percentile of metric "slow" is 95, and percentiles lie between 0 and 1. Write 0.95.
        - {name: aov, type: ratio, numerator: revenue}
      #          ^^^ Metric "aov" is a ratio without a denominator. Name the metric below the line in "denominator".
        - {name: dau, type: active, entity: user}
      #          ^^^ Metric "dau" counts active entities and does not say in which period. Set "grain", such as day.
        - {name: orders, event: order_paid}
      #          ^^^^^^ Metric "orders" says neither "agg" nor "type", so it computes nothing. Say what it computes, such as agg: count.
    `,
    fixed: `
      events:
        - {name: order_paid, properties: [{name: total, type: number}, {name: coupon, type: string}]}
      metrics:
        - {name: revenue, agg: sum, event: order_paid, property: total}
        - {name: coupons, agg: count, event: order_paid, property: coupon}
        - {name: slow, agg: percentile, percentile: 0.95, event: order_paid, property: total}
        - {name: aov, type: ratio, numerator: revenue}
        - {name: dau, type: active, entity: user, grain: day}
        - {name: orders, event: order_paid, agg: count}
    `,
  },
  indexes: [metrics],
  check: ([asking]): readonly Finding<Data>[] => {
    const world = { plan: asking.plan, scopes: scopesOf(asking.plan), metrics: asking };
    return asking.all.flatMap((metric) =>
      metricFaults(metric, world).map(({ fix, ...wrong }) => ({
        ...wrong,
        subject: { noun: 'metric', name: metric.name.value },
        fixable: fix !== undefined,
        ...(fix ? { data: fix } : {}),
      })),
    );
  },
  fix: ({ data }: Finding<Data>) => data && { title: data.title, edits: [data.edit] },
});
