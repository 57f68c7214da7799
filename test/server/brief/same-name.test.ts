import { describe, expect, it } from 'vitest';
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
