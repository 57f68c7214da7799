// A card's table as people see it, for text, Markdown and HTML alike: formatted cells, which columns stand right, what the bars show.
import type { Card, CardCell, CardColumn, CardTable, Unit } from './card.ts';
import { clean } from './clean.ts';
import { formatColumn } from './format.ts';

export interface ShownTable {
  readonly columns: readonly { readonly title: string; readonly right: boolean }[];
  readonly rows: readonly ShownRow[];
  /** What a mark in the cells means. */
  readonly note?: string;
}
export interface ShownRow {
  readonly cells: readonly string[];
  /** 0..1 of the longest bar; absent where the card draws none. */
  readonly bar?: number;
  /** 0..1 for cells that are a share of a whole, beside `cells`. */
  readonly shares?: readonly (number | undefined)[];
  /** The first step of the next funnel, where one is drawn for each value of a property. */
  readonly opens: boolean;
}

export function shown({ kind, table }: Card): ShownTable | undefined {
  if (!table) return undefined;
  const triangle = kind === 'metric' ? cohorts(table) : undefined;
  if (triangle) return triangle;
  const said = kind === 'funnel' ? funnelColumns : kind === 'metric' ? metricColumns : {};
  const columns = table.columns
    .map((column, at) => ({ ...column, ...said[column.name], cells: table.rows.map((row) => row[at] ?? null) }))
    .filter(
      ({ name, cells }) => !said[name]?.spare || cells.some((cell) => ![null, 0, said[name]?.usual].includes(cell)),
    );
  const formatted = columns.map(({ cells, type, unit }) => formatColumn(cells, type, unit));
  const bars = barsOf(kind, table);
  const steps = kind === 'funnel' ? cellsOf(table, 'step') : undefined;
  return {
    columns: columns.map(({ name, title, type }) => ({
      title: title ?? clean(name),
      right: type === 'integer' || type === 'number',
    })),
    rows: table.rows.map((_, at) => ({
      cells: formatted.map((cells) => cells[at] ?? ''),
      ...(bars ? { bar: bars[at] ?? 0 } : {}),
      opens: at > 0 && steps !== undefined && Number(steps[at]) <= Number(steps[at - 1]),
    })),
  };
}

/** What a card's own columns are in and called by people; a spare one is left out when it says nothing but the usual. */
interface Said extends Partial<CardColumn> {
  readonly title?: string;
  readonly unit?: Unit;
  readonly spare?: boolean;
  readonly usual?: CardCell;
}
const metricColumns: Readonly<Record<string, Said>> = { complete: { spare: true, usual: true } };
const funnelColumns: Readonly<Record<string, Said>> = {
  rate_of_first: { title: 'of first', unit: 'share' },
  rate_of_previous: { title: 'of previous', unit: 'share' },
  median_seconds: { title: 'median time', unit: 's', spare: true },
  immature: { spare: true },
};

/** A funnel draws what is left of its first step, a metric over time its value; nothing is drawn below zero or for several metrics. */
function barsOf(kind: Card['kind'], table: CardTable): readonly number[] | undefined {
  const overTime = kind === 'metric' && cellsOf(table, 'period') && !cellsOf(table, 'metric');
  const drawn = kind === 'funnel' ? cellsOf(table, 'rate_of_first') : overTime ? cellsOf(table, 'value') : undefined;
  if (!drawn) return undefined;
  const values = drawn.map(Number).map((value) => (Number.isFinite(value) ? value : 0));
  const most = kind === 'funnel' ? 1 : values.reduce((a, b) => Math.max(a, b), 0);
  if (most <= 0 || values.some((value) => value < 0)) return undefined;
  return values.map((value) => Math.min(1, value / most));
}

function cellsOf({ columns, rows }: CardTable, name: string): readonly CardCell[] | undefined {
  const at = columns.findIndex((column) => column.name === name);
  return at < 0 ? undefined : rows.map((row) => row[at] ?? null);
}

// A retention as people read it: a line for each cohort, a column for each period, darker the more came back.
const names = ['cohort', 'size', 'period', 'entities', 'rate', 'complete'] as const;

/** Undefined for any other table. A rate whose period goes on is marked, for it may still grow. */
function cohorts({ columns, rows }: CardTable): ShownTable | undefined {
  if (columns.length !== names.length || columns.some(({ name }, at) => name !== names[at])) return undefined;
  const [cohortAt, sizeAt, periodAt, , rateAt, completeAt] = [0, 1, 2, 3, 4, 5];
  const column = (at: number) => rows.map((row) => row[at] ?? null);
  const rates = formatColumn(column(rateAt), 'number', 'share');
  const sizes = formatColumn(column(sizeAt), 'integer');
  const periods = [...new Set(column(periodAt).map(Number))].sort((a, b) => a - b);
  const lines = new Map<CardCell, number[]>();
  for (const [at, cohort] of column(cohortAt).entries()) lines.set(cohort, [...(lines.get(cohort) ?? []), at]);
  const open = column(completeAt).some((complete) => complete === false);
  const said = (at: number | undefined): string =>
    at === undefined ? '' : `${rates[at]}${rows[at]?.[completeAt] === false ? '*' : open ? ' ' : ''}`;
  const unit = columns[periodAt]?.unit ?? 'period';
  return {
    columns: [
      { title: 'cohort', right: false },
      { title: 'size', right: true },
      ...periods.map((period) => ({ title: `${unit} ${period}`, right: true })),
    ],
    rows: [...lines].map(([cohort, members]) => {
      const cells = periods.map((period) => members.find((at) => Number(rows[at]?.[periodAt]) === period));
      const shares = cells.map((at) => (at === undefined ? undefined : Number(rows[at]?.[rateAt] ?? 0)));
      return {
        cells: [String(cohort ?? ''), sizes[members[0] ?? -1] ?? '', ...cells.map(said)],
        shares: [undefined, undefined, ...shares],
        opens: false,
      };
    }),
    ...(open ? { note: `* This ${unit} is not over: more may come back.` } : {}),
  };
}
