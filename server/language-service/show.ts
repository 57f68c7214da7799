// An item of the plan in full: what it comes to, and who says each part.

import { closest, didYouMean } from '../base/did-you-mean.ts';
import type { Event } from '../plan/items.ts';
import type { PlanProperty } from '../plan/plan.ts';
import type { Resolved } from '../plan/resolve.ts';
import { eventOf } from '../plan/resolve-event.ts';
import { planOf } from '../plan/resolve-plan.ts';
import { type Noun, sectionOfShape } from '../plan/sections.ts';
import type { Snapshot } from '../plan/snapshot.ts';
import { clean, escapeUnseen } from '../results/clean.ts';
import type { Item } from '../schema/item.ts';

export interface ShownProperty extends PlanProperty {
  /** Who says something of it, from the most general to the most specific. */
  readonly from: readonly string[];
}
export type ShownItem =
  | { readonly item: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly refused: string };
const nouns = [...sectionOfShape.keys()].filter((shape) => shape !== 'globals') as readonly Noun[];

/** `name`, or `event:name` where several kinds share it. */
export function describeNamed(snapshot: Snapshot, name: string): ShownItem {
  const colon = name.indexOf(':');
  const kind = nouns.find((noun) => noun === name.slice(0, colon));
  const plain = kind ? name.slice(colon + 1) : name;
  const found = (kind ? [kind] : nouns).flatMap((noun) => {
    const item = snapshot.find(noun, plain);
    return item ? [{ noun, thing: item }] : [];
  });
  const [only] = found;
  if (!only) {
    const near = closest(
      plain,
      nouns.flatMap((noun) => snapshot.names(noun)),
    );
    return {
      refused: `Nothing in the plan is called "${name}".${didYouMean(near)}`,
    };
  }
  if (found.length > 1)
    return {
      refused: `"${name}" is the name of more than one thing. Say which: ${found.map(({ noun }) => `${noun}:${plain}`).join(' or ')}.`,
    };
  const { noun, thing } = only;
  if (noun !== 'event') return simple(noun, thing, snapshot);
  const resolved = snapshot.resolved(thing as Event);
  const item = {
    schema: 'trackwright.event/1',
    kind: noun,
    ...eventOf(thing as Event, snapshot, planOf(snapshot).owner),
    properties: shownProperties(resolved, snapshot),
  };
  return { item, text: resolvedText(thing as Event, snapshot) };
}

export function shownProperties(resolved: Resolved, snapshot: Snapshot): readonly ShownProperty[] {
  const event = eventOf(resolved.event, snapshot, []);
  return event.properties.map((property) => ({ ...property, from: fromOf(property.name, resolved) }));
}
function fromOf(name: string, resolved: Resolved): readonly string[] {
  const layers =
    resolved.properties.get(name)?.layers ??
    [...resolved.variants.values()].flatMap((of) => of.get(name)?.layers ?? []);
  return layers.map((layer) =>
    layer.from === 'dictionary'
      ? 'dictionary'
      : layer.from === 'event'
        ? 'own'
        : layer.from === 'global'
          ? `global bundle ${layer.by}`
          : `${layer.from} ${layer.by}`,
  );
}

/** The resolved event as YAML, with who says what as comments. */
export function resolvedText(event: Event, snapshot: Snapshot): string {
  const resolved = snapshot.resolved(event);
  const { name, as, description, trigger, status, owner, entities, sources, call } = eventOf(
    event,
    snapshot,
    planOf(snapshot).owner,
  );
  const line = (key: string, value: unknown) =>
    value === undefined || (Array.isArray(value) && !value.length) ? [] : [`${key}: ${json(value)}`];
  const head = [
    ...line('name', name),
    ...(as === name ? [] : line('as', as)),
    ...line('description', description),
    ...line('trigger', trigger),
    ...line('status', status),
    ...line('owner', owner),
    ...line('call', call),
    ...line('entities', entities),
    ...line('sources', sources),
  ];
  const properties = shownProperties(resolved, snapshot).map(
    ({ from, name: property, as: wire, required, types, variants, requiredWhen, enum: values, ...rest }) => {
      const said = {
        name: property,
        ...(wire === property ? {} : { as: wire }),
        type: types.length === 1 ? types[0] : types,
        ...(required ? { required } : {}),
        ...(requiredWhen ? { required_when: requiredWhen } : {}),
        ...(values ? { enum: values.map((one) => one.value) } : {}),
        ...rest,
      };
      const only = variants ? `, only in variant ${variants.join(', ')}` : '';
      return `  - ${json(said)} # ${clean(`${from.join(' < ')}${only}`)}`;
    },
  );
  return `# Event "${clean(name)}" as it results. Read-only.\n${head.join('\n')}\n${properties.length ? `properties:\n${properties.join('\n')}` : 'properties: []'}\n`;
}

function simple(noun: Noun, thing: Item, snapshot: Snapshot): ShownItem {
  const plan = planOf(snapshot) as unknown as Readonly<
    Record<string, readonly { readonly name: string }[] | undefined>
  >;
  const section = sectionOfShape.get(noun) ?? '';
  const found = plan[section]?.find((one) => one.name === thing.name.value) ?? { name: thing.name.value };
  const uses = snapshot.references(noun, thing.name.value).length;
  const item = { schema: `trackwright.${noun}/1`, kind: noun, ...found, uses };
  const lines = Object.entries(found).map(
    ([key, value]) => `${key}: ${typeof value === 'string' && value === clean(value) ? value : json(value)}`,
  );
  return { item, text: `# ${noun} "${clean(thing.name.value)}", used in ${uses} places\n${lines.join('\n')}\n` };
}

/** On one line, with nothing in it that cannot be seen. */
const json = (value: unknown): string => escapeUnseen(JSON.stringify(value));
