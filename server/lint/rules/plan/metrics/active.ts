// A metric that counts who was active in each period.
import { dayMs, readDuration } from '../../../../base/duration.ts';
import { type MetricFact, type MetricWorld, setKey, MetricSubject, who } from './metric-fact.ts';
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
    discriminator: key,
    message: `${MetricSubject(metric)} counts active entities and does not say ${because}. Set "${key}", such as ${value}.`,
    fix: setKey(metric, key, value),
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
            discriminator: 'window',
            message: `${MetricSubject(metric)} looks back ${window.value}${grain?.value === 'hour' ? ' by hour' : ''}. A window of active entities is one or more whole days, by day or longer.`,
          },
        ]
      : []),
    ...abstractEvent(MetricSubject(metric), event, world),
    ...(entity ? keyless(MetricSubject(metric), entity.value, event?.value ?? '*', entity, world) : []),
  ];
}
