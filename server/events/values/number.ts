// Numbers: inside the bounds, uniform or lognormal as the unit has it.
import type { PlanSchema } from '../../plan/plan.ts';
import { below } from '../draws/choice.ts';
import type { QuantileTable } from '../draws/quantiles.ts';
import { lognormal, valueAt } from '../draws/quantiles.ts';
import { gridOf, highest, lowest } from './grid.ts';
import type { ValueGenerator } from './value-generator.ts';

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
/** Undefined when no number fits. `whole` asks for integers. */
export function numberMaker(schema: PlanSchema, whole: boolean): ValueGenerator | undefined {
  const template = shapeOf(schema);
  const usual = whole ? ([1, 100] as const) : ([0, 100] as const);
  // A ratio in whole numbers cannot be one of 0 to 1.
  const range = whole && schema.unit === 'ratio' ? undefined : ranges[schema.unit ?? ''];
  const grid = gridOf(schema, whole, range ?? usual);
  if (!grid) return undefined;
  const { decimals, low, high, step, reach } = grid;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  const uniform = (a: number) => (first + below(count, a)) * step;
  if (!template) return { kind: 'scaled', decimals, of: uniform };
  const table = lognormal(template[0] * 10 ** decimals, template[1]);
  // An open side is the distribution's own.
  const least = lowest(schema) === undefined ? 0 : low;
  const [from, size] = within(table, least, highest(schema) === undefined ? reach : high);
  // Where the bounds leave next to nothing of the distribution, they speak alone.
  if (size < 2 ** 20) return { kind: 'scaled', decimals, of: uniform };
  const of = (a: number) => {
    const value = Math.floor(valueAt(table, from + below(size, a)) / step);
    return Math.max(value, Math.ceil(least / step)) * step;
  };
  return { kind: 'scaled', decimals, of };
}

/** The unit's; its examples say how large they are, but for money, which is as in a shop. */
function shapeOf(schema: PlanSchema): readonly [number, number] | undefined {
  const { unit = '' } = schema;
  const template = Object.hasOwn(shapes, unit) ? shapes[unit] : undefined;
  if (unit === 'currency') return template;
  if (lowest(schema) !== undefined && highest(schema) !== undefined) return undefined;
  const told = (schema.examples ?? []).filter((value) => typeof value === 'number' && value > 0) as number[];
  const middle = told.sort((a, b) => a - b)[told.length >> 1];
  if (middle === undefined || unit === 'percent' || unit === 'ratio') return template;
  return [middle, template?.[1] ?? 0.5];
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
