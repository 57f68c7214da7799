// What of a broken file a message may quote.
import { expect, it } from 'vitest';
import { quotedSource } from '../../../server/yaml/parser-error.ts';

const quoted = (text: string, word: string): string =>
  quotedSource(text, text.indexOf(word), text.indexOf(word) + word.length);

it('quotes what stands there', () => {
  expect(quoted('name: x\n  desc', 'desc')).toBe('"desc"');
  expect(quoted('name: password\n  desc', 'desc')).toBe('"desc"');
});
it.each([
  ['behind a telling key', 'a: b password: hunter2', 'hunter2'],
  ['with its key', 'a: 1\n  password: hunter2', 'password: hunter2'],
  ['by its looks', 'a: 1\nghp_abcdefghijklmnopqrstuvwxyz0123', 'ghp_abcdefghijklmnopqrstuvwxyz0123'],
])('quotes no secret: %s', (_, text, word) => {
  expect(quoted(text, word)).toBe('this text');
});
