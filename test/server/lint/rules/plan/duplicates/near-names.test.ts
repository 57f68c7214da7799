// Names that say the same have equal signatures, others have not.
import { describe, expect, it, test } from 'vitest';
import {
  eventSignatures,
  nearOnes,
  propertySignatures,
  Remembered,
  type Signatures,
} from '../../../../../../server/lint/rules/plan/duplicates/near-names.ts';
import { englishWords as en } from '../../../../../english.ts';

const kinds = ['spelling', 'words', 'meaning'] as const;
const like = (of: (name: string) => Signatures, one: string, other: string) =>
  kinds.find((kind) => of(one)[kind] === of(other)[kind]);

describe('events', () => {
  const of = eventSignatures(en);
  it.each([
    ['Order Viewed', 'order_viewed', 'spelling'],
    ['orderViewed', 'ORDER-VIEWED', 'spelling'],
    ['order_viewed', 'view_order', 'words'],
    ['orders_viewed', 'order_views', 'words'],
    ['Sign Up', 'Signed Up', 'words'],
    ['text_summarised', 'text_summarized', 'words'],
    ['Firewall Displayed', 'firewall shown', 'meaning'],
    ['user_logged_in', 'user_signed_in', 'meaning'],
    ['signed_in', 'login', undefined],
    ['order_viewed', 'order_paid', undefined],
    // Order is meaning where a word says which way.
    ['moved_from_list_to_board', 'moved_from_board_to_list', undefined],
    ['building_created', 'build_created', undefined],
    ['step_1_1_done', 'step_11_done', undefined],
    ['item_added', 'item_removed', undefined],
  ])('%s and %s: %s', (one, other, expected) => expect(like(of, one, other)).toBe(expected));
});

describe('properties', () => {
  const of = propertySignatures(en);
  it.each([
    ['siteId', 'site id', 'spelling'],
    ['item_count', 'items_count', 'words'],
    ['start_date', 'date_start', 'words'],
    ['favourite_colour', 'favorite_color', 'words'],
    ['qty', 'quantity', 'meaning'],
    ['shipping_addr', 'shipping_address', 'meaning'],
    ['created_at', 'updated_at', undefined],
    ['price_from', 'price_to', undefined],
    ['hour', 'hor', undefined],
  ])('%s and %s: %s', (one, other, expected) => expect(like(of, one, other)).toBe(expected));
});

test('without English only spelling is told', () => {
  expect(eventSignatures(undefined)('Order Viewed')).toEqual({ spelling: 'orderviewed' });
});

test('each later one is told once, with the first of its kind', () => {
  const of = propertySignatures(en);
  const names = ['site_id', 'siteId', 'id_site', 'site', 'SITE_ID'];
  expect(nearOnes(names, of)).toEqual([
    { one: 'siteId', other: 'site_id', like: 'spelling' },
    { one: 'id_site', other: 'site_id', like: 'words' },
    { one: 'SITE_ID', other: 'site_id', like: 'spelling' },
  ]);
  expect(nearOnes(['', '?', '!'], of)).toEqual([]);
});

test('what was asked before is not worked out again, until English comes', () => {
  const asked: string[] = [];
  const remembered = new Remembered((words) => (name) => {
    asked.push(`${name} ${words ? 'in English' : ''}`);
    return { spelling: name };
  });
  const of = (words: typeof en | undefined, ...names: readonly string[]) => names.map(remembered.of(words, 3));
  of(undefined, 'a', 'b');
  of(undefined, 'a', 'b', 'c');
  expect(asked).toEqual(['a ', 'b ', 'c ']);
  of(en, 'a');
  of(en, 'a');
  expect(asked.slice(3)).toEqual(['a in English']);
});
