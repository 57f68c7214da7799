// Users in the order of their arrival, and how likely each is to be active on a day of their life.
import { threshold } from '../draws/choice.ts';
import type { Scenario } from '../scenario.ts';

/** Days before the start over which the users who are already there have arrived. */
const before = 365;

export interface Population {
  readonly users: number;
  /** The day a user arrived, relative to the first one; up to 365 before it. */
  readonly arrivalOf: (user: number) => number;
  /** Thresholds of being active by day of life. */
  readonly active: Float64Array;
  /** Expected active days of all users together. */
  readonly activeDays: number;
}

/** Users of day d end at floor(cumulated rate), so a longer run adds users behind those of a shorter one. */
export function populationOf({ users: { count, declaredDays, new: share }, days, retention }: Scenario): Population {
  const fresh = Math.floor(count * share);
  const old = count - fresh;
  const ends = new Float64Array(before + days);
  for (let day = 0; day < before; day++) ends[day] = Math.floor((old * (day + 1)) / before);
  for (let day = 0; day < days; day++) ends[before + day] = old + Math.floor((fresh * (day + 1)) / declaredDays);
  const rates = Float64Array.from({ length: before + days }, (_, k) => rateOn(k, retention));
  return {
    users: ends[before + days - 1] as number,
    arrivalOf: (user) => firstAbove(ends, user) - before,
    active: rates.map(threshold),
    activeDays: activeDaysOf(ends, rates, days),
  };
}

/** P(active on day k of life). */
export function rateOn(k: number, retention: Scenario['retention']): number {
  let last = { day: 0, rate: 1 };
  for (const point of retention) {
    if (k <= point.day)
      return last.rate + ((point.rate - last.rate) * (k - last.day)) / Math.max(1, point.day - last.day);
    last = point;
  }
  return k === 0 ? 1 : last.rate;
}

function firstAbove(ends: Float64Array, user: number): number {
  let [from, to] = [0, ends.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ends[middle] as number) > user) to = middle;
    else from = middle + 1;
  }
  return from;
}

function activeDaysOf(ends: Float64Array, rates: Float64Array, days: number): number {
  const sums = new Float64Array(rates.length + 1);
  rates.forEach((rate, k) => {
    sums[k + 1] = (sums[k] as number) + rate;
  });
  let total = 0;
  for (let i = 0, users = 0; i < ends.length; i++) {
    const arrived = (ends[i] as number) - users;
    users = ends[i] as number;
    // Alive from the later of arrival and start to the end.
    const first = Math.max(0, before - i);
    total += arrived * ((sums[before + days - i] as number) - (sums[first] as number));
  }
  return total;
}
