// Names that say the same have equal signatures, others have not.
import { describe, expect, it, test } from 'vitest';
import {
  AlikeNames,
  eventSignatures,
  nearOnes,
  propertySignatures,
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

describe('alike names', () => {
  const asked: string[] = [];
  const names = () =>
    new AlikeNames<string>((name) => {
      asked.push(name);
      return { spelling: name[0] ?? '', words: name[1] ?? '' };
    });
  const change = (of: AlikeNames<string>, come: readonly string[], gone: readonly string[] = []) =>
    of
      .change(
        new Map([...gone.map((name) => [name, undefined] as const), ...come.map((name) => [name, name] as const)]),
      )
      .map((group) => [...group].sort().join(' '))
      .sort();

  test('a change gives the groups that it touches, whole; what stays is not worked out again', () => {
    const of = names();
    expect(change(of, ['ax', 'ay', 'by', 'cz'])).toEqual(['ax ay by', 'cz']);
    asked.length = 0;
    expect(change(of, ['cy'])).toEqual(['ax ay by cy cz']);
    expect(asked).toEqual(['cy']);
    expect(change(of, [], ['ay'])).toEqual(['ax', 'by cy cz']);
    expect(change(of, [], ['cz'])).toEqual(['by cy']);
    expect(change(of, ['dw'])).toEqual(['dw']);
    expect(asked).toEqual(['cy', 'dw']);
  });
  test('a name that comes under another signature leaves its group', () => {
    const of = new AlikeNames<string>((one) => ({ spelling: one }));
    of.change(new Map(['a', 'b'].map((name) => [name, 'same'])));
    expect(of.change(new Map([['b', 'other']])).map((group) => group.join())).toEqual(['same', 'other']);
  });
  test('a group of many is walked once', () => {
    const many = Array.from({ length: 2000 }, (_, i) => `a${i}`);
    const of = new AlikeNames<string>(() => ({ spelling: 'same', words: 'same' }));
    expect(of.change(new Map(many.map((name) => [name, name])))[0]).toHaveLength(2000);
  });
});
