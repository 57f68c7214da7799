import { describe, expect, it } from 'vitest';
import { thingOf } from '../../../server/brief/entity-noun.ts';
import { nearKey } from '../../../server/brief/same-name.ts';
import { words } from './planned.ts';

describe('names that say the same', () => {
  it.each([
    ['quiz_generation_started', 'Quiz Generation Started'],
    ['quiz_generation_started', 'quizGenerationStarted'],
    ['quiz_generation_started', 'started_quiz_generation'],
    ['quiz_generation_started', 'quizzes_generation_start'],
    ['button_clicked', 'button_tapped'],
    ['order_cancelled', 'order_canceled'],
    ['note_summarised', 'note_summarized'],
    ['product_viewed', 'product_shown'],
    ['error_code', 'ErrorCode'],
  ])('%s, %s', (a, b) => expect(nearKey(a, words)).toBe(nearKey(b, words)));
  it.each([
    ['quiz_generation_started', 'quiz_generation_completed'],
    ['order_placed', 'order_paid'],
    ['user_invited', 'user_created'],
    ['plan_tier', 'plan_price'],
  ])('not %s, %s', (a, b) => expect(nearKey(a, words)).not.toBe(nearKey(b, words)));
});

describe('things', () => {
  it.each([
    ['quizzes', { words: ['quiz'], counted: true, mass: false, person: false }],
    ['bank account', { words: ['bank', 'account'], counted: true, mass: false, person: false }],
    ['product details', { words: ['product'], counted: true, mass: false, person: false }],
    ['order status', { words: ['order'], counted: true, mass: false, person: false }],
    ['colleague', { words: ['colleague'], counted: true, mass: false, person: true }],
    ['buy now button', { words: ['buy', 'now', 'button'], counted: false, mass: false, person: false }],
    ['homework', { words: ['homework'], counted: false, mass: true, person: false }],
    ['symptom', { words: ['symptom'], counted: true, mass: false, person: false, pii: 'health' }],
    ['email', { words: ['email'], counted: false, mass: false, person: false, pii: 'contact' }],
    ['', { words: [''], counted: false, mass: false, person: false }],
  ])('%s', (object, thing) => expect(thingOf(object, words)).toEqual(thing));
});
