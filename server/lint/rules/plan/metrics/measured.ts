// A metric that computes something of the rows of one event: which, and of which property.
import { kindOfSchema } from '../../../../expressions/kind.ts';
import { type MetricFact, type MetricWorld, setKey, MetricSubject, who } from './metric-fact.ts';
import { abstractEvent, foundEvent, keyless, ofEvent, uncarried, type Wrong } from './question-checks.ts';

export function measured(metric: MetricFact, world: MetricWorld): readonly Wrong[] {
  const { agg, event, entity } = metric;
  if (!event)
    return [
      {
        at: metric.name,
        discriminator: 'event',
        message: `${MetricSubject(metric)} names no event. Say which one it is about, or "*" for all.`,
      },
    ];
  const ofEntity = agg?.value === 'count_distinct' && !metric.property;
  return [
    ...abstractEvent(MetricSubject(metric), event, world),
    ...aggregated(metric, event.value, world),
    ...share(metric),
    ...(ofEntity ? keyless(MetricSubject(metric), entity?.value ?? 'user', event.value, entity ?? event, world) : []),
  ];
}

const computed: Readonly<Partial<Record<string, string>>> = {
  sum: 'the sum',
  average: 'the average',
  min: 'the least',
  max: 'the greatest',
  median: 'the median',
  percentile: 'a percentile',
};
function aggregated(metric: MetricFact, event: string, { scopes }: MetricWorld): readonly Wrong[] {
  const { agg, property } = metric;
  const what = computed[agg?.value ?? ''];
  const scope = scopes.event(event);
  if (!property)
    return agg && what
      ? [
          {
            at: agg,
            discriminator: 'property',
            message: `${MetricSubject(metric)} computes ${what} of nothing. Name a property of the event.`,
          },
        ]
      : [];
  if (!scope) return [];
  const schema = foundEvent(scope, property.value);
  if (!schema)
    return [
      uncarried(
        who(metric),
        property,
        event,
        scope,
        `${MetricSubject(metric)} names property "${property.value}", which ${ofEvent(event)}.`,
      ),
    ];
  const kind = kindOfSchema(schema);
  const fits = agg?.value === 'min' || agg?.value === 'max' ? kind !== 'array' && kind !== 'object' : kind === 'number';
  if (!what || fits || kind === 'any') return [];
  return [
    {
      at: property,
      discriminator: `kind ${property.value}`,
      message: `${MetricSubject(metric)} computes ${what} of "${property.value}", which is ${schema.types.join(' or ')}. Name a number, or count it with agg: count.`,
      fix: setKey(metric, 'agg', 'count'),
    },
  ];
}
function share(metric: MetricFact): readonly Wrong[] {
  const { agg, percentile } = metric;
  if (agg?.value !== 'percentile') return [];
  if (!percentile)
    return [
      {
        at: agg,
        discriminator: 'percentile',
        message: `${MetricSubject(metric)} does not say which percentile. Set "percentile", such as 0.9.`,
        fix: setKey(metric, 'percentile', 0.9),
      },
    ];
  const { value } = percentile;
  if (value >= 0 && value <= 1) return [];
  const meant = value > 1 && value <= 100 ? Number((value / 100).toPrecision(12)) : undefined;
  return [
    {
      at: percentile,
      discriminator: 'percentile',
      message: `The percentile of ${who(metric)} is ${percentile.text}, and percentiles lie between 0 and 1.${meant === undefined ? '' : ` Write ${meant}.`}`,
      fix:
        meant === undefined
          ? undefined
          : { title: `Write ${meant}`, edit: { do: 'plain', at: percentile, text: String(meant) } },
    },
  ];
}
