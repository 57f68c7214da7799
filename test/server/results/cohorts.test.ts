import { expect, test } from 'vitest';
import { type Card, type CardCell, card as cardOf } from '../../../server/results/card.ts';
import { cardCsv } from '../../../server/results/csv.ts';
import { cardHtml } from '../../../server/results/html.ts';
import { cardMarkdown } from '../../../server/results/markdown.ts';
import { shown } from '../../../server/results/shown.ts';
import { cardText } from '../../../server/results/text.ts';

const retention = (rows: readonly (readonly CardCell[])[], more: Partial<Card> = {}): Card =>
  cardOf({
    id: 'x',
    kind: 'metric',
    title: 'Retention "back"',
    verdict: 'ok',
    headline: '40 % of users come back in week 1.',
    table: {
      view: 'cohorts',
      columns: [
        { name: 'cohort', role: 'cohort', type: 'date' },
        { name: 'size', role: 'size', type: 'integer' },
        { name: 'period', role: 'offset', type: 'integer', unit: 'week' },
        { name: 'entities', role: 'count', type: 'integer' },
        { name: 'rate', role: 'rate', type: 'number', unit: 'share' },
        { name: 'complete', role: 'complete', type: 'boolean' },
      ],
      rows,
    },
    provenance: { version: '0.1.0' },
    ...more,
  });
const rows: readonly (readonly CardCell[])[] = [
  ['2026-01-05', 1000, 0, 1000, 1, true],
  ['2026-01-05', 1000, 1, 400, 0.4, true],
  ['2026-01-05', 1000, 2, 125, 0.125, false],
  ['2026-01-12', 20, 0, 20, 1, true],
  ['2026-01-12', 20, 1, 5, 0.25, false],
];

test('a line for each cohort, a column for each period, a mark where a period goes on', () => {
  expect(shown(retention(rows))).toEqual({
    columns: [
      { title: 'Cohort', right: false },
      { title: 'Size', right: true },
      { title: 'Week 0', right: true },
      { title: 'Week 1', right: true },
      { title: 'Week 2', right: true },
    ],
    rows: [
      {
        cells: ['2026-01-05', '1,000', '100.0 % ', '40.0 % ', '12.5 %*'],
        shares: [undefined, undefined, 1, 0.4, 0.125],
        opens: false,
      },
      {
        cells: ['2026-01-12', '20', '100.0 % ', '25.0 %*', ''],
        shares: [undefined, undefined, 1, 0.25, undefined],
        opens: false,
      },
    ],
    note: '* This week is not over: more may come back.',
  });
});

test('every renderer says what the mark means; none where every period is over', () => {
  const note = 'This week is not over: more may come back.';
  for (const render of [cardMarkdown, cardHtml, (card: Card) => cardText(card, { width: 80, colour: false })]) {
    expect(render(retention(rows))).toContain(note);
    expect(render(retention(rows.slice(0, 2)))).not.toContain(note);
  }
  expect(cardText(retention(rows), { width: 80, colour: false })).toContain(
    'Cohort       Size    Week 0   Week 1   Week 2\n2026-01-05  1,000  100.0 %   40.0 %   12.5 %*',
  );
});

test('CSV keeps the rows as they are', () => expect(cardCsv(retention(rows)).text.split('\n')).toHaveLength(7));

test('another table stays what it is: what it is called tells nothing', () => {
  const { table } = retention(rows);
  const plain = { columns: table?.columns.map(({ role, ...column }) => column) ?? [], rows };
  expect(shown({ table: plain })?.columns.map(({ title }) => title)).toEqual([
    'Cohort',
    'Size',
    'Period',
    'Entities',
    'Rate',
    'Complete',
  ]);
  const without = {
    view: 'cohorts' as const,
    columns: table?.columns.slice(1) ?? [],
    rows: rows.map((row) => row.slice(1)),
  };
  expect(shown({ table: without })?.columns.map(({ title }) => title)).toContain('Period');
});

test('columns are found by their role, whatever they are called', () => {
  const { table } = retention(rows);
  const renamed = { ...table!, columns: table!.columns.map((column, at) => ({ ...column, name: `c${at}` })) };
  expect(shown({ table: renamed })).toEqual(shown({ table: table! }));
});

test('whether a period of a metric is complete is said where one is not', () => {
  const columns = [
    { name: 'period', role: 'period', type: 'date' },
    { name: 'value', role: 'value', type: 'number' },
    { name: 'complete', role: 'complete', type: 'boolean' },
  ] as const;
  const titles = (complete: boolean) =>
    shown({ table: { view: 'series', columns, rows: [['2026-01-05', 3, complete]] } })?.columns.map(
      ({ title }) => title,
    );
  expect(titles(true)).toEqual(['Period', 'Value']);
  expect(titles(false)).toEqual(['Period', 'Value', 'Complete']);
});
