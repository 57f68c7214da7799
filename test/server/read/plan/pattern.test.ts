// Patterns that are none, and those that would look at a text for ever.
import { describe, expect, it } from 'vitest';
import { isMatch, isQuick, regExpOf } from '../../../../server/read/plan/pattern.ts';

describe('a pattern', () => {
  it.each<[string, string, boolean]>([
    ['^[a-z]+$', 'abc', true],
    ['^[a-z]+$', 'a1', false],
    ['b', 'abc', true],
    ['^[^@]+@[^@]+\\.[a-z]+$', 'someone@example.com', true],
    ['^[0-9a-f]{8}-[0-9a-f]{4}$', '0123abcd-0a1b', true],
    ['^(https?://)?[^/]+/.*$', 'https://example.com/a/b', true],
    ['^\\p{L}+$', 'größe', true],
    ['^a{2,3}$', 'aaaa', false],
    // A loop within a loop, on a text so short that nothing is lost.
    ['^[a-z]+(-[a-z]+)*$', 'a-b-c', true],
    ['^(a+)+$', 'aaaaaaaaaaaaaaaa!', false],
  ])('%s on %j', (pattern, text, expected) => expect(isMatch(pattern, text)).toBe(expected));

  it.each(['(', '[', '*', '(?<', 'a'.repeat(200_000)])('%.9s is none', (pattern) => {
    expect(regExpOf(pattern)).toBeUndefined();
    expect(isMatch(pattern, 'a')).toBeUndefined();
  });
});

describe('what might take for ever is not tried', () => {
  const long = `${'a'.repeat(60)}!`;
  it.each([
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^((a?){9})*$',
    '^(.*a){30}$',
    '^(?:a+){2,}$',
    '^([a-z]+)*$',
    '^(\\w+\\s?)*$',
    '(a+)+$',
    '^((a+))+$',
    '^a*a*a*a*a*a*a*b$',
    '^(.*)(.*)(.*)(.*)(.*)\\1\\2\\3$',
  ])('%s', (pattern) => expect(isMatch(pattern, long)).toBeUndefined());

  it.each(['^[a-z]+$', '^\\d{4}-\\d{2}$', '^(a|b)$', '^[(+*]+$', '^\\(a+\\)+$', '^(ab){2}c+$', 'x{3}'])(
    '%s is tried on a text of any sensible length',
    (pattern) => expect(isQuick(pattern, 1000)).toBe(true),
  );
});
