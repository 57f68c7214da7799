import { fits } from '../../../../base/naming.ts';
import type { Event } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import { isPublished, mergeEvent } from '../../../engine/renaming.ts';
import { indexRule, projectIndex } from '../../../engine/rule.ts';
import { alike, eventSignatures, nearOnes, Remembered } from './near-names.ts';

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

interface Seen {
  readonly events: readonly EventFact[];
  readonly names: Remembered;
}
const events = projectIndex<{ event: ReturnType<typeof fact> }, Seen>({ event: fact }, ({ event }, before) => ({
  events: event,
  names: before?.names ?? new Remembered(eventSignatures),
}));

export default indexRule<Seen, { readonly from: string; readonly into: string }, 'lexicon'>({
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
  index: events,
  check({ events, names }, { lexicon, conventions: { eventCase } }) {
    const signatures = names.of(lexicon, events.length);
    const weight = ({ name, isPublished }: EventFact) =>
      (isPublished ? 2 : 0) + (eventCase && fits(name.value, eventCase) ? 1 : 0);
    const unique = new Map<string, readonly [EventFact, number]>();
    for (const one of events) if (!unique.has(one.name.value)) unique.set(one.name.value, [one, weight(one)]);
    // Into what is collected and well named, the others are merged.
    const preferred = [...unique.values()].sort(([, a], [, b]) => b - a).map(([one]) => one);
    const of = ({ name, call }: EventFact) => {
      const own = signatures(name.value);
      return call === 'track' ? own : { spelling: `${call} ${own.spelling}` };
    };
    return nearOnes(preferred, of).flatMap(({ one, other, like }) => {
      const [from, into] = [one.name.value, other.name.value];
      if (one.known.includes(into) || other.known.includes(from)) return [];
      return [
        {
          at: one.name,
          subject: { noun: 'event', name: from },
          discriminator: into,
          message: `Events "${from}" and "${into}" ${alike[like]}. Merge them, or give each a name that tells them apart.`,
          related: [{ at: other.name, message: `Event "${into}".` }],
          fixable: one.brings.every((name) => other.brings.includes(name)),
          data: { from, into },
        },
      ];
    });
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
