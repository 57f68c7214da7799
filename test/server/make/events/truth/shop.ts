// A plan whose funnels and metrics use every rule that is counted.
import { event, funnel, metric, plan, property } from '../build.ts';

const value = property('order_value', { types: ['number'], unit: 'currency' });
export const shop = plan({
  sources: [{ name: 'web' }, { name: 'ios' }],
  entities: [
    { name: 'user', key: 'user_id', traits: [] },
    { name: 'workspace', key: 'workspace_id', traits: [] },
    { name: 'quiz', key: 'quiz_id', traits: [] },
  ],
  events: [
    event('checkout_started', { entities: ['user', 'workspace'], properties: [property('workspace_id'), value] }),
    event('checkout_completed', { entities: ['user', 'workspace'], properties: [property('workspace_id'), value] }),
    event('page_viewed', { entities: ['user', 'workspace'], properties: [property('workspace_id')] }),
    event('signed_up', {
      as: 'clicked',
      where: "label = 'Sign up'",
      properties: [property('label'), property('workspace_id')],
    }),
    event('clicked', { properties: [property('label')] }),
    event('quiz_started', { entities: ['quiz'], properties: [property('quiz_id')] }),
    event('quiz_finished', {
      entities: ['quiz'],
      properties: [property('quiz_id'), property('score', { types: ['integer', 'null'], minimum: 0, maximum: 10 })],
    }),
  ],
  funnels: [
    funnel('checkout', ['checkout_started', { event: 'checkout_completed', where: 'order_value > 40' }]),
    funnel('fast', ['checkout_started', 'checkout_completed'], { window: '10s' }),
    funnel('twice', ['page_viewed', 'page_viewed', 'clicked'], { window: '1h' }),
    funnel('teams', ['checkout_started', 'signed_up', 'page_viewed'], { entity: 'workspace', window: '2d' }),
    funnel('strictly', ['checkout_started', 'checkout_completed', '*'], { order: 'strict' }),
    funnel('any_order', ['clicked', 'page_viewed', 'checkout_started'], { order: 'unordered', window: '30m' }),
    funnel('quiz', ['quiz_started', 'quiz_finished'], { entity: 'quiz' }),
    funnel('session', ['page_viewed', 'clicked'], { per: 'session' }),
    funnel('not_after', ['clicked', 'page_viewed'], { exclusions: [{ event: 'checkout_started', after: 'clicked' }] }),
  ],
  metrics: [
    metric('orders', { agg: 'count', event: 'checkout_completed' }),
    metric('revenue', { agg: 'sum', event: 'checkout_completed', property: 'order_value', where: 'order_value > 20' }),
    metric('lowest', { agg: 'min', event: 'checkout_completed', property: 'order_value', grain: 'week' }),
    metric('middle', { agg: 'median', event: 'quiz_finished', property: 'score', grain: 'month' }),
    metric('buyers', { agg: 'count_distinct', event: 'checkout_completed', entity: 'user' }),
    metric('teams', { agg: 'count_distinct', event: '*', entity: 'workspace' }),
    metric('labels', { agg: 'count_distinct', event: 'clicked', property: 'label' }),
    metric('per_buyer', { type: 'ratio', numerator: 'revenue', denominator: 'buyers' }),
    metric('dau', { type: 'active', entity: 'user', grain: 'day' }),
    metric('wau', { type: 'active', entity: 'user', grain: 'day', window: '7d' }),
  ],
});
