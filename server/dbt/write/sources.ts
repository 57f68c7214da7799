// `_sources.yml`: where the events lie, what each column holds, and what must hold in every row.

import { wideColumnsOf } from '../../dataset/columns.ts';
import { type EnvelopeField, envelope, type Plan, type PlanProperty } from '../../plan/plan.ts';
import { acceptedTexts, columnEntry } from './column.ts';
import { envelopeNeeds, envelopeTexts } from './envelope.ts';
import { jinjaLiteral } from './jinja.ts';
import { slug } from './names.ts';
import type { CompleteDbtOptions } from './options.ts';
import type { Staging } from './staging.ts';
import type { Yaml } from './yaml.ts';

export const sourceName = (options: CompleteDbtOptions): string => slug(options.source, 'events');

export function sourcesFile(plan: Plan, staging: readonly Staging[], options: CompleteDbtOptions): Yaml {
  const about = plan.description ?? `Events of ${plan.name}, as collected`;
  return {
    sources: [
      {
        name: sourceName(options),
        description: jinjaLiteral(about),
        database: options.database,
        schema: options.schema,
        config: { meta: { plan: jinjaLiteral(plan.name) } },
        tables: options.layout === 'wide' ? [wideTable(plan, options)] : staging.map((one) => eventTable(one, options)),
      },
    ],
  };
}

function wideTable(plan: Plan, options: CompleteDbtOptions): Yaml {
  const described = new Map(wireNames(plan));
  const columns = wideColumnsOf(plan).map((column) => {
    const said = described.get(column.as);
    const description = said?.description ?? (column.envelope ? envelopeTexts[column.as as EnvelopeField] : undefined);
    const facts = {
      name: column.name,
      type: column.type,
      tests: column.envelope ? envelopeTests(column.name, plan) : [],
    };
    return columnEntry(
      {
        ...facts,
        ...(description === undefined ? {} : { description }),
        ...(said?.pii === undefined ? {} : { pii: said.pii }),
      },
      options.adapter,
    );
  });
  return {
    name: 'events',
    identifier: options.table === 'events' ? undefined : options.table,
    description: 'Every event as collected, one row each; a column per property',
    config: freshness(options),
    columns: columns.filter((column) => column !== undefined),
  };
}

function eventTable({ event, table }: Staging, options: CompleteDbtOptions): Yaml {
  const identifier = options.table.replaceAll('{event}', event.as);
  return {
    name: table,
    identifier: identifier === table ? undefined : jinjaLiteral(identifier),
    description: event.description === undefined ? undefined : jinjaLiteral(event.description),
    config: { meta: { event: jinjaLiteral(event.name) } },
  };
}

function freshness(options: CompleteDbtOptions): Yaml | undefined {
  if (options.freshness === false) return undefined;
  return { loaded_at_field: 'received_at', freshness: { warn_after: { count: options.freshness, period: 'hour' } } };
}

function envelopeTests(name: string, plan: Plan): readonly Yaml[] {
  const tests: Yaml[] = envelopeNeeds.has(name) ? ['not_null'] : [];
  if (name === 'event_id') tests.push('unique');
  if (name === 'event_name' && plan.unplanned === 'report') {
    const names = plan.events.flatMap((event) => [event.as, ...event.aliases.map((alias) => alias.name)]);
    const accepted = names.length > 0 ? acceptedTexts([...new Set(names)], { severity: 'warn' }) : undefined;
    if (accepted) tests.push(accepted);
  }
  return tests;
}

/** Wire name -> what is said of it: the dictionary first, else the first event that says something. */
function wireNames(plan: Plan): readonly (readonly [string, PlanProperty])[] {
  const all = [...plan.properties, ...plan.events.flatMap((event) => event.properties)];
  const first = new Map<string, PlanProperty>();
  for (const property of all) {
    const before = first.get(property.as);
    if (!before || (before.description === undefined && property.description !== undefined))
      first.set(property.as, property);
  }
  return [...first].filter(([as]) => Object.hasOwn(envelope, as) || as !== '');
}
