import type { TypeName } from '../../../../plan/plan.ts';
import type { Container, Located, LocatedList, Text } from '../../../../schema/item.ts';
import type { ConstraintFacts } from '../../../engine/indexes/constraint-facts.ts';
import { envelopeFieldOf, placeOfList } from '../../../engine/indexes/layers.ts';
import { type PlanIndex, planIndex, saying } from '../../../engine/indexes/plan-index.ts';
import type { IndexedEvent, IndexedLayer, IndexedProperty } from '../../../engine/indexes/resolved-event.ts';
import { type Finding, projectRule } from '../../../engine/rule.ts';

/** One place that gives a property its type. */
interface Declaration {
  readonly property: IndexedProperty;
  readonly wire: string;
  readonly layer: IndexedLayer;
  readonly family: string;
  readonly written: LocatedList<Text>;
}
interface Declared extends Declaration {
  /** The first that has it so, and how many do. */
  readonly event: IndexedEvent | undefined;
  events: number;
}
interface Data {
  readonly container: Located<null>;
  readonly types: readonly string[];
}

export default projectRule<readonly [PlanIndex], Data>({
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
  check: ([plan]) => [...contradicting(plan)].flatMap(([wire, all]) => conflicts(wire, [...all.values()])),
  fix({ data }) {
    if (!data) return undefined;
    const [only = '', ...more] = data.types;
    const title = `Make it ${data.types.filter((type) => type !== 'null').join(' or ')}`;
    return { title, edits: [{ do: 'set', in: data.container, key: 'type', value: more.length ? data.types : only }] };
  },
});

/** What is collected under one name as different things: by wire name, then by the place that says the type. */
function contradicting(plan: PlanIndex): ReadonlyMap<string, ReadonlyMap<ConstraintFacts, Declared>> {
  const families = new Map<string, string>();
  const found = new Map<string, Map<ConstraintFacts, Declared>>();
  eachDeclaration(plan, ({ wire, family }) => {
    const known = families.get(wire);
    if (known === undefined) families.set(wire, family);
    else if (known !== family) found.set(wire, new Map());
  });
  if (!found.size) return found;
  eachDeclaration(plan, (declaration, event) => {
    const all = found.get(declaration.wire);
    const known = all?.get(declaration.layer.says);
    if (known) known.events++;
    else all?.set(declaration.layer.says, { ...declaration, event, events: event ? 1 : 0 });
  });
  return found;
}
function eachDeclaration(plan: PlanIndex, note: (declaration: Declaration, event?: IndexedEvent) => void): void {
  for (const property of plan.properties.values()) for (const one of plan.memo(declarationOf, property)) note(one);
  for (const name of plan.eventNames) {
    const event = plan.event(name);
    if (event) for (const one of plan.memo(declaredBy, event)) note(one, event);
  }
}
function declaredBy(event: IndexedEvent, plan: PlanIndex): readonly Declaration[] {
  if (event.abstract || event.status === 'removed') return [];
  const ofVariants = event.variants.flatMap(({ properties }) =>
    [...properties].flatMap(([name, property]) => (event.properties.has(name) ? [] : [property])),
  );
  return [...event.properties.values(), ...ofVariants].flatMap((one) => plan.memo(declarationOf, one));
}
/** None where the type is unknown, built in, or another than a layer below has. */
function declarationOf(property: IndexedProperty, plan: PlanIndex): readonly Declaration[] {
  const { as: wire, types, status } = property.result;
  const typed = saying(property, 'type');
  const family = familyOf(types);
  if (!typed || status === 'removed' || family === undefined || envelopeFieldOf(wire)) return [];
  const { value: written, layer } = typed;
  return changes(property, layer, plan) ? [] : [{ property, wire, layer, family, written }];
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

function conflicts(wire: string, all: readonly Declared[]): readonly Finding<Data>[] {
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
function aboutOf({ property: { name }, layer: { from, holder, by }, event }: Declared): Container {
  const subject = { noun: 'property', name };
  if (from === 'dictionary') return subject;
  const variantOf = holder === 'variant' && event ? { of: { noun: 'event', name: event.name.value } } : {};
  return { ...subject, of: { noun: holder, name: by, ...variantOf } };
}
