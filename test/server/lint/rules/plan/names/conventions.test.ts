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
