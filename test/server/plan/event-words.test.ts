// Where the action stands in an event's name.
import { describe, expect, it } from 'vitest';
import { eventWords, orderIn, type WordOrder } from '../../../server/plan/event-words.ts';
import { englishWords as en } from '../../english.ts';

const said = (name: string, order?: WordOrder) => {
  const { words, action, order: told, tense } = eventWords(name, en, order);
  return [action ? words.slice(...action).join(' ') : '-', told ?? '-', tense ?? '-'].join(' | ');
};

describe('eventWords', () => {
  it.each([
    ['order_completed', 'completed | object first | past'],
    ['Item Added', 'added | object first | past'],
    ['view_item', 'view | action first | present'],
    ['add_to_cart', 'add | action first | present'],
    ['clickedButton', 'clicked | action first | past'],
    ['button-click', 'click | object first | present'],
    ['user_logged_in', 'logged in | object first | past'],
    ['logged_out_user', 'logged out | action first | past'],
    // What begins like an action and ends with one is of the object's order.
    ['search_submitted', 'submitted | object first | past'],
    ['saved_item_removed', 'removed | object first | past'],
    // The form says no tense.
    ['password_reset', 'reset | object first | -'],
    // No object beside it.
    ['signed_up', 'signed up | - | past'],
    ['checked_out', 'checked out | - | past'],
    // Nothing tells: a lone word, two nouns, two that could be either.
    ['purchase', '- | - | -'],
    ['app_error', '- | - | -'],
    ['search_view', '- | - | -'],
    // Verbs that are things as well tell nothing at the beginning, and gerunds nowhere.
    ['search_widget_button', '- | - | -'],
    ['tracking_protection_panel', '- | - | -'],
    ['user_rating', '- | - | -'],
    // The action stands in between.
    ['app_opened_link', '- | - | -'],
    ['', '- | - | -'],
  ])('%s', (name, expected) => expect(said(name)).toBe(expected));

  it.each([
    // A word that may be a thing, behind a verb, is none for certain.
    ['search_view', 'object first', '- | - | -'],
    ['Switch View Type', 'object first', '- | - | -'],
    ['App Launch After Install', 'object first', '- | - | -'],
    ['pull_to_refresh', 'object first', '- | - | -'],
    ['footer_link', 'object first', '- | - | -'],
    ['Visit preview link', 'object first', 'visit | action first | present'],
    ['share_button_click', 'object first', 'click | - | present'],
    ['add_to_cart_click', 'object first', 'click | - | present'],
    ['mileagePage_view', 'object first', 'view | object first | present'],
    ['auth.cli.logout', 'object first', 'logout | object first | present'],
    ['search_view', 'action first', 'search | - | present'],
    ['view_saved', 'action first', 'view | - | present'],
    ['app_error', 'object first', '- | - | -'],
  ] as const)('%s where %s', (name, order, expected) => expect(said(name, order)).toBe(expected));
});

it.each([
  ['{object}_{action}', 'object first'],
  ['{action} {object}', 'action first'],
  ['{context}_{object}_{action}', 'object first'],
  ['{object}', undefined],
  [undefined, undefined],
])('orderIn %s', (structure, order) => expect(orderIn(structure)).toBe(order));
