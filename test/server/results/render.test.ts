import { stripVTControlCharacters } from 'node:util';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { type Card, cardSchema } from '../../../server/results/card.ts';
import { cardCsv } from '../../../server/results/csv.ts';
import { cardHtml } from '../../../server/results/html.ts';
import { cardJson } from '../../../server/results/json.ts';
import { cardMarkdown, escapeMarkdown, fence } from '../../../server/results/markdown.ts';
import { cardText } from '../../../server/results/text.ts';
import { widthOf } from '../../../server/results/width.ts';
import { cards, funnel, hostile, metric, ratio } from './cards.ts';

const all = Object.entries(cards);
const markdown = (text: string) => markdownIt({ html: true, linkify: true }).render(text);
/** Elements and the attributes that they carry, in order: what markup there is. */
const markup = (html: string) => html.match(/<!?\/?[a-z][^\s>]*(\s+[\w-]+=("[^"]*"|'[^']*'))*[^>]*>/gi) ?? [];
/** The same card with a harmless word wherever the hostile one has its payload. */
const harmless = JSON.parse(JSON.stringify(hostile).replaceAll(JSON.stringify(hostile.id).slice(1, -1), 'x')) as Card;

describe.each(all)('the card %s', (name, card) => {
  it('in a terminal', () =>
    expect(cardText(card, { width: 100, colour: false })).toMatchFileSnapshot(`golden/${name}.txt`));
  it('as Markdown', () => expect(cardMarkdown(card)).toMatchFileSnapshot(`golden/${name}.md`));
  it('as CSV', () => expect(cardCsv(card).text).toMatchFileSnapshot(`golden/${name}.csv`));
  it('as JSON is itself', () => expect(JSON.parse(cardJson(card))).toEqual(card));
  it('as HTML has its title, headline and every cell', () => {
    const html = cardHtml(card);
    expect(html).toContain(`<title>${card.title.replaceAll('"', '&#34;')}</title>`);
    expect(html.match(/<td/g)?.length ?? 0).toBe(card.table ? markupCells(card, html) : 0);
  });
  it('has the same text with and without colours', () => {
    const coloured = cardText(card, { width: 80, colour: true });
    expect(stripVTControlCharacters(coloured)).toBe(cardText(card, { width: 80, colour: false }));
    expect(coloured).toContain('\u001b[1m');
  });
});

function markupCells({ table }: Card, html: string): number {
  const columns = html.match(/<th /g)?.length ?? 0;
  const bars = html.includes('class="bar"') ? 1 : 0;
  return (table?.rows.length ?? 0) * (columns + bars) + bars;
}

describe('width', () => {
  it.each([40, 60, 80, 100])('%d columns are kept where numbers allow', (width) => {
    const wide: Card = { ...metric, headline: 'word '.repeat(60), caveats: ['word '.repeat(60)], facts: funnel.facts };
    for (const line of cardText(wide, { width, colour: false }).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('cuts the widest text first and no number', () => {
    const table: Card['table'] = {
      columns: [
        { name: 'n', type: 'integer' },
        { name: 'short', type: 'string' },
        { name: 'long', type: 'string' },
      ],
      rows: [[123_456_789, 'abcdefghij', '日本語'.repeat(20)]],
    };
    const [, , , , line] = cardText({ ...metric, headline: 'One.', table }, { width: 40, colour: false }).split('\n');
    expect(line).toBe(`123,456,789  abcdefghij  ${'日本語'.repeat(2)}日…`);
  });

  it('of no end cuts nothing', () => {
    const table: Card['table'] = { columns: [{ name: 'a', type: 'string' }], rows: [['x'.repeat(500)]] };
    const text = cardText({ ...metric, table }, { width: Number.POSITIVE_INFINITY, colour: false });
    expect(text).toContain('x'.repeat(500));
  });
});

describe('nothing to show', () => {
  const empty: Card = { ...metric, table: { columns: metric.table?.columns ?? [], rows: [] } };
  it.each([
    ['text', cardText(empty, { width: 80, colour: false })],
    ['Markdown', cardMarkdown(empty)],
    ['HTML', cardHtml(empty)],
  ])('is said in %s', (_, text) => expect(text).toContain('No rows.'));
  it('is a header in CSV', () => expect(cardCsv(empty).text).toBe('period,value,complete\n'));
});

describe('bars', () => {
  const drawn = (card: Card) => /[█▏▎▍▌▋▊▉]/.test(cardText(card, { width: 100, colour: false }));
  const values = (rows: readonly (number | null)[]): Card => ({
    ...metric,
    table: {
      view: 'series',
      columns: [
        { name: 'period', role: 'period', type: 'date' },
        { name: 'value', role: 'value', type: 'number' },
      ],
      rows: rows.map((value) => ['2026-01-01', value]),
    },
  });
  it.each([
    [[1, 2], true],
    [[null, 2], true],
    [[-1, 2], false],
    [[0, 0], false],
    [[], false],
  ])('of %j: %j', (rows, expected) => expect(drawn(values(rows))).toBe(expected));
});

describe('what comes from plans and data stays text', () => {
  it('in a terminal: no control, no turned direction', () =>
    expect(cardText(hostile, { width: 100, colour: false })).not.toMatch(/(?!\n)[\p{Control}\p{Format}]/u));

  it('in HTML: the same elements as with a harmless word', () => {
    expect(markup(cardHtml(hostile))).toEqual(markup(cardHtml(harmless)));
    expect(cardHtml(hostile)).not.toContain('<script');
  });

  it('in Markdown: the same elements as with a harmless word', () => {
    expect(markup(markdown(cardMarkdown(hostile)))).toEqual(markup(markdown(cardMarkdown(harmless))));
  });

  it('in JSON and CSV: itself', () => {
    expect(JSON.parse(cardJson(hostile))).toEqual(hostile);
    expect(cardCsv(hostile).text.split('"')[1]).toBe(hostile.title.split('"')[0]);
  });

  it.each([
    'order_paid',
    '_private_',
    '__proto__',
    '*x* **y**',
    '`a` ``b``',
    '- x',
    '-5',
    '1. x',
    '100.0 %',
    '# x',
    '#x',
    '===',
    '---',
    '> x',
    '| a | b |',
    '\\| a',
    '[a](b)',
    '![a](b)',
    'http://a.b https://c.d www.e.f g@h.ij',
    '<b>&amp;</b>',
    '~~x~~',
    'a\\',
    '日本_語',
  ])('Markdown shows %j as it is', (text) => {
    const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(markdown(escapeMarkdown(text)).trim()).toBe(`<p>${plain}</p>`);
    expect(markdown(`- ${escapeMarkdown(text)}`)).toContain(`<li>${plain}</li>`);
    expect(markdown(`| h |\n| --- |\n| ${escapeMarkdown(text)} |`)).toContain(`<td>${plain}</td>`);
  });

  it('leaves what people read most as they wrote it', () =>
    expect(escapeMarkdown('order_paid: 100.0 % (-5), "a"')).toBe('order_paid: 100.0 % (-5), "a"'));

  it('a code block is closed by its end only', () => {
    const html = markdown(fence('```\n<b>\n`````\n'));
    expect(html).toBe('<pre><code class="language-sql">```\n&lt;b&gt;\n`````\n</code></pre>\n');
  });
});

describe('JSON', () => {
  it('has the keys in one order and states NaN', () => {
    const { schema, ...rest } = { ...ratio, facts: [{ name: 'n', value: Number.NaN }] };
    const text = cardJson({ ...rest, schema });
    expect(text.indexOf('"schema"')).toBe(4);
    expect(JSON.parse(text)).toMatchObject({ schema: cardSchema, facts: [{ name: 'n', value: 'NaN' }] });
  });
});

describe('CSV', () => {
  it('tells null from empty and quotes what must be', () => {
    const table: Card['table'] = {
      columns: [
        { name: 'a,b', type: 'string' },
        { name: 'c', type: 'number' },
      ],
      rows: [
        [null, 1.5],
        ['', null],
        ['x"y\nz', 'NaN'],
        [' pad', true],
      ],
    };
    expect(cardCsv({ ...metric, table }).text).toBe('"a,b",c\n,1.5\n"",\n"x""y\nz",NaN\n" pad",true\n');
  });
  it('gives the facts where there is no table', () => {
    expect(cardCsv({ ...metric, table: undefined, facts: funnel.facts }).text).toBe(
      'name,value,unit\nentity,user,\nwindow,7d,\nconversion,0.3804,share\n',
    );
  });
});
