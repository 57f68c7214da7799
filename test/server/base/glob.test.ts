import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileMatcher, globMatcher, matchesGlob } from '../../../server/base/glob.ts';
import { fuzz } from '../../fuzz.ts';

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
  ])('%s on %s: %s', (glob, name, matches) => {
    expect(globMatcher(glob)(name)).toBe(matches);
    expect(matchesGlob(glob, name)).toBe(matches);
  });
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
    // Neither braces nor brackets are wildcards.
    ['{a,b}*.yml', '{a,b}1.yml', true],
    ['{a,b}*.yml', 'a1.yml', false],
    ['[ab]?.yml', '[ab]1.yml', true],
    ['[ab]?.yml', 'a1.yml', false],
    ['a**/b.yml', 'ax/y/b.yml', true],
    ['**/b.yml', 'ab.yml', false],
    ['a/**', 'a', false],
    ['***', 'a/b', true],
    ['legacy/**', 'legacy/a\nb.yml', true],
  ])('%s on %s: %s', (glob, path, matches) => expect(fileMatcher([glob])(path)).toBe(matches));
});

describe('no glob of files costs more than its length times that of the path', () => {
  const cost = (glob: string, path: string) => {
    const steps = { taken: 0 };
    const matches = fileMatcher([glob], steps)(path);
    return { matches, most: 8 * (glob.length + 1) * (path.length + 1), ...steps };
  };
  const deep = `${'a/'.repeat(300)}a.yml`;
  const flat = `${'a'.repeat(600)}.yml`;
  test.each([
    [`${'*a'.repeat(200)}b.yml`, flat],
    [`${'**a'.repeat(200)}b.yml`, flat],
    [`${'**/'.repeat(200)}b.yml`, deep],
    [`${'**/*'.repeat(200)}b.yml`, deep],
    [`${'**/a/'.repeat(100)}b.yml`, deep],
    [`${'*/'.repeat(290)}b.yml`, deep],
    [`${'*?'.repeat(200)}b.yml`, flat],
    [`${'?*'.repeat(200)}b.yml`, flat],
    [`${'**?'.repeat(200)}b.yml`, deep],
    [`${'*'.repeat(2000)}b.yml`, deep],
    [`${'****/'.repeat(200)}b.yml`, deep],
    [`${'*a**'.repeat(200)}b.yml`, flat],
    [`${'a**/a*'.repeat(100)}b.yml`, deep],
    [`${'{a,'.repeat(300)}*${'}'.repeat(300)}`, flat],
    [`${'[a-z]*'.repeat(300)}`, flat],
    ['*'.repeat(1_000_000), flat],
    ['?'.repeat(1_000_000), flat],
    ['*a'.repeat(1_000_000), flat],
  ])('%#', (glob, path) => {
    const { taken, most } = cost(glob, path);
    expect(taken).toBeLessThanOrEqual(most);
    expect(taken).toBeLessThanOrEqual(8 * (path.length + 1) ** 2);
  });
  test('random ones on random paths, which match as regular expressions do', () => {
    const signs = fc.constantFrom('*', '**', '**/', '?', '/', 'a', 'b', '.', '{a,b}', '[ab]', '\n', '+');
    const glob = fc.array(signs, { maxLength: 9 }).map((parts) => parts.join(''));
    const path = fc.array(fc.constantFrom('a', 'b', '/', '.', '\n'), { maxLength: 9 }).map((parts) => parts.join(''));
    const seen = { true: 0, false: 0 };
    fc.assert(
      fc.property(glob, path, (one, text) => {
        const { matches, taken, most } = cost(one, text);
        expect(matches).toBe(reference(one, text));
        expect(taken).toBeLessThanOrEqual(most);
        seen[`${matches}`]++;
      }),
      { numRuns: fuzz.runs(10_000) },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(500);
  });
});

/** What the globs mean, by way of an expression that may look back as often as it likes. */
function reference(glob: string, path: string): boolean {
  if (!/[*?]/.test(glob)) return path === glob || path.startsWith(`${glob.replace(/\/$/, '')}/`);
  const meaning: Readonly<Record<string, string>> = { '**/': '(?:[^/]+/)*', '**': '[^]*', '*': '[^/]*', '?': '[^/]' };
  const source = glob
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => meaning[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}$`).test(path);
}
