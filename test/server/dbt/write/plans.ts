// One plan with everything that is awkward in dbt, and rows of its events.

import { wideColumnsOf } from '../../../../server/dataset/columns.ts';
import { sqlType } from '../../../../server/engines/duckdb/read-as.ts';
import type { Plan } from '../../../../server/plan/plan.ts';
import { event, plan, property } from '../../query/plans.ts';

export const checkout: Plan = plan(
  [
    event(
      'checkout_completed',
      [
        property('order_id', 'string', { required: true, description: 'The order: one each' }),
        property('order_value', 'number', {
          required: true,
          description: 'Before {{ tax }} {% and %} {# so on #}',
          pii: 'financial',
        }),
        property('plan_tier', 'string', {
          enum: [
            { value: 'free' },
            { value: "it's", status: 'deprecated' },
            { value: 'yes' },
            { value: 'gone', status: 'removed' },
          ],
        }),
        property('stars', 'integer', { enum: [{ value: 1 }, { value: 2 }] }),
        { ...property('coupon', 'string', { required: true }), types: ['string', 'null'] },
        property('gift', 'string', { required: true, variants: ['as_gift'] }),
        property('Order Note', 'string', { required: true, description: '# not a comment' }),
        property('order', 'string', { required: true, description: 'yes' }),
        property('items', 'array'),
        property('paid', 'boolean', { const: true }),
        property('old_code', 'string', { status: 'removed' }),
      ],
      {
        uniqueKey: ['order_id'],
        owner: ['growth'],
        tags: ['core', 'on'],
        description: 'Buyer pays: done.',
        trigger: 'After the payment API answers 200, once per order',
        status: 'implemented',
        aliases: [{ name: 'purchase_done' }],
      },
    ),
    event("Signup 'Done'", [property('userId', 'string', { required: true })], {
      as: "signup's",
      owner: ['growth', 'web'],
    }),
    event('signup_done', [property('userid', 'string')], { uniqueKey: ['event_id', 'userid'] }),
    event('sign_up_click', [property('label', 'string'), property('order_id', 'string')], {
      as: 'click',
      where: "label = 'Sign up {% now %}' and order_id is null",
    }),
    event('other_click', [property('label', 'string')], { as: 'click', where: 'nothing_here > 1' }),
    event('注文', []),
    event('buried', [], { status: 'removed' }),
  ],
  { description: 'A shop: web and apps' },
);

/** Names that dbt would render. */
export const braces: Plan = plan(
  [
    event(
      '注文 {{ x }}',
      [property('{{ a }}', 'string', { required: true }), property('b', 'string', { enum: [{ value: '{% c %}' }] })],
      {
        as: '注文 {% x %}',
        tags: ['{{ t }}'],
        owner: ['{{ o }}'],
      },
    ),
    event('', [property('"', 'string', { required: true })]),
  ],
  { name: '{{ shop }}' },
);

/** SQL that makes the events table with one order; the broken one has an unknown tier, no id and an unplanned event. */
export function tableOf(rows: 'sound' | 'broken'): string {
  const columns = wideColumnsOf(checkout).map(({ name, type }) => `"${name}" ${sqlType[type]}`);
  const order = (id: string, event: string, tier: string, key: string) =>
    `insert into events (event_id, event_name, event_time, order_id, order_value, plan_tier, stars, "Order Note", "order", paid) values ('${id}', '${event}', '2026-01-01', ${key}, 4.5, '${tier}', 1, 'n', 'o', true);`;
  const sound = order('a', 'checkout_completed', "it''s", "'1'") + order('b', '注文', 'none', 'null');
  const broken = order('c', 'checkout_completed', 'gone', 'null') + order('d', 'nobody_planned', 'free', 'null');
  return `create or replace table events (${columns.join(', ')}); ${rows === 'sound' ? sound : broken}`;
}
