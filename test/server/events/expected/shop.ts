// A plan whose funnels and metrics use every rule that is counted.
import { event, funnel, metric, plan, property } from '../build.ts';

const value = property('order_value', { types: ['number'], unit: 'currency' });
const step = (name: string) => ({ event: name, name });
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
      properties: [
        property('quiz_id'),
        property('score', { types: ['integer', 'null'], minimum: 0, maximum: 10 }),
        property('due', { format: 'date' }),
        property('round', {
          types: ['object'],
          properties: [
            property('points', { as: 'pts', types: ['number'], minimum: 0, maximum: 5 }),
            property('mood', { enum: [{ value: 'glad' }, { value: 'sad' }] }),
          ],
        }),
      ],
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
    metric('points', { agg: 'sum', event: 'quiz_finished', property: 'round.points' }),
    metric('moods', { agg: 'count_distinct', event: 'quiz_finished', property: 'round.mood', grain: 'week' }),
    metric('with_points', { agg: 'count', event: 'quiz_finished', property: 'round.points', grain: 'month' }),
    metric('last_due', { agg: 'max', event: 'quiz_finished', property: 'due' }),
    metric('first_label', { agg: 'min', event: 'clicked', property: 'label' }),
    metric('latest', { agg: 'max', event: '*', property: 'event_time' }),
    metric('per_buyer', { type: 'ratio', numerator: 'revenue', denominator: 'buyers' }),
    metric('dau', { type: 'active', entity: 'user', grain: 'day' }),
    metric('wau', { type: 'active', entity: 'user', grain: 'day', window: '7d' }),
    metric('mau_weekly', { type: 'active', entity: 'workspace', event: 'page_viewed', grain: 'week', window: '28d' }),
  ],
  retention: [
    { name: 'daily', entity: 'user', start: step('page_viewed'), return: step('*'), period: 'day', brackets: [] },
    { name: 'weekly', entity: 'user', start: step('clicked'), return: step('clicked'), period: 'week', brackets: [] },
    {
      name: 'buyers_back',
      entity: 'user',
      start: step('page_viewed'),
      return: { ...step('checkout_completed'), where: 'order_value > 20' },
      period: 'day',
      brackets: [1, 7, 14],
    },
    { name: 'teams', entity: 'workspace', start: step('*'), return: step('*'), period: 'month', brackets: [] },
  ],
});
