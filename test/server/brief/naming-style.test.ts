// Names that a brief proposes are written as the plan writes its own, or as trackwright.yml settles it.
import { expect, test } from 'vitest';
import { planFromBrief } from '../../../server/brief/propose.ts';
import { briefOf, names, propose, resolved, words } from './planned.ts';

const brief = { feature: 'Meal plans', actions: ['share a recipe card', 'save a recipe card'] };
const plan = (all: readonly string[]) => `events: [${all.map((name) => `{name: "${name}"}`).join(', ')}]`;

test.each([
  [
    ['pantryItem_added', 'pantryItem_removed', 'cookTimer_started', 'cookTimer_paused'],
    ['recipeCard_shared', 'recipeCard_saved'],
  ],
  [
    ['pantry-item:added', 'pantry-item:removed', 'cook-timer:started'],
    ['recipe-card:shared', 'recipe-card:saved'],
  ],
  [
    ['pantry.item.added', 'pantry.item.removed', 'cook.timer.started'],
    ['recipe.card.shared', 'recipe.card.saved'],
  ],
  [
    ['Pantry Item Added', 'Pantry Item Removed', 'Cook Timer Started'],
    ['Recipe Card Shared', 'Recipe Card Saved'],
  ],
])('as in %s', (own, expected) => {
  expect(names(propose(brief, plan(own)).events)).toEqual(expect.arrayContaining(expected));
});

test('what is settled wins over what the plan has, and holds for a plan that has nothing', () => {
  const conventions = {
    event_case: '{PascalCase}_{camelCase}',
    event_structure: '{object}_{action}',
    tense: 'past',
  } as const;
  for (const own of [undefined, resolved(plan(['pantry_item_added', 'cook_timer_started', 'recipe_opened']))]) {
    const { events } = planFromBrief(briefOf(brief), own, words, conventions);
    expect(names(events)).toEqual(expect.arrayContaining(['RecipeCard_shared', 'RecipeCard_saved']));
  }
});
