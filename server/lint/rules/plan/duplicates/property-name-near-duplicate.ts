import { fits, wordsOf } from '../../../../base/naming.ts';
import type { Bundle, Entity, Event, Property, PropertyUse } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import type { Text } from '../../../../schema/item.ts';
import { mergeProperty } from '../../../engine/renaming.ts';
import { type Facts, indexRule, projectIndex } from '../../../engine/rule.ts';
import { alike, nearOnes, propertySignatures, Remembered } from './near-names.ts';

/** A property as its definitions together have it. */
interface Named {
  readonly name: string;
  /** Where it is defined first. */
  readonly at: Text;
  readonly shared: boolean;
  readonly times: number;
  readonly types: string;
}
interface Seen {
  readonly properties: readonly Named[];
  /** Name -> events, bundles and entities that have it, by number. */
  readonly holders: ReadonlyMap<string, ReadonlySet<number>>;
  readonly names: Remembered;
}

const typesOf = ({ type }: Property | PropertyUse): string =>
  (type ?? [])
    .map((one) => one.value)
    .sort()
    .join(' ');
const gather = {
  property: (item: Property) => (isCurrent(item) ? { name: item.name, types: typesOf(item) } : undefined),
  event: (item: Event) =>
    isCurrent(item) ? holding(item.properties, ...(item.variants ?? []).map((one) => one.properties)) : undefined,
  bundle: (item: Bundle) => holding(item.properties),
  entity: (item: Entity) => holding(item.traits),
};
const holding = (...lists: readonly (readonly PropertyUse[] | undefined)[]) =>
  lists.flatMap((list) =>
    (list ?? []).filter(isCurrent).map((use) => ({ name: use.name, types: typesOf(use), own: use.ref === undefined })),
  );
type Gathered = { [K in keyof typeof gather]: ReturnType<(typeof gather)[K]> };

const properties = projectIndex<Gathered, Seen>(gather, (facts, before) => ({
  ...collected(facts),
  names: before?.names ?? new Remembered(propertySignatures),
}));

export default indexRule<Seen, { readonly from: string; readonly into: string }, 'lexicon'>({
  id: 'property-name-near-duplicate',
  category: 'property',
  severity: 'warning',
  needs: ['lexicon'],
  since: '0.1',
  description:
    'no two properties have names that differ only in case, separators, word order, number, or short forms; members of objects are left alone, and so are a list and one of its items',
  rationale:
    '"siteId" and "site_id" become two columns, each half empty: every question that uses one of them is wrong by the other.',
  examples: {
    good: `
      properties:
        - {name: site_id, type: string}
        - {name: item, type: string}
        - {name: items, type: array}
      events:
        - name: page_viewed
          properties: [site_id, item, items, {name: price_from, type: number}, {name: price_to, type: number}]
    `,
    bad: `
      properties:
        - {name: site_id, type: string}
        - {name: siteId, type: string}
      #          ^^^^^^ Properties "siteId" and "site_id" differ in case or separators alone. Call both by one name, or give each one that tells them apart.
      events:
        - name: page_viewed
          status: implemented
          properties:
            - siteId
            - {name: quantity, type: integer}
        - name: page_closed
          properties:
            - site_id
            - {name: qty, type: integer}
      #              ^^^ Properties "qty" and "quantity" seem to mean the same. Call both by one name, or give each one that tells them apart.
            - {name: id_site, type: string}
      #              ^^^^^^^ Properties "id_site" and "site_id" are made of the same words. Call both by one name, or give each one that tells them apart.
    `,
    fixed: `
      properties:
        - {name: site_id, type: string, aliases: [{name: siteId}]}
      events:
        - name: page_viewed
          status: implemented
          properties:
            - site_id
            - {name: quantity, type: integer}
        - name: page_closed
          properties:
            - site_id
            - {name: quantity, type: integer}
            - {name: id_site, type: string}
    `,
  },
  index: properties,
  check({ properties, holders, names }, { lexicon, conventions: { propertyCase } }) {
    const signatures = names.of(lexicon, properties.length);
    const weight = (one: Named) =>
      (propertyCase && fits(one.name, propertyCase) ? 1e9 : 0) + (one.shared ? 1e6 : 0) + one.times;
    const preferred = properties
      .map((one) => [one, weight(one)] as const)
      .sort(([, a], [, b]) => b - a)
      .map(([one]) => one);
    return nearOnes(preferred, (one) => signatures(one.name)).flatMap(({ one, other, like }) => {
      if (like !== 'spelling' && !isSameKind(one, other)) return [];
      const together = [...(holders.get(one.name) ?? [])].some((holder) => holders.get(other.name)?.has(holder));
      return [
        {
          at: one.at,
          subject: { noun: 'property', name: one.name },
          discriminator: other.name,
          message: `Properties "${one.name}" and "${other.name}" ${alike[like]}. Call both by one name, or give each one that tells them apart.`,
          related: [{ at: other.at, message: `Property "${other.name}".` }],
          // Where one event has both, they are two things or one too many: a person must look.
          fixable: !together && (one.types === other.types || !one.types || !other.types),
          data: { from: one.name, into: other.name },
        },
      ];
    });
  },
  fix: ({ data, fixable }, project) =>
    data && fixable
      ? { title: `Call it "${data.into}" everywhere`, edits: mergeProperty(project, data.from, data.into) }
      : undefined,
});

/** A list and its item are two things; so are names in singular and plural whose types nobody has told. */
function isSameKind(one: Named, other: Named): boolean {
  const types = [one.types, other.types];
  if (types.some((type) => type.split(' ').includes('array'))) return false;
  const [a, b] = [one, other].map(({ name }) => wordsOf(name).sort().join(' '));
  return a === b
    ? !one.types || !other.types || one.types === other.types
    : one.types !== '' && one.types === other.types;
}

function collected(facts: Facts<Gathered>): Omit<Seen, 'names'> {
  const found = new Map<string, { at: Text; shared: boolean; times: number; types: Set<string> }>();
  const add = (at: Text, types: string, shared: boolean) => {
    if (!at.value || /^[$_]/.test(at.value)) return;
    const known = found.get(at.value);
    const one = known ?? { at, shared, times: 0, types: new Set<string>() };
    if (!known) found.set(at.value, one);
    one.times++;
    if (types) one.types.add(types);
  };
  for (const { name, types } of facts.property) add(name, types, true);
  const holders = new Map<string, Set<number>>();
  for (const [number, uses] of [...facts.event, ...facts.bundle, ...facts.entity].entries())
    for (const { name, types, own } of uses) {
      if (own) add(name, types, false);
      const list = holders.get(name.value);
      if (list) list.add(number);
      else holders.set(name.value, new Set([number]));
    }
  const properties = [...found].map(([name, { types, ...rest }]) => ({
    ...rest,
    name,
    types: [...types].sort().join(' '),
  }));
  return { properties, holders };
}
