// A small shop: a plan with a bit of everything that checks look at, and ten days of rows that break none of it.
import { event, plan, property } from '../events/build.ts';
import type { Row } from './checked.ts';

const values = (...list: readonly (string | number)[]) => list.map((value) => ({ value }));
const country = property('country', { enum: values('DE', 'FR', 'US') });

export const shop = plan({
  entities: [
    { name: 'user', key: 'user_id', traits: [property('tier', { enum: values('free', 'pro') })] },
    { name: 'product', key: 'product_id', traits: [] },
  ],
  events: [
    event('page_viewed', { status: 'implemented', properties: [country, property('path', { pattern: '^/[a-z]+$' })] }),
    event('product_viewed', {
      status: 'implemented',
      entities: ['user', 'product'],
      properties: [country, property('product_id', { required: true })],
    }),
    event('order_paid', {
      status: 'implemented',
      uniqueKey: ['order_id'],
      properties: [
        country,
        property('order_id', { required: true, pattern: '^ORD-\\d{4}$' }),
        property('total', { types: ['number'], required: true, minimum: 0, exclusiveMaximum: 1000 }),
        property('quantity', { types: ['integer'], minimum: 1, maximum: 9 }),
        property('gift', { types: ['boolean'] }),
        property('gift_note', { requiredWhen: 'gift = true', maxLength: 20 }),
        property('coupon', { types: ['string', 'null'], required: true }),
        property('ship_on', { format: 'date' }),
        property('agreed_at', { format: 'date-time' }),
        property('email', { format: 'email', pii: 'contact' }),
        property('cart', {
          types: ['object'],
          properties: [
            property('size', { types: ['integer'], required: true, minimum: 1 }),
            property('currency', { enum: values('EUR', 'USD') }),
          ],
        }),
        property('tags', { types: ['array'], items: { types: ['string'] } }),
        property('method', { as: 'pay method', const: 'card' }),
        property('anything', { types: ['any'] }),
      ],
    }),
    event('old_thing', { status: 'deprecated', properties: [property('gone')] }),
  ],
  checks: [
    {
      name: 'total_is_positive_for_gifts',
      event: 'order_paid',
      expect: 'total > 0',
      where: 'gift = true',
      severity: 'error',
    },
    {
      name: 'pro_users_only_in_us',
      expect: "user.tier = 'free' or country = 'US'",
      event: 'page_viewed',
      severity: 'warning',
    },
    { name: 'known_platform', expect: "platform in ('web', 'ios')", severity: 'information' },
  ],
});

const users = 20;
const days = 10;
const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const uuid = (n: number): string => `00000000-0000-4000-8000-${pad(n, 12)}`;

/** Every user has a session a day: three pages, three products, three orders. */
function shopRows(): Row[] {
  const rows: Row[] = [];
  for (let day = 0; day < days; day++) {
    for (let user = 0; user < users; user++) {
      for (let nth = 0; nth < 9; nth++) {
        const time = Date.UTC(2026, 0, 1 + day, 8, user, nth * 20);
        const kind = nth % 3;
        rows.push({
          event_id: uuid(rows.length + 1),
          event_name: ['page_viewed', 'product_viewed', 'order_paid'][kind],
          event_time: new Date(time).toISOString(),
          received_at: new Date(time + 800).toISOString(),
          user_id: `u${pad(user, 3)}`,
          anonymous_id: uuid(1e6 + user),
          session_id: uuid(2e6 + day * users + user),
          source: 'web',
          platform: user % 2 ? 'web' : 'ios',
          app_version: '1.0.0',
          country: isPro(user) ? 'US' : 'DE',
          ...[{ path: '/home' }, { product_id: `p${nth}` }, order(rows.length)][kind],
        });
      }
    }
  }
  return rows;
}

const isPro = (user: number): boolean => user % 5 === 0;

function order(n: number): Row {
  const gift = n % 2 === 0;
  return {
    order_id: `ORD-${pad(n, 4)}`,
    total: 10 + (n % 90) + 0.5,
    quantity: 1 + (n % 9),
    gift,
    ...(gift ? { gift_note: 'Für dich, "alles"' } : {}),
    coupon: n % 3 ? null : 'WELCOME',
    ship_on: '2026-02-01',
    agreed_at: '2026-01-01T10:00:00+02:00',
    email: `buyer${n}@example.com`,
    cart: { size: 1 + (n % 4), currency: 'EUR' },
    tags: ['a', 'b'],
    'pay method': 'card',
    anything: n % 2 ? { nested: [1] } : 'text',
  };
}

export const shopTables = (): { events: Row[]; user: Row[]; product: Row[] } => ({
  events: shopRows(),
  user: Array.from({ length: users }, (_, user) => ({
    user_id: `u${pad(user, 3)}`,
    tier: isPro(user) ? 'pro' : 'free',
  })),
  product: Array.from({ length: 9 }, (_, n) => ({ product_id: `p${n}` })),
});
