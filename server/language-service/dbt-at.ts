// What a name in dbt YAML is in the plan: the event of a model or a source table, the property of a column.
import { bare } from '../base/naming.ts';
import { type Column, type Model, type SourceTable, stagedName } from '../dbt/read/things.ts';
import { type EnvelopeField, envelope, isEnvelope, type PlanProperty } from '../plan/plan.ts';
import { said } from '../plan/resolve.ts';
import { eventOf } from '../plan/resolve-event.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import type { Event, Thing } from '../schema/item.ts';
import type { Position } from '../yaml/document.ts';
import type { Span } from '../yaml/node.ts';
import { encloses } from '../yaml/spans.ts';

export interface DbtAt {
  readonly span: Span;
  readonly event: Event;
  /** Of a column. */
  readonly property?: PlanProperty;
  /** Where the plan defines it; nowhere for a field that every event has. */
  readonly definition: Thing | undefined;
}

/** Undefined where the plan knows nothing of what stands there. */
export function dbtAt(snapshot: Snapshot, uri: string, position: Position): DbtAt | undefined {
  const file = snapshot.files.get(uri);
  if (file?.kind !== 'dbt') return undefined;
  const at = file.doc.spanAt(position);
  const things = file.parts.flatMap((part) => part.things);
  const thing = things.find(
    (one): one is Column | Model | SourceTable => isStaging(one) && encloses(one.name.span, at),
  );
  const event = thing && staged(thing, snapshot);
  if (!thing || !event) return undefined;
  const { span } = thing.name;
  if (thing.shape !== 'column') return { span, event, definition: event };
  const name = thing.name.value;
  const property =
    eventOf(event, snapshot, []).properties.find((one) => one.as === name) ??
    (isEnvelope(name) ? fieldOf(name) : undefined);
  return property && { span, event, property, definition: definitionOf(property.name, event, snapshot) };
}

/** A field that every event has. */
export function fieldOf(name: EnvelopeField): PlanProperty {
  const { type, ...form } = envelope[name];
  return { name, as: name, types: [type], ...form, required: true };
}

const isStaging = (thing: Thing): boolean => ['column', 'model', 'table'].includes(thing.shape);

/** What its model says in `config.meta.event`, else the event that the model's name is made of. */
function staged(thing: Column | Model | SourceTable, snapshot: Snapshot): Event | undefined {
  const model = thing.shape === 'column' ? (thing.model.split('.').at(-1) ?? '') : thing.name.value;
  const isTable = thing.shape === 'table' || (thing.shape === 'column' && thing.model.includes('.'));
  const told = thing.shape === 'column' ? thing.event : thing.event?.value;
  if (told !== undefined) return snapshot.find('event', told) as Event | undefined;
  const word = bare((isTable ? model : stagedName(model)) ?? '');
  const events = snapshot.things('event') as readonly Event[];
  return word === ''
    ? undefined
    : events.find((event) =>
        [event.name.value, event.as?.value].some((name) => name !== undefined && bare(name) === word),
      );
}
function definitionOf(name: string, event: Event, snapshot: Snapshot): Thing | undefined {
  const resolved = snapshot.resolved(event);
  const [first] = [resolved.properties, ...resolved.variants.values()].flatMap((of) => of.get(name)?.layers ?? []);
  return first ? said(first, name, resolved, snapshot) : snapshot.find('property', name);
}
