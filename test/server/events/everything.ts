// A plan with a bit of everything that rows can show.
import type { PlanProperty } from '../../../server/plan/plan.ts';
import { event, funnel, metric, plan, property } from './build.ts';

const values = (...list: readonly (string | number)[]) => ({ enum: list.map((value) => ({ value })) });
const theme: PlanProperty = property('theme', values('light', 'dark', 'system'));
const common: readonly PlanProperty[] = [
  property('workspace_id', { format: 'uuid' }),
  property('country', { format: 'country', required: true }),
  property('load_ms', { types: ['integer', 'null'], unit: 'ms' }),
  theme,
];
const tier = property('plan_tier', { ...values('free', 'pro', 'gold'), required: true });

export const everything = plan({
  name: 'everything',
  sources: [{ name: 'web', platform: 'web' }, { name: 'ios', platform: 'ios' }, { name: 'backend' }],
  entities: [
    { name: 'user', key: 'user_id', traits: [tier, property('signed_up_at', { format: 'date-time' })] },
    {
      name: 'workspace',
      key: 'workspace_id',
      traits: [property('seats', { types: ['integer'], minimum: 1, maximum: 500 })],
    },
    { name: 'quiz', key: 'quiz_id', parent: 'workspace', traits: [property('title')] },
  ],
  events: [
    event('page_viewed', {
      call: 'page',
      properties: [...common, property('path', { pattern: '^/[a-z]{2,8}(/[a-z0-9-]{1,6})?$' })],
    }),
    event('checkout_started', {
      entities: ['user', 'workspace'],
      properties: [
        ...common,
        property('cart_value', { as: 'cart-value', types: ['number'], minimum: 0, unit: 'currency' }),
      ],
    }),
    event('checkout_completed', {
      entities: ['user', 'workspace'],
      sources: ['backend'],
      uniqueKey: ['order_id'],
      properties: [
        ...common,
        property('order_id', { pattern: '^ORD-\\d{6}$' }),
        property('order_value', { types: ['number'], minimum: 0, unit: 'currency', required: true }),
        property('currency', { format: 'currency', requiredWhen: 'order_value > 25' }),
        property('coupon', { types: ['string', 'null'], examples: ['WELCOME', 'a "b", c', 'größe'] }),
        property('items', {
          types: ['array'],
          minItems: 1,
          items: {
            types: ['object'],
            properties: [
              property('product_id', { required: true }),
              property('quantity', { types: ['integer'], minimum: 1, maximum: 5 }),
            ],
          },
        }),
      ],
      variants: [
        {
          name: 'large',
          where: 'order_value >= 60',
          properties: [property('currency', { format: 'currency', required: true })],
        },
      ],
    }),
    event('signed_up', { as: 'clicked', where: "label = 'Sign up'", properties: [property('label')] }),
    event('clicked', {
      properties: [
        property('label'),
        property('answers', {
          types: ['object'],
          properties: [property('why'), property('score', { types: ['number'] })],
        }),
      ],
    }),
    event('quiz_started', { entities: ['user', 'quiz'], properties: [...common, property('quiz_id')] }),
    event('quiz_finished', {
      entities: ['user', 'quiz'],
      properties: [...common, property('quiz_id'), property('score', { types: ['integer'], minimum: 0, maximum: 100 })],
    }),
    event('user_identified', {
      call: 'identify',
      properties: [tier, property('signed_up_at', { format: 'date-time' })],
    }),
    event('old_thing', { status: 'removed', properties: [property('gone')] }),
  ],
  funnels: [
    funnel('checkout', ['checkout_started', { event: 'checkout_completed', where: 'order_value > 20' }]),
    funnel('quiz', ['quiz_started', 'quiz_finished'], { entity: 'quiz', window: '1h' }),
  ],
  metrics: [
    metric('revenue', { agg: 'sum', event: 'checkout_completed', property: 'order_value' }),
    metric('orders', { agg: 'count', event: 'checkout_completed' }),
    metric('order_size', { type: 'ratio', numerator: 'revenue', denominator: 'orders' }),
    metric('wau', { type: 'active', entity: 'user', window: '7d' }),
  ],
});
