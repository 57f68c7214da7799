import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from '../../server/cli/report/code-frame.ts';
import { widthOf } from '../../server/results/width.ts';

/** What stands above the carets, in terminal columns. */
function above({ source, carets }: ReturnType<typeof frame>): string {
  const from = carets.indexOf('^');
  let [column, text] = [0, ''];
  for (const { segment } of new Intl.Segmenter('en').segment(source)) {
    if (column >= from && column < carets.length) text += segment;
    column += widthOf(segment);
  }
  return text;
}

describe('a line with carets', () => {
  it.each<[string, string, string, string]>([
    ['plain', '- name: itemAdded', 'itemAdded', 'itemAdded'],
    ['after wide characters', '商品をカートに入れた cart', 'cart', 'cart'],
    ['under wide characters', 'a 商品 b', '商品', '商品'],
    ['after an emoji of many parts', '👩‍👩‍👧 cart', 'cart', 'cart'],
    ['after a mark that joins', 'e\u0301te cart', 'cart', 'cart'],
    ['after tabs', '\t\tname: x', 'name', 'name'],
    ['under a tab', 'a\tb', '\t', '  '],
    ['after what cannot be seen', 'a\u200b\u001b[31mb', 'b', 'b'],
    ['under what cannot be seen', 'a\u0007b', '\u0007', '\\u{7}'],
  ])('%s', (_, line, marked, shown) => {
    const from = line.indexOf(marked);
    expect(above(frame(line, from, from + marked.length, 80))).toBe(shown);
  });

  it.each<[string, number, number, string]>([
    ['nothing marked is one caret', 2, 2, '  ^'],
    ['an end before the start too', 2, 1, '  ^'],
    ['past the end stands at the end', 99, 120, '   ^'],
    ['all of it', 0, 99, '^^^'],
  ])('%s', (_, from, to, carets) => expect(frame('abc', from, to, 80)).toEqual({ source: 'abc', carets }));

  it('cuts both sides of a long line, and the marked part only if it must', () => {
    const line = `${'a'.repeat(5000)}MARKED${'b'.repeat(5000)}`;
    const { source, carets } = frame(line, 5000, 5006, 40);
    expect(source).toMatch(/^…a+MARKEDb+…$/);
    expect(above({ source, carets })).toBe('MARKED');
    expect(widthOf(source)).toBe(40);
    expect(frame(line, 4000, 6000, 40).source).toMatch(/^…a+…/);
  });

  it('shows the end of a line where the mark is there', () =>
    expect(frame(`${'word '.repeat(100)}last`, 500, 504, 40).source).toMatch(/^….*word last$/));

  it('is quick with megabytes', () => {
    const { source } = frame('x'.repeat(20_000_000), 10_000_000, 19_000_000, Number.POSITIVE_INFINITY);
    expect(widthOf(source)).toBeLessThanOrEqual(160);
  });

  it('never stands over and always has a caret, whatever the line', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.nat(210),
        fc.nat(210),
        fc.integer({ min: 20, max: 120 }),
        (line, from, to, width) => {
          const { source, carets } = frame(line, from, to, width);
          expect(widthOf(source)).toBeLessThanOrEqual(width);
          expect(carets).toMatch(/^ *\^+$/);
          expect(carets.length).toBeLessThanOrEqual(width + 1);
          expect(source).not.toMatch(/\p{Control}/u);
        },
      ),
    ));
});
