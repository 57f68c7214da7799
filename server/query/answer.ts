// What a database answered to a question, before it is put into words.

import { hash } from '../base/hash.ts';
import { type Card, type CardCell, type CardColumn, cardSchema, type Provenance } from '../results/card.ts';
import type { Question, ResultColumn } from './question.ts';

export interface Answer {
  readonly question: Question;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly CardCell[])[];
  /** There were more rows than are here. */
  readonly truncated: boolean;
  /** Sentences about values that could not be read. */
  readonly notes: readonly string[];
  readonly sql: string;
  readonly ms: number;
  readonly provenance: Omit<Provenance, 'asOf'> & { readonly asOf: string | null };
}

/** What every card of an answer has. */
export function cardBase(
  { question, rows, truncated, notes, sql, ms, provenance }: Answer,
  title: string,
): Omit<Card, 'headline' | 'verdict' | 'table' | 'facts'> {
  const { asOf, ...rest } = provenance;
  return {
    schema: cardSchema,
    id: hash(JSON.stringify([question, rest.data, rest.planHash])),
    kind: question.kind === 'funnel' ? 'funnel' : 'metric',
    title,
    checks: [],
    assumptions: semanticsOf(sql),
    caveats: [...(truncated ? [`Only the first ${rows.length} rows are shown.`] : []), ...notes],
    sql: [{ name: question.name ?? question.kind, text: sql, ms: Math.round(ms), rows: rows.length }],
    provenance: { ...rest, ...(asOf === null ? {} : { asOf }) },
    actions: [{ title: 'Run again', command: 'runAgain' }],
  };
}
/** The sentences above the statement: they are the semantics it was compiled with. */
const semanticsOf = (sql: string): readonly string[] =>
  sql
    .split('\n')
    .filter((line) => line.startsWith('-- '))
    .slice(1)
    .map((line) => line.slice(3));

/** Units by column name: shares are shown in percent, durations in the units people read. */
export function tableColumns(
  columns: readonly ResultColumn[],
  units: Readonly<Record<string, string>> = {},
): readonly CardColumn[] {
  return columns.map(({ name, type }) => ({ name, type, ...(units[name] ? { unit: units[name] } : {}) }));
}
/** The cell of a row by its column's name. */
export function cell(answer: Answer, row: readonly CardCell[] | undefined, name: string): CardCell {
  const at = answer.columns.findIndex((column) => column.name === name);
  return row?.[at] ?? null;
}
/** What a row is split by, for sentences: `free`, `free, web`; a row without a value is `none`. */
export const groupOf = (answer: Answer, row: readonly CardCell[]): string =>
  (answer.question.by ?? []).map((name) => String(cell(answer, row, name) ?? 'none')).join(', ');
export const numberOf = (value: CardCell): number => (typeof value === 'number' ? value : Number(value ?? 0));
