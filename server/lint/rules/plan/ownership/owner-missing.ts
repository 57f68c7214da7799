import { isCurrent } from '../../../../plan/lifecycle.ts';
import type { Located } from '../../../../schema/item.ts';
import { placeOf } from '../../../engine/indexes/constraint-facts.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';

interface Data {
  readonly container: Located<null>;
  /** The only owner that could be meant. */
  readonly owner: string | undefined;
}
const unasked = 'When its numbers look odd, nobody is asked.';

export default projectRule({
  id: 'owner-missing',
  category: 'event',
  severity: 'warning',
  since: '0.1',
  description:
    'every event has an owner: its own, that of an event it extends, or that of the plan; where nothing has one, that is said once',
  rationale: 'When numbers look odd, somebody has to be asked. Without an owner, an event rots unnoticed.',
  examples: {
    good: `
      plan: {name: shop, owner: growth}
      owners: [{name: growth}]
      events:
        - {name: cart_opened}
    `,
    bad: {
      'a.plan.yml': `
        owners: [{name: growth}, {name: payments}]
        events:
          - name: cart_opened
            owner: growth
          - name: cart_closed
        #         ^^^^^^^^^^^ Event "cart_closed" has no owner. ${unasked} Set "owner" here, on an event it extends, or on the plan.
            description: Buyer leaves the cart
      `,
      'b.plan.yml': `
        events:
          - {name: order_paid, owner: payments}
          - {name: order_sent}
        #          ^^^^^^^^^^ Event "order_sent" has no owner. ${unasked} Set "owner" here, on an event it extends, or on the plan.
      `,
    },
    fixed: {
      'a.plan.yml': `
        owners: [{name: growth}, {name: payments}]
        events:
          - name: cart_opened
            owner: growth
          - name: cart_closed
            owner: growth
            description: Buyer leaves the cart
      `,
      'b.plan.yml': `
        events:
          - {name: order_paid, owner: payments}
          - {name: order_sent, owner: payments}
      `,
    },
  },
  collect: {
    plan: (item) => ({ name: item.name, owned: !!item.owner?.length, place: placeOf(item) }),
    owner: (item) => item.name.value,
    event: (item) => ({
      name: item.name,
      owners: (item.owner ?? []).map((one) => one.value),
      parent: item.extends?.value,
      current: isCurrent(item),
      place: placeOf(item),
      uri: item.uri,
    }),
  },
  check({ plan, event, owner }): readonly Finding<Data>[] {
    if (plan.some((one) => one.owned)) return [];
    const byName = new Map(event.map((one) => [one.name.value, one]));
    const isOwned = (one: (typeof event)[number] | undefined, path: readonly string[] = []): boolean =>
      one !== undefined &&
      (one.owners.length > 0 ||
        (one.parent !== undefined &&
          !path.includes(one.parent) &&
          isOwned(byName.get(one.parent), [...path, one.parent])));
    const without = event.filter((one) => one.name.value && one.current && !isOwned(one));
    const [first] = without;
    if (!first) return [];
    const defined = single(owner);
    if (event.every((one) => !one.owners.length)) return [nobody(plan[0], first, defined)];
    return without.map(({ name, place, uri }) => {
      const here = event.filter((one) => one.uri === uri).flatMap((one) => one.owners);
      const meant = single(here) ?? single(event.flatMap((one) => one.owners)) ?? defined;
      return {
        at: name,
        subject: { noun: 'event', name: name.value },
        message: `Event "${name.value}" has no owner. ${unasked} Set "owner" here, on an event it extends, or on the plan.`,
        fixable: meant !== undefined,
        data: { container: place, owner: meant },
      };
    });
  },
  fix: ({ data }) =>
    data?.owner === undefined
      ? undefined
      : {
          title: `Set the owner to "${data.owner}"`,
          edits: [{ do: 'set', in: data.container, key: 'owner', value: data.owner, after: 'name' }],
        },
});

interface Named {
  readonly name: Located<string>;
  readonly place: Located<null>;
}
/** A plan without any owner is told once, at its head. */
function nobody(plan: Named | undefined, first: Named, owner: string | undefined): Finding<Data> {
  const { name, place } = plan ?? first;
  const noun = plan ? 'plan' : 'event';
  const who = plan
    ? `Plan "${name.value}" has no owner, nor has any of its events.`
    : `Event "${name.value}" has no owner, nor has any other event here.`;
  return {
    at: name,
    subject: { noun, name: name.value },
    discriminator: 'nobody',
    message: `${who} When numbers look odd, nobody is asked. Set "owner" on the plan, or on each event.`,
    fixable: owner !== undefined,
    data: { container: place, owner },
  };
}
/** The one value of a list of equal ones. */
const single = (names: readonly string[]): string | undefined => (new Set(names).size === 1 ? names[0] : undefined);
