import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uiText } from '../../../server/results/ui-text.ts';
import { fuzz } from '../../fuzz.ts';
import { linkedText, links, problemsOf } from '../../links.ts';

describe('text on a surface of the editor', () => {
  it.each(links)('%j is no link and no icon', (link) => expect(problemsOf(uiText(link))).toEqual([]));

  it('most of these are links for VS Code as they are', () =>
    expect(links.filter((link) => linkedText().test(link)).length).toBeGreaterThan(links.length / 2));

  it('whatever it is made of', () => {
    const piece = fc.constantFrom(
      ...['[', ']', '(', ')', '](', '$(', '$', 'a', ' ', 'command:a', 'https://b', 'file:c', '"', "'", '\\', '!'],
      ...['\u200b', '\u200d', '\n', '\r', '\u2028', '\u0000', '\u202e', '\ufeff', '\u00ad', '\ud800'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(problemsOf(uiText(pieces.join('')))).toEqual([]);
      }),
      { numRuns: fuzz.runs(3000) },
    );
  });

  it.each([
    [
      'a sentence stays as it is',
      'Funnel "checkout" (7 days): 38 % [of 1,204].',
      'Funnel "checkout" (7 days): 38 % [of 1,204].',
    ],
    ['a link is still read', 'key "[Fix it](command:a.b)"', 'key "[Fix it] (command:a.b)"'],
    ['an icon is still read', '$(trash) me', '$ (trash) me'],
    ['lines are one', 'a\n  b\r\nc', 'a b c'],
  ])('%s', (_, given, shown) => expect(uiText(given)).toBe(shown));
});
