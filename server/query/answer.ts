// What a database answered to a question, before it is put into words.

import { hash } from '../base/hash.ts';
import { type Card, type CardCell, type CardColumn, card, type Provenance } from '../results/card.ts';
import type { Base, CompiledQuestion } from './question.ts';

export interface Answer<Q extends Base = Base> extends CompiledQuestion {
  readonly question: Q;
  readonly rows: readonly (readonly CardCell[])[];
  /** There were more rows than are here. */
  readonly truncated: boolean;
  /** Sentences about values that could not be read. */
  readonly notes: readonly string[];
  readonly ms: number;
  readonly provenance: Omit<Provenance, 'asOf'> & { readonly asOf: string | null };
}

/** What a kind says of its answer, beside what every answer says. */
export interface Said extends Pick<Card, 'kind' | 'title' | 'verdict' | 'headline'>, Partial<Pick<Card, 'facts'>> {
  /** What people see above columns, and in which unit, by the column's name. */
  readonly columns: Readonly<Record<string, Pick<CardColumn, 'title' | 'unit'>>>;
  /** Where not all rows are shown. */
  readonly rows?: Answer['rows'];
}

export function answerCard(answer: Answer, { columns: shown, rows = answer.rows, ...said }: Said): Card {
  const { question, columns, view, semantics, truncated, notes, sql, ms, provenance } = answer;
  const { asOf, ...rest } = provenance;
  return card({
    ...said,
    id: hash(JSON.stringify([question, rest.data, rest.planHash])),
    table: { view, columns: columns.map((column) => ({ ...column, ...shown[column.name] })), rows },
    assumptions: semantics,
    caveats: [...(truncated ? [`Only the first ${answer.rows.length} rows are shown.`] : []), ...notes],
    sql: [{ name: question.name ?? question.kind, text: sql, ms: Math.round(ms), rows: answer.rows.length }],
    provenance: { ...rest, ...(asOf === null ? {} : { asOf }) },
    actions: [{ title: 'Run again', command: 'runAgain' }],
  });
}

/** The cell of a row by its column's name. */
export function cell(answer: Answer, row: readonly CardCell[] | undefined, name: string): CardCell {
  const at = answer.columns.findIndex((column) => column.name === name);
  return row?.[at] ?? null;
}
/** What a row is split by, for sentences: `free`, `free, web`; a row without a value is `none`. */
export const groupOf = ({ columns }: Answer, row: readonly CardCell[]): string =>
  columns.flatMap(({ role }, at) => (role === 'group' ? [String(row[at] ?? 'none')] : [])).join(', ');
export const numberOf = (value: CardCell): number => (typeof value === 'number' ? value : Number(value ?? 0));
