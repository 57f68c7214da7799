// Counts and sums of one simple metric, by period and in all.

import type { ConditionValue } from '../../expressions/evaluate.ts';
import { codePointOrder } from '../../expressions/values.ts';
import type { Plan, PlanMetric } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import { type KeyReader, keyReader } from './keys.ts';
import { matcherOf } from './match.ts';
import type { Periods } from './periods.ts';
import { decimals, exactly, sum, toNumber } from './sums.ts';
import { valuesOf } from './values.ts';

export interface Tally {
  readonly add: (played: Materialized) => void;
  /** Of the i-th period; of everything at -1. Null: there is none, as of an average of nothing. */
  readonly value: (i: number) => Known;
}
/** Days and times are text. */
export type Known = number | string | boolean | null;

/** Different values are remembered up to this many; beyond it the number is not known. */
const mostValues = 2 ** 20;

/** What one period gathers. */
interface Bin {
  readonly add: (units: number, own: number) => void;
  readonly value: () => number | null;
}

export function tallyOf(metric: PlanMetric, plan: Plan, periods: Periods): Tally {
  const { agg = 'count', event, property, where } = metric;
  if (agg === 'count_distinct') return distinctTally(metric, plan, periods);
  if (agg === 'min' || agg === 'max') return extremeTally(metric, agg, plan, periods);
  const make = binOf(metric);
  const bins = periods.labels.map(make);
  const all = make();
  return {
    add: (played) => {
      const { shard } = played;
      const matches = matcherOf({ event, where }, plan, played);
      const value = property === undefined ? undefined : valuesOf(event, property, plan, played);
      for (const row of shard.kept) {
        if (!matches(row)) continue;
        const number = value === undefined ? one : agg === 'count' ? sent(value(row)) : numberOf(value(row));
        if (!number) continue;
        bins[periods.of(shard.time[row] as number)]?.add(number.units, number.own);
        all.add(number.units, number.own);
      }
    },
    value: (i) => (i < 0 ? all : bins[i])?.value() ?? null,
  };
}

const one = { units: 1, own: 0 };
const sent = (value: ConditionValue) => (value === null ? undefined : one);

/** A number in units of 10^-own decimals. */
function numberOf(value: ConditionValue): { readonly units: number; readonly own: number } | undefined {
  if (typeof value !== 'number') return undefined;
  let own = 0;
  while (own < decimals && !Number.isInteger(value * 10 ** own)) own++;
  return { units: Math.round(value * 10 ** own), own };
}

/** The least or the greatest: of numbers, of texts by code point, of days and times. */
function extremeTally(metric: PlanMetric, agg: 'min' | 'max', plan: Plan, periods: Periods): Tally {
  const { event, property = '', where } = metric;
  const bests: Known[] = periods.labels.map(() => null);
  let all: Known = null;
  const better = (a: Known, b: Known): Known => {
    if (a === null || b === null) return a ?? b;
    const order = typeof a === 'string' && typeof b === 'string' ? codePointOrder(a, b) : Number(a) - Number(b);
    return order < 0 === (agg === 'min') ? a : b;
  };
  return {
    add: (played) => {
      const { shard } = played;
      const matches = matcherOf({ event, where }, plan, played);
      const valueAt = valuesOf(event, property, plan, played);
      for (const row of shard.kept) {
        const value = matches(row) ? known(valueAt(row)) : null;
        if (value === null) continue;
        const i = periods.of(shard.time[row] as number);
        bests[i] = better(bests[i] ?? null, value);
        all = better(all, value);
      }
    },
    value: (i) => (i < 0 ? all : (bests[i] ?? null)),
  };
}

/** As a result's cell has it; lists and objects are not compared. */
function known(value: ConditionValue): Known {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' || typeof value === 'bigint' ? null : value;
}

function binOf({ agg, percentile = 0.5 }: PlanMetric): () => Bin {
  switch (agg) {
    case 'sum':
    case 'average':
      return () => {
        const total = sum();
        let count = 0;
        return {
          add: (units, own) => {
            total.add(units, own);
            count++;
          },
          // A sum of nothing is 0, an average of nothing is none.
          value: () => (agg === 'sum' ? toNumber(total.total()) : count ? toNumber(total.total()) / count : null),
        };
      };
    case 'median':
    case 'percentile':
      return () => quantileBin(agg === 'median' ? 0.5 : percentile > 1 ? percentile / 100 : percentile);
    default:
      return () => {
        let count = 0;
        return { add: () => void count++, value: () => count };
      };
  }
}

/** Linear between the two nearest, as `percentile_cont`. */
function quantileBin(share: number): Bin {
  const counts = new Map<bigint, number>();
  return {
    add: (units, own) => {
      if (counts.size > mostValues) return;
      const value = exactly(units, own);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    },
    value: () => {
      if (counts.size > mostValues) return null;
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      const count = sorted.reduce((total, [, times]) => total + times, 0);
      if (!count) return null;
      const place = share * (count - 1);
      const [low, high] = [Math.floor(place), Math.ceil(place)].map((index) => toNumber(at(sorted, index))) as [
        number,
        number,
      ];
      return low + (high - low) * (place - Math.floor(place));
    },
  };
}

function at(sorted: readonly (readonly [bigint, number])[], index: number): bigint {
  let seen = 0;
  for (const [value, times] of sorted) {
    seen += times;
    if (seen > index) return value;
  }
  return 0n;
}

/** Different entities, or different values of a property. Entities stay within a cell; values are remembered. */
function distinctTally(metric: PlanMetric, plan: Plan, periods: Periods): Tally {
  const { event, property } = metric;
  const keysOf = (of: string, played: Materialized): KeyReader => {
    const valueAt = valuesOf(event, of, plan, played);
    return (row) => {
      const value = valueAt(row);
      return value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
    };
  };
  const seen = periods.labels.map(() => new Set<string | number>());
  const counts = periods.labels.map(() => 0);
  const all = new Set<string | number>();
  let total = 0;
  return {
    add: (played) => {
      const { shard } = played;
      const matches = matcherOf({ event, where: metric.where }, plan, played);
      const key = property === undefined ? keyReader(metric.entity ?? 'user', plan, played) : keysOf(property, played);
      for (const row of shard.kept) {
        const value = matches(row) ? key(row) : undefined;
        if (value === undefined || all.size > mostValues) continue;
        all.add(value);
        seen[periods.of(shard.time[row] as number)]?.add(value);
      }
      if (property !== undefined) return;
      total += all.size;
      all.clear();
      seen.forEach((set, i) => {
        (counts[i] as number) += set.size;
        set.clear();
      });
    },
    value: (i) => {
      if (all.size > mostValues) return null;
      return i < 0 ? total + all.size : (counts[i] ?? 0) + (seen[i]?.size ?? 0);
    },
  };
}
