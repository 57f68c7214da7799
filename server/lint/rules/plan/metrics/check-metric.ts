// What is wrong with a metric: what it computes, of what, split by what.

import { active } from './active.ts';
import { derived } from './derived.ts';
import { dimensions } from './dimensions.ts';
import { idleKeys } from './idle-keys.ts';
import { measured } from './measured.ts';
import { type MetricFact, type MetricWorld, setKey, MetricSubject, who } from './metric-fact.ts';
import { unreadLength, type Wrong } from './question-checks.ts';
import { ratioFaults } from './ratio.ts';

export function metricFaults(metric: MetricFact, world: MetricWorld): readonly Wrong[] {
  const { type, agg, numerator, denominator, expr } = metric;
  if (type || agg)
    return [...idleKeys(metric), ...checks[type?.value ?? 'simple'](metric, world), ...dimensions(metric, world)];
  if (metric.unread) return [];
  if (numerator || denominator) return [untyped(metric, 'ratio')];
  return [expr ? untyped(metric, 'derived') : unsaid(metric)];
}

type Check = (metric: MetricFact, world: MetricWorld) => readonly Wrong[];
const checks: Readonly<Record<NonNullable<MetricFact['type']>['value'], Check>> = {
  simple: (metric, world) => [...(metric.agg || metric.unread ? [] : [unsaid(metric)]), ...measured(metric, world)],
  cumulative: (metric, world) => [...measured(metric, world), ...unreadLength(who(metric), metric.window)],
  ratio: ratioFaults,
  derived,
  conversion: (metric) => unreadLength(who(metric), metric.window),
  active,
};

function untyped(metric: MetricFact, type: 'ratio' | 'derived'): Wrong {
  const made = type === 'ratio' ? 'a numerator or a denominator' : 'an expression';
  return {
    at: metric.name,
    discriminator: 'type',
    message: `${MetricSubject(metric)} has ${made} and no "type", so it computes nothing. Set type: ${type}.`,
    fix: setKey(metric, 'type', type),
  };
}
function unsaid(metric: MetricFact): Wrong {
  const counts = metric.event !== undefined && metric.property === undefined;
  return {
    at: metric.name,
    discriminator: 'agg',
    message: `${MetricSubject(metric)} ${metric.type ? 'has no "agg"' : 'says neither "agg" nor "type"'}, so it computes nothing. Say what it computes, such as agg: count.`,
    fix: counts ? setKey(metric, 'agg', 'count') : undefined,
  };
}
