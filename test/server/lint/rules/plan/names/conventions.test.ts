// Conventions as a whole plan teaches them, and what is proposed to names that break them.
import { describe, expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const plan = (names: readonly string[], settings = '') => ({
  'a.plan.yml': `plan: {name: shop}\nevents:\n${names.map((name) => `  - {name: ${JSON.stringify(name)}}\n`).join('')}`,
  'trackwright.yml': settings,
});

describe('{camelCase}_{action}', () => {
  const most = [
    'recipeCard_viewed',
    'recipeCard_saved',
    'shoppingList_opened',
    'shoppingList_shared',
    'mealPlan_created',
    'mealPlan_deleted',
    'cookTimer_started',
    'cookTimer_paused',
    'pantryItem_added',
    'login_viewed',
  ];
  const names = plan([...most, 'RatingDialog_viewed', 'Meal Reminder Opened', 'voiceGuide <step>']);
  test('is learned, and says who follows it', () => {
    expect(told('event-name-case', names)).toEqual([
      'Event "RatingDialog_viewed" is not {camelCase}_{camelCase}; 10 of 12 events here are. Rename it to "ratingDialog_viewed".',
      'Event "Meal Reminder Opened" is not {camelCase}_{camelCase}; 10 of 12 events here are. Rename it to "mealReminder_opened".',
    ]);
  });
  test('a proposal keeps case and joints', () => {
    expect(told('event-name-tense', plan([...most, 'groceryTab_view']))).toEqual([
      'The action of event "groceryTab_view" is not in the past tense; 10 of 11 here are. Rename it to "groceryTab_viewed".',
    ]);
  });
});

test.each([
  [
    'dotted',
    ['kitchen.oven.started', 'kitchen.oven.stopped', 'pantry.item.added', 'pantry.item.removed', 'Oven Door Opened'],
    'dot.case',
    'oven.door.opened',
  ],
  [
    'object:action',
    ['guest-list:opened', 'guest-list:shared', 'seat-map:saved', 'seat-map:deleted', 'seat_map_opened'],
    '{kebab-case}:{kebab-case}',
    'seat-map:opened',
  ],
  ['kebab', ['guest-invited', 'guest-removed', 'seat-taken', 'seat-freed', 'seatMoved'], 'kebab-case', 'seat-moved'],
  [
    'prefixed',
    ['web: Seat Taken', 'web: Seat Freed', 'app: Seat Taken', 'app: Guest Invited', 'guest_removed'],
    '{snake_case}: {Title Case}',
    'guest: Removed',
  ],
] as const)('%s names are learned from the fifth on, as a hint', (_, names, form, to) => {
  const [found] = told('event-name-case', plan(names));
  expect(found).toBe(
    `Event "${names[4]}" is not ${form}; 4 of 5 events here are, too few to be sure. Rename it to "${to}".`,
  );
});

test('names of a prefix in brackets are in the form of what is behind it', () => {
  const names = ['Seat Taken', 'Seat Freed', 'Guest Invited', '[Acme] Push Received', '[Acme] Install'];
  expect(told('event-name-case', plan(names))).toEqual([]);
  expect(told('event-name-dynamic', plan(names))).toEqual([]);
});

describe('no convention', () => {
  const names = ['OvenStarted', 'OvenStopped', 'ItemAdded', 'kitchen.oven.cleaned', 'kitchen.lamp.lit', 'item_removed'];
  test('is said once, with what there is', () => {
    expect(told('convention-mixed', plan(names))).toEqual([
      'No form of event names holds here: 3 are PascalCase, 2 dot.case, 1 snake_case. Settle one in trackwright.yml under conventions, event_case; the fix renames the others to snake_case.',
    ]);
    expect(told('event-name-case', plan(names))).toEqual([]);
  });
  test('of properties it is a problem of its own; none of three names, none where one is set', () => {
    const properties = (all: string, settings = '') => ({
      'a.plan.yml': `events: [{name: a, properties: [${all}]}]`,
      'trackwright.yml': settings,
    });
    const mixed = '{name: oven_id}, {name: lampId}, {name: item-id}, {name: Guest Id}';
    expect(told('convention-mixed', properties(mixed))).toHaveLength(1);
    expect(told('convention-mixed', properties('{name: oven_id}, {name: lampId}, {name: item-id}'))).toEqual([]);
    expect(told('convention-mixed', properties(mixed, 'conventions: {property_case: snake_case}'))).toEqual([]);
  });
  test('the fix renames to one form, but for names that would become one', () => {
    const taken = ['OvenStarted', 'oven_started', 'LampLit', 'lamp.lit', 'seat-moved', 'Seat Taken'];
    expect(fixed('convention-mixed', plan(taken))).toBe(
      plan(['OvenStarted', 'oven_started', 'LampLit', 'lamp.lit', 'seat_moved', 'seat_taken'])['a.plan.yml'].trim(),
    );
  });
});

describe('names that a destination asks for', () => {
  const own = [
    'seat_taken',
    'seat_freed',
    'guest_invited',
    'guest_removed',
    'table_booked',
    'table_moved',
    'menu_opened',
    'menu_closed',
    'bill_paid',
    'bill_split',
  ];
  const shop = (events: string, type = 'ga4', settings = '') => ({
    'a.plan.yml': `destinations: [{name: out, type: ${type}}]\nbundles: [{name: sent, properties: [], destinations: [out]}]\nevents:\n${own.map((name) => `  - {name: ${name}}\n`).join('')}${events}`,
    'trackwright.yml': settings,
  });
  const all = ['event-name-structure', 'event-name-tense', 'event-name-case', 'event-name-vocabulary'];
  const found = (files: Readonly<Record<string, string>>) => all.flatMap((id) => told(id, files));
  test.each([
    ['sent there', '  - {name: begin_checkout, destinations: [out]}\n', 'ga4', 0],
    [
      'sent there under another name',
      '  - {name: add_to_cart, destinations: [{ref: out, as: cart_add}]}\n',
      'google_analytics_4',
      0,
    ],
    ['sent there by a bundle', '  - {name: view_item, use: [sent]}\n', 'Firebase', 0],
    [
      'sent there as its parent is',
      '  - {name: base_sent, abstract: true, destinations: [out]}\n  - {name: view_item, extends: base_sent}\n',
      'ga4',
      0,
    ],
    ['of another destination', '  - {name: InitiateCheckout, destinations: [out]}\n', 'facebook-pixel', 0],
    ['in Title Case', '  - {name: Order Completed, destinations: [out]}\n', 'segment', 0],
    ['sent nowhere', '  - {name: begin_checkout}\n', 'ga4', 2],
    ['sent elsewhere', '  - {name: begin_checkout, destinations: [out]}\n', 'amplitude', 2],
    ['nearly one', '  - {name: begin_checkin, destinations: [out]}\n', 'ga4', 2],
  ])('%s', (_, events, type, count) => expect(found(shop(events, type))).toHaveLength(count));
  test('are right whatever trackwright.yml asks for', () => {
    const settings =
      'conventions: {event_case: Title Case, tense: past, event_structure: "{object}_{action}", actions: {allow: [opened]}}';
    const files = {
      'a.plan.yml': 'destinations: [{name: out, type: ga4}]\nevents: [{name: view_item, destinations: [out]}]',
      'trackwright.yml': settings,
    };
    expect(found(files)).toEqual([]);
  });
  test('teach nothing of how the plan makes its own', () => {
    const lent = ['begin_checkout', 'view_item', 'add_to_cart', 'generate_lead', 'select_item', 'view_cart'];
    const five = ['Seat Taken', 'Seat Freed', 'Guest Invited', 'Table Booked', 'menu_opened'];
    const files = {
      'a.plan.yml': `destinations: [{name: out, type: ga4}]\nevents:\n${lent.map((name) => `  - {name: ${name}, destinations: [out]}\n`).join('')}${five.map((name) => `  - {name: ${name}}\n`).join('')}`,
    };
    expect(told('event-name-case', files)).toEqual([
      'Event "menu_opened" is not Title Case; 4 of 5 events here are, too few to be sure. Rename it to "Menu Opened".',
    ]);
  });
});
