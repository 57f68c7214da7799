// Faults that depend on which names exist: what is used but not defined, and defined but not used.

import { globMatcher } from '../../base/glob.ts';
import { type Difference, definitionKey, definitionsIn } from '../../plan/difference.ts';
import { nearestAmong } from '../../plan/near-index.ts';
import { envelope } from '../../plan/plan.ts';
import type { Snapshot } from '../../plan/snapshot.ts';
import type { Event, Globals, Owner, Part, Ref, Thing } from '../../schema/item.ts';
import type { Noun } from '../../schema/kinds.ts';
import { nounOf } from '../../schema/read-item.ts';
import { encloses } from '../../yaml/spans.ts';
import { judgedByPlaces, missingPlaces } from './config-references.ts';
import type { ReferenceFault, Unknown } from './rule.ts';

/** Nouns whose definitions exist to be used by others. An entity serves by its key, which events carry as a property. */
const shared: ReadonlySet<string> = new Set<Noun>(['property', 'type', 'bundle', 'owner', 'source', 'destination']);

export function referenceFaults(part: Part, snapshot: Snapshot): readonly ReferenceFault[] {
  const faults: ReferenceFault[] = [];
  for (const ref of part.refs)
    if (!isOpen(ref) && !isKnown(ref, part, snapshot))
      faults.push({ fault: 'unresolved-reference', at: ref, part: ownerOf(ref, part) });
  for (const event of eventsIn(part)) faults.push(...uncarried(event, snapshot));
  for (const ref of part.refs) {
    const owner = ref.open && ref.to === 'property' ? ownerOf(ref, part) : undefined;
    if (owner && (owner.noun === 'entity' || owner.noun === 'experiment'))
      faults.push({ fault: 'unresolved-reference', at: ref, part: owner, why: { is: 'anywhere' } });
  }
  faults.push(...missingPlaces(part, snapshot));
  for (const thing of definitionsIn(part))
    if (shared.has(thing.shape) && !isUsed(thing, snapshot)) faults.push({ fault: 'unused-definition', thing });
  for (const thing of globalsIn(part)) if (isIdle(thing, snapshot)) faults.push({ fault: 'unused-definition', thing });
  return faults;
}

/** Parts of now whose reference faults a change may alter, the new ones apart. */
export function touched(difference: Difference, snapshot: Snapshot): ReadonlySet<Part> {
  const parts = new Set<Part>();
  const users = (key: string) => {
    const [noun, name] = key.split('\0') as [Noun, string];
    for (const use of snapshot.uses(noun, name)) parts.add(use.part);
  };
  for (const key of difference.names) users(key);
  // Events that come and go may be all that a global reaches.
  if ([...difference.names].some((key) => key.startsWith('event\0')))
    for (const part of snapshot.parts) if (globalsIn(part).length) parts.add(part);
  for (const part of judgedByPlaces(difference, snapshot)) parts.add(part);
  const used = new Set(
    [...difference.gone, ...difference.come].flatMap((part) => part.refs.map((ref) => `${ref.to}\0${ref.value}`)),
  );
  const defined = new Set(used);
  for (const part of [...difference.gone, ...difference.come])
    for (const thing of definitionsIn(part)) defined.add(definitionKey(thing));
  // Names that a bundle or an event defines inline may be referred to where it reaches.
  if (difference.structural)
    for (const part of snapshot.parts) if (part.refs.some((ref) => ref.to === 'property')) parts.add(part);
  for (const key of defined) {
    const [noun, name] = key.split('\0') as [Noun, string];
    for (const thing of snapshot.all(noun, name)) {
      const holder = snapshot.partOf(thing);
      if (holder) parts.add(holder);
    }
  }
  return parts;
}

/** Of any event, or a property that a rule judges where it is used. */
const isOpen = (ref: Ref): boolean => ref.open === true && (ref.to !== 'event' || ref.value === '*');
function isKnown(ref: Ref, part: Part, snapshot: Snapshot): boolean {
  if (snapshot.find(ref.to, ref.value)) return true;
  if (ref.to === 'entity') return ref.value === 'user';
  if (ref.to !== 'property') return false;
  if (Object.hasOwn(envelope, ref.value)) return true;
  // A property that a layer above brings under an inline name is refined by `ref` like any other.
  return eventsIn(part).some((event) => {
    const resolved = snapshot.resolved(event);
    const everywhere = [resolved.properties, ...resolved.variants.values()];
    return everywhere.some((properties) => (properties.get(ref.value)?.layers.length ?? 0) > 1);
  });
}
const eventsIn = (part: Part): readonly Event[] =>
  part.things.filter((thing): thing is Event => thing.shape === 'event');

const globalsIn = (part: Part): readonly Globals[] =>
  part.things.filter((thing): thing is Globals => thing.shape === 'globals');
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
  const part: Owner = { noun: 'event', name: event.name.value };
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
    ...keys.map((at) => fault(at, part, unknown('uncarried', at, nearKnown))),
    ...omits.map((at) => fault(at, part, unknown('idle omit', at, nearCarried))),
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
const fault = (at: Ref, part: Owner, why: Unknown): ReferenceFault => ({
  fault: 'unresolved-reference',
  at,
  part,
  why,
});

const isUsed = (thing: Thing, snapshot: Snapshot): boolean =>
  snapshot.uses(thing.shape as Noun, thing.name.value).length > 0 ||
  (thing.shape === 'property' && Object.hasOwn(envelope, thing.name.value));

/** What a name is used in: the item at the top of the part's own chunk that holds its place. */
function ownerOf(ref: Ref, part: Part): Owner | undefined {
  const holder = part.things.find((thing) => thing.name.span === ref.span);
  if (holder?.in) return holder.in;
  const top = part.things.findLast((thing) => thing.in === undefined && encloses(thing.span, ref.span));
  return top && { noun: nounOf(top.shape), ...(top.name.value ? { name: top.name.value } : {}) };
}
