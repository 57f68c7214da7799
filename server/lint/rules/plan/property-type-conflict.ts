import type { At, List, Owner, Text } from '../../../read/plan/item.ts';
import type { TypeName } from '../../../read/plan/plan.ts';
import { type Finding, viewRule } from '../../rule.ts';
import { fieldOf, placeOfList } from '../../said.ts';
import { type Schemas, saying, schemas } from '../../schemas.ts';
import type { SeenEvent, SeenLayer, SeenProperty } from '../../seen.ts';
import type { Spoken } from '../../spoken.ts';

/** One place that gives a property its type. */
interface Declared {
  readonly property: SeenProperty;
  readonly layer: SeenLayer;
  /** The first that has it so, and how many more do. */
  readonly event: SeenEvent | undefined;
  readonly family: string;
  readonly written: List<Text>;
  events: number;
}
interface Data {
  readonly in: At<null>;
  readonly types: readonly string[];
}

export default viewRule<Schemas, Data>({
  id: 'property-type-conflict',
  subject: 'property',
  severity: 'error',
  since: '0.1',
  checks:
    'what is collected under one name has one type in all events, null apart; whole numbers go with numbers. Removed events are left alone',
  why: 'A warehouse column has one type: of two, one is cast, and what cannot be cast is lost or stops the load.',
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
  view: schemas,
  judge: (plan) => [...declarations(plan)].flatMap(([wire, all]) => conflicts(wire, [...all.values()])),
  mend({ data }) {
    if (!data) return undefined;
    const [only = '', ...more] = data.types;
    const title = `Make it ${data.types.filter((type) => type !== 'null').join(' or ')}`;
    return { title, edits: [{ do: 'set', in: data.in, key: 'type', value: more.length ? data.types : only }] };
  },
});

/** By wire name, then by the place that says the type. */
function declarations(plan: Schemas): ReadonlyMap<string, ReadonlyMap<Spoken, Declared>> {
  const found = new Map<string, Map<Spoken, Declared>>();
  const note = (property: SeenProperty, event?: SeenEvent) => {
    const { as: wire, types, status } = property.result;
    const typed = saying(property, 'type');
    const family = familyOf(types);
    if (!typed || status === 'removed' || family === undefined || fieldOf(wire)) return;
    const { value: written, layer } = typed;
    const all = found.get(wire) ?? new Map<Spoken, Declared>();
    found.set(wire, all);
    const known = all.get(layer.says);
    if (known) known.events++;
    else if (!changes(property, layer, plan))
      all.set(layer.says, { property, layer, event, family, written, events: event ? 1 : 0 });
  };
  for (const property of plan.properties.values()) note(property);
  for (const name of plan.eventNames) {
    const event = plan.event(name);
    if (!event || event.abstract || event.status === 'removed') continue;
    for (const property of event.properties.values()) note(property, event);
    for (const variant of event.variants)
      for (const [of, property] of variant.properties) if (!event.properties.has(of)) note(property, event);
  }
  return found;
}
/** Another type than a layer below has: refinement-widens says so. */
function changes({ layers, result }: SeenProperty, { says }: SeenLayer, plan: Schemas): boolean {
  const family = familyOf(result.types);
  return layers.some((layer) => {
    if (layer.says === says || !layer.says.type) return false;
    const other = familyOf(plan.together([layer.says]).types);
    return other !== undefined && other !== family;
  });
}

function conflicts(wire: string, all: readonly Declared[]): readonly Finding<Data>[] {
  const [first, ...others] = all;
  if (!first || others.every((one) => one.family === first.family)) return [];
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
        about: aboutOf(one),
        differs: wire,
        message: `Property "${name}"${collected} ${is}. A warehouse column has one type. Make it ${should} too, or give it a name of its own.`,
        related: [{ at: placeOfList(agreed.written), message: `It is ${should} here.` }],
        fixable: true,
        data: { in: one.layer.says.place, types: result.types.includes('null') ? [...types, 'null'] : types },
      },
    ];
  });
}
/** The dictionary's, else the type of most events, else the first. */
function reference(all: readonly Declared[]): Declared {
  const events = (family: string) => all.reduce((sum, one) => sum + (one.family === family ? one.events : 0), 0);
  const rank = ({ layer, family }: Declared) => (layer.from === 'dictionary' ? 1e9 : 0) + events(family);
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
const shown = ({ property }: Declared): string => property.result.types.filter((type) => type !== 'null').join(' or ');

/** For messages: `event "order_paid"`, `the dictionary`. */
function whereOf({ property: { name }, layer: { from, holder, by } }: Declared, wire: string): string {
  if (from !== 'dictionary') return `${holder} "${by}"`;
  return name === wire ? 'the dictionary' : `"${name}" of the dictionary`;
}
function aboutOf({ property: { name }, layer: { from, holder, by }, event }: Declared): Owner {
  const about = { noun: 'property', name };
  if (from === 'dictionary') return about;
  const variantOf = holder === 'variant' && event ? { of: { noun: 'event', name: event.name.value } } : {};
  return { ...about, of: { noun: holder, name: by, ...variantOf } };
}
