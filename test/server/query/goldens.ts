// The questions whose SQL is kept in golden/, and the plan that they are of.
import type { Storage } from '../../../server/dataset/storage.ts';
import { canonicalStorage } from '../../../server/dataset/storage.ts';
import type { PlanMetric } from '../../../server/plan/plan.ts';
import type { FunnelQuestion } from '../../../server/query/questions/funnel/question.ts';
import type { Question } from '../../../server/query/questions/registry.ts';
import type { RetentionQuestion } from '../../../server/query/questions/retention/question.ts';
import { event, plan, property } from './plans.ts';

export const metric = (name: string, more: Partial<PlanMetric>): PlanMetric => ({
  name,
  type: 'simple',
  dimensions: [],
  ...more,
});
export const shop = plan(
  [
    event('checkout_started', [property('cart', 'object', { properties: [property('size', 'integer')] })]),
    event('checkout_completed', [property('order_value', 'number'), property('country', 'string')], {
      aliases: [{ name: 'purchase_done' }],
    }),
    event('support_opened', [property('label', 'string')], { as: 'button_click', where: "label = 'Help'" }),
  ],
  {
    metrics: [
      metric('orders', { agg: 'count', event: 'checkout_completed' }),
      metric('revenue', { agg: 'sum', event: 'checkout_completed', property: 'order_value' }),
      metric('aov', { type: 'ratio', numerator: 'revenue', denominator: 'orders' }),
      metric('dau', { type: 'active', entity: 'user', grain: 'day' }),
      metric('wau', { type: 'active', entity: 'user', window: '7d' }),
      metric('no_event', { agg: 'count' }),
      metric('no_agg', { event: 'checkout_completed' }),
      metric('unknown_event', { agg: 'count', event: 'checkout_complete' }),
      metric('unknown_property', { agg: 'sum', event: 'checkout_completed', property: 'value' }),
      metric('sum_of_nothing', { agg: 'sum', event: 'checkout_completed' }),
      metric('sum_of_text', { agg: 'sum', event: 'checkout_completed', property: 'country' }),
      metric('no_percentile', { agg: 'percentile', event: 'checkout_completed', property: 'order_value' }),
      metric('bad_percentile', {
        agg: 'percentile',
        percentile: 101,
        event: 'checkout_completed',
        property: 'order_value',
      }),
      metric('bad_condition', { agg: 'count', event: 'checkout_completed', where: 'order_value >' }),
      metric('unknown_in_condition', { agg: 'count', event: 'checkout_completed', where: 'order_valu > 1' }),
      metric('derived', { type: 'derived', expr: 'revenue - orders' }),
      metric('half_ratio', { type: 'ratio', numerator: 'revenue' }),
      metric('ratio_of_ratio', { type: 'ratio', numerator: 'aov', denominator: 'orders' }),
      metric('lost_ratio', { type: 'ratio', numerator: 'revenu', denominator: 'orders' }),
      metric('odd_window', { type: 'active', window: '36h' }),
      metric('by_nobody', { agg: 'count_distinct', event: 'checkout_completed', entity: 'team' }),
    ],
    entities: [{ name: 'user', key: 'user_id', traits: [property('plan_tier', 'string')] }],
    segments: [{ name: 'paying', entity: 'user', where: "user.plan_tier in ('pro', 'gold')" }],
  },
);
export const january = { since: '2026-01-01', until: '2026-01-03' } as const;
const withUsers: Storage = { ...canonicalStorage, entities: [{ ref: 'user', table: 'crm.users', key: 'id' }] };
export const checkout: FunnelQuestion = {
  kind: 'funnel',
  name: 'checkout',
  entity: 'user',
  window: '7d',
  order: 'ordered',
  steps: [{ event: 'checkout_started' }, { event: 'checkout_completed', where: 'order_value > 0', name: 'paid' }],
};
export const weekly: RetentionQuestion = {
  kind: 'retention',
  name: 'weekly',
  entity: 'user',
  start: { event: 'checkout_completed' },
  return: { event: '*' },
  period: 'week',
  periods: 2,
};

/** The name of the file, the question, and where the data lie if not as we write them. */
export const goldens: [name: string, question: Question, storage?: Storage][] = [
  ['metric-total', { kind: 'metric', metric: 'orders' }],
  ['metric-by-day-and-country', { kind: 'metric', metric: 'revenue', grain: 'day', by: ['country'], ...january }],
  ['ratio-by-week-in-a-segment', { kind: 'metric', metric: 'aov', grain: 'week', segment: 'paying' }, withUsers],
  ['active-trailing', { kind: 'metric', metric: 'wau', grain: 'day', ...january }],
  ['funnel', { ...checkout, ...january, by: ['platform'], exclusions: [{ event: 'support_opened', after: 1 }] }],
  [
    'funnel-strict-json',
    { ...checkout, order: 'strict', per: 'session' },
    {
      layout: 'json',
      table: 'raw.events',
      columns: { event_name: 'event', event_time: 'ts' },
      properties: 'payload',
    },
  ],
  ['retention', { ...weekly, ...january }],
];
