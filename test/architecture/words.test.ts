// No file tells of the machine it was written on, of a person, or of how the project came to be.
import { describe, expect, test } from 'vitest';
import { textOf, tracked } from './tracked.ts';

const texts = tracked.filter(
  (file) => !/\.(png|svg)$|^package-lock\.json$|^test\/tidy\/(words|imports)\.test\.ts$/.test(file),
);
const found = (pattern: RegExp, except: (found: string) => boolean = () => false) =>
  texts.flatMap((file) =>
    [...textOf(file).matchAll(pattern)].filter(([what]) => !except(what)).map(([what]) => `${file}: ${what}`),
  );

describe('no file holds', () => {
  test('a path of a machine', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(found(/(?<![\w.:/])\/(?:work|Users|root|mnt)\/\w+|\bC:\\Users\\\w+/g)).toEqual([]);
    expect(found(/(?<![\w.:/])\/home\/\w+/g, (what) => what === '/home/me')).toEqual([]);
  });
  test('an address of a person', () =>
    expect(
      found(/[\w.+-]+@[a-z][\w-]*\.(?:com|org|net|io|dev)\b/gi, (what) => /@(example\.(com|org)|x\.co)/.test(what)),
    ).toEqual([]));
  test('a word on how it was written', () =>
    expect(
      found(/\b(?:written|made|generated|authored|assisted) (?:by|with) (?:an? )?(?:ai|llm|assistant|agent)\b/gi),
    ).toEqual([]));
});

test('the manifest names no person', () => {
  const manifest = JSON.parse(textOf('package.json'));
  expect(Object.keys(manifest)).not.toContain('author');
  expect(Object.keys(manifest)).not.toContain('contributors');
  expect(textOf('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} Trackwright contributors\n/);
});
