// The injection grammar is one VS Code can read, and its expressions are sound; the snippet of a brief is one.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBriefText } from './brief/planned.ts';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const expressions = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        ['match', 'begin', 'end'].includes(key) && typeof inner === 'string' ? [inner] : expressions(inner),
      );

test('every expression of the grammar compiles', () => {
  const found = expressions(json('syntaxes/conditions.tmLanguage.json'));
  expect(found.length).toBeGreaterThan(8);
  for (const one of found) expect(() => new RegExp(one.replace(/^\(\?i\)/, ''), 'i')).not.toThrow();
});
test('a condition is found behind its key', () => {
  const [quoted] = expressions(json('syntaxes/conditions.tmLanguage.json').repository.quoted);
  expect('    where: "amount > 5"').toMatch(new RegExp(quoted ?? ''));
  expect('    somewhere: "amount"').not.toMatch(new RegExp(quoted ?? ''));
});

test('the snippet of a brief is a brief', () => {
  const [{ body }] = Object.values(json('snippets/brief.json')) as [{ body: readonly string[] }];
  const text = body.join('\n').replace(/\$\{\d+:([^}]*)\}/g, '$1');
  expect(readBriefText(text)).toMatchObject({ brief: { feature: 'AI quizzes' }, faults: [] });
});
