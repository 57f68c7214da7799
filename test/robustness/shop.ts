// A small sound project, which the tests of hostile surroundings start from.
export const plan = `plan: {name: shop, owner: growth}
owners: [{name: growth}]
events:
  - name: order_placed
    description: Buyer confirms the order.
    trigger: After the order is stored.
    properties: [{name: price, type: number, description: In euros}]
  - name: order_paid
    description: Buyer pays at the till.
    trigger: After the payment.
metrics: [{name: paid, agg: count, event: order_paid}]
funnels: [{name: buying, window: 7d, steps: [order_placed, order_paid]}]
`;
export const shop = { 'trackwright.yml': 'profile: recommended\n', 'shop.plan.yml': plan };
export const brief = 'feature: AI quizzes\nowner: learning\nactions: [generate a quiz with AI]\n';
/** What no answer to bad input may hold. */
export const stack = /\n {4}at |bug of its own/;
