// What a plan's names agree on: learned, kept up to date, or set.
import { expect, test } from 'vitest';
import { ConventionInference } from '../../../../server/lint/engine/conventions.ts';
import type { Fragment } from '../../../../server/schema/fragment.ts';
import { englishWords as en } from '../../../english.ts';
import { snapshotOf } from '../examples.ts';

const parts = (...names: readonly string[]): readonly Fragment[] =>
  snapshotOf({ 'a.plan.yml': `events: [${names.map((name) => `{name: ${name}}`).join(', ')}]` }).fragments;
const objects = ['cart', 'order', 'item', 'coupon', 'page', 'quiz', 'video', 'team'];
const past = objects.map((object) => `${object}_viewed`);

test('nothing is learned of fewer than four names that tell, or of a smaller majority than four of five', () => {
  const few = new ConventionInference();
  few.feed([], parts(...past.slice(0, 3), 'purchase', 'checkout'));
  expect(few.conventions({}, en)).toEqual({});
  few.feed([], parts('menu_opened'));
  expect(few.eventCase()).toEqual({ value: 'snake_case', agree: 4, of: 4, inferred: true });
  const learner = new ConventionInference();
  learner.feed([], parts(...past, 'purchase', 'app_error', 'view_menu', 'menu_opened'));
  const learned = learner.conventions({}, en);
  expect(learned).toMatchObject({ eventOrder: 'object first', tense: 'past' });
  expect(learner.eventOrder()).toEqual({ value: 'object first', agree: 9, of: 10, inferred: true });
  learner.feed([], parts('view_cart', 'view_order'));
  expect(learner.conventions({}, en)).not.toHaveProperty('eventOrder');
});

test('order and tense wait for English, which may come later', () => {
  const learner = new ConventionInference();
  learner.feed([], parts(...past, 'menu_opened', 'menu_closed'));
  expect(learner.conventions({})).toEqual({ eventCase: 'snake_case' });
  expect(learner.conventions({}, en)).toMatchObject({ eventOrder: 'object first', tense: 'past' });
});

test('what comes and goes counts as what is there', () => {
  const learner = new ConventionInference();
  const [stays, goes] = [parts(...past, 'menu_opened', 'menu_closed'), parts('view_cart', 'view_order', 'add_item')];
  learner.feed([], [...goes, ...stays]);
  expect(learner.conventions({}, en)).not.toHaveProperty('tense');
  learner.feed(goes, []);
  expect(learner.tense()).toEqual({ value: 'past', agree: 10, of: 10, inferred: true });
  const settled = {};
  const first = learner.conventions(settled, en);
  learner.feed([], parts('quiz_started'));
  expect(learner.conventions(settled, en)).toBe(first);
});

test('settings win, and are counted all the same', () => {
  const learner = new ConventionInference();
  learner.feed([], parts(...past, 'menu_opened', 'menu_closed'));
  const settled = { event_structure: '{action}_{object}', tense: 'present', event_case: 'camelCase' } as const;
  expect(learner.conventions(settled, en)).toEqual({
    eventCase: 'camelCase',
    eventOrder: 'action first',
    tense: 'present',
  });
  expect(learner.eventOrder()).toEqual({ value: 'action first', agree: 0, of: 10, inferred: false });
});
