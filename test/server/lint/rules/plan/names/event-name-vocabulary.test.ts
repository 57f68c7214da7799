import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'event-name-vocabulary';
const files = (actions: string, ...names: readonly string[]) => ({
  'a.plan.yml': `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`,
  'trackwright.yml': `conventions: {actions: ${actions}}`,
});

test.each([
  ['any tense of an allowed action', '{allow: [viewed]}', ['page_viewed', 'page_view', 'View Page'], 0],
  ['an action of two words', '{allow: [logged_in]}', ['user_logged_in', 'User Log In'], 0],
  ['one word alone', '{allow: [viewed]}', ['purchased', 'viewed'], 1],
  ['a noun where the action belongs', '{allow: [viewed]}', ['app_error'], 1],
  ['nothing set', '{}', ['button_poked'], 0],
  ['a synonym in another tense', '{synonyms: {tapped: clicked}}', ['button_tap'], 1],
  ['a synonym that the object is called by', '{synonyms: {tapped: clicked}}', ['tap_opened'], 0],
  ['pages', '{allow: [viewed]}', ['home, call: page'], 0],
  ['none is allowed', '{allow: []}', ['page_viewed'], 1],
] as const)('%s', (_, actions, names, count) => expect(told(id, files(actions, ...names))).toHaveLength(count));

test.each([
  ['{synonyms: {tapped: clicked}}', 'button_tapped', 'button_clicked'],
  ['{synonyms: {tapped: clicked}}', 'buttonTap', 'buttonClick'],
  ['{synonyms: {signed in: logged in}}', 'User Signed In', 'User Logged In'],
  ['{synonyms: {clicked: tapped}, allow: [clicked]}', 'button_clicked', 'button_tapped'],
  ['{allow: [clicked]}', 'button_pressed', 'button_clicked'],
  ['{allow: [clicked]}', 'button_clickd', 'button_clicked'],
  ['{allow: [clicked]}', 'page_printed', 'page_printed'],
])('%s: %s -> %s', (actions, from, to) =>
  expect(fixed(id, files(actions, `"${from}"`))).toBe(`events:\n  - {name: "${to}"}`),
);

test('a long list is not recited', () => {
  const allow = Array.from({ length: 8 }, (_, i) => `a${i}ed`).join(', ');
  expect(told(id, files(`{allow: [${allow}]}`, 'page_printed'))[0]).toContain(
    'trackwright.yml allows (8 of them). Use',
  );
});
