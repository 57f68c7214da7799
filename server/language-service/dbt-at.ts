// What a name in dbt YAML is in the plan: the event of a model or a source table, the property of a column.
import { bare } from '../base/naming.ts';
import { type DbtColumnItem, type Model, type SourceTable, stagedName } from '../dbt/read/things.ts';
import type { Event } from '../plan/items.ts';
import { type EnvelopeField, envelope, isEnvelope, type PlanProperty } from '../plan/plan.ts';
import { layerContent } from '../plan/resolve.ts';
import { eventOf } from '../plan/resolve-event.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Item } from '../schema/item.ts';
import type { Position } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { encloses } from '../yaml/span.ts';

export interface DbtAt {
  readonly span: Span;
  readonly event: Event;
  /** Of a column. */
  readonly property?: PlanProperty;
  /** Where the plan defines it; nowhere for a field that every event has. */
  readonly definition: Item | undefined;
}

/** Undefined where the plan knows nothing of what stands there. */
export function dbtAt(snapshot: Snapshot, uri: string, position: Position): DbtAt | undefined {
  const file = snapshot.files.get(uri);
  if (file?.kind !== 'dbt') return undefined;
  const at = file.doc.spanAt(position);
  const items = file.fragments.flatMap((fragment) => fragment.items);
  const item = items.find(
    (one): one is DbtColumnItem | Model | SourceTable => isStaging(one) && encloses(one.name.span, at),
  );
  const event = item && staged(item, snapshot);
  if (!item || !event) return undefined;
  const { span } = item.name;
  if (item.shape !== 'column') return { span, event, definition: event };
  const name = item.name.value;
  const property =
    eventOf(event, snapshot, []).properties.find((one) => one.as === name) ??
    (isEnvelope(name) ? fieldOfColumn(name) : undefined);
  return property && { span, event, property, definition: definitionOf(property.name, event, snapshot) };
}

/** A field that every event has. */
export function fieldOfColumn(name: EnvelopeField): PlanProperty {
  const { type, ...form } = envelope[name];
  return { name, as: name, types: [type], ...form, required: true };
}

const isStaging = (item: Item): boolean => ['column', 'model', 'table'].includes(item.shape);

/** What its model says in `config.meta.event`, else the event that the model's name is made of. */
function staged(item: DbtColumnItem | Model | SourceTable, snapshot: Snapshot): Event | undefined {
  const model = item.shape === 'column' ? (item.model.split('.').at(-1) ?? '') : item.name.value;
  const isTable = item.shape === 'table' || (item.shape === 'column' && item.model.includes('.'));
  const told = item.shape === 'column' ? item.event : item.event?.value;
  if (told !== undefined) return snapshot.find('event', told) as Event | undefined;
  const word = bare((isTable ? model : stagedName(model)) ?? '');
  const events = snapshot.items('event') as readonly Event[];
  return word === ''
    ? undefined
    : events.find((event) =>
        [event.name.value, event.as?.value].some((name) => name !== undefined && bare(name) === word),
      );
}
function definitionOf(name: string, event: Event, snapshot: Snapshot): Item | undefined {
  const resolved = snapshot.resolved(event);
  const [first] = [resolved.properties, ...resolved.variants.values()].flatMap((of) => of.get(name)?.layers ?? []);
  return first ? layerContent(first, name, resolved, snapshot) : snapshot.find('property', name);
}
