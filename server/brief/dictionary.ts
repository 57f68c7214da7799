// Properties of all drafts -> the dictionary, and how each event lists them: defined once where two use them, else inline.
import type { English } from '../base/lexicon/english.ts';
import type { Plain, Plan, PlanProperty } from '../plan/plan.ts';
import type { Draft } from './drafts.ts';
import type { BriefProperty } from './lexicon/property.ts';
import { type Manner, propertyName } from './naming-style.ts';
import { type BriefQuestion, type ProposedItem, proposedItem } from './proposal.ts';
import { nearKey } from './same-name.ts';

export interface Dictionary {
  readonly properties: readonly ProposedItem[];
  /** The `properties` of an event, as it lists them. */
  readonly list: (draft: Draft) => readonly Plain[];
  /** The name by which the plan calls a property of ours. */
  readonly nameOf: (name: string) => string;
  readonly questions: readonly BriefQuestion[];
}

/** `keys`: names of entity keys, which stand in the dictionary even when one event alone carries them. */
export function dictionary(
  drafts: readonly Draft[],
  keys: readonly string[],
  manner: Manner,
  english: English,
  existing?: Plan,
): Dictionary {
  const fresh = drafts.filter((draft) => !draft.reused);
  const uses = new Map<string, readonly BriefProperty[]>();
  for (const property of fresh.flatMap((draft) => draft.properties))
    uses.set(property.name, [...(uses.get(property.name) ?? []), property]);
  const known = knownProperties(existing, english);
  const theirs = new Map(
    [...uses.keys()].flatMap((name) => {
      const found = known.get(nearKey(name, english));
      return found ? [[name, found] as const] : [];
    }),
  );
  const nameOf = (name: string): string =>
    theirs.get(name)?.property.name ?? known.get(nearKey(name, english))?.property.name ?? propertyName(name, manner);
  const shared = new Map(
    [...uses]
      .filter(([name, list]) => !theirs.has(name) && (list.length > 1 || keys.includes(name)))
      .map(([name, list]) => [name, merged(list)] as const),
  );
  const ordered = [
    ...keys.filter((key) => shared.has(key)),
    ...[...shared.keys()].filter((name) => !keys.includes(name)),
  ];
  const list = (draft: Draft): readonly Plain[] =>
    draft.properties.map((property) => {
      const found = theirs.get(property.name);
      if (found)
        return found.shared ? use(nameOf(property.name), property) : { ...copied(found.property), ...need(property) };
      const all = shared.get(property.name);
      return all
        ? use(nameOf(property.name), property, all)
        : { ...defined(property, nameOf(property.name)), ...need(property) };
    });
  return {
    properties: ordered.map((name) => defined(shared.get(name) as BriefProperty, nameOf(name))),
    list,
    nameOf,
    questions: [...theirs].flatMap(([name, found]) => conflict(uses.get(name)?.[0] as BriefProperty, found.property)),
  };
}

interface Known {
  readonly property: PlanProperty;
  /** It stands in the dictionary. */
  readonly shared: boolean;
}

function knownProperties(existing: Plan | undefined, english: English): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const property of existing?.properties ?? [])
    known.set(nearKey(property.name, english), { property, shared: true });
  for (const property of (existing?.events ?? []).flatMap((event) => event.properties)) {
    const key = nearKey(property.name, english);
    if (!known.has(key)) known.set(key, { property, shared: false });
  }
  return known;
}

function conflict(ours: BriefProperty, theirs: PlanProperty): readonly BriefQuestion[] {
  const fits =
    theirs.types.length === 0 ||
    theirs.types.includes('any') ||
    theirs.types.includes(ours.type) ||
    (ours.type === 'integer' && theirs.types.includes('number'));
  if (fits) return [];
  const text = `The plan has "${theirs.name}" as ${theirs.types.join(' or ')}; the brief would make it ${ours.type}. Is it the same property? It was used as the plan has it.`;
  return [{ about: theirs.name, code: 'type', text }];
}

/** Equal names are one property: values united, an id without "finished". */
function merged(all: readonly BriefProperty[]): BriefProperty {
  const plain = all.find((property) => !/\bfinished\b/.test(property.description)) ?? (all[0] as BriefProperty);
  const { enum: _, examples, ...open } = plain;
  const enums = [...new Set(all.flatMap((property) => property.enum ?? []))];
  if (enums.length && all.every((property) => property.enum)) return { ...plain, enum: enums };
  // One event names its values, another leaves them open: the property is open, and the one event narrows it.
  const shown =
    enums.length || isOpen(plain)
      ? [...new Set(all.flatMap((property) => property.enum ?? property.examples ?? []))]
      : examples;
  return { ...open, ...(shown ? { examples: shown } : {}) };
}

/** Words of a list that the brief leaves open; ids and sizes are shown by one. */
const isOpen = ({ type, examples }: BriefProperty): boolean => type === 'string' && (examples?.length ?? 0) > 1;

/** How an event lists a property of the dictionary: by name, or refined. */
function use(name: string, property: BriefProperty, all?: BriefProperty): Plain {
  const narrows = all && property.enum && property.enum.length < (all.enum?.length ?? Number.POSITIVE_INFINITY);
  const fewer =
    all && !property.enum && isOpen(property) && (property.examples?.length ?? 0) < (all.examples?.length ?? 0);
  const more = proposedItem({
    ref: name,
    enum: narrows ? property.enum : undefined,
    examples: fewer ? property.examples : undefined,
    required: property.required,
  });
  return Object.keys(more).length > 1 ? more : name;
}

const need = (property: BriefProperty): ProposedItem => (property.required ? { required: true } : {});

function defined(property: BriefProperty, name: string): ProposedItem {
  const { type, format, minimum, maximum, unit, pii, description, examples } = property;
  return proposedItem({ name, type, format, enum: property.enum, minimum, maximum, unit, pii, description, examples });
}

/** A property that another event of the plan defines inline, written the same way. */
function copied(property: PlanProperty): ProposedItem {
  const { name, types, format, minimum, maximum, unit, pii, description, examples } = property;
  const type = types.length > 1 ? types : types[0];
  return proposedItem({
    name,
    type,
    format,
    enum: property.enum?.map((value) => value.value),
    minimum,
    maximum,
    unit,
    pii,
    description,
    examples,
  });
}
