// A metric that divides one metric by another.

import { type MetricFact, MetricSubject } from './metric-fact.ts';
import type { Wrong } from './question-checks.ts';

export function ratioFaults(metric: MetricFact): readonly Wrong[] {
  const { name, numerator, denominator } = metric;
  const lacking = (['numerator', 'denominator'] as const).filter((side) => !metric[side]);
  if (lacking.length)
    return lacking.map((side) => ({
      at: name,
      discriminator: side,
      message: `${MetricSubject(metric)} is a ratio without a ${side}. Name the metric ${side === 'numerator' ? 'above' : 'below'} the line in "${side}".`,
    }));
  if (!denominator || numerator?.value !== denominator.value) return [];
  return [
    {
      at: denominator,
      discriminator: 'same',
      message: `${MetricSubject(metric)} divides "${denominator.value}" by itself, which is always 1. Name another metric.`,
    },
  ];
}
