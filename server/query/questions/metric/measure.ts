// One number per period and group: the rows of a simple metric and the aggregate over them.
import type { ColumnType } from '../../../dataset/column-type.ts';
import type { PlanEntity, PlanMetric } from '../../../plan/plan.ts';
import { aggregate, aliased } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import type { CompileContext } from '../../context.ts';
import { eventRowsOf, fieldByName, sayEvent, withoutNan } from '../../context.ts';
import type { SqlField } from '../../field.ts';
import { type ResultColumn, resultColumn } from '../../question.ts';
import type { Named, NamedRelation, Relation, SqlExpr, SqlGrain } from '../../tree.ts';

export interface Measure {
  /** What must stand before `of`. */
  readonly before: readonly NamedRelation[];
  /** Columns: `period` when asked by grain, the dimensions, `value`. */
  readonly of: Relation;
  readonly groups: readonly (Named & SqlField)[];
  readonly type: ColumnType;
  /** What is counted apart by its key. */
  readonly entity?: PlanEntity;
  /** Nothing happened counts 0, not null. */
  readonly additive: boolean;
  /** For people: `sum of order_value of checkout_completed where order_value > 0`. */
  readonly says: string;
}

/** What is aggregated, of which type the result is. */
interface Aggregated {
  readonly entity?: PlanEntity;
  readonly value: SqlExpr;
  readonly type: ColumnType;
  readonly says: string;
}

export function measureOf(context: CompileContext, metric: PlanMetric, grain: SqlGrain | undefined): Measure {
  const who = `Metric ${metric.name}`;
  // Somebody active did something, whatever it was.
  if (metric.event === undefined && metric.type !== 'active')
    throw new QueryError('wrong-question', `${who} names no event. Say which one it counts: event.`);
  const event = context.event(metric.event, who);
  const groups = context.groupsOf(event, who);
  const keys: readonly Named[] = grain ? [aliased('period', context.periodOf(grain)), ...groups] : groups;
  const { value, type, says, entity } = aggregated(context, metric);
  const rows = eventRowsOf(context, context.matching(event, metric.where, `metric ${metric.name}`));
  return {
    before: [],
    of: { kind: 'aggregate', from: rows, by: keys, columns: [aliased('value', value)] },
    groups,
    type,
    ...(entity ? { entity } : {}),
    additive: ['count', 'count_distinct', 'sum'].includes(metric.agg ?? ''),
    says: `${says} of ${sayEvent(event, 'all events')}${metric.where === undefined ? '' : ` where ${metric.where}`}`,
  };
}

function aggregated(context: CompileContext, metric: PlanMetric): Aggregated {
  const { agg, property } = metric;
  const who = `Metric ${metric.name}`;
  if (agg === undefined)
    throw new QueryError(
      'wrong-question',
      `${who} says neither agg nor type. Say what it computes, such as agg: count.`,
    );
  if (property === undefined) {
    if (agg === 'count') return { value: aggregate('count'), type: 'integer', says: 'count' };
    if (agg !== 'count_distinct')
      throw new QueryError('wrong-question', `${who} computes ${agg} of nothing. Name a property.`);
    const entity = context.entity(metric.entity ?? 'user');
    return {
      value: aggregate('countDistinct', entity.of),
      type: 'integer',
      entity,
      says: `distinct ${entity.name} (${entity.key})`,
    };
  }
  const field = fieldByName(context.fields(context.event(metric.event, who)), property);
  if (!field)
    throw new QueryError('unknown-name', `${who} names the property ${property}, which ${metric.event} does not have.`);
  return { ...overField(metric, field), says: `${words(metric)} of ${property}` };
}

function overField(metric: PlanMetric, field: SqlField): Pick<Aggregated, 'value' | 'type'> {
  const clean = withoutNan(field);
  switch (metric.agg) {
    case 'count':
      return { value: aggregate('count', field.of), type: 'integer' };
    case 'count_distinct':
      return { value: aggregate('countDistinct', clean), type: 'integer' };
    case 'min':
    case 'max':
      return { value: aggregate(metric.agg, clean), type: textually(field) };
    default: {
      const of = numeric(metric, field, clean);
      if (metric.agg === 'sum')
        return { value: aggregate('sum', of), type: field.type === 'integer' ? 'integer' : 'number' };
      if (metric.agg === 'average') return { value: aggregate('average', of), type: 'number' };
      return { value: aggregate('percentile', of, shareOf(metric)), type: 'number' };
    }
  }
}

function numeric(metric: PlanMetric, field: SqlField, clean: SqlExpr): SqlExpr {
  if (field.type === 'integer' || field.type === 'number') return clean;
  if (field.type === 'json')
    return { kind: 'call', name: 'nanToNull', of: { kind: 'cast', of: field.of, to: 'number', safe: true } };
  throw new QueryError(
    'wrong-question',
    `Metric ${metric.name} computes ${words(metric)} of ${metric.property}, which is not a number. Count it (agg: count or count_distinct) or name a number.`,
  );
}

/** 0..1; a percentile above 1 is read as percent. */
function shareOf(metric: PlanMetric): number {
  if (metric.agg === 'median') return 0.5;
  const given = metric.percentile;
  if (given === undefined)
    throw new QueryError('wrong-question', `Metric ${metric.name} says not which percentile. Add percentile: 0.9.`);
  const share = given > 1 ? given / 100 : given;
  if (!(share >= 0 && share <= 1))
    throw new QueryError(
      'wrong-question',
      `The percentile of metric ${metric.name} is ${given}; it lies between 0 and 1.`,
    );
  return share;
}

function words({ agg = 'count', percentile }: PlanMetric): string {
  return agg === 'percentile' ? `percentile ${percentile}` : agg.replace('_', ' ');
}

/** What is read of JSON is its text. */
const textually = ({ type }: SqlField): ColumnType => (type === 'json' ? 'string' : type);

/** The result columns of the dimensions. */
export const groupColumns = (groups: readonly (Named & SqlField)[]): readonly ResultColumn[] =>
  groups.map((group) => resultColumn(group.name, textually(group), 'group'));
