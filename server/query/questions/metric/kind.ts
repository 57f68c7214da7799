// Metrics: one number per period and group.
import type { PlanMetric } from '../../../plan/plan.ts';
import type { QuestionKind } from '../kind.ts';
import { cardOfMetric } from './card.ts';
import { metricQuery } from './compile.ts';
import type { MetricQuestion } from './question.ts';

export const metricKind: QuestionKind<MetricQuestion, PlanMetric> = {
  kind: 'metric',
  section: 'metrics',
  items: ({ metrics }) => metrics,
  ask: ({ name, grain: own }, { grain = own, ...base }) => ({
    kind: 'metric',
    name,
    metric: name,
    ...base,
    ...(grain && { grain }),
  }),
  usual: ({ grain = 'day' }) => ({ grain }),
  detail: computed,
  compile: metricQuery,
  card: cardOfMetric,
};

/** `sum of order_value`, `orders / visits`. */
function computed({ type, agg, event, property, numerator, denominator }: PlanMetric): string {
  if (type === 'ratio') return `${numerator ?? '?'} / ${denominator ?? '?'}`;
  const of = property ?? event;
  return agg && of ? `${agg} of ${of}` : type;
}
