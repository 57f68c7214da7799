// A metric as a query: its measures side by side per period and group, empty periods shown, incomplete ones marked.

import type { Period } from '../../../base/calendar.ts';
import { closest, didYouMean } from '../../../base/did-you-mean.ts';
import type { PlanMetric } from '../../../plan/plan.ts';
import { aliased, and, column, compare, isNotDistinct, scan } from '../../build.ts';
import { QueryError } from '../../compile-error.ts';
import type { CompileContext } from '../../context.ts';
import { type Query, resultColumn } from '../../question.ts';
import { frameOf, spineOf } from '../../result-grid.ts';
import type { Join, Named, Relation, SqlExpr } from '../../tree.ts';
import { activeOf } from './active.ts';
import { groupColumns, type Measure, measureOf } from './measure.ts';
import type { MetricQuestion } from './question.ts';

interface Part {
  /** Of the relation that holds it. */
  readonly name: string;
  readonly column: 'value' | 'numerator' | 'denominator';
  readonly measure: Measure;
}

export function metricQuery(context: CompileContext, question: MetricQuestion): Query {
  const { grain } = question;
  const metric = metricOf(context, question.metric);
  const periods = spineOf(context, grain);
  const fragments = partsOf(context, metric, question, periods);
  const groups = fragments[0]?.measure.groups ?? [];
  const keys = [...(grain ? ['period'] : []), ...groups.map((group) => group.name)];
  const frame = frameOf(
    context,
    grain,
    periods,
    fragments.map((fragment) => fragment.name),
    keys,
  );
  const values = fragments.map((fragment): Named => aliased(fragment.column, shownValue(fragment)));
  const columns: readonly Named[] = [
    ...keys.map((key) => aliased(key, column(key, frame.owner(key)))),
    ...(fragments.length > 1 ? [aliased('value', quotient(values)), ...values] : values),
    ...(frame.complete ? [aliased('complete', frame.complete)] : []),
  ];
  const sides: Join['with'] = [
    ...frame.sides.map((side) => ({ ...side, type: 'inner' as const })),
    ...fragments
      .filter(({ name }) => !frame.sides.some((side) => side.as === name))
      .map(({ name }) => {
        const on = and(...keys.map((key) => matched(key, column(key, name), column(key, frame.owner(key)))));
        return { of: scan(name), as: name, ...(on ? { type: 'left' as const, on } : { type: 'inner' as const }) };
      }),
  ];
  const [from, ...others] = sides as [Join['with'][number], ...Join['with']];
  const body: Relation = {
    kind: 'project',
    from: others.length ? { kind: 'join', from, with: others } : from.of,
    columns,
  };
  const sorted: Relation = keys.length
    ? { kind: 'sort', from: body, by: keys.map((key) => column(key, frame.owner(key))) }
    : body;
  const measures = fragments.flatMap(({ name, measure }) => [...measure.before, { name, of: measure.of }]);
  return {
    view: 'series',
    asks: asks(metric, question, fragments),
    rules: rulesOf(question, fragments, periods),
    ...entityOf(fragments),
    of: { kind: 'with', names: [...context.before(), ...measures, ...frame.relations], in: sorted },
    columns: [
      ...(grain ? [resultColumn('period', grain === 'hour' ? 'time' : 'date', 'period')] : []),
      ...groupColumns(groups),
      ...(fragments.length > 1 ? [resultColumn('value', 'number', 'value')] : []),
      ...fragments.map(({ column: name, measure: { type } }) =>
        resultColumn(name, type, name === 'value' ? 'value' : 'part'),
      ),
      ...(grain ? [resultColumn('complete', 'boolean', 'complete')] : []),
    ],
  };
}

/** What all parts count, where they count one thing. */
function entityOf(fragments: readonly Part[]): Pick<Query, 'entity'> {
  const [entity, ...others] = fragments.flatMap(({ measure }) => measure.entity ?? []);
  return entity && others.every(({ name }) => name === entity.name) ? { entity } : {};
}

function partsOf(
  context: CompileContext,
  metric: PlanMetric,
  { grain }: MetricQuestion,
  periods: readonly Period[] | undefined,
): readonly Part[] {
  const measure = (of: PlanMetric): Measure =>
    of.type === 'active' ? activeOf(context, of, grain, periods) : measureOf(context, of, grain);
  if (metric.type !== 'ratio')
    return [{ name: context.freshName('measured'), column: 'value', measure: measure(computable(metric)) }];
  return (['numerator', 'denominator'] as const).map((side) => {
    const name = metric[side];
    if (name === undefined)
      throw new QueryError('wrong-question', `Metric ${metric.name} is a ratio and names no ${side}.`);
    const of = metricOf(context, name);
    if (of.type !== 'ratio') return { name: context.freshName(side), column: side, measure: measure(computable(of)) };
    throw new QueryError(
      'unsupported',
      `The ${side} of metric ${metric.name} is ${name}, itself a ratio. Divide by a plain metric.`,
    );
  });
}

function metricOf(context: CompileContext, name: string): PlanMetric {
  const found = context.plan.metrics.find((metric) => metric.name === name);
  if (found) return found;
  const near = closest(
    name,
    context.plan.metrics.map((metric) => metric.name),
  );
  throw new QueryError('unknown-name', `The plan defines no metric ${name}.${didYouMean(near, true)}`);
}

function computable(metric: PlanMetric): PlanMetric {
  if (metric.type === 'simple' || metric.type === 'active') return metric;
  throw new QueryError(
    'unsupported',
    `Metric ${metric.name} is of type ${metric.type}, which cannot be computed yet. Simple, ratio and active metrics can.`,
  );
}

function shownValue({ name, measure }: Part): SqlExpr {
  const of = column('value', name);
  return measure.additive ? { kind: 'call', name: 'coalesceZero', of } : of;
}

function quotient(values: readonly Named[]): SqlExpr {
  const [left, right] = values.map((value) => value.of) as [SqlExpr, SqlExpr];
  return { kind: 'arithmetic', op: '/', left, right };
}

/** Periods are never null, groups may be. */
const matched = (key: string, left: SqlExpr, right: SqlExpr): SqlExpr =>
  key === 'period' ? compare('=', left, right) : isNotDistinct(left, right);

function asks({ name, type }: PlanMetric, { grain }: MetricQuestion, fragments: readonly Part[]): string {
  const says = fragments.map((fragment) => fragment.measure.says).join(', divided by ');
  return `${type === 'ratio' ? 'Ratio' : 'Metric'} ${name}: ${says}${grain ? `, by ${grain}` : ''}.`;
}

/** `A day`, `An hour`. */
const some = (grain: string): string => `${grain === 'hour' ? 'An' : 'A'} ${grain}`;

function rulesOf(
  { grain, since, until, through = until }: MetricQuestion,
  fragments: readonly Part[],
  periods: readonly Period[] | undefined,
): readonly string[] {
  const rules =
    fragments.length > 1 ? ['Each side is computed on its own, then divided; a division by zero gives no value.'] : [];
  if (!grain) return rules;
  const isOpen = since === undefined || until === undefined;
  const empty = fragments.some((fragment) => fragment.measure.additive) ? '0' : 'no value';
  if (periods) rules.push(`${some(grain)} in which nothing happened shows with ${empty}.`);
  else if (isOpen)
    rules.push(
      `${some(grain)} in which nothing happened does not show: the range has no ${since === undefined ? 'first' : 'last'} day.`,
    );
  else
    rules.push(
      `${some(grain)} in which nothing happened does not show: there are more than 1,000, or hours that begin apart from the days.`,
    );
  if (grain === 'hour') rules.push('Hours are those of UTC.');
  const over = through === undefined ? `ends before the ${grain} of the last event` : `ends by ${through}`;
  return [...rules, `${some(grain)} is complete when it begins in the range and ${over}.`];
}
