// A metric that counts who was active in each period.
import { dayMs, readDuration } from '../../../../base/duration.ts';
import { type MetricFact, type MetricWorld, set, Who, who } from './metric-fact.ts';
import { abstractEvent, keyless, unreadLength, type Wrong } from './question-checks.ts';

/** By custom. */
const grains: Readonly<Partial<Record<string, string>>> = {
  dau: 'day',
  wau: 'week',
  mau: 'month',
  qau: 'quarter',
  yau: 'year',
};
export function active(metric: MetricFact, world: MetricWorld): readonly Wrong[] {
  const { name, grain, entity, window, event } = metric;
  const lacks = (key: 'entity' | 'grain', value: string, because: string): Wrong => ({
    at: name,
    differs: key,
    message: `${Who(metric)} counts active entities and does not say ${because}. Set "${key}", such as ${value}.`,
    fix: set(metric, key, value),
  });
  const days = window && (readDuration(window.value) ?? 0) / dayMs;
  const unread = unreadLength(who(metric), window);
  const whole = days === undefined || (days >= 1 && Number.isInteger(days) && grain?.value !== 'hour');
  return [
    ...(entity ? [] : [lacks('entity', 'user', 'which')]),
    ...(grain ? [] : [lacks('grain', grains[name.value.split('_')[0] ?? ''] ?? 'day', 'in which period')]),
    ...unread,
    ...(window && !unread.length && !whole
      ? [
          {
            at: window,
            differs: 'window',
            message: `${Who(metric)} looks back ${window.value}${grain?.value === 'hour' ? ' by hour' : ''}. A window of active entities is one or more whole days, by day or longer.`,
          },
        ]
      : []),
    ...abstractEvent(Who(metric), event, world),
    ...(entity ? keyless(Who(metric), entity.value, event?.value ?? '*', entity, world) : []),
  ];
}
