// Active entities: different ones with any event in the window that ends with a period.

import { dayMs, readDuration } from '../../base/duration.ts';
import type { Plan, PlanMetric } from '../../plan/plan.ts';
import { keyReader } from './keys.ts';
import { matcherOf } from './match.ts';
import type { Periods } from './periods.ts';
import type { Tally } from './tally.ts';

/** Without a window, the period itself. Entities never reach from one cell into another, so cells add up. */
export function activeTally(metric: PlanMetric, plan: Plan, periods: Periods): Tally {
  const window = metric.window === undefined ? undefined : (readDuration(metric.window) ?? 0) / dayMs;
  const counts = periods.labels.map(() => 0);
  let total = 0;
  /** The last period whose window an instant lies in. */
  const lastOf = (time: number, own: number): number => {
    if (window === undefined) return own;
    const day = periods.at(time);
    let last = own;
    while (last + 1 < periods.ends.length && (periods.ends[last + 1] as number) - window <= day) last++;
    return (periods.ends[own] as number) - window <= day ? last : own - 1;
  };
  return {
    add: (played) => {
      const { shard } = played;
      const key = keyReader(metric.entity ?? 'user', plan, played);
      const matches = matcherOf({ event: metric.event, where: metric.where }, plan, played);
      const times = new Map<string | number, number[]>();
      for (const row of shard.kept) {
        const who = matches(row) ? key(row) : undefined;
        if (who === undefined) continue;
        const mine = times.get(who) ?? [];
        times.set(who, mine);
        mine.push(shard.time[row] as number);
      }
      total += times.size;
      for (const mine of times.values()) {
        let counted = -1;
        for (const time of mine.sort((a, b) => a - b)) {
          const first = periods.of(time);
          const last = lastOf(time, first);
          for (let i = Math.max(counted + 1, first); i <= last; i++) (counts[i] as number)++;
          counted = Math.max(counted, last);
        }
      }
    },
    value: (i) => (i < 0 ? total : (counts[i] ?? 0)),
  };
}
