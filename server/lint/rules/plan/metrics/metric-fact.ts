// What is judged of a metric, and how a finding names it.
import type { ItemOf } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import { placeOf } from '../../../engine/indexes/constraint-facts.ts';
import type { World, Wrong } from './question-checks.ts';

export const metricFact = (item: ItemOf<'metric'>) => ({
  name: item.name,
  place: placeOf(item),
  type: item.type,
  agg: item.agg,
  event: item.event,
  property: item.property,
  entity: item.entity,
  dimensions: item.dimensions,
  grain: item.grain,
  numerator: item.numerator,
  denominator: item.denominator,
  expr: item.expr,
  window: item.window,
  percentile: item.percentile,
  /** It says what it computes in a word that the language does not know, which wrong-value-kind tells. */
  unread: pairsOf(item.node).some(
    ({ key, value }) => (key === 'agg' || key === 'type') && item[key] === undefined && value.text !== '',
  ),
});
export type MetricFact = ReturnType<typeof metricFact>;
export interface MetricWorld extends World {
  readonly metrics: ReadonlyMap<string, MetricFact>;
}
export type MetricKey = Exclude<keyof MetricFact, 'name' | 'place' | 'unread'>;

export const who = ({ name }: MetricFact): string => `metric "${name.value}"`;
export const MetricSubject = ({ name }: MetricFact): string => `Metric "${name.value}"`;
export const setKey = ({ place }: MetricFact, key: MetricKey, value: string | number): NonNullable<Wrong['fix']> => ({
  title: `Set "${key}" to ${value}`,
  edit: { do: 'set', in: place, key, value },
});
