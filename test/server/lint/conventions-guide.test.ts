// The guide on conventions says what the linter says of its plans.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { told } from './diagnostics.ts';

const ids = ['convention-mixed', 'event-name-case', 'event-name-structure', 'event-name-tense', 'property-name-case'];
const blocks = [...readFileSync('docs/guides/conventions.md', 'utf8').matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(
  ([, kind = '', text = '']) => ({ kind, text }),
);
const plans = blocks.flatMap(({ kind, text }, at) => {
  if (kind !== 'yaml') return [];
  const settings = blocks[at - 1]?.kind === 'yaml trackwright.yml' ? blocks[at - 1]?.text : undefined;
  const said = blocks[at + 1]?.kind === '' ? (blocks[at + 1]?.text ?? '') : '';
  return [{ text, settings, said: said.split('\n').filter(Boolean) }];
});

test('every plan of the guide is one that is linted here', () => expect(plans).toHaveLength(6));

test.each(plans)('$text', ({ text, settings, said }) => {
  const files = { 'a.plan.yml': text, ...(settings === undefined ? {} : { 'trackwright.yml': settings }) };
  expect(ids.flatMap((id) => told(id, files).map((message) => `${id}: ${message}`))).toEqual(said);
});
