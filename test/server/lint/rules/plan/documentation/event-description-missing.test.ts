import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'event-description-missing';

test.each([
  ['an empty text is none', '{name: a, description: "  "}', 1],
  ['no value is none', '{name: a, description: }', 1],
  ['a draft is told', '{name: a, status: draft}', 1],
  ['an event that extends a described one is told', '{name: a, extends: b}', 1],
  ['a removed event is left alone', '{name: a, status: removed}', 0],
  ['a template is left alone', '{name: a, abstract: true}', 0],
  ['an event without a name is left to missing-required-key', '{trigger: now}', 0],
])('%s', (_, event, count) => {
  const text = `events: [${event}, {name: b, description: Somebody did something, status: planned}]`;
  expect(told(id, text)).toHaveLength(count);
});

test('a list of triggers gives its first, as one line', () => {
  const text = `
    events:
      - name: order_paid
        trigger:
          - description: |
              The payment API
              answered 200
          - description: A voucher covers all
  `;
  expect(fixed(id, text)).toContain('description: The payment API answered 200\n');
});
test('a trigger without words fixes nothing', () => {
  expect(fixed(id, 'events: [{name: a, trigger: ""}]')).toBe('events: [{name: a, trigger: ""}]');
});
