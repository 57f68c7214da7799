// truth/metrics.json: simple, ratio and active metrics by period, counted on the rows as written.
import type { Grain } from '../../base/calendar.ts';
import type { Plan, PlanMetric } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import type { Scenario } from '../scenario.ts';
import { activeTally } from './active.ts';
import { runPeriodsOf } from './periods.ts';
import { type Known, type Tally, tallyOf } from './tally.ts';

export interface MetricTruth {
  readonly metric: string;
  readonly grain: Grain;
  /** Over all days at once. */
  readonly total: Known;
  /** One for each period that the days touch, in the plan's time zone. */
  readonly values: readonly { readonly period: string; readonly value: Known }[];
}

export interface MetricCounts {
  readonly add: (played: Materialized) => void;
  readonly result: () => readonly MetricTruth[];
}

export function metricCounts(plan: Plan, scenario: Scenario): MetricCounts {
  const byName = new Map(plan.metrics.map((metric) => [metric.name, metric]));
  const grainOf = (metric: PlanMetric): Grain => metric.grain ?? 'day';
  const tallies = new Map<string, Tally>();
  const need = (name: string | undefined, grain: Grain): Tally | undefined => {
    const metric = name === undefined ? undefined : byName.get(name);
    if (!metric || (metric.type !== 'simple' && metric.type !== 'active')) return undefined;
    const key = `${name}\0${grain}`;
    const periods = runPeriodsOf(grain, scenario.start, scenario.days, plan.semantics);
    const tally = tallies.get(key) ?? (metric.type === 'active' ? activeTally : tallyOf)(metric, plan, periods);
    tallies.set(key, tally);
    return tally;
  };
  const wanted = plan.metrics.flatMap((metric): readonly { metric: PlanMetric; value: (i: number) => Known }[] => {
    const grain = grainOf(metric);
    const own = need(metric.name, grain);
    if (own) return [{ metric, value: own.value }];
    const [over, under] = [need(metric.numerator, grain), need(metric.denominator, grain)];
    if (metric.type !== 'ratio' || !over || !under) return [];
    return [{ metric, value: (i) => divided(over.value(i), under.value(i)) }];
  });
  return {
    add: (played) => {
      for (const tally of tallies.values()) tally.add(played);
    },
    result: () =>
      wanted.map(({ metric, value }) => {
        const grain = grainOf(metric);
        const { labels } = runPeriodsOf(grain, scenario.start, scenario.days, plan.semantics);
        const values = labels.map((period, i) => ({ period, value: value(i) }));
        return { metric: metric.name, grain, total: value(-1), values };
      }),
  };
}

/** Null on zero, as everywhere in the language. */
const divided = (over: Known, under: Known): Known =>
  typeof over === 'number' && typeof under === 'number' && under !== 0 ? over / under : null;
