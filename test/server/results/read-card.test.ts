// A kept card: any card of this version is one, and nothing else is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardHtml } from '../../../server/results/html.ts';
import { cardMarkdown } from '../../../server/results/markdown.ts';
import { readCard } from '../../../server/results/read-card.ts';
import { fuzz } from '../../fuzz.ts';
import { cards, funnel, hostile } from './cards.ts';

const kept = (card: unknown): unknown => JSON.parse(JSON.stringify(card));

it.each(Object.entries({ ...cards, hostile }))('%s is a card', (_, card) =>
  expect(readCard(kept(card))).toEqual(kept(card)),
);

describe('no card is', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'card'],
    ['a list', [funnel]],
    ['an older version', { ...funnel, schema: 'trackwright.card/0' }],
    ['one without a schema', { ...funnel, schema: undefined }],
    ['one without facts', { ...funnel, facts: undefined }],
    ['a title that is no text', { ...funnel, title: { toString: 1 } }],
    ['an unknown verdict', { ...funnel, verdict: '__proto__' }],
    ['a table of another shape', { ...funnel, table: { columns: [], rows: [[1]] } }],
    ['a cell that is an object', { ...funnel, table: { columns: [{ name: 'a', type: 'string' }], rows: [[{}]] } }],
    ['what it inherits', Object.create(funnel)],
  ])('%s', (_, given) => expect(readCard(given)).toBeUndefined());
});

it('one of which anything is changed is refused, or can be shown', () => {
  const paths = (value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? [at, ...Object.entries(value).flatMap(([key, one]) => paths(one, [...at, key]))]
      : [at];
  const all = paths(kept(funnel)).filter((path) => path.length);
  const other = fc.constantFrom<unknown>(null, 1, 'x', true, [], {}, [null], [[]], { name: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...all), other, (path, value) => {
      const made = kept(funnel) as Record<string, unknown>;
      let holder: Record<string, unknown> = made;
      for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
      holder[path.at(-1) as string] = value;
      const card = readCard(made);
      if (card) expect(() => [cardHtml(card), cardMarkdown(card)]).not.toThrow();
    }),
    { numRuns: fuzz.runs(1000) },
  );
});
