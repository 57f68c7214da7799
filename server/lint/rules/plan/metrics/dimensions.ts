// What a metric is split by.
import { kindOfSchema, kindWords } from '../../../../expressions/kind.ts';
import { type MetricFact, type MetricWorld, MetricSubject, who } from './metric-fact.ts';
import { foundEvent, ofEvent, uncarried, type Wrong } from './question-checks.ts';

/** Each must be in every event that the metric is made of, and hold single values. */
export function dimensions(metric: MetricFact, { scopes, metrics }: MetricWorld): readonly Wrong[] {
  const sides = metric.type?.value === 'ratio' ? [metric.numerator, metric.denominator] : [];
  const events = sides.length
    ? sides.flatMap((side) => metrics.get(side?.value ?? '')?.event?.value ?? [])
    : metric.event || metric.type?.value === 'active'
      ? [metric.event?.value ?? '*']
      : [];
  const seen = new Set<string>();
  return (metric.dimensions ?? []).flatMap((dimension): readonly Wrong[] => {
    const name = dimension.value;
    const split = `${MetricSubject(metric)} is split by "${name}"`;
    if (seen.has(name))
      return [
        {
          at: dimension,
          discriminator: `twice ${name}`,
          message: `${split} twice. Remove one of the two.`,
          fix: { title: `Remove the second "${name}"`, edit: { do: 'remove', what: [dimension] } },
        },
      ];
    seen.add(name);
    const wrong = [...new Set(events)].flatMap((event): readonly Wrong[] => {
      const scope = scopes.event(event);
      if (!scope) return [];
      const schema = foundEvent(scope, name);
      if (!schema) return [uncarried(who(metric), dimension, event, scope, `${split}, which ${ofEvent(event)}.`)];
      const kind = kindOfSchema(schema);
      return kind === 'array' || kind === 'object'
        ? [
            {
              at: dimension,
              discriminator: `kind ${name}`,
              message: `${split}, which is ${kindWords[kind]}. Split it by single values, such as a member.`,
            },
          ]
        : [];
    });
    return wrong.slice(0, 1);
  });
}
