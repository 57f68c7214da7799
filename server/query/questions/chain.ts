// The window chain: how far each entity came through the steps of a funnel, without joining events to events.
import { aggregate, all, column, compare, either, literal, named, scan } from '../build.ts';
import type { Context } from '../context.ts';
import type { Named, NamedRelation, Order, Relation, SqlExpr } from '../tree.ts';
import type { FunnelRows } from './funnel-rows.ts';

/**
 * `start_k` on a row that completes step k is the newest step 1 from which a chain of k different rows leads here within the window.
 * The newest dominates, because whatever can follow an older start can follow it: so each step is one running maximum over the step
 * before (for `strict`, the row before). A row of an exclusion begins a new partition for the step that it stands before.
 */
export function chainSteps(
  context: Context,
  rows: FunnelRows,
  steps: number,
  strict: boolean,
): readonly NamedRelation[] {
  const first = rows.relations[rows.relations.length - 1] as NamedRelation;
  const start = either(compare('=', column('is_1'), literal(1)), column('event_time'));
  const relations: NamedRelation[] = [
    {
      name: context.free('step_1'),
      of: { kind: 'window', from: scan(first.name), columns: [named('start_1', start)] },
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
    const reaches = all(
      compare('=', column(`is_${k}`), literal(1)),
      compare('<=', column('event_time'), limit),
    ) as SqlExpr;
    const from: Relation = {
      kind: 'window',
      from: scan(context.free(`step_${k - 1}`)),
      columns: [named(`before_${k}`, before)],
    };
    relations.push({
      name: context.free(`step_${k}`),
      of: { kind: 'window', from, columns: [named(`start_${k}`, either(reaches, column(`before_${k}`)))] },
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
    by: [named('entity')],
    columns: [
      ...numbers.map((k) => named(`last_${k}`, aggregate('max', column(`start_${k}`)))),
      ...later.map((k) =>
        named(
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
      named('entity'),
      named('level', level),
      named('last_start', lastStart),
      ...later.map((k) => named(`seconds_${k}`)),
    ],
  };
}

/** `entity` and its dimensions as they were on its first row of step 1. */
export function enteredOf(matched: string, groups: readonly Named[], order: readonly Order[]): Relation {
  const nth: SqlExpr = { kind: 'windowCall', name: 'rowNumber', partition: [column('entity')], order };
  const isFirst = compare('=', column('is_1'), literal(1));
  const entries: Relation = {
    kind: 'project',
    from: { kind: 'filter', from: scan(matched), where: isFirst },
    columns: [named('entity'), ...groups.map(({ name }) => named(name)), named('nth', nth)],
  };
  return {
    kind: 'project',
    from: { kind: 'filter', from: entries, where: compare('=', column('nth'), literal(1)) },
    columns: [named('entity'), ...groups.map(({ name }) => named(name))],
  };
}
