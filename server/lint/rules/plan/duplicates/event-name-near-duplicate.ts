import { isInForm } from '../../../../base/name-form.ts';
import type { Event } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import { groupIndex } from '../../../engine/project-index.ts';
import { isPublished, mergeEvent } from '../../../engine/renaming.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';
import { AlikeNames, alike, eventSignatures, nearOnes, type Signatures } from './near-names.ts';

const fact = (item: Event) =>
  isCurrent(item)
    ? {
        name: item.name,
        call: item.call?.value ?? 'track',
        isPublished: isPublished(item),
        /** Names it had, or gives way to: what is alike on purpose. */
        known: [...(item.aliases ?? []).map((alias) => alias.name.value), item.replaced_by?.value],
        brings: bringsOf(item),
      }
    : undefined;
type EventFact = NonNullable<ReturnType<typeof fact>>;

interface Data {
  readonly from: string;
  readonly into: string;
}
const events = groupIndex('current events by name', { event: fact }, ({ name }) => [name.value]);

export default followingRule<readonly [{ readonly event: readonly EventFact[] }], Data, 'lexicon'>({
  id: 'event-name-near-duplicate',
  category: 'event',
  severity: 'warning',
  needs: ['lexicon'],
  since: '0.1',
  description:
    'no two events have names that differ only in case, separators, word order, forms of words, or words that mean the same',
  rationale:
    'Two names for one action split its data: each funnel and chart counts the part that its author happened to find.',
  examples: {
    good: `
      events:
        - name: order_viewed
        - name: order_paid
        - name: sign_up
          status: deprecated
          replaced_by: signed_up
        - name: signed_up
    `,
    bad: `
      events:
        - name: order_viewed
          status: verified
        - name: Order Viewed
      #         ^^^^^^^^^^^^ Events "Order Viewed" and "order_viewed" differ in case or separators alone. Merge them, or give each a name that tells them apart.
          status: implemented
        - name: view_orders
      #         ^^^^^^^^^^^ Events "view_orders" and "order_viewed" are made of the same words. Merge them, or give each a name that tells them apart.
          properties: [{name: page, type: integer}]
        - name: order_shown
      #         ^^^^^^^^^^^ Events "order_shown" and "order_viewed" seem to mean the same. Merge them, or give each a name that tells them apart.
      metrics:
        - {name: views, agg: count, event: Order Viewed}
    `,
    fixed: `
      events:
        - name: order_viewed
          status: verified
          aliases: [{name: "Order Viewed"}]
        - name: view_orders
          properties: [{name: page, type: integer}]
      metrics:
        - {name: views, agg: count, event: order_viewed}
    `,
  },
  indexes: [events],
  start({ lexicon, conventions: { eventCase } }) {
    const signatures = eventSignatures(lexicon);
    const of = ({ name, call }: EventFact): Signatures => {
      const own = signatures(name.value);
      return call === 'track' || !own.spelling ? own : { spelling: `${call} ${own.spelling}` };
    };
    const weight = ({ name, isPublished }: EventFact) =>
      (isPublished ? 2 : 0) + (eventCase && isInForm(name.value, eventCase) ? 1 : 0);
    const names = new AlikeNames(of);
    return (changed, _, inOrder) => {
      const firsts = new Map([...changed].map(([name, facts]) => [name, facts?.event[0]]));
      const found = new Map<string, readonly Finding<Data>[]>([...changed.keys()].map((name) => [name, []]));
      for (const group of names.change(firsts)) {
        for (const { name } of group) found.set(name.value, []);
        // Into what is collected and well named, the others are merged.
        const preferred = inOrder(group, ({ name }) => name).toSorted((a, b) => weight(b) - weight(a));
        for (const { one, other, like } of nearOnes(preferred, of)) {
          const [from, into] = [one.name.value, other.name.value];
          if (one.known.includes(into) || other.known.includes(from)) continue;
          found.set(from, [
            {
              at: one.name,
              subject: { noun: 'event', name: from },
              discriminator: into,
              message: `Events "${from}" and "${into}" ${alike[like]}. Merge them, or give each a name that tells them apart.`,
              related: [{ at: other.name, message: `Event "${into}".` }],
              fixable: one.brings.every((name) => other.brings.includes(name)),
              data: { from, into },
            },
          ]);
        }
      }
      return found;
    };
  },
  fix: ({ data, fixable }, project) =>
    data && fixable
      ? { title: `Merge into "${data.into}"`, edits: mergeEvent(project, data.from, data.into) }
      : undefined,
});

/** What would be lost with it: merged is what brings nothing of its own. */
function bringsOf(item: Event): readonly string[] {
  const values = (
    list: readonly { readonly value?: unknown; readonly name?: { readonly value: string } }[] | undefined,
  ) => (list ?? []).map((one) => one.name?.value ?? String(one.value));
  const lists = ['properties', 'use', 'omit', 'sources', 'destinations', 'variants', 'entities'] as const;
  return [
    ...lists.flatMap((key) => values(item[key]).map((name) => `${key} ${name}`)),
    ...(['as', 'where', 'extends'] as const).flatMap((key) => (item[key] ? [`${key} ${item[key].value}`] : [])),
  ];
}
