import type { PropertyUse } from '../../../../plan/items.ts';
import type { Item, LocatedList } from '../../../../schema/item.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, rule } from '../../../engine/rule.ts';

type Taken = { readonly what: Pick<Item, 'node' | 'span'>; readonly name: string };
type Container = { readonly properties?: LocatedList<PropertyUse> };
const ofProperties = ({ properties }: Container) => doubles(properties);

export default rule<Taken>({
  id: 'duplicate-property-in-event',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description:
    'no property appears twice in one list of an event, a bundle, a variant, an object, or among traits; a later layer may refine it',
  rationale: 'Of two lines for one property, readers, code and warehouse may each follow another.',
  examples: {
    good: `
      bundles: [{name: page, properties: [{name: path, type: string}]}]
      events:
        - {name: page_seen, use: [page], properties: [{name: path, required: true}]}
    `,
    bad: `
      properties: [{name: total, type: number}]
      events:
        - name: order_paid
          properties:
            - total
            - {name: coupon, type: string}
            - {ref: total, required: true}
      #             ^^^^^ Property "total" stands in event "order_paid" already, and nobody can say which of the two counts. Keep one.
            - {name: voucher, type: string, as: coupon}
      #              ^^^^^^^ Properties "coupon" and "voucher" of event "order_paid" are both collected as "coupon". Remove one, or give it another "as".
    `,
    fixed: `
      properties: [{name: total, type: number}]
      events:
        - name: order_paid
          properties:
            - {name: coupon, type: string}
            - {ref: total, required: true}
            - {name: voucher, type: string, as: coupon}
    `,
  },
  check: {
    event: ofProperties,
    bundle: ofProperties,
    variant: ofProperties,
    property: ofProperties,
    propertyUse: ofProperties,
    type: ofProperties,
    schema: ofProperties,
    entity: ({ traits }) => doubles(traits),
  },
  fix: ({ data }) => data && { title: `Remove the other "${data.name}"`, edits: [{ do: 'remove', what: [data.what] }] },
});

function doubles(uses: LocatedList<PropertyUse> | undefined): readonly Finding<Taken>[] | undefined {
  if (!uses || uses.length < 2) return undefined;
  const named = new Map<string, PropertyUse>();
  const sent = new Map<string, PropertyUse>();
  return uses.flatMap((use): readonly Finding<Taken>[] => {
    const name = use.name.value;
    if (!name) return [];
    const wire = use.as?.value ?? name;
    const twin = named.get(name);
    const rival = sent.get(wire);
    if (!twin) named.set(name, use);
    if (!rival) sent.set(wire, use);
    const first = twin ?? rival;
    if (!first) return [];
    const of = use.container ?? { noun: 'list' };
    const subject = { noun: 'property', name, of };
    const related = [{ at: first.name, message: 'First written here.' }];
    if (!twin)
      return [
        {
          at: use.name,
          subject,
          discriminator: wire,
          message: `Properties "${first.name.value}" and "${name}" of ${called(of)} are both collected as "${wire}". Remove one, or give it another "as".`,
          related,
        },
      ];
    const what = saysNothing(first) && !saysNothing(use) ? first : use;
    return [
      {
        at: use.name,
        subject,
        message: `Property "${name}" stands in ${called(of)} already, and nobody can say which of the two counts. Keep one.`,
        related,
        fixable: true,
        data: { what, name },
      },
    ];
  });
}
/** Only names a property: nothing is lost without it. */
const saysNothing = (use: PropertyUse): boolean =>
  Object.keys(use).every((key) => ['shape', 'span', 'node', 'uri', 'container', 'name', 'ref'].includes(key));
