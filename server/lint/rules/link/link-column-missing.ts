import { bare, toCase } from '../../../base/naming.ts';
import type { Event } from '../../../plan/items.ts';
import { envelope } from '../../../plan/plan.ts';
import { resolvedProperty } from '../../../plan/resolve-event.ts';
import type { Snapshot } from '../../../plan/snapshot.ts';
import type { Located } from '../../../schema/item.ts';
import { dbtModels, type Staged, stagedModels } from '../../engine/indexes/dbt-models.ts';
import type { IndexedEvent, IndexedProperty } from '../../engine/indexes/resolved-event.ts';
import { listed, sentence } from '../../engine/message-text.ts';
import { type Finding, projectRule } from '../../engine/rule.ts';

/** A model that is linked by its name alone must show this share of an event's properties before the rest count as missing. */
const LIKENESS = 0.5;

interface Missing {
  readonly event: string;
  readonly list: Located<null>;
  readonly absent: readonly { readonly name: string; readonly column: string }[];
  /** The others are written in capitals. */
  readonly loud: boolean;
}

export default projectRule({
  id: 'link-column-missing',
  category: 'column',
  severity: 'warning',
  since: '0.1',
  description: 'a model that lists its columns lists one for every property of the event that it holds',
  rationale:
    'A property that is collected and has no column ends in the staging model: anyone who asks for it later finds that it was never passed on.',
  examples: {
    good: {
      'a.plan.yml': `
        events:
          - name: order_paid
            properties: [{name: orderValue, type: number}, {name: address, type: object}, {name: old, status: deprecated}]
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': `
        models:
          - name: stg_order_paid
            columns: [{name: event_id}, {name: order_value}, {name: address_city}]
      `,
    },
    bad: {
      'a.plan.yml': `
        events:
          - name: order_paid
            properties:
              - {name: price, type: number}
              - {name: coupon, type: string, description: Code typed by the buyer}
              - {name: channel, as: salesChannel, type: string}
      `,
      'dbt_project.yml': 'name: shop',
      'models/staging.yml': `
        models:
          - name: payments
        #         ^^^^^^^^ Model "payments" has no column for "coupon" and "channel", properties of event "order_paid". Add the columns, or drop the properties from the plan.
            config: {meta: {event: order_paid}}
            columns:
              - name: event_id
              - name: price # net
      `,
    },
    fixed: {
      'models/staging.yml': `
        models:
          - name: payments
            config: {meta: {event: order_paid}}
            columns:
              - name: event_id
              - name: price # net
              - {name: coupon, description: "Code typed by the buyer"}
              - {name: sales_channel}
      `,
    },
  },
  indexes: [dbtModels],
  check: ([models]) => stagedModels(models).flatMap((staged) => missing(staged.event, staged) ?? []),
  fix({ data, fixable }, project) {
    if (!data || !fixable) return undefined;
    const items = data.absent.map(({ name, column }) => {
      const description = described(name, data.event, project);
      return { name: data.loud ? column.toUpperCase() : column, ...(description === undefined ? {} : { description }) };
    });
    const title = `Add ${items.length === 1 ? 'column' : 'columns'} ${listed(items.map((item) => item.name))}`;
    return { title, edits: [{ do: 'add', to: data.list, items }] };
  },
});

function missing(event: IndexedEvent, { model, surely }: Staged): Finding<Missing> | undefined {
  const { columnList, columns } = model;
  if (!columnList || !columns.length) return undefined;
  const there = columns.map((column) => bare(column.name.value));
  const sent = sentProperties(event);
  const absent = sent.filter((property) => !isThere(property, there));
  if (!absent.length || (!surely && absent.length > (1 - LIKENESS) * sent.length)) return undefined;
  const names = absent.map((property) => property.name);
  const shown =
    names.length > MAX_COLUMNS_NAMED
      ? `${listed(names.slice(0, MAX_COLUMNS_NAMED))} and ${names.length - MAX_COLUMNS_NAMED} more`
      : listed(names);
  const [properties, add] =
    names.length === 1
      ? ['a property', 'Add the column, or drop the property from the plan']
      : ['properties', 'Add the columns, or drop the properties from the plan'];
  const loud = columns.every(({ name }) => name.value === name.value.toUpperCase());
  return {
    at: model.name,
    subject: { noun: model.noun, name: model.called },
    discriminator: names.join(' '),
    message: `${sentence(model.noun)} "${model.called}" has no column for ${shown}, ${properties} of event "${event.name.value}". ${add}.`,
    related: [{ at: event.name, message: 'The event.' }],
    fixable: true,
    data: {
      event: event.name.value,
      list: columnList,
      absent: absent.map(({ name, result: { as } }) => ({ name, column: toCase(as, 'snake_case') })),
      loud,
    },
  };
}
/** So many names a message tells. */
const MAX_COLUMNS_NAMED = 5;

/** Those of its variants too; what is not sent any more, or not yet, needs no column. */
function sentProperties({ properties, variants }: IndexedEvent): readonly IndexedProperty[] {
  const all = new Map(properties);
  for (const variant of variants)
    for (const [name, property] of variant.properties) if (!all.has(name)) all.set(name, property);
  return [...all.values()].filter(
    ({ name, result: { status } }) =>
      !Object.hasOwn(envelope, name) && (!status || status === 'implemented' || status === 'verified'),
  );
}

/** An object may lie in columns of its own: `address_city`. */
function isThere({ name, result: { as, types } }: IndexedProperty, columns: readonly string[]): boolean {
  const own = [bare(name), bare(as)];
  const spread = types.includes('object');
  return columns.some((column) => own.some((one) => column === one || (spread && column.startsWith(one))));
}

function described(property: string, event: string, project: Snapshot): string | undefined {
  const found = project.find('event', event) as Event | undefined;
  const resolved = found && project.resolved(found);
  const layers = [resolved?.properties, ...(resolved?.variants.values() ?? [])].find((of) => of?.has(property));
  const text = resolved && layers && resolvedProperty(property, layers, resolved, project).description;
  // dbt would render it.
  return text && /\{[{%#]/.test(text) ? undefined : text;
}
