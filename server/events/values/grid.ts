// The numbers that bounds and multiples leave, as integers in units of 10^-decimals.
import type { PlanSchema } from '../../plan/plan.ts';

/** The numbers from `low` to `high` in steps of `step`, all in units of 10^-decimals. */
export interface NumberGrid {
  readonly decimals: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** How far a side that the plan leaves open may reach. */
  readonly reach: number;
}

/** The largest integer that is told from its neighbours. */
const most = 2 ** 53 - 1;
/** Multiples of a fraction beyond this many are not recognised as such by whoever divides doubles. */
const mostMultiples = 2 ** 21;

export const lowest = (schema: PlanSchema) => schema.exclusiveMinimum ?? schema.minimum;
export const highest = (schema: PlanSchema) => schema.exclusiveMaximum ?? schema.maximum;

/**
 * @param usual what stands for bounds that the plan leaves open
 * @returns undefined when no number fits
 */
export function gridOf(
  schema: PlanSchema,
  whole: boolean,
  usual: readonly [low: number, high: number],
): NumberGrid | undefined {
  const { multipleOf } = schema;
  const step = whole && multipleOf ? wholeStep(multipleOf) : multipleOf;
  const told = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum, step];
  const needed = Math.max(0, ...told.map((bound) => decimalsOf(bound ?? 0)));
  let decimals = whole ? 0 : Math.min(9, Math.max(needed, step ? 0 : 2));
  for (;;) {
    const unit = 10 ** decimals;
    const [low, high] = boundsOf(schema, unit, usual, step);
    const size = Math.max(-low, high);
    if (!whole && !step && high - low < 100 && decimals < 6 && size * 10 < most) decimals++;
    else if (decimals > 0 && size > most) decimals--;
    else
      return stepped({ decimals, low: Math.max(low, -most), high: Math.min(high, most), step: 1, reach: most }, step);
  }
}

function stepped(grid: NumberGrid, multipleOf: number | undefined): NumberGrid | undefined {
  const unit = 10 ** grid.decimals;
  const step = multipleOf ? Math.round(multipleOf * unit) : 1;
  if (multipleOf && (step < 1 || Math.abs(step - multipleOf * unit) > 1e-6)) return undefined;
  const reach = multipleOf && !Number.isInteger(multipleOf) ? mostMultiples * step : most;
  const low = grid.high > -reach ? Math.max(grid.low, -reach) : grid.low;
  const high = grid.low < reach ? Math.min(grid.high, reach) : grid.high;
  return Math.floor(high / step) >= Math.ceil(low / step) ? { ...grid, low, high, step, reach } : undefined;
}

/** The least multiple that is a whole number. */
function wholeStep(multipleOf: number): number {
  for (let times = 1; times <= 1000; times++) {
    if (Number.isInteger(multipleOf * times)) return multipleOf * times;
  }
  return multipleOf;
}

function boundsOf(
  schema: PlanSchema,
  unit: number,
  [low, high]: readonly [number, number],
  step: number | undefined,
): readonly [number, number] {
  const from = Math.max(up(schema.minimum, unit), above(schema.exclusiveMinimum, unit));
  const to = Math.min(down(schema.maximum, unit), -above(negated(schema.exclusiveMaximum), unit));
  if (from !== Number.NEGATIVE_INFINITY && to !== Number.POSITIVE_INFINITY) return [from, to];
  const span = Math.max(high - low, step ? step * 20 : 0) * unit;
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
