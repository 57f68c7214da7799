import { expect, test } from 'vitest';
import { fixed, told } from '../../../diagnostics.ts';

const id = 'trigger-missing';

test.each([
  ['a text', '{name: a, trigger: Buyer clicks}', 0],
  ['a list', '{name: a, trigger: [Buyer clicks, {description: Buyer presses enter}]}', 0],
  ['an empty text', '{name: a, trigger: " "}', 1],
  ['an empty list', '{name: a, trigger: []}', 1],
  ['items without words', '{name: a, trigger: [{url: "https://example.com/shot.png"}]}', 1],
  ['a draft', '{name: a, status: draft}', 0],
  ['a planned event', '{name: a, status: planned}', 1],
  ['a deprecated event', '{name: a, status: deprecated}', 0],
  ['a template', '{name: a, abstract: true}', 0],
])('%s', (_, event, count) => {
  expect(told(id, `events: [${event}]`)).toHaveLength(count);
});

test.each([
  ['Sent once the server has stored the order', 'Once the server has stored the order'],
  ['Buyer pays, once per order', undefined],
  ['User leaves. Whenever version 4.2 or newer starts; never on web.', 'Whenever version 4.2 or newer starts'],
  ['After payment', undefined],
  ['The thenwhen of things', undefined],
])('a description tells the moment: %s', (description, trigger) => {
  const text = `events: [{name: a, description: ${JSON.stringify(description)}}]`;
  const found = /trigger: "?([^",}]*)/.exec(fixed(id, text))?.[1];
  expect(found).toBe(trigger);
});
