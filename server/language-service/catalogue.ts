// What a project has, as lists to look through: events with what they are about, properties, metrics and funnels.

import { counted } from '../base/count.ts';
import { wordsOf } from '../base/naming.ts';
import type { PlanMetric } from '../plan/plan.ts';
import { planOf } from '../plan/resolve-plan.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { typeText } from './hover.ts';

export interface CatalogueEntry {
  readonly noun: 'event' | 'property' | 'metric' | 'funnel' | 'retention';
  readonly name: string;
  readonly detail: string;
  readonly description: string;
  readonly uses: number;
}
export interface EventEntry extends CatalogueEntry {
  /** The thing that the event is about: `order` of `order_paid`. */
  readonly object: string;
  readonly owners: readonly string[];
  readonly sources: readonly string[];
  readonly status: string;
}
export interface Entries {
  readonly events: readonly EventEntry[];
  readonly properties: readonly CatalogueEntry[];
  /** Funnels, metrics, retention, in this order. */
  readonly questions: readonly CatalogueEntry[];
}

/** Sorted by name, but for questions, which keep the plan's order. Walks the project. */
export function catalogue(snapshot: Snapshot): Entries {
  const plan = planOf(snapshot);
  const actionFirst = /^\{action\}/.test(snapshot.settings.conventions.event_structure ?? '');
  const entry = (noun: CatalogueEntry['noun'], name: string, detail: string, description = ''): CatalogueEntry => {
    const uses = snapshot.references(noun, name).length;
    return { noun, name, detail, description, uses };
  };
  const events = plan.events.map(
    ({ name, as, description, owner, sources, status, properties }): EventEntry => ({
      ...entry(
        'event',
        name,
        as === name ? counted(properties.length, 'property', 'properties') : `as ${as}`,
        description,
      ),
      object: objectOf(name, actionFirst),
      owners: owner,
      sources,
      status: status ?? '',
    }),
  );
  const objects = new Set(events.map(({ object }) => object));
  /** `products` stands with `product` where there is one. */
  const together = ({ object }: EventEntry): string => {
    const one = object.replace(/s$/, '');
    return objects.has(one) ? one : object;
  };
  return {
    events: events.map((event) => ({ ...event, object: together(event) })).sort(byName),
    properties: plan.properties
      .map((property) => entry('property', property.name, typeText(property), property.description))
      .sort(byName),
    questions: [
      ...plan.funnels.map(({ name, steps, window, description }) =>
        entry('funnel', name, `${steps.length} steps in ${window}`, description),
      ),
      ...plan.metrics.map((metric) => entry('metric', metric.name, computed(metric), metric.description)),
      ...plan.retention.map(({ name, period }) => entry('retention', name, `retention by ${period}`)),
    ],
  };
}

/** `sum of order_value`, `orders / visits`. */
function computed({ type, agg, event, property, numerator, denominator }: PlanMetric): string {
  if (type === 'ratio') return `${numerator ?? '?'} / ${denominator ?? '?'}`;
  const of = property ?? event;
  return agg && of ? `${agg} of ${of}` : type;
}

/** All words of a name but the action; a name of one word is its own object. */
function objectOf(name: string, actionFirst: boolean): string {
  const all = wordsOf(name);
  if (all.length < 2) return all[0] ?? name;
  return (actionFirst ? all.slice(1) : all.slice(0, -1)).join(' ');
}
const byName = (a: CatalogueEntry, b: CatalogueEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
