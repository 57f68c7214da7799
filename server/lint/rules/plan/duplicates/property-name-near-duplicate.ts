import { isInForm } from '../../../../base/name-form.ts';
import { wordsOf } from '../../../../base/naming.ts';
import { mergeProperty } from '../../../engine/renaming.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';
import { AlikeNames, alike, nearOnes, propertySignatures, type Sorts } from './near-names.ts';
import { type PropertyDefinitions, propertyNames } from './property-names.ts';

interface Data {
  readonly from: string;
  readonly into: string;
}

export default followingRule<readonly [PropertyDefinitions], Data, 'lexicon'>({
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
  indexes: [propertyNames],
  start({ lexicon, conventions: { propertyCase } }) {
    const signatures = propertySignatures(lexicon);
    const of = ({ name }: PropertyDefinitions) => signatures(name);
    const names = new AlikeNames(of);
    // What is well named, in the dictionary, or there more often, is the one to take.
    const weight = (one: PropertyDefinitions) =>
      (propertyCase && isInForm(one.name, propertyCase) ? 1e9 : 0) + (one.shared ? 1e6 : 0) + one.times;
    return (changed, _, inOrder) => {
      const found = new Map<string, readonly Finding<Data>[]>([...changed.keys()].map((name) => [name, []]));
      for (const group of names.change(changed)) {
        for (const { name } of group) found.set(name, []);
        const preferred = inOrder(group, ({ at }) => at).toSorted((a, b) => weight(b) - weight(a) || a.rank - b.rank);
        for (const { one, other, like } of nearOnes(preferred, of, sorts)) {
          const together = meet(one.holders, other.holders);
          found.set(one.name, [
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
          ]);
        }
      }
      return found;
    };
  },
  fix: ({ data, fixable }, project) =>
    data && fixable
      ? { title: `Call it "${data.into}" everywhere`, edits: mergeProperty(project, data.from, data.into) }
      : undefined,
});

const meet = (a: ReadonlySet<object>, b: ReadonlySet<object>): boolean =>
  a.size <= b.size ? [...a].some((holder) => b.has(holder)) : meet(b, a);

/** A list and its item are two things; so are names in singular and plural whose types nobody has told. */
export function sorts({ name, types }: Pick<PropertyDefinitions, 'name' | 'types'>): Sorts {
  if (types.split(' ').includes('array')) return { is: [], seeks: [] };
  const words = wordsOf(name).sort().join(' ');
  return types
    ? { is: [`type ${types}`, `any ${words}`], seeks: [`type ${types}`, `untyped ${words}`] }
    : { is: [`untyped ${words}`, `any ${words}`], seeks: [`any ${words}`] };
}
