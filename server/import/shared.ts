// Properties that events share, as one definition each: the dictionary, and what every event says beside it.
import { envelope } from '../plan/plan.ts';
import type { EventDraft, PropertyDraft } from './drafts.ts';
import { excerpt, type Remark } from './remarks.ts';

export interface Shared {
  readonly dictionary: readonly PropertyDraft[];
  /** Whether what an event says of a property is the dictionary's definition. */
  readonly isShared: (property: PropertyDraft) => boolean;
}

/**
 * A property is shared when at least two events say the same of its values, or when it is a field of the envelope. Who only names it
 * is taken to mean the most frequent definition; who says something else keeps it, for all to see.
 */
export function shared(events: readonly EventDraft[], remarks: Remark[]): Shared {
  const uses = groupedBy(
    events.flatMap(({ name: event, properties }) => properties.map((property) => ({ event, property }))),
    ({ property }) => property.name,
  );
  const dictionary = new Map<string, { draft: PropertyDraft; form: string }>();
  for (const [name, all] of uses) {
    const groups = groupedBy(
      all.filter(({ property }) => formOf(property) !== BARE),
      ({ property }) => formOf(property),
    );
    const [first = [], ...others] = [...groups.values()].sort((a, b) => b.length - a.length);
    const bare = all.filter(({ property }) => formOf(property) === BARE);
    if (first.length + bare.length < 2 && !Object.hasOwn(envelope, name)) {
      if (others.length) remarks.push(conflict(name, [first, ...others]));
      continue;
    }
    const model = first[0] ?? bare[0];
    if (!model) continue;
    const description = mostFrequent([...first, ...bare].flatMap(({ property }) => property.description ?? []));
    const examples = [...first, ...bare].find(({ property }) => property.examples)?.property.examples;
    const draft: PropertyDraft = {
      name,
      at: model.property.at,
      is: model.property.is,
      ...(description ? { description } : {}),
      ...(examples ? { examples } : {}),
    };
    dictionary.set(name, { draft, form: formOf(model.property) });
    if (others.length) remarks.push(conflict(name, [first, ...others]));
    else if (first.length && bare.length) remarks.push(assumed(name, first.length, bare));
  }
  return {
    dictionary: [...dictionary.values()].map(({ draft }) => draft),
    isShared: (property) => {
      const form = formOf(property);
      const known = dictionary.get(property.name)?.form;
      return known !== undefined && (form === known || form === BARE);
    },
  };
}
function groupedBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
type Use = { readonly event: string; readonly property: PropertyDraft };

const formOf = ({ is }: PropertyDraft): string => JSON.stringify(is);
const BARE = '{}';

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<readonly [string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0];
}

function conflict(name: string, groups: readonly (readonly Use[])[]): Remark {
  const ways = groups.filter((group) => group.length).map(([one]) => `${told(one?.property)} in "${one?.event}"`);
  const shown = ways.length > 3 ? `${ways.slice(0, 3).join(', ')} and ${ways.length - 3} more` : ways.join(', ');
  return {
    fate: 'assumed',
    what: 'cell',
    message: `Property "${name}" is given in ${ways.length} ways: ${shown}. All were kept as they are; settle on one.`,
  };
}
const told = (property: PropertyDraft | undefined): string => {
  const { type, enum: values, ...rest } = property?.is ?? {};
  const kind = typeof type === 'string' ? type : type === undefined ? 'no type' : JSON.stringify(type);
  const more = [
    ...(values === undefined ? [] : [`values ${excerpt(JSON.stringify(values))}`]),
    ...Object.entries(rest).map(([key, value]) => `${key} ${excerpt(JSON.stringify(value))}`),
  ];
  return more.length ? `${kind} (${more.join(', ')})` : kind;
};
const assumed = (name: string, many: number, bare: readonly Use[]): Remark => ({
  fate: 'assumed',
  what: 'cell',
  message: `Property "${name}" has a type or values in ${many} ${many === 1 ? 'event' : 'events'} and only a name in ${bare.length} (${bare
    .slice(0, 3)
    .map(({ event }) => `"${event}"`)
    .join(', ')}${bare.length > 3 ? ' …' : ''}); they were taken for the same.`,
});
