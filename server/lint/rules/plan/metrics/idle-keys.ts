// Keys that a metric has and does not read.
import type { Located } from '../../../../schema/item.ts';
import { type MetricFact, type MetricKey, MetricSubject } from './metric-fact.ts';
import type { Wrong } from './question-checks.ts';

/** Keys that a type of metric passes over. */
const idle: Readonly<Partial<Record<string, readonly MetricKey[]>>> = {
  simple: ['numerator', 'denominator', 'expr', 'window'],
  ratio: ['agg', 'event', 'property', 'entity', 'expr', 'percentile', 'window'],
  active: ['agg', 'property', 'numerator', 'denominator', 'expr', 'percentile'],
  derived: ['agg', 'event', 'property', 'entity', 'numerator', 'denominator', 'percentile'],
};
export function idleKeys(metric: MetricFact): readonly Wrong[] {
  const type = metric.type?.value ?? 'simple';
  const keys = [...(idle[type] ?? [])];
  if (metric.agg && metric.agg.value !== 'percentile' && !keys.includes('percentile')) keys.push('percentile');
  return keys.flatMap((key): readonly Wrong[] => {
    const at = metric[key] as Located<unknown> | undefined;
    if (!at) return [];
    const is = key === 'percentile' && type === 'simple' ? `computes ${metric.agg?.value}` : `is of type ${type}`;
    return [
      {
        at,
        discriminator: `idle ${key}`,
        message: `${MetricSubject(metric)} ${is}, which takes no "${key}". Remove it, or change what the metric computes.`,
        fix: { title: `Remove "${key}"`, edit: { do: 'remove-key', in: metric.place, key } },
      },
    ];
  });
}
