import { describe, expect, test } from 'vitest';
import { fileMatcher, globMatcher } from '../../../server/read/glob.ts';

describe('globs of event names', () => {
  test.each([
    ['*', 'anything', true],
    ['checkout_*', 'checkout_completed', true],
    ['checkout_*', 'cart_opened', false],
    ['*_viewed', 'page_viewed', true],
    ['a*b*c', 'a-x-b-y-c', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['plain', 'plain', true],
    ['plain', 'plainer', false],
    ['a.c', 'abc', false],
    ['', '', true],
  ])('%s on %s: %s', (glob, name, matches) => expect(globMatcher(glob)(name)).toBe(matches));
  test('a hostile glob is quick', () => expect(globMatcher('*a'.repeat(5000))(`${'a'.repeat(20_000)}b`)).toBe(false));
});

describe('globs of files', () => {
  test.each([
    ['legacy/**', 'legacy/a/b.plan.yml', true],
    ['legacy/**', 'new/legacy.yml', false],
    ['**/*.plan.yml', 'a.plan.yml', true],
    ['**/*.plan.yml', 'x/y/a.plan.yml', true],
    ['*.yml', 'x/a.yml', false],
    ['a?.yml', 'ab.yml', true],
    ['folder', 'folder/a.yml', true],
    ['folder/', 'folder/a.yml', true],
    ['a.yml', 'a.yml', true],
    ['a+(b).yml', 'aab.yml', false],
  ])('%s on %s: %s', (glob, path, matches) => expect(fileMatcher([glob])(path)).toBe(matches));
});
