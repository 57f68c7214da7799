// What is wrong with a metric: what it computes, of what, split by what.

import { dayMs, readDuration } from '../../../../base/duration.ts';
import { checkCondition, type Scope } from '../../../../expressions/check.ts';
import { parseCondition } from '../../../../expressions/parse.ts';
import { kindOfSchema, kindWords } from '../../../../expressions/values.ts';
import type { ItemOf } from '../../../../plan/items.ts';
import type { Located } from '../../../../schema/item.ts';
import { pairsOf } from '../../../engine/handles.ts';
import type { Asking } from '../../../engine/indexes/asking-index.ts';
import { placeOf } from '../../../engine/indexes/constraint-facts.ts';
import {
  abstractEvent,
  foundEvent,
  keyless,
  ofEvent,
  uncarried,
  unreadLength,
  type World,
  type Wrong,
} from './question-checks.ts';

// What is judged of a metric, and how a finding names it.
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
interface MetricWorld extends World {
  /** Others by name. */
  readonly metrics: Pick<Asking<MetricFact>, 'first' | 'names'>;
}
type MetricKey = Exclude<keyof MetricFact, 'name' | 'place' | 'unread'>;

const who = ({ name }: MetricFact): string => `metric "${name.value}"`;
const MetricSubject = ({ name }: MetricFact): string => `Metric "${name.value}"`;
const setKey = ({ place }: MetricFact, key: MetricKey, value: string | number): NonNullable<Wrong['fix']> => ({
  title: `Set "${key}" to ${value}`,
  edit: { do: 'set', in: place, key, value },
});

// A metric that counts who was active in each period.
/** By custom. */
const grains: Readonly<Partial<Record<string, string>>> = {
  dau: 'day',
  wau: 'week',
  mau: 'month',
  qau: 'quarter',
  yau: 'year',
};
function active(metric: MetricFact, world: MetricWorld): readonly Wrong[] {
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

// A metric that is an expression over other metrics.
function derived(metric: MetricFact, { metrics }: MetricWorld): readonly Wrong[] {
  const { name, expr } = metric;
  if (!expr?.value.trim())
    return [
      {
        at: name,
        discriminator: 'expr',
        message: `${MetricSubject(metric)} is derived and has no "expr". Write an expression over other metrics.`,
      },
    ];
  const { tree, faults } = parseCondition(expr.value);
  const others: Scope = {
    find: ([first, ...rest]) =>
      first !== undefined && !rest.length && metrics.first(first) ? { types: ['number'] } : undefined,
    names: () => metrics.names(),
  };
  return [...faults, ...(tree ? checkCondition(tree, others, 'any') : [])].map(
    ({ message, start, end, fix, severity }) => ({
      at: expr,
      within: { start, end },
      discriminator: `expr ${expr.value.slice(start, end)}`,
      message: `In "expr" of ${who(metric)}: ${message}`,
      ...(severity === 'warning' ? { level: () => 'warning' as const } : {}),
      fix: fix && { title: `Write ${fix.text.trim()}`, edit: { do: 'replace', at: expr, within: fix, text: fix.text } },
    }),
  );
}

// What a metric is split by.
/** Each must be in every event that the metric is made of, and hold single values. */
function dimensions(metric: MetricFact, { scopes, metrics }: MetricWorld): readonly Wrong[] {
  const sides = metric.type?.value === 'ratio' ? [metric.numerator, metric.denominator] : [];
  const events = sides.length
    ? sides.flatMap((side) => metrics.first(side?.value ?? '')?.event?.value ?? [])
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

// Keys that a metric has and does not read.
/** Keys that a type of metric passes over. */
const idle: Readonly<Partial<Record<string, readonly MetricKey[]>>> = {
  simple: ['numerator', 'denominator', 'expr', 'window'],
  ratio: ['agg', 'event', 'property', 'entity', 'expr', 'percentile', 'window'],
  active: ['agg', 'property', 'numerator', 'denominator', 'expr', 'percentile'],
  derived: ['agg', 'event', 'property', 'entity', 'numerator', 'denominator', 'percentile'],
};
function idleKeys(metric: MetricFact): readonly Wrong[] {
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

// A metric that computes something of the rows of one event: which, and of which property.
function measured(metric: MetricFact, world: MetricWorld): readonly Wrong[] {
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

// A metric that divides one metric by another.
function ratioFaults(metric: MetricFact): readonly Wrong[] {
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
