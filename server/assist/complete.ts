// What could be written at a place: keys, names of the project, words of the language.
import { words } from '../lint/names.ts';
import { keywords, writeName } from '../read/conditions/words.ts';
import type { Event, Thing } from '../read/plan/item.ts';
import { formats, piiClasses, rows, statuses, typeNames } from '../read/plan/keys.ts';
import type { Kind, Noun, Row } from '../read/plan/kinds.ts';
import { envelope } from '../read/plan/plan.ts';
import type { Snapshot } from '../read/snapshot.ts';
import { type Context, contextAt } from '../read/yaml/at.ts';
import type { Position, Range } from '../read/yaml/doc.ts';
import { encloses } from '../read/yaml/spans.ts';
import { expectedAt } from './expected.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'word' | Noun;
  readonly detail: string;
  /** Plain text of the user, or of the language. */
  readonly documentation?: string;
  readonly insert: string;
  /** The same as an LSP snippet, where it asks for more. */
  readonly snippet?: string;
  readonly replace: Range;
  /** Lower comes first. */
  readonly rank: number;
}
const MOST = 300;

export function complete(snapshot: Snapshot, uri: string, position: Position): readonly Completion[] {
  const file = snapshot.files.get(uri);
  if (!file) return [];
  const context = contextAt(file.doc, position);
  const expected = expectedAt(context, file.kind);
  const replace = file.doc.range(context.replace);
  if (!expected) return [];
  const offered =
    'keys' in expected
      ? [
          ...keyCompletions(expected.keys, expected.shape, context),
          ...(expected.names
            ? named(expected.names, snapshot).map((one) => ({ ...one, insert: `${one.insert}: ` }))
            : []),
        ]
      : valueCompletions(expected.value, expected.key, expected.shape, context, snapshot);
  const typed = context.prefix.toLowerCase();
  const fitting = offered.length > MOST ? offered.filter((one) => one.label.toLowerCase().includes(typed)) : offered;
  return fitting.slice(0, MOST).map((one, i) => ({
    ...one,
    insert: context.lead + one.insert,
    ...(one.snippet === undefined ? {} : { snippet: context.lead.replaceAll('$', '\\$') + one.snippet }),
    replace,
    rank: i,
  }));
}
type Offer = Omit<Completion, 'replace' | 'rank'>;

function keyCompletions(
  keys: readonly { readonly key: string; readonly row: Row | undefined }[],
  shape: string,
  { map, indent }: Context,
): readonly Offer[] {
  const taken = new Set(map?.pairs.map((pair) => pair.key.text));
  const free = keys.filter(({ key, row }) => !taken.has(key) && !(row?.instead && taken.has(row.instead)));
  // What an item cannot do without comes first, the rest in the order of the table.
  return [...free]
    .sort((a, b) => Number(b.row?.required ?? false) - Number(a.row?.required ?? false))
    .map(({ key, row }) => ({
      label: key,
      kind: 'key',
      detail: row ? `${row.required ? 'required' : 'optional'} key of ${shape}` : 'section',
      ...(row ? { documentation: row.doc } : {}),
      insert: `${key}: `,
      ...snippetOf(key, row?.kind, indent, row === undefined),
    }));
}
function snippetOf(
  key: string,
  kind: Kind | undefined,
  indent: number,
  section: boolean,
): { readonly snippet?: string } {
  const pad = ' '.repeat(indent + 2);
  if (section)
    return {
      snippet:
        key === 'version' ? 'version: 1' : key === 'plan' ? `plan: {name: \${1:name}}` : `${key}:\n${pad}- name: $0`,
    };
  if (kind?.is === 'list' && kind.of.is === 'item') return { snippet: `${key}:\n${pad}- $0` };
  return kind?.is === 'list' && !kind.lone ? { snippet: `${key}: [$0]` } : { snippet: `${key}: $0` };
}

function valueCompletions(
  kind: Kind,
  key: string,
  shape: string,
  context: Context,
  snapshot: Snapshot,
): readonly Offer[] {
  const word = (label: string, detail: string): Offer => ({ label, kind: 'word', detail, insert: label });
  switch (kind.is) {
    case 'word':
      return kind.of.map((one) => word(one, key));
    case 'flag':
      return [word('true', key), word('false', key)];
    case 'type':
      return [
        ...typeNames.map((one) => word(one === 'null' ? '"null"' : one, 'JSON type')),
        ...named('type', snapshot),
      ];
    case 'ref':
      return kind.to === 'property' && kind.open
        ? propertiesHere(context, snapshot)
        : [
            ...named(kind.to, snapshot),
            ...(kind.to === 'event' && kind.open ? [word('"*"', 'any event')] : []),
            ...(kind.to === 'entity' ? [word('user', 'built in')] : []),
          ];
    case 'item': {
      const short = kind.short === undefined ? undefined : rows[kind.of as keyof typeof rows]?.[kind.short];
      const fresh = kind.of === 'event' ? [newEvent(context)] : [];
      return short ? valueCompletions(short.kind, kind.short ?? '', kind.of, context, snapshot) : fresh;
    }
    case 'list':
      return kind.lone ? valueCompletions(kind.of, key, shape, context, snapshot) : [];
    case 'either':
      return kind.of.flatMap((one) => valueCompletions(one, key, shape, context, snapshot));
    case 'condition':
      return [...propertiesHere(context, snapshot), ...[...keywords].map((one) => word(one, 'condition'))];
    case 'name':
      return shape === 'event' ? proposedNames(snapshot).map((one) => word(one, 'object and action in use')) : [];
    case 'text':
      return (kind.form?.offers?.() ?? vocabulary[key] ?? []).map((one) => word(one, key));
    case 'integer':
      return (kind.names ?? []).map((name, i) => word(String((kind.from ?? 0) + i), name));
    default:
      return [];
  }
}
const vocabulary: Readonly<Record<string, readonly string[]>> = {
  format: formats,
  pii: piiClasses,
  status: statuses,
  unit: ['ms', 's', 'min', 'h', 'd', 'bytes', 'm', 'km', 'count', 'percent', 'ratio', 'currency'],
  platform: ['web', 'ios', 'android', 'server'],
};

/** Definitions of a noun, most used first. */
function named(noun: Noun, snapshot: Snapshot): readonly Offer[] {
  return snapshot
    .names(noun)
    .map((name) => ({ name, uses: snapshot.uses(noun, name).length }))
    .sort((a, b) => b.uses - a.uses)
    .map(({ name }) => offerOf(noun, name, snapshot.find(noun, name)));
}
function offerOf(noun: Noun, name: string, thing: Thing | undefined): Offer {
  const { type, description } = (thing ?? {}) as {
    type?: readonly { value: string }[] | { value: string };
    description?: { value: string };
  };
  const types = Array.isArray(type) ? type.map((one: { value: string }) => one.value).join(' | ') : undefined;
  return {
    label: name,
    kind: noun,
    detail: types ? `${noun} · ${types}` : noun,
    ...(description ? { documentation: description.value } : {}),
    insert: name,
  };
}

/** Properties of the event around the caret, or of the one its mapping names; envelope fields last. */
function propertiesHere(context: Context, snapshot: Snapshot): readonly Offer[] {
  const event = eventHere(context, snapshot);
  const own = event
    ? [...snapshot.resolved(event).properties.keys()].map((name) =>
        offerOf('property', name, snapshot.find('property', name)),
      )
    : named('property', snapshot);
  const fields = Object.keys(envelope).map(
    (name): Offer => ({ label: name, kind: 'property', detail: 'envelope field', insert: name }),
  );
  return [...own, ...fields].map((one) => ({ ...one, insert: writeName(one.label) }));
}
function eventHere({ chunk, path }: Context, snapshot: Snapshot): Event | undefined {
  const outer = path[0];
  const inChunk = snapshot.files.get(chunk.uri)?.parts.flatMap((part) => part.things) ?? [];
  const around = outer && inChunk.find((thing) => thing.shape === 'event' && encloses(thing.span, outer.span));
  if (around) return around as Event;
  for (const step of [...path].reverse()) {
    const pair = 'kind' in step && step.kind === 'map' ? step.pairs.find((one) => one.key.text === 'event') : undefined;
    if (pair?.value.kind === 'scalar') return snapshot.find('event', pair.value.text) as Event | undefined;
  }
  return undefined;
}

function newEvent({ indent }: Context): Offer {
  const pad = ' '.repeat(indent + 2);
  return {
    label: 'new event',
    kind: 'event',
    detail: 'what the linter would ask for',
    insert: 'name: ',
    snippet: `name: \${1:object_action}\n${pad}description: \${2:Who does what, and what it shows}\n${pad}trigger: \${3:When it is sent, once per what}\n${pad}properties:\n${pad}  - $0`,
  };
}

/** Objects and actions in use, in pairs that no event has yet. */
function proposedNames(snapshot: Snapshot): readonly string[] {
  const names = snapshot.names('event');
  const parts = names.map(words).filter((all) => all.length > 1);
  const objects = new Set(parts.map((all) => all.slice(0, -1).join('_')));
  const actions = new Set(parts.map((all) => all.at(-1) ?? ''));
  const known = new Set(parts.map((all) => all.join('_')));
  return [...objects]
    .flatMap((object) => [...actions].map((action) => `${object}_${action}`))
    .filter((name) => !known.has(name))
    .slice(0, 100);
}
