// The injection grammar is one VS Code can read, and its expressions are sound; snippets ask for what the linter asks for.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../server/lint/rules/index.ts';
import { lint, snapshotOf } from './lint/examples.ts';

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

/** The text that a snippet gives when every placeholder is left as it is. */
const plain = (body: string | readonly string[]) =>
  (Array.isArray(body) ? body.join('\n') : String(body))
    .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '');
test.each(Object.entries(json('snippets/plan.json') as Record<string, { prefix: string; body: string | string[] }>))(
  'snippet "%s" is YAML of the plan language',
  (_, { prefix, body }) => {
    const section: Record<string, string> = {
      event: 'events',
      property: 'properties',
      bundle: 'bundles',
      metric: 'metrics',
      ratio: 'metrics',
      funnel: 'funnels',
      retention: 'retention',
      check: 'checks',
    };
    const key = section[prefix.replace(/^tw-/, '')];
    if (!key) return expect(plain(body)).toMatch(/^feature: /);
    const text = `${key}:\n${plain(body).replace(/^/gm, '  ')}\n`;
    const { problems } = lint(snapshotOf({ 'a.plan.yml': text }), rules);
    const found = [...problems.values()]
      .flat()
      .filter((one) => ['yaml-syntax', 'unknown-key', 'missing-required-key', 'wrong-value-kind'].includes(one.rule));
    expect(found.map((one) => one.message)).toEqual([]);
  },
);
