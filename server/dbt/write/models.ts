// `_models.yml`: each staging model with its columns and tests, and `config.meta.event`, which ties it to the plan.
import type { EnvelopeField, PlanEvent } from '../../plan/plan.ts';
import { type ColumnFacts, columnEntry, isLoneKey, testsOf } from './column.ts';
import { envelopeNeeds, envelopeTexts } from './envelope.ts';
import { hasJinja, jinjaLiteral } from './jinja.ts';
import type { CompleteDbtOptions } from './options.ts';
import type { Staging, StagingColumn } from './staging.ts';
import type { Yaml } from './yaml.ts';

export const modelsFile = (staging: readonly Staging[], options: CompleteDbtOptions): Yaml => ({
  models: staging.map((one) => model(one, options)),
});

function model({ event, model: name, columns }: Staging, options: CompleteDbtOptions): Yaml {
  const described = description(event);
  const tags = event.tags.filter((tag) => !hasJinja(tag));
  return {
    name,
    description: described === undefined ? undefined : jinjaLiteral(described),
    config: {
      tags: tags.length > 0 ? tags : undefined,
      meta: {
        event: jinjaLiteral(event.name),
        owner: event.owner.length > 1 ? event.owner.map(jinjaLiteral) : event.owner[0] && jinjaLiteral(event.owner[0]),
        status: event.status,
      },
    },
    columns: columns.flatMap((column) => columnEntry(facts(column, event), options.adapter) ?? []),
  };
}

function facts(column: StagingColumn, event: PlanEvent): ColumnFacts {
  const { name, type, property } = column;
  const unique = isLoneKey(event.uniqueKey, name) || (column.envelope && name === 'event_id');
  const said = property?.description ?? (column.envelope ? envelopeTexts[name as EnvelopeField] : undefined);
  const promised = property ? testsOf(property, type, unique) : unique ? ['unique'] : [];
  const needed = column.envelope && envelopeNeeds.has(name) && !promised.includes('not_null');
  return {
    name,
    type,
    tests: needed ? ['not_null', ...promised] : promised,
    ...(said === undefined ? {} : { description: said }),
    ...(property?.pii === undefined ? {} : { pii: property.pii }),
  };
}

function description(event: PlanEvent): string | undefined {
  const trigger = event.trigger === undefined ? undefined : `Sent: ${event.trigger}`;
  const said = [event.description, trigger].filter((text) => text !== undefined);
  return said.length > 0 ? said.map((text) => text.trim().replace(/[.\s]+$/, '')).join('. ') : undefined;
}
