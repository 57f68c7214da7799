import type { At, List, Owner, Text } from '../../../read/plan/item.ts';
import type { TypeName } from '../../../read/plan/plan.ts';
import { type Finding, viewRule } from '../../rule.ts';
import { fieldOf, placeOfList } from '../../said.ts';
import { type Schemas, saying, schemas } from '../../schemas.ts';
import type { SeenEvent, SeenLayer, SeenProperty } from '../../seen.ts';
import { Called } from '../../words.ts';

/** One place that gives a property its type. */
interface Declared {
  readonly at: At<unknown>;
  readonly place: At<null>;
  readonly about: Owner;
  /** For messages: `event "order_paid"`, `the dictionary`. */
  readonly where: string;
  readonly types: readonly TypeName[];
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
function declarations(plan: Schemas): ReadonlyMap<string, ReadonlyMap<At<unknown>, Declared>> {
  const found = new Map<string, Map<At<unknown>, Declared>>();
  const note = (property: SeenProperty, event?: SeenEvent) => {
    const { as: wire, types, status } = property.result;
    const typed = saying(property, 'type');
    if (!typed || status === 'removed' || familyOf(types) === undefined || fieldOf(wire)) return;
    if (changes(property, typed.layer, plan)) return;
    const at = placeOfList(typed.value);
    const all = found.get(wire) ?? new Map<At<unknown>, Declared>();
    found.set(wire, all);
    const known = all.get(at);
    if (known) known.events++;
    else
      all.set(at, {
        ...namesOf(property.name, wire, typed.layer, event),
        at,
        place: typed.layer.says.place,
        types,
        written: typed.value,
        events: event ? 1 : 0,
      });
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
  if (!first || others.every((one) => familyOf(one.types) === familyOf(first.types))) return [];
  const agreed = reference(all);
  const should = shown(agreed.types);
  return all.flatMap((one): readonly Finding<Data>[] => {
    if (familyOf(one.types) === familyOf(agreed.types)) return [];
    const is = shown(one.types);
    const self = { noun: 'property', name: one.about.name ?? wire };
    const collected = self.name === wire ? '' : `, collected as "${wire}",`;
    const types = agreed.written.flatMap(({ value }) => (value === 'null' ? [] : [value]));
    return [
      {
        at: one.at,
        about: one.about,
        differs: wire,
        message: `${Called(self)}${collected} is ${is} in ${one.where} and ${should} in ${agreed.where}. A warehouse column has one type. Make it ${should} too, or give it a name of its own.`,
        related: [{ at: agreed.at, message: `It is ${should} here.` }],
        fixable: true,
        data: { in: one.place, types: one.types.includes('null') ? [...types, 'null'] : types },
      },
    ];
  });
}
/** The dictionary's, else the type of most events, else the first. */
function reference(all: readonly Declared[]): Declared {
  const events = (family: string | undefined) =>
    all.reduce((sum, one) => sum + (familyOf(one.types) === family ? one.events : 0), 0);
  const rank = (one: Declared) => (one.about.of ? 0 : 1e9) + events(familyOf(one.types));
  return all.reduce((best, one) => (rank(one) > rank(best) ? one : best));
}
const dictionary = 'the dictionary';

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
const shown = (types: readonly TypeName[]): string => types.filter((type) => type !== 'null').join(' or ');
function namesOf(name: string, wire: string, { from, holder, by }: SeenLayer, event: SeenEvent | undefined) {
  const about = { noun: 'property', name };
  if (from === 'dictionary') return { about, where: name === wire ? dictionary : `"${name}" of ${dictionary}` };
  const of = { noun: holder, name: by };
  const variant = holder === 'variant' && event ? { of: { noun: 'event', name: event.name.value } } : {};
  return { about: { ...about, of: { ...of, ...variant } }, where: `${holder} "${by}"` };
}
