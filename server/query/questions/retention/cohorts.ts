// The arithmetic of retention: cohorts against returns on a numbered calendar, so that no dialect has to count periods between dates.
import { aggregate, aliased, and, caseWhen, column, compare, literal, scan } from '../../build.ts';
import type { CompileContext } from '../../context.ts';
import type { Relation, SqlExpr } from '../../tree.ts';

const names = ['calendar', 'cohorts', 'returns', 'sizes', 'offsets', 'came_back', 'data', 'began', 'later'] as const;

/** What the relations are called; `began` and `later` are the calendar at the cohort and at the return. */
export type CohortNames = Readonly<Record<(typeof names)[number], string>>;

export const namesOf = (context: CompileContext): CohortNames =>
  Object.fromEntries(names.map((name) => [name, context.freshName(name)])) as CohortNames;

/** How many entities of each cohort returned, per number of periods after it. */
export function cameBack(n: CohortNames, brackets: boolean): Relation {
  const between: SqlExpr = {
    kind: 'arithmetic',
    op: '-',
    left: column('number', n.later),
    right: column('number', n.began),
  };
  const offset = column('period', n.offsets);
  const isThere = brackets
    ? (and(compare('>=', between, literal(1)), compare('<=', between, offset)) as SqlExpr)
    : compare('=', between, offset);
  const inner = (of: string, as: string, on: SqlExpr) => ({ of: scan(of), as, type: 'inner' as const, on });
  return {
    kind: 'aggregate',
    from: {
      kind: 'join',
      from: { of: scan(n.cohorts), as: n.cohorts },
      with: [
        inner(n.returns, n.returns, compare('=', column('entity', n.returns), column('entity', n.cohorts))),
        inner(n.calendar, n.began, compare('=', column('period', n.began), column('cohort', n.cohorts))),
        inner(n.calendar, n.later, compare('=', column('period', n.later), column('returned', n.returns))),
        inner(n.offsets, n.offsets, isThere),
      ],
    },
    by: [aliased('cohort', column('cohort', n.cohorts)), aliased('period', offset)],
    columns: [aliased('entities', aggregate('countDistinct', column('entity', n.cohorts)))],
  };
}

/** Every cohort with every number of periods; `over` is the first period that is not, `cohorts` how many of the calendar's are. */
export function cohortTable(n: CohortNames, cohorts: number, over: SqlExpr, lastKnown: boolean): Relation {
  const zero = (of: SqlExpr): SqlExpr => ({ kind: 'call', name: 'coalesceZero', of });
  const cohort = column('period', n.began);
  const offset = column('period', n.offsets);
  const size = zero(column('size', n.sizes));
  // The cohort's own period is the cohort, whether or not it returned within it.
  const entities = caseWhen(compare('=', offset, literal(0)), size, zero(column('entities', n.came_back)));
  const number: SqlExpr = { kind: 'arithmetic', op: '+', left: column('number', n.began), right: offset };
  const match = and(
    compare('=', column('cohort', n.came_back), cohort),
    compare('=', column('period', n.came_back), offset),
  ) as SqlExpr;
  const from: Relation = {
    kind: 'join',
    from: { of: scan(n.calendar), as: n.began },
    with: [
      { of: scan(n.offsets), as: n.offsets, type: 'inner' },
      { of: scan(n.calendar), as: n.later, type: 'inner', on: compare('=', column('number', n.later), number) },
      ...(lastKnown ? [{ of: scan(n.data), as: n.data, type: 'inner' as const }] : []),
      { of: scan(n.sizes), as: n.sizes, type: 'left', on: compare('=', column('cohort', n.sizes), cohort) },
      { of: scan(n.came_back), as: n.came_back, type: 'left', on: match },
    ],
  };
  return {
    kind: 'sort',
    by: [cohort, offset],
    from: {
      kind: 'project',
      from: { kind: 'filter', from, where: compare('<', column('number', n.began), literal(cohorts)) },
      columns: [
        aliased('cohort', cohort),
        aliased('size', size),
        aliased('period', offset),
        aliased('entities', entities),
        aliased('rate', { kind: 'arithmetic', op: '/', left: entities, right: size }),
        aliased('complete', compare('<', column('period', n.later), over)),
      ],
    },
  };
}
