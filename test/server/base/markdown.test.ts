import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type MarkdownBlock, markdownBlocks, markdownPieces } from '../../../server/base/markdown.ts';
import { fuzz } from '../../fuzz.ts';

/** A word a block. */
const shown = (block: MarkdownBlock): string => {
  const at = `${block.at}`;
  if (block.kind === 'heading') return `${at} h${block.level} ${block.text}`;
  if (block.kind === 'code') return `${at} code ${block.language}`;
  if (block.kind === 'table')
    return `${at} table ${[block.header, ...block.rows.map(({ cells }) => cells)].map((cells) => cells.join('|')).join(' / ')}`;
  return `${at} ${block.kind === 'item' ? `item ${block.column}` : 'text'} ${block.lines.map(({ text }) => text).join(' / ')}`;
};
const blocks = (text: string) => markdownBlocks(text).map(shown);

describe('blocks', () => {
  test.each<[what: string, text: string, expected: readonly string[]]>([
    ['headings', '# A #\nB\n==\nC\n--', ['1 h1 A', '2 h1 B', '4 h2 C']],
    ['items, wherever they stand', '- a\n  1. b\n- c\n  d', ['1 item 0 a', '2 item 2 b', '3 item 0 c / d']],
    ['an item marked twice', '- - a', ['1 item 0 a']],
    ['bullets of word processors', 'x:\n• a\n• b', ['1 text x:', '2 item 0 a', '3 item 0 b']],
    ['a quote is its text', '> # A\n> b\n> - c', ['1 h1 A', '2 text b', '3 item 0 c']],
    ['code by its fence alone', '    a\n\n```ts x\nb\n```', ['1 text a', '3 code ts']],
    [
      'a selection that is indented as a whole',
      '      # A\n      - b\n        - c',
      ['1 h1 A', '2 item 0 b', '3 item 2 c'],
    ],
    ['front matter', '---\na: 1\n---\n# B', ['4 h1 B']],
    ['no front matter: it does not end', '---\n# B', ['2 h1 B']],
    ['comments', '<!-- a\n# b\n-->\nc\n<!-- d -->\ne <!-- f -->', ['4 text c', '6 text e <!-- f -->']],
    ['a comment with text behind it', '<!-- a --> b', ['1 text <!-- a --> b']],
    ['a comment that does not end', 'a\n\n<!-- b\n# c', ['1 text a']],
    ['a comment inside a quote ends with it', '> <!-- a\n\nb', ['3 text b']],
    [
      'a table inside HTML',
      '<details>\n| a |\n|---|\n| b |\n</details>',
      ['1 text <details>', '2 table a / b', '5 text </details>'],
    ],
    ['a table right below an item', '- a\n| b | c |\n|---|---|\n| d | e |', ['1 item 0 a', '2 table b|c / d|e']],
    ['text right below a table', '| a |\n|---|\n| b |\nc', ['1 table a / b', '4 text c']],
    ['rows longer and shorter than the head', '| a | b |\n|-|-|\n| c |\n| d | e | f |', ['1 table a|b / c / d|e|f']],
    ['line breaks of any kind', '\uFEFF# A\r\nb\rc', ['1 h1 A', '2 text b / c']],
  ])('%s', (_, text, expected) => expect(blocks(text)).toEqual(expected));

  test('a wide table of short rows is read to its end', () => {
    const header = `|${' a |'.repeat(40)}\n|${'---|'.repeat(40)}\n`;
    const [table] = markdownBlocks(header + '| b |\n'.repeat(5000));
    expect(table?.kind === 'table' && table.rows.length).toBe(5000);
  });
  test('what stands apart', () => {
    const apart = (text: string) =>
      markdownBlocks(text).flatMap((block) => (block.kind === 'paragraph' ? block.apart : []));
    expect(apart('a\n- b\n\nc\n\nd')).toEqual([
      { above: true, below: false },
      { above: true, below: true },
      { above: true, below: true },
    ]);
  });
});

test.each([
  ['a `b` \\* &amp; **c** [d](e "f") ![g](h)', 'text:a |code:b|text: |literal:*|text: |literal:&|text: c d g'],
  ['a<br>b\nc', 'text:a|html:<br>|text:b|break:\n|text:c'],
])('pieces of %j', (line, expected) => {
  const joined: { kind: string; text: string }[] = [];
  for (const { kind, text } of markdownPieces(line)) {
    const last = joined.at(-1);
    if (kind === 'text' && last?.kind === 'text') last.text += text;
    else if (text !== '') joined.push({ kind, text });
  }
  expect(joined.map(({ kind, text }) => `${kind}:${text}`).join('|')).toBe(expected);
});

test('every block stands where its text does', () => {
  const line = fc.constantFrom(
    '# A',
    'text',
    '- item',
    '  - inner',
    '> quote',
    '| a | b |',
    '|---|---|',
    '| c | d |',
    '```',
    '',
    '<!-- c',
    '-->',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
      let at = 0;
      for (const block of markdownBlocks(lines.join('\n'))) {
        expect(block.at).toBeGreaterThanOrEqual(at);
        at = block.at;
        const source = lines[block.at - 1] ?? '';
        const text =
          'lines' in block ? (block.lines[0]?.text ?? '') : block.kind === 'table' ? (block.header[0] ?? '') : '';
        expect(source).toContain(text);
      }
    }),
    { numRuns: fuzz.runs(300) },
  );
});

describe('texts that make readers slow', () => {
  afterEach(() => void vi.restoreAllMocks());
  /** Characters looked at. */
  function looks(work: () => unknown): number {
    const spies = (['charCodeAt', 'slice', 'indexOf'] as const).map((method) => vi.spyOn(String.prototype, method));
    work();
    const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    for (const spy of spies) spy.mockRestore();
    return count;
  }
  const lines: readonly (readonly [string, (n: number) => string])[] = [
    ['strong in emphasis', (n) => `${'*a **a '.repeat(n)}b${' a** a*'.repeat(n)}`],
    ['closers of emphasis', (n) => 'a_ '.repeat(n)],
    ['openers of emphasis', (n) => '_a '.repeat(n)],
    ['openers and closers that do not fit', (n) => '*a_ '.repeat(n)],
    ['multiples of three', (n) => `a**b${'c* '.repeat(n)}`],
    ['closers of links', (n) => 'a]'.repeat(n)],
    ['openers of links', (n) => '[a'.repeat(n)],
    ['openers of links, closers of emphasis', (n) => '[ a_'.repeat(n)],
    ['images in links', (n) => '![[]()'.repeat(n)],
    ['links that do not end', (n) => '[a](<b'.repeat(n)],
    ['brackets in brackets', (n) => `${'['.repeat(n)}a${']'.repeat(n)}`],
    ['backslashes', (n) => '\\'.repeat(n)],
    ['autolinks that are none', (n) => '<a@'.repeat(n)],
    ['entities that are none', (n) => '&#'.repeat(n)],
  ];
  const texts: readonly (readonly [string, (n: number) => string])[] = [
    ['quotes in quotes', (n) => `${'> '.repeat(n)}a`],
    ['lists in lists', (n) => '- '.repeat(n)],
    ['empty lines in deep lists', (n) => `${'- '.repeat(50)}a${'\n'.repeat(n)}`],
    ['comments that do not end', (n) => '<!--\n'.repeat(n)],
    ['such comments in quotes', (n) => '> <!--\n\n'.repeat(n)],
    ['comments in a paragraph', (n) => 'a <!-- '.repeat(n)],
    ['fences that do not end', (n) => '```\n\n> ```\n\n'.repeat(n)],
    ['heads of tables', (n) => '| a |\n'.repeat(n)],
    ['tables below items', (n) => '- a\n| b |\n|---|\n| c |\n'.repeat(n)],
    ['underlines', (n) => 'a\n=\n'.repeat(n)],
    ['NUL', (n) => 'a\0'.repeat(n)],
  ];
  test.each(lines)('a line of %s', (_, of) => {
    const [small, large] = [500, 1000].map((n) => looks(() => markdownPieces(of(n)))) as [number, number];
    expect(large).toBeLessThanOrEqual(2.2 * small + 100);
  });
  test.each(texts)('%s', (_, of) => {
    const [small, large] = [1000, 2000].map((n) => looks(() => markdownBlocks(of(n)))) as [number, number];
    expect(large).toBeLessThanOrEqual(2.2 * small + 100);
  });
});
