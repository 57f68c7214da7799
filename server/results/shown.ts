// A card's table as people see it, for text, Markdown and HTML alike: formatted cells, which columns stand right, what the bars show. What a
// column is follows from its role, how the table is read from its view, neither from a name.
import type { Card, CardCell, CardColumn, CardTable, ColumnRole, TableView } from './card.ts';
import { clean } from './clean.ts';
import { formatColumn, sentenceCase } from './format.ts';

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

export function shown({ table }: Pick<Card, 'table'>): ShownTable | undefined {
  return table && ((table.view === 'cohorts' && cohorts(table)) || rowByRow(table));
}

/** What a column says that needs no column, beside nothing and 0. */
const usual: Readonly<Partial<Record<ColumnRole, CardCell>>> = { complete: true, duration: null, open: 0 };

function rowByRow(table: CardTable): ShownTable {
  const { columns: all, rows, view } = table;
  const columns = all
    .map((column, at) => ({ ...column, cells: rows.map((row) => row[at] ?? null) }))
    .filter(({ role, cells }) => {
      const spare = role === undefined ? undefined : usual[role];
      return spare === undefined || cells.some((cell) => ![null, 0, spare].includes(cell));
    });
  const formatted = columns.map(({ cells, type, unit }) => formatColumn(cells, type, unit));
  const bars = view && barsOf[view](table);
  const steps = cellsOf(table, 'step');
  return {
    columns: columns.map((column) => ({
      title: titleOf(column),
      right: column.type === 'integer' || column.type === 'number',
    })),
    rows: rows.map((_, at) => ({
      cells: formatted.map((cells) => cells[at] ?? ''),
      ...(bars ? { bar: bars[at] ?? 0 } : {}),
      opens: at > 0 && steps !== undefined && Number(steps[at]) <= Number(steps[at - 1]),
    })),
  };
}

/** What rows are split by is called as the plan calls it. */
const titleOf = ({ name, title, role }: CardColumn): string =>
  clean(title ?? (role === 'group' ? name : sentenceCase(name)));

/** Steps draw what is left of the first one, a series over time its value; nothing is drawn below zero. */
const barsOf: Readonly<Record<TableView, (table: CardTable) => readonly number[] | undefined>> = {
  steps: (table) => bars(cellsOf(table, 'rate'), () => 1),
  series: (table) =>
    cellsOf(table, 'period') && bars(cellsOf(table, 'value'), (values) => values.reduce((a, b) => Math.max(a, b), 0)),
  cohorts: () => undefined,
};

function bars(
  cells: readonly CardCell[] | undefined,
  mostOf: (values: readonly number[]) => number,
): readonly number[] | undefined {
  const values = cells?.map(Number).map((value) => (Number.isFinite(value) ? value : 0));
  const most = values ? mostOf(values) : 0;
  return most > 0 && values?.every((value) => value >= 0)
    ? values.map((value) => Math.min(1, value / most))
    : undefined;
}

/** The cells of the first column of that role. */
function cellsOf({ columns, rows }: CardTable, role: ColumnRole): readonly CardCell[] | undefined {
  const at = columns.findIndex((column) => column.role === role);
  return at < 0 ? undefined : rows.map((row) => row[at] ?? null);
}

/**
 * A line for each cohort, a column for each period after it, darker the more came back. A rate whose period goes on is marked, for it may still
 * grow. Undefined where a column that this takes is missing.
 */
function cohorts(table: CardTable): ShownTable | undefined {
  const column = (role: ColumnRole) => cellsOf(table, role);
  const [starts, size, offset, rate, complete] = [
    column('cohort'),
    column('size'),
    column('offset'),
    column('rate'),
    column('complete'),
  ];
  if (!starts || !size || !offset || !rate) return undefined;
  const rates = formatColumn(rate, 'number', 'share');
  const sizes = formatColumn(size, 'integer');
  const periods = [...new Set(offset.map(Number))].sort((a, b) => a - b);
  const lines = new Map<CardCell, number[]>();
  for (const [at, cohort] of starts.entries()) lines.set(cohort, [...(lines.get(cohort) ?? []), at]);
  const open = complete?.includes(false) ?? false;
  const said = (at: number | undefined): string =>
    at === undefined ? '' : `${rates[at]}${complete?.[at] === false ? '*' : open ? ' ' : ''}`;
  const unit = table.columns.find(({ role }) => role === 'offset')?.unit ?? 'period';
  return {
    columns: [
      { title: 'Cohort', right: false },
      { title: 'Size', right: true },
      ...periods.map((period) => ({ title: `${sentenceCase(unit)} ${period}`, right: true })),
    ],
    rows: [...lines].map(([cohort, members]) => {
      const cells = periods.map((period) => members.find((at) => Number(offset[at]) === period));
      const shares = cells.map((at) => (at === undefined ? undefined : Number(rate[at] ?? 0)));
      return {
        cells: [String(cohort ?? ''), sizes[members[0] ?? -1] ?? '', ...cells.map(said)],
        shares: [undefined, undefined, ...shares],
        opens: false,
      };
    }),
    ...(open ? { note: `* This ${unit} is not over: more may come back.` } : {}),
  };
}
