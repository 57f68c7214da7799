// Forms of names: one case, or parts with a joint between them.
import { describe, expect, test } from 'vitest';
import {
  inOtherForm,
  isFilledIn,
  isInForm,
  type NameForm,
  nameFormOf,
  readForm,
  tellsForm,
  toForm,
} from '../../../server/base/name-form.ts';
import { caseNames } from '../../../server/base/naming.ts';

describe('nameFormOf', () => {
  test.each([
    ['order_paid', 'snake_case'],
    ['orderPaid', 'camelCase'],
    ['OrderPaid', 'PascalCase'],
    ['order-paid', 'kebab-case'],
    ['Order Paid', 'Title Case'],
    ['Order paid', 'Sentence case'],
    ['Product Added to Wishlist', 'Title Case'],
    ['order.paid', 'dot.case'],
    ['ORDER_PAID', 'CONSTANT_CASE'],
    ['order paid', 'lower case'],
    ['loyaltyCard_opened', '{camelCase}_{camelCase}'],
    ['LoyaltyCard_Opened', '{PascalCase}_{PascalCase}'],
    ['LoyaltyCard_opened', '{PascalCase}_{camelCase}'],
    ['Order_Paid', '{PascalCase}_{PascalCase}'],
    ['Order-Paid', '{PascalCase}-{PascalCase}'],
    ['loyalty-card_opened', '{kebab-case}_{kebab-case}'],
    ['cart:opened', '{snake_case}:{snake_case}'],
    ['loyalty-card:step_opened', '{kebab-case}:{snake_case}'],
    ['billing.invoiceDraft.sent', '{camelCase}.{camelCase}'],
    ['billing_run.invoiceDraft.sent', '{snake_case}.{camelCase}'],
    ['Cart: Coupon Applied', '{Title Case}: {Title Case}'],
    ['Cart > Coupon > Applied', '{PascalCase} > {PascalCase}'],
    ['cart/coupon_applied', '{snake_case}/{snake_case}'],
    ['[Acme] Coupon Applied', 'Title Case'],
    ['x-_y', undefined],
    ['cart..opened', undefined],
  ])('%s is %s', (name, form) => expect(nameFormOf(name)).toBe(form));
});

test.each([
  ['Coupon Code Applied', '{camelCase}_{camelCase}', 'couponCode_applied'],
  ['CouponCode_applied', '{camelCase}_{camelCase}', 'couponCode_applied'],
  ['user_signed_up', '{camelCase}_{camelCase}', 'user_signed_up'],
  ['User Signed Up', '{camelCase}_{camelCase}', 'user_signedUp'],
  ['invoice_draft_sent', '{snake_case}:{snake_case}', 'invoice_draft:sent'],
  ['billing.invoice.sent', '{kebab-case}:{kebab-case}', 'billing:invoice:sent'],
  ['InvoiceSent', 'dot.case', 'invoice.sent'],
  ['[Acme] coupon applied', 'Title Case', '[Acme] Coupon Applied'],
  ['purchase', '{PascalCase}_{PascalCase}', 'Purchase'],
] as const)('%s in %s is %s', (name, form, written) => {
  expect(toForm(name, form)).toBe(written);
  expect(isInForm(written, form)).toBe(true);
});

test('a name written in a form is in it, and stays as it is when it is written so again', () => {
  const parts = caseNames
    .filter((a) => a !== 'dot.case')
    .flatMap((a) => ['_', '.', ':', ' > '].map((joint): NameForm => `{${a}}${joint}{${a}}`));
  for (const name of [
    'gift card redeemed',
    'GiftCardRedeemed',
    'gift.card_redeemed',
    'giftCard:redeemed',
    'Gift-Card Redeemed',
  ])
    for (const form of [...caseNames, ...parts]) {
      const to = toForm(name, form);
      if (isInForm(to, form)) expect(toForm(to, form), `${name} in ${form}`).toBe(to);
      expect(inOtherForm(to, form), `${name} in ${form}`).toBeUndefined();
    }
});

test('a setting is a case or two cases in braces with a joint between them', () => {
  for (const form of [
    'snake_case',
    'Title Case',
    '{camelCase}_{camelCase}',
    '{kebab-case}:{snake_case}',
    '{Title Case} - {Title Case}',
  ])
    expect(readForm(form)).toBe(form);
  for (const text of [
    'snake',
    '{camelCase}',
    '{camelCase}_{action}',
    '{camelCase}{camelCase}',
    'camelCase_camelCase',
    '',
    undefined,
  ])
    expect(readForm(text)).toBeUndefined();
});

test('what is filled in later, and a lone word, tell nothing', () => {
  for (const name of ['order_{id}', 'Screen <name>', 'Shell <name>', 'purchase', '[Acme] Install', '*'])
    expect(tellsForm(name), name).toBe(false);
  for (const name of ['order_paid', 'Cart > Opened', '[Acme] Coupon Applied']) expect(tellsForm(name), name).toBe(true);
  expect(isFilledIn('Cart > Opened')).toBe(false);
});
