// What could be written at a place: keys, names of the project, words of the language.
import { writeName } from '../../expressions/names.ts';
import type { Event } from '../../plan/items.ts';
import { envelope, type PlanProperty } from '../../plan/plan.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Item } from '../../schema/item.ts';
import type { Kind } from '../../schema/kinds.ts';
import type { Language } from '../../schema/language.ts';
import { typeNames } from '../../schema/type-names.ts';
import { type CursorContext, contextAt, type PathStep } from '../../yaml/cursor-context.ts';
import type { Doc, Position } from '../../yaml/document.ts';
import type { Node, SeqNode } from '../../yaml/node.ts';
import { encloses } from '../../yaml/span.ts';
import { commentCompletions } from './complete-comment.ts';
import { nextIn } from './complete-condition.ts';
import { keyCompletions, siblingsOf } from './complete-keys.ts';
import type { Completion, Suggestion } from './completion-item.ts';
import { conditionNames } from './condition-names.ts';
import { expectedAt, languageOf } from './expected.ts';
import { proposedNames } from './proposed-names.ts';
import { type Starter, snippets } from './snippets.ts';

const MAX_COMPLETIONS = 300;

export function complete(snapshot: Snapshot, uri: string, position: Position): readonly Completion[] {
  const file = snapshot.files.get(uri);
  if (!file) return [];
  const context = contextAt(file.doc, position);
  const before = (typed: number) => ({
    start: { ...position, character: position.character - typed },
    end: position,
  });
  const language = languageOf(file.kind);
  const expected = language && expectedAt(context, language);
  if (!language || !expected) {
    const comment = commentCompletions(lineBefore(file.doc, position));
    return comment ? comment.offers.map((one, rank) => ({ ...one, replace: before(comment.typed), rank })) : [];
  }
  if ('value' in expected && expected.value.is === 'condition') {
    const entity = expected.shape === 'segment' ? (beside('entity', context) ?? 'user') : undefined;
    const names = conditionNames({ event: eventHere(context, snapshot), entity }, snapshot);
    const { offer, typed } = nextIn(context.prefix, names);
    const offers =
      offer !== 'property'
        ? offer.map(wordOfCondition)
        : (names.traits?.map(traitOffer) ?? propertiesHere(context, snapshot));
    return offers.map((one, rank) => ({ ...one, insert: context.lead + one.insert, replace: before(typed), rank }));
  }
  const offered =
    'keys' in expected
      ? [
          ...keyCompletions(expected, language, context, siblingsOf(expected.shape, file)),
          ...(expected.names
            ? named(expected.names, snapshot).map((one) => ({ ...one, insert: `${one.insert}: ` }))
            : []),
        ]
      : valueCompletions(expected.value, expected, language, context, snapshot);
  const typed = context.prefix.toLowerCase();
  const taken = takenIn(context);
  const fitting = offered.filter(
    ({ label }) => !taken.has(label) && (offered.length <= MAX_COMPLETIONS || label.toLowerCase().includes(typed)),
  );
  return (fitting.length || !typed.trim() ? fitting : noCompletion).slice(0, MAX_COMPLETIONS).map((one, i) => ({
    ...one,
    insert: context.lead + one.insert,
    ...(one.snippet === undefined ? {} : { snippet: context.lead.replaceAll('$', '\\$') + one.snippet }),
    replace: file.doc.range(context.replace),
    rank: i,
  }));
}
/** Names and prose of one's own: Enter at their end must end the line, and take no other word. */
const noCompletion: readonly Suggestion[] = [
  { label: 'own words', kind: 'word', detail: '', insert: '', isSuggestion: true, hidden: true },
];
const wordOfCondition = (label: string): Suggestion => ({ label, kind: 'word', detail: 'condition', insert: label });

function lineBefore(doc: Doc, { line, character }: Position): string {
  const { start, end } = { start: doc.offsetAt({ line, character: 0 }), end: doc.offsetAt({ line, character }) };
  return doc.text().slice(start, end);
}

/** What stands in the list around the caret: it is not said twice, but for the steps of a funnel. */
function takenIn({ path, slot, keyPath, replace }: CursorContext): ReadonlySet<string> {
  const list = slot === 'item' && keyPath.at(-1) !== 'steps' ? path.findLast(isList) : undefined;
  const nameOf = (item: Node): string | undefined =>
    item.kind === 'scalar'
      ? item.span === replace
        ? undefined
        : item.text
      : item.kind === 'map'
        ? item.pairs
            .map(({ key, value }) => (key.text === 'ref' && value.kind === 'scalar' ? value.text : undefined))
            .find(Boolean)
        : undefined;
  return new Set(list?.items.flatMap((item) => nameOf(item) ?? []));
}
const isList = (step: PathStep): step is SeqNode => 'kind' in step && step.kind === 'seq';

function valueCompletions(
  kind: Kind,
  at: { readonly key: string; readonly shape: string },
  language: Language,
  context: CursorContext,
  snapshot: Snapshot,
): readonly Suggestion[] {
  const { key, shape } = at;
  const word = (label: string, detail: string): Suggestion => ({ label, kind: 'word', detail, insert: label });
  switch (kind.is) {
    case 'oneOf':
      return kind.of.map((one) => word(one, key));
    case 'boolean':
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
      const short = kind.short === undefined ? undefined : language.table[kind.of]?.[kind.short];
      return short
        ? valueCompletions(short.kind, { key: kind.short ?? '', shape: kind.of }, language, context, snapshot)
        : (snippets[kind.of] ?? []).map((one) => starting(one, kind.of, context));
    }
    case 'list':
      return kind.lone ? valueCompletions(kind.of, at, language, context, snapshot) : [];
    case 'either':
      return kind.of.flatMap((one) => valueCompletions(one, at, language, context, snapshot));
    case 'name':
      return shape === 'event' ? ideasFor(context.prefix, snapshot) : [];
    case 'text':
      return (kind.form?.offers?.() ?? kind.suggests ?? []).map((one) => word(one, key));
    case 'integer':
      return (kind.names ?? []).map((name, i) => word(String((kind.from ?? 0) + i), name));
    default:
      return [];
  }
}
/** Definitions of a noun, most used first. */
function named(noun: string, snapshot: Snapshot): readonly Suggestion[] {
  return snapshot
    .names(noun)
    .map((name) => ({ name, uses: snapshot.references(noun, name).length }))
    .sort((a, b) => b.uses - a.uses)
    .map(({ name }) => offerOf(noun, name, snapshot.find(noun, name)));
}
function offerOf(noun: string, name: string, item: Item | undefined): Suggestion {
  const { type, description } = (item ?? {}) as {
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
function propertiesHere(context: CursorContext, snapshot: Snapshot): readonly Suggestion[] {
  const event = eventHere(context, snapshot);
  const own = event
    ? [...snapshot.resolved(event).properties.keys()].map((name) =>
        offerOf('property', name, snapshot.find('property', name)),
      )
    : named('property', snapshot);
  const fields = Object.keys(envelope).map(
    (name): Suggestion => ({ label: name, kind: 'property', detail: 'envelope field', insert: name }),
  );
  return [...own, ...fields].map((one) => ({ ...one, insert: writeName(one.label) }));
}
function eventHere(context: CursorContext, snapshot: Snapshot): Event | undefined {
  const { chunk, path } = context;
  const outer = path[0];
  const inChunk = snapshot.files.get(chunk.uri)?.fragments.flatMap((fragment) => fragment.items) ?? [];
  const around = outer && inChunk.find((item) => item.shape === 'event' && encloses(item.span, outer.span));
  if (around) return around as Event;
  const named = beside('event', context);
  return named === undefined ? undefined : (snapshot.find('event', named) as Event | undefined);
}
/** What a key says in the innermost mapping around the caret that has it. */
function beside(key: string, { path }: CursorContext): string | undefined {
  for (const step of [...path].reverse()) {
    const pair = 'kind' in step && step.kind === 'map' ? step.pairs.find((one) => one.key.text === key) : undefined;
    if (pair?.value.kind === 'scalar') return pair.value.text;
  }
  return undefined;
}
const traitOffer = ({ name, types, description }: PlanProperty): Suggestion => ({
  label: name,
  kind: 'property',
  detail: ['trait', types.join(' | ')].filter(Boolean).join(' · '),
  ...(description ? { documentation: description } : {}),
  insert: writeName(name),
});

function starting({ label, detail, body }: Starter, shape: string, { indent }: CursorContext): Suggestion {
  const snippet = body.replaceAll('\n', `\n${' '.repeat(indent + 2)}`);
  return { label, kind: shape, detail, insert: body.startsWith('{') ? '{name: ' : 'name: ', snippet };
}

/** Only those that begin as what is typed. */
function ideasFor(typed: string, snapshot: Snapshot): readonly Suggestion[] {
  const begun = typed.toLowerCase();
  return proposedNames(snapshot)
    .filter((name) => name.toLowerCase().startsWith(begun) && name !== typed.trim())
    .slice(0, 100)
    .map((name) => ({
      label: name,
      kind: 'word',
      detail: 'object and action in use',
      insert: name,
      isSuggestion: true,
    }));
}
