import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { inlineCell } from '../../../server/import/inline.ts';
import { readMarkdown } from '../../../server/import/markdown.ts';
import type { SheetSection } from '../../../server/import/sheet.ts';
import { fuzz } from '../../fuzz.ts';

function sectionsOf(text: string): readonly SheetSection[] {
  const sheet = readMarkdown(text, 'a.md');
  return 'fault' in sheet ? [] : sheet.sections;
}
/** `titles: blocks`, a line each. */
const told = (text: string): readonly string[] =>
  sectionsOf(text).map(({ titles, blocks }) => {
    const inside = blocks.map((block) => {
      if (block.kind === 'table')
        return `[${[block.header.join('|'), ...block.rows.map(({ cells }) => cells.map((cell) => cell.text).join('|'))].join(' / ')}]`;
      if (block.kind === 'text') return block.cell.text;
      if (block.kind === 'code') return block.text;
      return block.items
        .map(({ cell, below }) => [`- ${cell.text}`, ...below.map((one) => `> ${one.text}`)].join(' '))
        .join(' ');
    });
    return `${titles.map((title) => title.text).join(' > ')}: ${inside.join(' + ')}`;
  });

describe('tables', () => {
  it.each([
    ['with outer bars', '| a | b |\n|---|:-:|\n| c | d |'],
    ['without', 'a | b\n--|--\nc | d'],
    ['indented, in a quote', '> | a | b |\n> | - | - |\n> | c | d |'],
    ['with wide rules', '| a   | b |\n| :-- | --: |\n|  c  |d|'],
    ['with Windows line breaks', '| a | b |\r\n|---|---|\r\n| c | d |\r\n'],
  ])('%s', (_, text) => expect(told(text)).toEqual([': [a|b / c|d]']));

  it.each([
    ['escaped bars', '| a | b |\n|---|---|\n| `x \\| y` | c \\| d |', ': [a|b / x | y|c | d]'],
    ['bars in code that nobody escaped', '| a | b |\n|---|---|\n| `x | y` | d |', ': [a|b / x | y|d]'],
    ['rows that end early', '| a | b |\n|---|---|\n| c |', ': [a|b / c|]'],
    ['empty cells and rows', '| a | b |\n|---|---|\n| | |\n| c | |', ': [a|b / c|]'],
    ['one after the other', '| a |\n|---|\n| b |\n\n| c |\n|---|\n| d |', ': [a / b] + [c / d]'],
    ['up to the next heading', '| a |\n|---|\n| b |\n## T |', ': [a / b]'],
    ['below a paragraph', 'Text\n| a | b |\n|---|---|\n| c | d |', ': Text + [a|b / c|d]'],
    [
      'markup in cells',
      '| **a** | [b](https://x.y/z_(1)) |\n|---|---|\n| <b>c</b> &amp; d | e<br>f |',
      ': [a|b / c & d|e\nf]',
    ],
  ])('%s', (_, text, expected) => expect(told(text)[0]).toBe(expected));

  it.each([
    ['no rule', '| a | b |\n| c | d |'],
    ['a rule of another width', '| a | b |\n|---|\n| c | d |'],
    ['inside a fence', '```\n| a | b |\n|---|---|\n| c | d |\n```'],
    ['inside a tilde fence that holds backticks', '~~~\n```\n| a | b |\n|---|---|\n~~~'],
    ['inside a comment', '<!--\n| a | b |\n|---|---|\n| c | d |\n-->'],
    ['a comment on its lines', '<!-- x | a | b |\n|---|---| -->'],
  ])('none: %s', (_, text) => expect(told(text).join()).not.toContain('['));

  it('what stands right of the last column is told', () => {
    const sheet = readMarkdown('| a | b |\n|---|---|\n| c | d | e | f |', 'a.md');
    expect('remarks' in sheet && sheet.remarks).toEqual([
      {
        fate: 'dropped',
        what: 'cell',
        at: 3,
        message: '"e | f" stands right of the last column and was left out; is a bar inside a cell not written \\|?',
      },
    ]);
  });
  it('a table in HTML is told', () => {
    const sheet = readMarkdown('x\n<table>\n<tr><td>a</td></tr>\n</table>\n', 'a.md');
    expect('remarks' in sheet && sheet.remarks).toMatchObject([
      { what: 'table', at: 2, message: expect.stringContaining('written in HTML') },
    ]);
  });
});

describe('headings', () => {
  it('nest', () =>
    expect(told('intro\n\n# A\n\n## B\n\none\n\n### C ###\n\n# D\n\nlast')).toEqual([
      ': intro',
      'A: ',
      'A > B: one',
      'A > B > C: ',
      'D: last',
    ]));
  it('may be underlined, or bold lines', () =>
    expect(told('A\n===\n\nB\n---\n\n**C:**\n\n- x\n\nnot **D**\n')).toEqual([
      'A: ',
      'A > B: ',
      'A > B > C: - x + not D',
    ]));
  it('are none in front matter, in fences, in a row of dashes', () =>
    expect(told('---\ntitle: x\n---\n\n# A\n\n```sh\n# no heading\n```\n\ntext\n\n---\n\nmore')).toEqual([
      'A: # no heading + text + more',
    ]));
});

it('lists keep what is further in below their items', () =>
  expect(
    told('- **a** (required): `string`\n  - what it is\n    and more\n- b\n  goes on\n\n- c\n\ntext\n1. one\n2) two'),
  ).toEqual([': - a (required): string > what it is and more - b goes on - c + text + - one - two']));

describe('markup inside a line', () => {
  it.each([
    ['`a_b`', 'a_b'],
    ['``a ` b``', 'a ` b'],
    ['**a** and _b_ and *c* and ~~d~~', 'a and b and c and d'],
    ['snake_case_name', 'snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['plan*', 'plan*'],
    ['a \\| b \\_c\\_', 'a | b _c_'],
    ['[text](http://a.b "title") ![alt](x.png)', 'text alt'],
    ['[text][ref] [ ] [x]', 'text [ ] [x]'],
    ['<https://a.b>', 'https://a.b'],
    ['a<br/>b<br>c', 'a\nb\nc'],
    ['<code>x</code> <span class="y">z</span>', 'x z'],
    ['array<string>', 'array<string>'],
    ['&lt;b&gt; &#65; &#x42; &nope; &#999999999;', '<b> A B &nope; &#999999999;'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['`<b>` stays', '<b> stays'],
    ['a `b', 'a `b'],
  ])('%s', (raw, text) => expect(inlineCell(raw).text).toBe(text));

  it('reads names as a Markdown renderer shows them', () => {
    const markdown = new MarkdownIt({ html: true });
    const shown = (raw: string) =>
      markdown
        .renderInline(raw)
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
    const word = fc.constantFrom('cart_opened', 'order id', 'userId', '$screen', 'a.b', '1st');
    const dressed = fc.tuple(word, fc.constantFrom('', '`', '**', '~~')).map(([text, mark]) => `${mark}${text}${mark}`);
    fc.assert(
      fc.property(fc.array(dressed, { minLength: 1, maxLength: 4 }), (parts) => {
        const raw = parts.join(' ');
        expect(inlineCell(raw).text).toBe(shown(raw));
      }),
    );
  });
});

it('never throws, never hangs', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab |-:`*_#<>![]()\\&;\n\n  '), maxLength: 200 }),
      (text) => void readMarkdown(text, 'a.md'),
    ),
    { numRuns: fuzz.runs(500) },
  );
  for (const piece of ['`', '|', '<!--', '**', '[', '# ', '- ', '\n|-', '&#', '<b', '  \n', '```'])
    expect(readMarkdown(piece.repeat(20_000), 'a.md')).toBeDefined();
});

it('an empty file is no plan', () =>
  expect(readMarkdown(' \n', 'a.md')).toEqual({ fault: '"a.md" is empty. Give it a table of events.' }));
