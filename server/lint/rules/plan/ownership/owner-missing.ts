import type { Event } from '../../../../plan/items.ts';
import { isCurrent } from '../../../../plan/lifecycle.ts';
import type { Located } from '../../../../schema/item.ts';
import { placeOf } from '../../../engine/indexes/constraint-facts.ts';
import { type Facts, groupIndex, wholeIndex } from '../../../engine/project-index.ts';
import { type Finding, followingRule, type InOrder } from '../../../engine/rule.ts';

interface Data {
  readonly container: Located<null>;
  /** The only owner that could be meant. */
  readonly owner: string | undefined;
}
const unasked = 'When its numbers look odd, nobody is asked.';

const eventFact = (item: Event) => ({
  name: item.name,
  owners: (item.owner ?? []).map((one) => one.value),
  parent: item.extends?.value,
  current: isCurrent(item),
  place: placeOf(item),
  uri: item.uri,
});
type EventFact = ReturnType<typeof eventFact>;
const events = groupIndex('owners of events', { event: eventFact }, ({ name }) => [name.value]);
const heads = wholeIndex('plans and owners', {
  plan: (item) => ({ name: item.name, owned: !!item.owner?.length, place: placeOf(item) }),
  owner: (item) => item.name.value,
});
type Heads = Facts<{ plan: Named & { readonly owned: boolean }; owner: string }>;

export default followingRule<readonly [{ readonly event: readonly EventFact[] }, Heads], Data>({
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
  indexes: [events, heads],
  start() {
    const known = new OwnedEvents();
    return (changed, others, inOrder) => {
      const { plan, owner } = others[0] as Heads;
      const defined = single(new Set(owner));
      const touched = known.change(new Map([...changed].map(([name, facts]) => [name, facts?.event])));
      const found = new Map<string, readonly Finding<Data>[]>([[NOBODY, []]]);
      const isAsked = !plan.some((one) => one.owned);
      for (const name of touched)
        found.set(
          name,
          isAsked && known.hasOwners ? known.without(name).map((one) => missing(one, known, defined)) : [],
        );
      const first = isAsked && !known.hasOwners ? known.first(inOrder) : undefined;
      if (first) found.set(NOBODY, [nobody(plan[0], first, defined)]);
      return found;
    };
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
/** The key of the one finding of a plan in which nothing has an owner. */
const NOBODY = '\0nobody';

function missing({ name, place, uri }: EventFact, known: OwnedEvents, defined: string | undefined): Finding<Data> {
  const meant = single(known.ownersIn(uri)) ?? single(known.ownersIn(EVERYWHERE)) ?? defined;
  return {
    at: name,
    subject: { noun: 'event', name: name.value },
    message: `Event "${name.value}" has no owner. ${unasked} Set "owner" here, on an event it extends, or on the plan.`,
    fixable: meant !== undefined,
    data: { container: place, owner: meant },
  };
}
/** The only one there is. */
const single = (names: { readonly size: number; keys(): Iterable<string> }): string | undefined =>
  names.size === 1 ? [...names.keys()][0] : undefined;

const EVERYWHERE = '';
/** Events by name, and how often each owner is named, in each file and in all of them. */
class OwnedEvents {
  readonly #events = new Map<string, readonly EventFact[]>();
  readonly #children = new Map<string, Set<string>>();
  readonly #owners = new Map<string, Map<string, number>>();
  #first: EventFact | undefined;
  /** What came since the first one was looked for. */
  #rivals: EventFact[] = [];

  /** Gives the names of which something else may be said. */
  change(changed: ReadonlyMap<string, readonly EventFact[] | undefined>): ReadonlySet<string> {
    const files = [...changed].flatMap(([name, now = []]) => [...(this.#events.get(name) ?? []), ...now]);
    const places = new Set([EVERYWHERE, ...files.map(({ uri }) => uri)]);
    const meant = () =>
      JSON.stringify([this.hasOwners, ...[...places].map((uri) => single(this.ownersIn(uri)) ?? null)]);
    const before = meant();
    for (const [name, now = []] of changed) {
      for (const one of this.#events.get(name) ?? []) this.#count(one, -1);
      if (now.length) this.#events.set(name, now);
      else this.#events.delete(name);
      for (const one of now) this.#count(one, 1);
      if (this.#first?.name.value === name) this.#first = undefined;
      this.#rivals.push(...now);
    }
    if (meant() !== before) return new Set([...this.#events.keys(), ...changed.keys()]);
    // Who extends them may be owned through them.
    const touched = new Set(changed.keys());
    for (const name of touched) for (const child of this.#children.get(name) ?? []) touched.add(child);
    return touched;
  }
  get hasOwners(): boolean {
    return this.ownersIn(EVERYWHERE).size > 0;
  }
  ownersIn(uri: string): ReadonlyMap<string, number> {
    return this.#owners.get(uri) ?? new Map();
  }
  /** Events of a name that nobody owns. */
  without(name: string): readonly EventFact[] {
    return (this.#events.get(name) ?? []).filter((one) => one.name.value && one.current && !this.#isOwned(one));
  }
  /** The first event that nobody owns, where nobody owns any. */
  first(inOrder: InOrder): EventFact | undefined {
    const all = this.#first ? [this.#first, ...this.#rivals] : [...this.#events.values()].flat();
    const among = all.filter((one) => one.name.value && one.current && this.#events.get(one.name.value)?.includes(one));
    this.#first = inOrder(among, ({ name }) => name)[0];
    this.#rivals = [];
    return this.#first;
  }
  #isOwned(one: EventFact | undefined, path: readonly string[] = []): boolean {
    if (one === undefined) return false;
    if (one.owners.length) return true;
    const { parent } = one;
    return (
      parent !== undefined &&
      !path.includes(parent) &&
      this.#isOwned(this.#events.get(parent)?.at(-1), [...path, parent])
    );
  }
  #count({ name, owners, parent, uri }: EventFact, by: number): void {
    for (const where of [EVERYWHERE, uri]) {
      const counts = this.#owners.get(where) ?? new Map<string, number>();
      this.#owners.set(where, counts);
      for (const owner of owners) {
        const count = (counts.get(owner) ?? 0) + by;
        if (count) counts.set(owner, count);
        else counts.delete(owner);
      }
    }
    if (parent === undefined) return;
    const children = this.#children.get(parent) ?? new Set();
    this.#children.set(parent, children);
    if (by > 0) children.add(name.value);
    else children.delete(name.value);
  }
}
