// A retention as people read it: a line for each cohort, a column for each period, darker the more came back.
import type { CardCell, CardTable } from './card.ts';
import { formatColumn } from './format.ts';
import type { ShownTable } from './shown.ts';

const names = ['cohort', 'size', 'period', 'entities', 'rate', 'complete'] as const;

/** Undefined for any other table. A rate whose period goes on is marked, for it may still grow. */
export function cohorts({ columns, rows }: CardTable): ShownTable | undefined {
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
