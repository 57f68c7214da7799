import { expect, test } from 'vitest';
import { proposedNames } from '../../../../server/language-service/completion/proposed-names.ts';
import { snapshotOf } from '../../lint/examples.ts';

test.each<[string, readonly string[], string, readonly string[]]>([
  ['snake case', ['cart_opened', 'quiz_taken'], '', ['cart_taken', 'quiz_opened']],
  ['the case of the plan', ['Cart Opened', 'Quiz Taken'], '', ['Cart Taken', 'Quiz Opened']],
  ['of most names', ['cartOpened', 'quizTaken', 'quiz_opened'], '', ['cartTaken']],
  ['the case that is set', ['cart_opened', 'quiz_taken'], '{event_case: camelCase}', ['cartTaken', 'quizOpened']],
  ['actions first', ['view_item', 'view_cart', 'add_item'], '', ['add_cart']],
  [
    'the order that is set',
    ['view_item', 'add_cart'],
    '{event_structure: "{action}_{object}"}',
    ['add_item', 'view_cart'],
  ],
  ['names of one word propose nothing', ['login', 'search'], '', []],
])('%s', (_, names, conventions, expected) => {
  const snapshot = snapshotOf({
    'a.plan.yml': `events:\n${names.map((name) => `  - {name: ${name}}\n`).join('')}`,
    'trackwright.yml': conventions && `conventions: ${conventions}\n`,
  });
  expect([...proposedNames(snapshot)].sort()).toEqual(expected);
});
