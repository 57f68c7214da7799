import { describe, expect, test } from 'vitest';
import { fits, toCase } from '../../../server/base/naming.ts';

describe('Title Case', () => {
  test.each([
    'Order Completed',
    'Product Added to Wishlist',
    'iOS App Installed',
    'A/B Test Viewed',
    'Terms & Conditions Read',
    'Sign-Up Started',
    '2 Factor Enabled',
    'Push Notification Tapped',
  ])('%s', (name) => {
    expect(fits(name, 'Title Case')).toBe(true);
    expect(toCase(name, 'Title Case')).toBe(name);
  });
  test.each([
    'Order completed',
    'order Completed',
    'orderCompleted',
    'Order_Completed',
    'to the Moon now',
    'Order  Paid',
  ])('not %s', (name) => expect(fits(name, 'Title Case')).toBe(false));
  test.each([
    ['iOS app installed', 'iOS App Installed'],
    ['Added to cart', 'Added to Cart'],
    ['order_completed', 'Order Completed'],
    ['orderCompleted', 'Order Completed'],
    ['order  paid', 'Order Paid'],
    ['user signed in', 'User Signed In'],
  ])('%s -> %s', (name, title) => expect(toCase(name, 'Title Case')).toBe(title));
});
