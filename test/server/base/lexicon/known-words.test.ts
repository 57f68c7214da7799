// The table of known words answers what the library would: nothing a plan is told depends on which of them was asked.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { english, type WordQuestion } from '../../../../server/base/lexicon/english.ts';
import { changeOf, known, knownFirst } from '../../../../server/base/lexicon/known-words.ts';
import { library } from '../../../../server/base/lexicon/library.ts';
import { wordsOf } from '../../../../server/base/naming.ts';
import { eventSignatures } from '../../../../server/lint/rules/plan/duplicates/near-names.ts';
import { tracked } from '../../../architecture/tracked.ts';
import { fuzz } from '../../../fuzz.ts';

const answer = library();
const texts = tracked.filter((file) => file.startsWith('examples/') && file.endsWith('.yml'));
const questions: readonly WordQuestion[] = ['participle', 'past', 'infinitive', 'singular'];
const rows = questions.flatMap((question) => [...known(question)].map(([word, found]) => ({ question, word, found })));

test('the table holds thousands of words, in all the forms that the linter meets', () => {
  expect(rows.length).toBeGreaterThan(5000);
  expect(known('infinitive').get('uploading')).toBe('upload');
  expect(known('past').get('write')).toBe('written');
  expect(known('singular').get('categories')).toBe('category');
  expect(known('participle').get('upload')).toBeUndefined();
});

// All of it takes half a minute and is asked whenever the table is written; it names the library's version.
test('the table says what the library says', () => {
  const { version } = JSON.parse(readFileSync('node_modules/compromise/package.json', 'utf8')) as { version: string };
  expect(readFileSync('server/base/lexicon/word-table.ts', 'utf8')).toContain(`Made by compromise ${version} of`);
  fc.assert(
    fc.property(fc.constantFrom(...rows), ({ question, word, found }) => {
      expect(answer(question, word)).toBe(found);
    }),
    { numRuns: fuzz.runs(400) },
  );
});

describe('every word of the examples', () => {
  const all = [...new Set(texts.flatMap((file) => readFileSync(file, 'utf8').match(/\b[A-Za-z]+(_[a-z]+)+\b/g) ?? []))];
  const found = [...new Set(all.flatMap(wordsOf))];
  const [short, whole] = [english(knownFirst(() => answer)), english(answer)];
  it.each(['past', 'lemma', 'singular', 'isPast'] as const)('is answered alike by %s', (ask) => {
    expect(found.length).toBeGreaterThan(100);
    expect(found.map((word) => [word, short[ask](word)])).toEqual(found.map((word) => [word, whole[ask](word)]));
  });
});

describe('the library', () => {
  const loads: string[] = [];
  const ask = knownFirst(() => {
    loads.push('loaded');
    return (_, word) => `${word}!`;
  });
  it('is not loaded for a known word', () => {
    expect(ask('singular', 'categories')).toBe('category');
    expect(loads).toEqual([]);
  });
  it('is loaded once, for the first that is not known', () => {
    expect(ask('singular', 'zorgles')).toBe('zorgles!');
    expect(ask('past', 'zorgle')).toBe('zorgle!');
    expect(loads).toEqual(['loaded']);
  });
});

test.each([
  ['uploads', 'upload', '1'],
  ['studied', 'study', '3y'],
  ['data', 'data', '='],
  ['blue', '', '-'],
  ['go', 'has gone', '2has_gone'],
])('%s -> %s is written %s', (word, found, change) => expect(changeOf(word, found)).toBe(change));

test('the synonyms that the linter always knows, and the examples, need no library', () => {
  const silent = english(
    knownFirst(() => {
      throw new Error('The library was asked for.');
    }),
  );
  // It begins with the synonyms.
  const signatures = eventSignatures(silent);
  const names = texts.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^ {2}- name: (\w+)$/gm)]);
  expect(names.length).toBeGreaterThan(30);
  for (const [, name = ''] of names) expect(signatures(name).meaning).not.toBe('');
});
