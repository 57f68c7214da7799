// Known numbers, as a shop's brief names them, and funnels that follow one thing.
import { describe, expect, it } from 'vitest';
import { printPlan } from '../../../server/plan/print.ts';
import { names, problems, propose } from './planned.ts';

const actions = [
  'view a product',
  'add a product to the cart',
  'start checkout',
  'pay for an order by card',
  'refund an order',
];
const shop = (...success: string[]) => propose({ feature: 'Checkout', owner: 'shop', actions, success });

describe('a number that the trade knows', () => {
  it.each<[string, object]>([
    [
      'average order value above 40',
      {
        name: 'average_order_value',
        agg: 'average',
        event: 'order_payment_completed',
        property: 'amount',
        meta: { target: 40 },
      },
    ],
    ['AOV', { name: 'average_order_value', agg: 'average' }],
    [
      'checkout conversion above 40%',
      { type: 'ratio', numerator: 'order_payments', denominator: 'checkouts_started', meta: { target: 0.4 } },
    ],
    [
      'refund rate below 2%',
      { name: 'refund_rate', numerator: 'orders_refunded', denominator: 'order_payments', meta: { target: 0.02 } },
    ],
    ['orders per user', { name: 'orders_per_user', numerator: 'order_payments', denominator: 'order_payment_users' }],
    ['ARPDAU', { name: 'arpdau', numerator: 'order_revenue', denominator: 'dau' }],
  ])('%s', (sentence, metric) => {
    const { metrics, questions } = shop(sentence);
    expect(metrics).toContainEqual(expect.objectContaining(metric));
    expect(questions).toEqual([]);
  });
  it('orders per user is no adoption', () =>
    expect(names(shop('orders per user').metrics)).not.toContain('order_payment_adoption'));
  it('gross merchandise value is the sum that the plan has', () => {
    const { metrics, assumptions } = shop('gross merchandise value');
    expect(metrics.filter((metric) => metric.agg === 'sum')).toHaveLength(1);
    expect(assumptions).toContainEqual({ about: 'gross merchandise value', text: 'This is order_revenue.' });
  });
  it('abandonment is what a funnel loses', () =>
    expect(shop('cart abandonment rate below 60%').funnels).toContainEqual(
      expect.objectContaining({
        name: 'cart_to_purchase',
        steps: [{ event: 'cart_product_added' }, { event: 'order_payment_completed' }],
        meta: { target: 0.4 },
      }),
    ));
  it.each(['median time from checkout to payment', 'hours per user', 'sessions per user'])(
    '"%s" lacks something: asked',
    (sentence) => expect(shop(sentence).questions.map(({ code }) => code)).toEqual(['success']),
  );
  it('gives a plan without problems', () =>
    expect(
      problems(
        printPlan(
          shop(
            'average order value',
            'checkout conversion above 40%',
            'cart abandonment below 60%',
            'refund rate below 2%',
            'orders per user',
            'ARPDAU',
          ),
        ),
      ),
    ).toEqual([]));
});

describe('a funnel of the feature', () => {
  const stepsOf = (brief: object) =>
    propose(brief).funnels.map(({ steps }) => (steps as readonly { event: string }[]).map(({ event }) => event));
  it('follows one thing through its states, of one role', () => {
    const found = stepsOf({
      feature: 'Gift cards',
      owner: 'shop',
      actions: [
        'customers redeem a gift card',
        'customers buy a gift card',
        'staff issue a gift card',
        'compare products',
        'subscribe to the newsletter',
      ],
    });
    expect(found).toEqual([
      ['gift_card_purchase_started', 'gift_card_purchase_completed'],
      ['gift_card_purchase_completed', 'gift_card_redeemed'],
    ]);
  });
  it('goes from the cart to the money', () =>
    expect(stepsOf({ feature: 'Shop', owner: 'shop', actions })).toContainEqual([
      'cart_product_added',
      'checkout_started',
      'order_payment_completed',
    ]));
  it('is none where deeds do not follow each other', () =>
    expect(
      stepsOf({ feature: 'Desk', owner: 'a', actions: ['share a post', 'pair a speaker', 'search customers'] }),
    ).toEqual([]));
});
