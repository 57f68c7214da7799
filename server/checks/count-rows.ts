// Judging row by row: what most kinds do. Counted in one scan, shown row after row in the order of time.
import { aggregate, aliased, caseWhen, literal, or } from '../query/build.ts';
import type { Named, Relation, SqlExpr } from '../query/tree.ts';
import type { Data } from './data.ts';
import type { CheckQuery } from './kind.ts';
import { dottedPath, isPersonal, type PropertyPath } from './path.ts';
import { type Rows, relationOf } from './rows.ts';
import type { CheckedValue } from './value.ts';

/** What a failing row shows beside its id and time. */
export interface ShownColumns {
  readonly name: string;
  readonly of: SqlExpr;
  readonly personal?: boolean;
}

export interface RowJudgement {
  readonly failing: SqlExpr;
  /** Which rows could fail; all when absent. */
  readonly among?: SqlExpr | undefined;
  readonly shown?: readonly ShownColumns[];
  readonly actual?: CheckQuery['actual'];
}

export function rowJudgement(data: Data, rows: Rows, { failing, among, shown = [], actual }: RowJudgement): CheckQuery {
  return {
    rows,
    counts: [countOf(failing), among ? countOf(among) : aggregate('count')],
    outcome: ([bad = 0, total = 0]) => ({ failing: bad, total }),
    failing: () => sampleOf(data, rows, relationOf(data, [rows], failing), shown),
    personal: new Set(shown.flatMap((one) => (one.personal ? [one.name] : []))),
    ...(actual ? { actual } : {}),
  };
}

export const shownValue = (property: PropertyPath, { raw }: CheckedValue): ShownColumns => ({
  name: dottedPath(property),
  of: raw,
  personal: isPersonal(property),
});

/** How many rows meet a condition. */
export const countOf = (condition: SqlExpr): SqlExpr => aggregate('count', caseWhen(condition, literal(1)));

/** The rows as a sample shows them: id and time first, in their order. */
export function sampleOf(data: Data, rows: Rows, from: Relation, shown: readonly ShownColumns[] = []): Relation {
  const fields = ['event_id', 'event_time', ...(rows.event === '*' ? (['event_name'] as const) : [])] as const;
  const own = fields.flatMap((field): readonly Named[] => {
    const value = data.envelope(field);
    return value ? [aliased(field, value.raw)] : [];
  });
  const taken = new Set<string>(own.map(({ name }) => name));
  const rest = shown.flatMap(({ name, of }) => {
    if (taken.has(name)) return [];
    taken.add(name);
    return [aliased(name, of)];
  });
  const order = (['event_time', 'event_id'] as const).flatMap((field) => data.envelope(field)?.field.of ?? []);
  return { kind: 'sort', from: { kind: 'project', from, columns: [...own, ...rest] }, by: order };
}

/** A condition read without ifs: what is null is not true. */
export const isTrue = (condition: SqlExpr): SqlExpr => ({
  kind: 'case',
  when: [[condition, literal(true)]],
  otherwise: literal(false),
});
/** Whether any is true; there may be none. */
export const anyTrue = (conditions: readonly SqlExpr[]): SqlExpr =>
  conditions.length ? or(conditions) : literal(false);
export const not = (of: SqlExpr): SqlExpr => ({ kind: 'not', of });
