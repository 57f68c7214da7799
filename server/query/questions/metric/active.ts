// Active entities: how many distinct ones did something in a period, or in the days up to its end.

import { addDays, type Period } from '../../../base/calendar.ts';
import { dayMs, readDuration } from '../../../base/duration.ts';
import type { PlanMetric } from '../../../plan/plan.ts';
import { aggregate, aliased, and, column, compare, literal, scan } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import { type CompileContext, eventRowsOf, sayEvent } from '../../context.ts';
import type { Relation, SqlExpr, SqlGrain } from '../../tree.ts';
import { type Measure, measureOf } from './measure.ts';

/**
 * Without a window: distinct entities of each period. With one (`7d`): of the days up to the period's last one, for which the range
 * must be known, because days before it count too.
 */
export function activeOf(
  context: CompileContext,
  metric: PlanMetric,
  grain: SqlGrain | undefined,
  periods: readonly Period[] | undefined,
): Measure {
  const distinct: PlanMetric = {
    ...metric,
    agg: 'count_distinct',
    entity: metric.entity ?? 'user',
  };
  const { property: _, ...asked } = distinct;
  if (metric.window === undefined || grain === undefined) {
    const measure = measureOf(context, asked, grain);
    return { ...measure, says: `${measure.says}, active in the ${grain ?? 'range'}` };
  }
  const days = trailingDays(metric, grain);
  const first = periods?.[0];
  const last = periods?.[periods.length - 1];
  if (!periods || !first || !last) {
    throw new QueryError(
      'wrong-question',
      `Metric ${metric.name} looks back ${metric.window} from each ${grain}, so it needs a first and a last day of at most 1,000 periods: since and until.`,
    );
  }
  const who = `Metric ${metric.name}`;
  const entity = context.entity(asked.entity ?? 'user');
  const event = context.event(asked.event, who);
  const groups = context.groupsOf(event, who);
  const where = and(context.matching(event, metric.where, `metric ${metric.name}`), {
    kind: 'isNull',
    not: true,
    of: entity.of,
  });
  const until = context.question.until;
  const keys = [aliased('day', context.periodOf('day')), aliased('entity', entity.of), ...groups];
  const active: Relation = {
    kind: 'project',
    from: eventRowsOf(context, where, addDays(first.endDay, -days), until),
    columns: keys,
    distinct: true,
  };
  const windows: Relation = {
    kind: 'values',
    columns: ['period', 'first_day', 'last_day'],
    rows: periods.map(({ start, endDay }) => [
      literal(start, 'date'),
      literal(addDays(endDay, -days), 'date'),
      literal(addDays(endDay, -1), 'date'),
    ]),
  };
  const names = { active: context.freshName('active_days'), windows: context.freshName('windows') };
  const day = column('day', names.active);
  const inWindow = and(
    compare('>=', day, column('first_day', names.windows)),
    compare('<=', day, column('last_day', names.windows)),
  ) as SqlExpr;
  return {
    before: [
      { name: names.active, of: active, comment: 'Each entity once a day' },
      { name: names.windows, of: windows, comment: `The ${days} days up to the end of each ${grain}` },
    ],
    of: {
      kind: 'aggregate',
      from: {
        kind: 'join',
        from: { of: scan(names.windows), as: names.windows },
        with: [{ of: scan(names.active), as: names.active, type: 'inner', on: inWindow }],
      },
      by: [
        aliased('period', column('period', names.windows)),
        ...groups.map((group) => aliased(group.name, column(group.name, names.active))),
      ],
      columns: [aliased('value', aggregate('countDistinct', column('entity', names.active)))],
    },
    groups,
    type: 'integer',
    entity,
    additive: true,
    says: `distinct ${entity.name} (${entity.key}) of ${sayEvent(event, 'all events')}${metric.where === undefined ? '' : ` where ${metric.where}`}, active in the ${days} days up to the end of the ${grain}`,
  };
}

function trailingDays(metric: PlanMetric, grain: SqlGrain): number {
  const days = (readDuration(metric.window ?? '') ?? 0) / dayMs;
  if (grain !== 'hour' && days >= 1 && Number.isInteger(days)) return days;
  throw new QueryError(
    'wrong-question',
    `The window of metric ${metric.name} is ${metric.window} by ${grain}. A trailing window is one or more whole days, such as 7d, by day or longer.`,
  );
}
