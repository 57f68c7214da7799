// The answer key of a run: what any correct question must give, counted as the rows are written.
import type { Plan } from '../../plan/plan.ts';
import type { Materialized } from '../generation-context.ts';
import type { Scenario } from '../scenario.ts';
import { funnelCount } from './funnels.ts';
import { metricCounts } from './metrics.ts';
import { retentionCount } from './retention.ts';

export interface Expected {
  readonly add: (played: Materialized) => void;
  /** Paths and contents of the files under truth/. */
  readonly files: () => readonly (readonly [path: string, content: unknown])[];
}

/** Steps of a row are bits; a longer funnel is not counted. */
const mostSteps = 30;

export function expectedOf(plan: Plan, scenario: Scenario): Expected {
  const funnels = plan.funnels
    .filter(({ steps }) => steps.length <= mostSteps)
    .map((funnel) => funnelCount(funnel, plan));
  const metrics = metricCounts(plan, scenario);
  const retention = plan.retention.flatMap((one) => retentionCount(one, plan, scenario) ?? []);
  return {
    add: (played) => {
      for (const funnel of funnels) funnel.add(played);
      for (const one of retention) one.add(played);
      metrics.add(played);
    },
    files: () => [
      ['truth/funnels.json', funnels.map((funnel) => funnel.result())],
      ['truth/metrics.json', metrics.result()],
      ['truth/retention.json', retention.map((one) => one.result())],
      // Rows keep every constraint, so no check has anything to find.
      ['truth/checks.json', []],
    ],
  };
}
