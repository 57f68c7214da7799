// What a hover says: of a name, or of a key. Markdown in which everything from files is escaped.

import { counted } from '../base/count.ts';
import type { Event } from '../plan/items.ts';
import { isEnvelope, type PlanProperty, type PlanSchema } from '../plan/plan.ts';
import { eventOf } from '../plan/resolve-event.ts';
import { propertyOf } from '../plan/schema-of.ts';
import type { Noun } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { code, escapeMarkdown as md } from '../results/markdown.ts';
import type { Item } from '../schema/item.ts';
import { documented } from '../schema/language.ts';
import { contextAt } from '../yaml/cursor-context.ts';
import type { Position, Range } from '../yaml/document.ts';
import { expectedAt, languageOf } from './completion/expected.ts';
import { dbtAt, fieldOfColumn } from './dbt-at.ts';
import { definitionsOf, type NameAt, nameAt } from './name-at.ts';
import { shownProperties } from './show.ts';

export interface Description {
  readonly range: Range;
  readonly markdown: string;
}
type Links = (command: string, title: string, ...args: readonly string[]) => string;
const MAX_PROPERTIES = 20;

/** `links` makes the Markdown link of a command of the editor, where there are any. */
export function hoverAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  links: Links = () => '',
): Description | undefined {
  const at = nameAt(snapshot, uri, position);
  const range = at && snapshot.range(at.span);
  if (!at || !range) return describeDbt(snapshot, uri, position, links) ?? describeKey(snapshot, uri, position);
  const [item] = definitionsOf(at, snapshot);
  const markdown =
    at.noun === 'event' && item?.shape === 'event'
      ? eventText(item as Event, snapshot, links)
      : at.noun === 'property'
        ? propertyText(at, item, snapshot)
        : item && otherText(at.noun, item, snapshot);
  return markdown ? { range, markdown } : undefined;
}

function describeDbt(snapshot: Snapshot, uri: string, position: Position, links: Links): Description | undefined {
  const at = dbtAt(snapshot, uri, position);
  const range = at && snapshot.range(at.span);
  if (!at || !range) return undefined;
  const { event, property } = at;
  if (!property) return { range, markdown: eventText(event, snapshot, links) };
  const of = isEnvelope(property.name) ? everyEvent : `Of event ${md(event.name.value)}.`;
  return { range, markdown: [...schemaText(property), of].join('\n\n') };
}

function describeKey(snapshot: Snapshot, uri: string, position: Position): Description | undefined {
  const file = snapshot.files.get(uri);
  if (!file) return undefined;
  const context = contextAt(file.doc, position);
  const language = languageOf(file.kind);
  const expected = language && expectedAt(context, language);
  if (!expected || !('keys' in expected)) return undefined;
  const key = file.doc.textOf(context.replace);
  const row = expected.keys.find((one) => one.key === key)?.row;
  return row
    ? {
        range: file.doc.range(context.replace),
        markdown: `${code(key)}${row.required ? ' (required)' : ''}: ${documented(row)}`,
      }
    : undefined;
}

function eventText(event: Event, snapshot: Snapshot, links: Links): string {
  const { name, as, status, owner, description, trigger, sources, destinations } = eventOf(event, snapshot, []);
  const title = `**${md(name)}**${as === name ? '' : ` collected as ${code(as)}`}`;
  const head = [title, ...(status ? [md(status)] : []), ...(owner.length ? [md(owner.join(', '))] : [])].join(' · ');
  const properties = shownProperties(snapshot.resolved(event), snapshot);
  const ordered = [...properties].sort((a, b) => Number(b.required) - Number(a.required));
  const rows = ordered
    .slice(0, MAX_PROPERTIES)
    .map(
      (property) =>
        `| ${md(property.name)} | ${md(typeText(property))} | ${property.required ? 'yes' : property.requiredWhen ? `when ${md(property.requiredWhen)}` : ''} | ${md(property.from.filter((one) => one !== 'dictionary').join(', ') || 'dictionary')} |`,
    );
  const more = ordered.length > MAX_PROPERTIES ? `\n\n… ${ordered.length - MAX_PROPERTIES} more` : '';
  return [
    head,
    ...(description ? [md(description)] : []),
    ...(trigger ? [`*When:* ${md(trigger)}`] : []),
    ...(rows.length ? [`| property | type | required | from |\n|:--|:--|:--|:--|\n${rows.join('\n')}${more}`] : []),
    ...(sources.length ? [`Sources: ${md(sources.join(', '))}`] : []),
    ...(destinations.length ? [`Destinations: ${md(destinations.map((one) => one.name).join(', '))}`] : []),
    usedBy('event', name, snapshot),
    [links('showResolved', 'Show Resolved', name), links('previewEvents', 'Preview 20 Events', name)]
      .filter(Boolean)
      .join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function propertyText(at: NameAt, item: Item | undefined, snapshot: Snapshot): string | undefined {
  if (!item) return isEnvelope(at.name) ? [...schemaText(fieldOfColumn(at.name)), everyEvent].join('\n\n') : undefined;
  const property = propertyOf(at.name, [item as never], snapshot);
  const uses = snapshot
    .references('property', at.name)
    .filter((use) => use.fragment.items.some((one) => one.shape === 'propertyUse' && one.name.span === use.ref.span));
  const refined = uses.flatMap(({ ref, fragment }) => {
    const use = fragment.items.find((one) => one.shape === 'propertyUse' && one.name.span === ref.span);
    const keys = Object.keys(use ?? {}).filter(
      (key) => !['shape', 'span', 'node', 'uri', 'container', 'name', 'ref', 'required'].includes(key),
    );
    return use?.container && keys.length
      ? [`${use.container.noun} ${md(use.container.name ?? '')} (${keys.join(', ')})`]
      : [];
  });
  return [
    ...schemaText(property),
    ...(item.container
      ? [`Defined in ${item.container.noun} ${md(item.container.name ?? '')} alone.`]
      : [usedBy('property', at.name, snapshot)].filter(Boolean)),
    ...(refined.length ? [`Refined in ${refined.join(', ')}.`] : []),
  ].join('\n\n');
}

/** Its name with type, unit and class; then its description. */
function schemaText(property: PlanProperty): readonly string[] {
  const { name, as, unit, pii, description } = property;
  const title = [
    `**${md(name)}**`,
    md(typeText(property)),
    ...(unit ? [md(unit)] : []),
    ...(pii ? [`pii ${md(pii)}`] : []),
    ...(as === name ? [] : [`collected as ${code(as)}`]),
  ];
  return [title.join(' · '), ...(description ? [md(description)] : [])];
}
const everyEvent = 'A field that every event has.';

function otherText(noun: Noun, item: Item, snapshot: Snapshot): string {
  const { description } = item as { description?: { value: string } };
  return [
    `**${md(item.name.value)}** · ${noun}`,
    ...(description ? [md(description.value)] : []),
    usedBy(noun, item.name.value, snapshot),
  ]
    .filter(Boolean)
    .join('\n\n');
}
function usedBy(noun: Noun, name: string, snapshot: Snapshot): string {
  const users = new Map<string, number>();
  for (const { fragment, ref } of snapshot.references(noun, name)) {
    const top = fragment.items.find((item) => item.container === undefined);
    if (top && ref) users.set(top.shape, (users.get(top.shape) ?? 0) + 1);
  }
  return users.size ? `Used by ${[...users].map(([shape, n]) => counted(n, shape)).join(', ')}.` : '';
}

/** `string enum free, pro` · `number ≥ 0`: the type with its constraints. */
export function typeText(schema: PlanSchema | PlanProperty): string {
  const types = schema.types.join(' | ') || 'any type';
  const values = schema.enum?.map((one) => String(one.value));
  const bounds = [
    ...(schema.format ? [schema.format] : []),
    ...(schema.const === undefined ? [] : [`= ${String(schema.const)}`]),
    ...(values
      ? [values.length > 5 ? `${values.slice(0, 5).join(', ')} … (${values.length})` : values.join(', ')]
      : []),
    ...(schema.minimum === undefined ? [] : [`≥ ${schema.minimum}`]),
    ...(schema.exclusiveMinimum === undefined ? [] : [`> ${schema.exclusiveMinimum}`]),
    ...(schema.maximum === undefined ? [] : [`≤ ${schema.maximum}`]),
    ...(schema.exclusiveMaximum === undefined ? [] : [`< ${schema.exclusiveMaximum}`]),
    ...(schema.maxLength === undefined ? [] : [`at most ${schema.maxLength} characters`]),
    ...(schema.pattern ? [schema.pattern] : []),
  ];
  return [types, ...bounds].join(' · ');
}
