import type { TypeName } from '../../../../plan/plan.ts';
import type { Container, Located, LocatedList, Text } from '../../../../schema/item.ts';
import type { ConstraintFacts } from '../../../engine/indexes/constraint-facts.ts';
import { envelopeFieldOf, placeOfList } from '../../../engine/indexes/layers.ts';
import {
  type CarriedProperty,
  type PlanIndex,
  type PlanPart,
  planIndex,
  saying,
} from '../../../engine/indexes/plan-index.ts';
import type { IndexedLayer, IndexedProperty } from '../../../engine/indexes/resolved-event.ts';
import { type Finding, followingRule } from '../../../engine/rule.ts';

/** One place that gives a property its type. */
interface Declaration {
  readonly property: IndexedProperty;
  readonly wire: string;
  readonly layer: IndexedLayer;
  readonly family: string;
  readonly written: LocatedList<Text>;
  /** How many events have it so. */
  readonly events: number;
}
interface Data {
  readonly container: Located<null>;
  readonly types: readonly string[];
}

export default followingRule<readonly [PlanPart], Data>({
  id: 'property-type-conflict',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description:
    'what is collected under one name has one type in all events, null apart; whole numbers go with numbers. Removed events are left alone',
  rationale: 'A warehouse column has one type: of two, one is cast, and what cannot be cast is lost or stops the load.',
  examples: {
    good: `
      events:
        - {name: order_paid, properties: [{name: amount, type: number}]}
        - {name: refund_issued, properties: [{name: amount, type: [integer, "null"]}]}
    `,
    bad: `
      events:
        - {name: order_paid, properties: [{name: amount, type: number}]}
        - {name: order_sent, properties: [{name: amount, type: number}]}
        - name: refund_issued
          properties:
            - {name: amount, type: [string, "null"]}
      #                            ^^^^^^^^^^^^^^^^ Property "amount" is string in event "refund_issued" and number in event "order_paid". A warehouse column has one type. Make it number too, or give it a name of its own.
    `,
    fixed: `
      events:
        - {name: order_paid, properties: [{name: amount, type: number}]}
        - {name: order_sent, properties: [{name: amount, type: number}]}
        - name: refund_issued
          properties:
            - {name: amount, type: [number, "null"]}
    `,
  },
  indexes: [planIndex],
  start() {
    const known = new Declarations();
    return (changed, _, inOrder) =>
      new Map(
        [...known.change(changed)].map((wire) => {
          const all = inOrder(known.contradicting(wire), ({ layer }) => layer.says.place);
          return [wire, all.length ? conflicts(wire, all) : undefined];
        }),
      );
  },
  fix({ data }) {
    if (!data) return undefined;
    const [only = '', ...more] = data.types;
    const title = `Make it ${data.types.filter((type) => type !== 'null').join(' or ')}`;
    return { title, edits: [{ do: 'set', in: data.container, key: 'type', value: more.length ? data.types : only }] };
  },
});

/** What is collected under each name, by the part of the plan that writes it. */
class Declarations {
  readonly #byPart = new Map<string, readonly Declaration[]>();
  readonly #wires = new Map<string, Map<string, readonly Declaration[]>>();
  readonly #families = new Map<string, Map<string, number>>();

  /** Gives the names under which something else is collected. */
  change(changed: ReadonlyMap<string, PlanPart | undefined>): ReadonlySet<string> {
    const wires = new Set<string>();
    for (const [key, part] of changed) {
      for (const { wire, family } of this.#byPart.get(key) ?? []) {
        wires.add(wire);
        this.#wires.get(wire)?.delete(key);
        this.#count(wire, family, -1);
      }
      const now = part?.carried().flatMap((one) => declarationOf(one, part.plan)) ?? [];
      for (const one of now) {
        wires.add(one.wire);
        const parts = this.#wires.get(one.wire) ?? new Map<string, readonly Declaration[]>();
        this.#wires.set(one.wire, parts);
        parts.set(key, [...(parts.get(key) ?? []), one]);
        this.#count(one.wire, one.family, 1);
      }
      if (now.length) this.#byPart.set(key, now);
      else this.#byPart.delete(key);
    }
    return wires;
  }
  /** What is collected under one name as different things, once for each place that says the type; empty where all is one. */
  contradicting(wire: string): readonly Declaration[] {
    if ((this.#families.get(wire)?.size ?? 0) < 2) return [];
    const parts = [...(this.#wires.get(wire) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    const all = new Map<ConstraintFacts, Declaration>();
    for (const one of parts.flatMap(([, list]) => list)) {
      const { says } = one.layer;
      const known = all.get(says);
      all.set(says, known ? { ...known, events: known.events + one.events } : one);
    }
    return [...all.values()];
  }
  #count(wire: string, family: string, by: 1 | -1): void {
    const counts = this.#families.get(wire) ?? new Map<string, number>();
    this.#families.set(wire, counts);
    const count = (counts.get(family) ?? 0) + by;
    if (count) counts.set(family, count);
    else counts.delete(family);
  }
}
/** None where the type is unknown, built in, or another than a layer below has. */
function declarationOf({ property, sent }: CarriedProperty, plan: PlanIndex): readonly Declaration[] {
  const { as: wire, types, status } = property.result;
  const typed = saying(property, 'type');
  const family = familyOf(types);
  if (!typed || status === 'removed' || family === undefined || envelopeFieldOf(wire)) return [];
  const { value: written, layer } = typed;
  return changes(property, layer, plan) ? [] : [{ property, wire, layer, family, written, events: sent }];
}
/** Another type than a layer below has: refinement-widens says so. */
function changes({ layers, result }: IndexedProperty, { says }: IndexedLayer, plan: PlanIndex): boolean {
  const family = familyOf(result.types);
  return layers.some((layer) => {
    if (layer.says === says || !layer.says.type) return false;
    const other = familyOf(plan.mergeSchemas([layer.says]).types);
    return other !== undefined && other !== family;
  });
}

function conflicts(wire: string, all: readonly Declaration[]): readonly Finding<Data>[] {
  const agreed = reference(all);
  const there = whereOf(agreed, wire);
  const should = shown(agreed);
  const types = agreed.written.flatMap(({ value }) => (value === 'null' ? [] : [value]));
  return all.flatMap((one): readonly Finding<Data>[] => {
    if (one.family === agreed.family) return [];
    const { name, result } = one.property;
    const collected = name === wire ? '' : `, collected as "${wire}",`;
    const is = `is ${shown(one)} in ${whereOf(one, wire)} and ${should} in ${there}`;
    return [
      {
        at: placeOfList(one.written),
        subject: aboutOf(one),
        discriminator: wire,
        message: `Property "${name}"${collected} ${is}. A warehouse column has one type. Make it ${should} too, or give it a name of its own.`,
        related: [{ at: placeOfList(agreed.written), message: `It is ${should} here.` }],
        fixable: true,
        data: { container: one.layer.says.place, types: result.types.includes('null') ? [...types, 'null'] : types },
      },
    ];
  });
}
/** The dictionary's, else the type of most events, else the first. */
function reference(all: readonly Declaration[]): Declaration {
  const events = (family: string) => all.reduce((sum, one) => sum + (one.family === family ? one.events : 0), 0);
  const rank = ({ layer, family }: Declaration) => (layer.from === 'dictionary' ? 1e9 : 0) + events(family);
  return all.reduce((best, one) => (rank(one) > rank(best) ? one : best));
}

/** Types that one column can hold; undefined where anything goes. */
function familyOf(types: readonly TypeName[]): string | undefined {
  const [only, ...more] = types;
  if (!more.length && only !== 'null' && only !== 'any') return only === 'integer' ? 'number' : only;
  const wide = new Set(types.filter((type) => type !== 'null'));
  if (!wide.size || wide.has('any')) return undefined;
  if (wide.has('number')) wide.delete('integer');
  return [...wide]
    .sort()
    .join(' or ')
    .replace(/^integer$/, 'number');
}
const shown = ({ property }: Declaration): string =>
  property.result.types.filter((type) => type !== 'null').join(' or ');

/** For messages: `event "order_paid"`, `the dictionary`. */
function whereOf({ property: { name }, layer: { from, holder, by } }: Declaration, wire: string): string {
  if (from !== 'dictionary') return `${holder} "${by}"`;
  return name === wire ? 'the dictionary' : `"${name}" of the dictionary`;
}
function aboutOf({ property: { name }, layer: { from, holder, by, of } }: Declaration): Container {
  const subject = { noun: 'property', name };
  if (from === 'dictionary') return subject;
  const variantOf = of === undefined ? {} : { of: { noun: 'event', name: of } };
  return { ...subject, of: { noun: holder, name: by, ...variantOf } };
}
