// Numbers: integers in units of 10^-decimals inside the bounds, uniform or lognormal as the unit has it.
import type { PlanSchema } from '../../../read/plan/plan.ts';
import { below } from '../draws/choice.ts';
import type { QuantileTable } from '../draws/quantiles.ts';
import { lognormal, valueAt } from '../draws/quantiles.ts';
import type { Maker } from './maker.ts';

/** Units whose values are lognormal: median and sigma. Money as in a shop, times and sizes long-tailed. */
const shapes: Readonly<Record<string, readonly [median: number, sigma: number]>> = {
  currency: [30, 0.9],
  ms: [800, 0.9],
  s: [60, 0.9],
  min: [10, 0.9],
  h: [2, 0.9],
  d: [7, 0.9],
  bytes: [50_000, 1.5],
  m: [500, 1],
  km: [5, 1],
};
const ranges: Readonly<Record<string, readonly [low: number, high: number]>> = {
  percent: [0, 100],
  ratio: [0, 1],
  count: [1, 10],
};
const most = 2 ** 53 - 1;

/** The numbers from `low` to `high` in steps of `step`, all in units of 10^-decimals. */
interface Grid {
  readonly decimals: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** Undefined when no number fits. `whole` asks for integers. */
export function numberMaker(schema: PlanSchema, whole: boolean): Maker | undefined {
  const shape = shapeOf(schema);
  const grid = gridOf(schema, whole);
  if (!grid) return undefined;
  const { decimals, low, high, step } = grid;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  if (!(count > 0)) return undefined;
  const uniform = (a: number) => (first + below(count, a)) * step;
  if (!shape) return { kind: 'scaled', decimals, of: uniform };
  const table = lognormal(shape[0] * 10 ** decimals, shape[1]);
  const [from, size] = within(
    table,
    lowest(schema) === undefined ? 0 : low,
    highest(schema) === undefined ? most : high,
  );
  // Where the bounds leave next to nothing of the distribution, they speak alone.
  if (size < 2 ** 20) return { kind: 'scaled', decimals, of: uniform };
  const of = (a: number) => {
    const value = Math.floor(valueAt(table, from + below(size, a)) / step);
    return Math.max(value, first) * step;
  };
  return { kind: 'scaled', decimals, of };
}

function shapeOf(schema: PlanSchema): readonly [number, number] | undefined {
  const bounded = lowest(schema) !== undefined && highest(schema) !== undefined;
  const { unit } = schema;
  if (unit !== undefined && Object.hasOwn(shapes, unit) && (unit === 'currency' || !bounded)) return shapes[unit];
  const told = (schema.examples ?? []).filter((value) => typeof value === 'number' && value > 0) as number[];
  const free = unit === undefined || !Object.hasOwn(ranges, unit);
  if (!free || !told.length || lowest(schema) || highest(schema) !== undefined) return undefined;
  return [told.sort((a, b) => a - b)[told.length >> 1] as number, 0.5];
}

const lowest = (schema: PlanSchema) => schema.exclusiveMinimum ?? schema.minimum;
const highest = (schema: PlanSchema) => schema.exclusiveMaximum ?? schema.maximum;

function gridOf(schema: PlanSchema, whole: boolean): Grid | undefined {
  const { multipleOf } = schema;
  const told = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum, multipleOf];
  const needed = Math.max(0, ...told.map((bound) => decimalsOf(bound ?? 0)));
  let decimals = whole ? 0 : Math.min(9, Math.max(needed, multipleOf ? 0 : 2));
  for (;;) {
    const unit = 10 ** decimals;
    const [low, high] = boundsOf(schema, whole, unit);
    const step = multipleOf ? Math.round(multipleOf * unit) : 1;
    if (multipleOf && (step < 1 || Math.abs(step - multipleOf * unit) > 1e-6)) {
      // A whole number that is a multiple of 0.5 is one of 1.
      return whole && Number.isInteger(1 / multipleOf) ? { decimals, low, high, step: 1 } : undefined;
    }
    const size = Math.max(-low, high);
    if (!whole && !multipleOf && high - low < 100 && decimals < 6 && size * 10 < most) decimals++;
    else if (decimals > 0 && size > most) decimals--;
    else return { decimals, low: Math.max(low, -most), high: Math.min(high, most), step };
  }
}

function boundsOf(schema: PlanSchema, whole: boolean, unit: number): readonly [number, number] {
  const from = Math.max(up(schema.minimum, unit), above(schema.exclusiveMinimum, unit));
  const to = Math.min(down(schema.maximum, unit), -above(negated(schema.exclusiveMaximum), unit));
  if (from !== Number.NEGATIVE_INFINITY && to !== Number.POSITIVE_INFINITY) return [from, to];
  const [low, high] = ranges[schema.unit ?? ''] ?? (whole ? [1, 100] : [0, 100]);
  const span = Math.max(high - low, schema.multipleOf ? schema.multipleOf * 20 : 0) * unit;
  if (from !== Number.NEGATIVE_INFINITY) return [from, from + span];
  if (to !== Number.POSITIVE_INFINITY) return [to > 0 ? Math.max(0, to - span) : to - span, to];
  return [low * unit, low * unit + span];
}

/** The first unit at or above a bound; rounding errors of the product do not count. */
function up(bound: number | undefined, unit: number): number {
  if (bound === undefined) return Number.NEGATIVE_INFINITY;
  const near = Math.round(bound * unit);
  return near / unit === bound ? near : Math.ceil(bound * unit);
}
const down = (bound: number | undefined, unit: number): number => -up(negated(bound), unit);
const negated = (bound: number | undefined): number | undefined => (bound === undefined ? undefined : -bound);
function above(bound: number | undefined, unit: number): number {
  const first = up(bound, unit);
  return first / unit === bound ? first + 1 : first;
}

/** Digits behind the point in the shortest spelling, at most 9. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.min(9, Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent)));
}

/** The draws whose values lie within the bounds: the first and how many. */
function within(table: QuantileTable, low: number, high: number): readonly [number, number] {
  const from = firstAtLeast(table, low);
  return [from, firstAtLeast(table, high + 1) - from];
}
function firstAtLeast(table: QuantileTable, bound: number): number {
  let [from, to] = [0, 2 ** 32];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (valueAt(table, middle) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
