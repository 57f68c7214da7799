// A metric that divides one metric by another.

import { type MetricFact, Who } from './metric-fact.ts';
import type { Wrong } from './question-checks.ts';

export function ratio(metric: MetricFact): readonly Wrong[] {
  const { name, numerator, denominator } = metric;
  const lacking = (['numerator', 'denominator'] as const).filter((side) => !metric[side]);
  if (lacking.length)
    return lacking.map((side) => ({
      at: name,
      differs: side,
      message: `${Who(metric)} is a ratio without a ${side}. Name the metric ${side === 'numerator' ? 'above' : 'below'} the line in "${side}".`,
    }));
  if (!denominator || numerator?.value !== denominator.value) return [];
  return [
    {
      at: denominator,
      differs: 'same',
      message: `${Who(metric)} divides "${denominator.value}" by itself, which is always 1. Name another metric.`,
    },
  ];
}
