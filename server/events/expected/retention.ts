// truth/retention.json: of those who started in a period, how many came back in each one after it.
import type { Plan, PlanRetention } from '../../plan/plan.ts';
import { questionOf } from '../../query/question-of.ts';
import type { Materialized } from '../generation-context.ts';
import type { Scenario } from '../scenario.ts';
import { keyReader } from './keys.ts';
import { matcherOf } from './match.ts';
import { type Periods, runPeriodsOf } from './periods.ts';

export interface RetentionTruth {
  readonly retention: string;
  readonly entity: string;
  /** One for each period that the days touch. */
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly size: number;
    /** Those that have begun; `rate` is null where nobody started. */
    readonly values: readonly { readonly period: number; readonly entities: number; readonly rate: number | null }[];
  }[];
}
export interface RetentionCount {
  readonly add: (played: Materialized) => void;
  readonly result: () => RetentionTruth;
}

/** Undefined for what cannot be asked: a retention by hour. */
export function retentionCount(retention: PlanRetention, plan: Plan, scenario: Scenario): RetentionCount | undefined {
  const { name, entity, start, return: back } = retention;
  const question = questionOf(plan, `retention:${name}`);
  if ('fault' in question || question.kind !== 'retention' || question.period === 'hour') return undefined;
  const { brackets } = question;
  const numbers = brackets ?? Array.from({ length: question.periods + 1 }, (_, n) => n);
  const periods = runPeriodsOf(question.period, scenario.start, scenario.days, plan.semantics);
  const sizes = periods.labels.map(() => 0);
  const returned = periods.labels.map(() => numbers.map(() => 0));
  return {
    add: (played) => {
      for (const { cohort, later } of lives(entity, start, back, periods, plan, played)) {
        (sizes[cohort] as number)++;
        const counts = returned[cohort] as number[];
        numbers.forEach((n, k) => {
          const isBack = brackets ? later.some((after) => after >= 1 && after <= n) : n === 0 || later.includes(n);
          if (isBack) (counts[k] as number)++;
        });
      }
    },
    result: () => ({
      retention: name,
      entity,
      cohorts: periods.labels.map((cohort, i) => ({
        cohort,
        size: sizes[i] as number,
        values: numbers.flatMap((period, k) => {
          const entities = returned[i]?.[k] as number;
          const rate = sizes[i] ? entities / (sizes[i] as number) : null;
          return hasBegun(i + (brackets ? 1 : period), periods) ? [{ period, entities, rate }] : [];
        }),
      })),
    }),
  };
}

/** Whether a period, by its index, begins before the last whole day of the run is over. */
const hasBegun = (i: number, { ends, open }: Periods): boolean =>
  i === 0 || (i <= ends.length && (ends[i - 1] as number) < open);

/** For each entity that started: the period of its first start, and how many periods later it came back. */
function lives(
  entity: string,
  start: PlanRetention['start'],
  back: PlanRetention['return'],
  periods: Periods,
  plan: Plan,
  played: Materialized,
): readonly { readonly cohort: number; readonly later: readonly number[] }[] {
  const { shard } = played;
  const keyOf = keyReader(entity, plan, played);
  const [starts, returns] = [matcherOf(start, plan, played), matcherOf(back, plan, played)];
  const found = new Map<string | number, { first: number; returned: Set<number> }>();
  for (const row of shard.kept) {
    const isStart = starts(row);
    const isReturn = returns(row);
    const key = isStart || isReturn ? keyOf(row) : undefined;
    if (key === undefined) continue;
    const life = found.get(key) ?? { first: Number.POSITIVE_INFINITY, returned: new Set<number>() };
    found.set(key, life);
    const period = periods.of(shard.time[row] as number);
    if (isStart) life.first = Math.min(life.first, period);
    if (isReturn) life.returned.add(period);
  }
  return [...found.values()].flatMap(({ first, returned }) =>
    Number.isFinite(first) ? [{ cohort: first, later: [...returned].map((period) => period - first) }] : [],
  );
}
