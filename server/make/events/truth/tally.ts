// Counts and sums of one simple metric, by period and in all.
import type { Plan, PlanMetric } from '../../../read/plan/plan.ts';
import type { Column } from '../rows/column.ts';
import { columnValue, present } from '../rows/column.ts';
import type { Played } from '../stage.ts';
import type { KeyReader } from './keys.ts';
import { keyReader, valueReader } from './keys.ts';
import { matcherOf } from './match.ts';
import type { Periods } from './periods.ts';
import { decimals, exactly, sum, toNumber } from './sums.ts';

export interface Tally {
  readonly add: (played: Played) => void;
  /** Of the i-th period; of everything at -1. Null: there is none, as of an average of nothing. */
  readonly value: (i: number) => number | null;
}

/** Different values are remembered up to this many; beyond it the number is not known. */
const mostValues = 2 ** 20;

/** What one period gathers. */
interface Bin {
  readonly add: (units: number, own: number) => void;
  readonly value: () => number | null;
}

export function tallyOf(metric: PlanMetric, plan: Plan, periods: Periods): Tally {
  if (metric.agg === 'count_distinct') return distinctTally(metric, plan, periods);
  const make = binOf(metric);
  const bins = periods.labels.map(make);
  const all = make();
  const as = wireName(metric, plan);
  const counts = (metric.agg ?? 'count') === 'count';
  return {
    add: (played) => {
      const { cell } = played;
      const matches = matcherOf({ event: metric.event ?? '*', where: metric.where }, plan, played);
      const columns = cell.filled.map(({ form, columns: made }) =>
        as === undefined ? undefined : made[form.byWire.get(as) ?? -1],
      );
      for (const row of cell.kept) {
        if (!matches(row)) continue;
        const at = cell.local[row] as number;
        const column = columns[cell.part[row] as number];
        const number = as === undefined ? one : counts ? sentAt(column, at) : numberAt(column, at);
        if (!number) continue;
        bins[periods.of(cell.time[row] as number)]?.add(number.units, number.own);
        all.add(number.units, number.own);
      }
    },
    value: (i) => (i < 0 ? all : bins[i])?.value() ?? null,
  };
}

const one = { units: 1, own: 0 };

const sentAt = (column: Column | undefined, i: number) => (column?.state[i] === present ? one : undefined);

/** The number that is sent, in units of 10^-own decimals. */
function numberAt(column: Column | undefined, i: number): { readonly units: number; readonly own: number } | undefined {
  if (!column || column.state[i] !== present) return undefined;
  if (column.kind === 'scaled') return { units: column.units[i] as number, own: column.maker.decimals };
  const value = columnValue(column, i);
  if (typeof value !== 'number') return undefined;
  let own = 0;
  while (own < decimals && !Number.isInteger(value * 10 ** own)) own++;
  return { units: Math.round(value * 10 ** own), own };
}

function wireName({ event, property }: PlanMetric, plan: Plan): string | undefined {
  if (property === undefined) return undefined;
  const named = plan.events.find((one) => one.name === event)?.properties ?? [];
  return [...named, ...plan.properties].find((one) => one.name === property)?.as ?? property;
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
    case 'min':
    case 'max':
      return () => {
        let best: number | null = null;
        return {
          add: (units, own) => {
            const value = units / 10 ** own;
            if (best === null || (agg === 'min' ? value < best : value > best)) best = value;
          },
          value: () => best,
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
  const as = wireName(metric, plan);
  const seen = periods.labels.map(() => new Set<string | number>());
  const counts = periods.labels.map(() => 0);
  const all = new Set<string | number>();
  let total = 0;
  return {
    add: (played) => {
      const { cell } = played;
      const matches = matcherOf({ event: metric.event ?? '*', where: metric.where }, plan, played);
      const key: KeyReader =
        as === undefined ? keyReader(metric.entity ?? 'user', plan, played) : valueReader(as, cell);
      for (const row of cell.kept) {
        const value = matches(row) ? key(row) : undefined;
        if (value === undefined || all.size > mostValues) continue;
        all.add(value);
        seen[periods.of(cell.time[row] as number)]?.add(value);
      }
      if (as !== undefined) return;
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
