// The window chain: how far each entity came through the steps of a funnel, without joining events to events.
import { aggregate, aliased, and, caseWhen, column, compare, literal, scan } from '../../build.ts';
import type { CompileContext } from '../../context.ts';
import type { Named, NamedRelation, Relation, SortOrder, SqlExpr } from '../../tree.ts';
import type { FunnelRows } from './rows.ts';

/**
 * `start_k` on a row that completes step k is the newest step 1 from which a chain of k different rows leads here within the window.
 * The newest dominates, because whatever can follow an older start can follow it: so each step is one running maximum over the step
 * before (for `strict`, the row before). A row of an exclusion begins a new partition for the step that it stands before.
 */
export function chainSteps(
  context: CompileContext,
  rows: FunnelRows,
  steps: number,
  strict: boolean,
): readonly NamedRelation[] {
  const first = rows.relations[rows.relations.length - 1] as NamedRelation;
  const start = caseWhen(compare('=', column('is_1'), literal(1)), column('event_time'));
  const relations: NamedRelation[] = [
    {
      name: context.freshName('step_1'),
      of: { kind: 'window', from: scan(first.name), columns: [aliased('start_1', start)] },
    },
  ];
  for (let k = 2; k <= steps; k++) {
    const excluded = rows.passed[k - 2];
    const before: SqlExpr = {
      kind: 'windowCall',
      of: column(`start_${k - 1}`),
      partition: excluded === undefined ? rows.partition : [...rows.partition, column(excluded)],
      order: rows.order,
      ...(strict ? { name: 'lag' } : { name: 'max', rows: 'before' }),
    };
    const limit: SqlExpr = { kind: 'call', name: 'addSeconds', of: column(`before_${k}`), seconds: rows.seconds };
    const reaches = and(
      compare('=', column(`is_${k}`), literal(1)),
      compare('<=', column('event_time'), limit),
    ) as SqlExpr;
    const from: Relation = {
      kind: 'window',
      from: scan(context.freshName(`step_${k - 1}`)),
      columns: [aliased(`before_${k}`, before)],
    };
    relations.push({
      name: context.freshName(`step_${k}`),
      of: { kind: 'window', from, columns: [aliased(`start_${k}`, caseWhen(reaches, column(`before_${k}`)))] },
      comment: `start_${k}: the newest step 1 from which this event completes step ${k}`,
    });
  }
  return relations;
}

/** One row per entity that entered: `entity`, `level`, `last_start`, `seconds_2` …: the shortest time from step 1 to each step. */
export function reachedOf(last: string, steps: number): Relation {
  const numbers = Array.from({ length: steps }, (_, i) => i + 1);
  const later = numbers.slice(1);
  const perEntity: Relation = {
    kind: 'aggregate',
    from: scan(last),
    by: [aliased('entity')],
    columns: [
      ...numbers.map((k) => aliased(`last_${k}`, aggregate('max', column(`start_${k}`)))),
      ...later.map((k) =>
        aliased(
          `seconds_${k}`,
          aggregate('min', {
            kind: 'call',
            name: 'secondsBetween',
            from: column(`start_${k}`),
            to: column('event_time'),
          }),
        ),
      ),
    ],
  };
  const furthest = (value: (k: number) => SqlExpr): SqlExpr => ({
    kind: 'case',
    when: [...later].reverse().map((k) => [{ kind: 'isNull', not: true, of: column(`last_${k}`) }, value(k)] as const),
    otherwise: value(1),
  });
  const level = steps > 1 ? furthest((k) => literal(k)) : literal(1);
  const lastStart = steps > 1 ? furthest((k) => column(`last_${k}`)) : column('last_1');
  return {
    kind: 'project',
    from: {
      kind: 'filter',
      from: perEntity,
      where: { kind: 'isNull', not: true, of: column('last_1') },
    },
    columns: [
      aliased('entity'),
      aliased('level', level),
      aliased('last_start', lastStart),
      ...later.map((k) => aliased(`seconds_${k}`)),
    ],
  };
}

/** `entity` and its dimensions as they were on its first row of step 1. */
export function enteredOf(matched: string, groups: readonly Named[], order: readonly SortOrder[]): Relation {
  const nth: SqlExpr = { kind: 'windowCall', name: 'rowNumber', partition: [column('entity')], order };
  const isFirst = compare('=', column('is_1'), literal(1));
  const entries: Relation = {
    kind: 'project',
    from: { kind: 'filter', from: scan(matched), where: isFirst },
    columns: [aliased('entity'), ...groups.map(({ name }) => aliased(name)), aliased('nth', nth)],
  };
  return {
    kind: 'project',
    from: { kind: 'filter', from: entries, where: compare('=', column('nth'), literal(1)) },
    columns: [aliased('entity'), ...groups.map(({ name }) => aliased(name))],
  };
}
