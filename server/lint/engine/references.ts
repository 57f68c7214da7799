// Faults that depend on which names exist: what is used but not defined, and defined but not used.

import { globMatcher } from '../../base/glob.ts';
import { type Difference, definitionKey, definitionsIn } from '../../plan/difference.ts';
import { fileKind } from '../../plan/file-kinds.ts';
import type { Event, Globals } from '../../plan/items.ts';
import { nearestAmong } from '../../plan/near-index.ts';
import { envelope } from '../../plan/plan.ts';
import type { Noun } from '../../plan/sections.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Fragment } from '../../schema/fragment.ts';
import type { Container, Item, Ref } from '../../schema/item.ts';
import { nounOf } from '../../schema/language.ts';
import { encloses } from '../../yaml/span.ts';
import { judgedByTargets, missingTargets } from './config-references.ts';
import type { ReferenceFault, Unknown } from './rule.ts';

/** Nouns whose definitions exist to be used by others. An entity serves by its key, which events carry as a property. */
const shared: ReadonlySet<string> = new Set<Noun>(['property', 'type', 'bundle', 'owner', 'source', 'destination']);

export function referenceFaults(fragment: Fragment, snapshot: Snapshot): readonly ReferenceFault[] {
  const faults: ReferenceFault[] = [];
  for (const ref of fragment.refs)
    if (!isOpen(ref) && !isKnown(ref, fragment, snapshot))
      faults.push({ fault: 'unresolved-reference', at: ref, container: ownerOf(ref, fragment, snapshot) });
  for (const event of eventsIn(fragment)) faults.push(...uncarried(event, snapshot));
  const replacements = new Set(fragment.items.flatMap((item) => (item as { replaced_by?: object }).replaced_by ?? []));
  for (const ref of fragment.refs) {
    const container = ref.open && ref.to === 'property' ? ownerOf(ref, fragment, snapshot) : undefined;
    if (container && (container.noun === 'entity' || container.noun === 'experiment' || replacements.has(ref)))
      faults.push({ fault: 'unresolved-reference', at: ref, container: container, why: { is: 'anywhere' } });
  }
  faults.push(...missingTargets(fragment, snapshot));
  for (const item of definitionsIn(fragment))
    if (shared.has(item.shape) && !isUsed(item, snapshot)) faults.push({ fault: 'unused-definition', item });
  for (const item of globalsIn(fragment)) if (isIdle(item, snapshot)) faults.push({ fault: 'unused-definition', item });
  return faults;
}

/** Parts of now whose reference faults a change may alter, the new ones apart. */
export function touched(difference: Difference, snapshot: Snapshot): ReadonlySet<Fragment> {
  const parts = new Set<Fragment>();
  const users = (key: string) => {
    const [noun, name] = key.split('\0') as [Noun, string];
    for (const use of snapshot.references(noun, name)) parts.add(use.fragment);
  };
  for (const key of difference.names) users(key);
  // Events that come and go may be all that a global reaches.
  if ([...difference.names].some((key) => key.startsWith('event\0')))
    for (const uri of new Set(snapshot.globals.map((one) => one.uri)))
      for (const fragment of snapshot.files.get(uri)?.fragments ?? [])
        if (globalsIn(fragment).length) parts.add(fragment);
  for (const fragment of judgedByTargets(difference, snapshot)) parts.add(fragment);
  const used = new Set(
    [...difference.removed, ...difference.added].flatMap((fragment) =>
      fragment.refs.map((ref) => `${ref.to}\0${ref.value}`),
    ),
  );
  const defined = new Set(used);
  for (const fragment of [...difference.removed, ...difference.added])
    for (const item of definitionsIn(fragment)) defined.add(definitionKey(item));
  // Names that a bundle or an event defines inline may be referred to where it reaches.
  if (difference.structural)
    for (const fragment of snapshot.fragments)
      if (fragment.refs.some((ref) => ref.to === 'property')) parts.add(fragment);
  for (const key of defined) {
    const [noun, name] = key.split('\0') as [Noun, string];
    for (const item of snapshot.all(noun, name)) {
      const holder = snapshot.fragmentOf(item);
      if (holder) parts.add(holder);
    }
  }
  return parts;
}

/** Of any event, or a property that a rule judges where it is used. */
const isOpen = (ref: Ref): boolean => ref.open === true && (ref.to !== 'event' || ref.value === '*');
function isKnown(ref: Ref, fragment: Fragment, snapshot: Snapshot): boolean {
  if (snapshot.find(ref.to, ref.value)) return true;
  if (ref.to === 'entity') return ref.value === 'user';
  if (ref.to !== 'property') return false;
  if (Object.hasOwn(envelope, ref.value)) return true;
  // A property that a layer above brings under an inline name is refined by `ref` like any other.
  return eventsIn(fragment).some((event) => {
    const resolved = snapshot.resolved(event);
    const everywhere = [resolved.properties, ...resolved.variants.values()];
    return everywhere.some((properties) => (properties.get(ref.value)?.layers.length ?? 0) > 1);
  });
}
const eventsIn = (fragment: Fragment): readonly Event[] =>
  fragment.items.filter((item): item is Event => item.shape === 'event');

const globalsIn = (fragment: Fragment): readonly Globals[] =>
  fragment.items.filter((item): item is Globals => item.shape === 'globals');
/** Its globs take in no event there is; calls, tags and sources apart. */
function isIdle({ events, except }: Globals, snapshot: Snapshot): boolean {
  const all = snapshot.names('event');
  const takes = (globs: Globals['events']) => globs?.map((glob) => globMatcher(glob.value)) ?? [];
  const [wanted, left] = [takes(events), takes(except)];
  return (
    wanted.length > 0 &&
    all.length > 0 &&
    !all.some((name) => wanted.some((fits) => fits(name)) && !left.some((fits) => fits(name)))
  );
}

/** Names in `unique_key` that the event does not carry, and in `omit` that no layer above brings. */
function uncarried(event: Event, snapshot: Snapshot): readonly ReferenceFault[] {
  if (!event.unique_key?.length && !event.omit?.length) return [];
  const { properties, variants, idleOmits, parents } = snapshot.resolved(event);
  const container: Container = { noun: 'event', name: event.name.value };
  const uses = [event, ...parents.flatMap((name) => snapshot.find('event', name) ?? [])] as readonly Event[];
  // What a bundle that is not there would bring, nobody knows.
  const isWhole =
    uses.every((one) => one.use?.every(({ value }) => snapshot.find('bundle', value)) ?? true) &&
    uses.every((one) => !one.extends || snapshot.find('event', one.extends.value));
  if (!isWhole) return [];
  const carried = [...properties.keys(), ...[...variants.values()].flatMap((of) => [...of.keys()])];
  const known = new Set([...carried, ...Object.keys(envelope)]);
  const keys = event.abstract?.value ? [] : (event.unique_key ?? []).filter(({ value }) => !known.has(value));
  const omits = (event.omit ?? []).filter(({ value }) => idleOmits.includes(value));
  const [nearKnown, nearCarried] = [nearestAmong([...known]), nearestAmong(carried)];
  return [
    ...keys.map((at) => fault(at, container, unknown('uncarried', at, nearKnown))),
    ...omits.map((at) => fault(at, container, unknown('idle omit', at, nearCarried))),
  ];
}
/** What is near is looked for when somebody wants to know. */
const unknown = (
  is: 'uncarried' | 'idle omit',
  { value }: Ref,
  near: (word: string) => string | undefined,
): Unknown => ({
  is,
  get near() {
    return near(value);
  },
});
const fault = (at: Ref, container: Container, why: Unknown): ReferenceFault => ({
  fault: 'unresolved-reference',
  at,
  container,
  why,
});

const isUsed = (item: Item, snapshot: Snapshot): boolean =>
  snapshot.references(item.shape as Noun, item.name.value).length > 0 ||
  (item.shape === 'property' && Object.hasOwn(envelope, item.name.value));

/** What a name is used in: the item at the top of the part's own chunk that holds its place. */
function ownerOf(ref: Ref, fragment: Fragment, { files }: Snapshot): Container | undefined {
  const holder = fragment.items.find((item) => item.name.span === ref.span);
  if (holder?.container) return holder.container;
  const top = fragment.items.findLast((item) => item.container === undefined && encloses(item.span, ref.span));
  const kind = files.get(fragment.uri)?.kind;
  const language = kind && fileKind(kind).language;
  return (
    top && {
      noun: language ? nounOf(top.shape, language) : top.shape,
      ...(top.name.value ? { name: top.name.value } : {}),
    }
  );
}
