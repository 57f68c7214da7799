// What the plan says of every value after resolution, as one view that rules share: the layers of each property, each with its
// places, and what they come to. Descriptions are no part of it.
import { envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
import { propertyOf, schemaOf } from '../../../plan/schema-of.ts';
import { type Facts, wholeIndex } from '../project-index.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import { type ConstraintSite, constraintSites } from './constraint-sites.ts';
import {
  constraining,
  type FactTables,
  finder,
  type IndexedEntity,
  type IndexedEvent,
  type IndexedLayer,
  type IndexedProperties,
  type IndexedProperty,
  indexedDictionary,
  indexedEntity,
  indexedEvent,
} from './resolved-event.ts';
import { type BundleFact, type Collected, collect, type EntityFact, type EventFact } from './schema-facts.ts';

export interface PlanIndex {
  /** In the order of files; abstract, deprecated and removed ones too. The first of a name counts. */
  readonly eventNames: readonly string[];
  /** What an event itself says: its status, its own list. */
  fact(name: string): EventFact | undefined;
  /** An event with everything that reaches it; made when first asked for. */
  event(name: string): IndexedEvent | undefined;
  /** The dictionary. */
  readonly properties: IndexedProperties;
  readonly types: ReadonlyMap<string, ConstraintFacts>;
  /** What each lists itself, and the bundles that it brings along. */
  readonly bundles: ReadonlyMap<string, BundleFact>;
  /** `user` is always there. */
  readonly entities: ReadonlyMap<string, IndexedEntity>;
  /** The envelope's fields, as the dictionary may refine them. */
  readonly envelope: ReadonlyMap<string, PlanProperty>;
  /** Layers of anything, put together, most general first: an array's items, an object's member. */
  mergeSchemas(layers: readonly ConstraintFacts[]): PlanSchema;
  /** Everything written that constrains a value, nested values included, once each; made when first asked for. */
  constraintSites(): readonly ConstraintSite[];
  /**
   * The answer to a question about a part of the plan, asked once for as long as the part, the dictionary and the named
   * types are what they are: the answer may rest on nothing else. `ask` is the same function every time.
   */
  memo<A extends object, T>(ask: (of: A, plan: PlanIndex) => T, of: A): T;
}

/** The last layer that says something about a key: what, and which layer. */
export function saying<K extends keyof ConstraintFacts>(
  property: IndexedProperty,
  key: K,
): { readonly value: NonNullable<ConstraintFacts[K]>; readonly layer: IndexedLayer } | undefined {
  const layer = property.layers.findLast((one) => one.says[key] !== undefined);
  return layer && { value: layer.says[key] as NonNullable<ConstraintFacts[K]>, layer };
}

/** Rules over resolved content: `projectRule({indexes: [planIndex], check: ([plan]) => …})`. */
export const planIndex = wholeIndex<Collected, PlanIndex>(
  'plan',
  collect,
  (facts, before) => new FactPlanIndex(facts, before),
);

const user: IndexedEntity = { name: 'user', key: 'user_id', traits: new Map() };
const entityOf = (fact: EntityFact, plan: PlanIndex): IndexedEntity =>
  indexedEntity(fact, (plan as FactPlanIndex).tables);

/** An event, and the facts that were looked up for it: it holds as long as they are the same. */
interface Made {
  readonly event: IndexedEvent;
  readonly of: readonly unknown[];
}

class FactPlanIndex implements PlanIndex {
  readonly eventNames: readonly string[];
  readonly properties: IndexedProperties;
  readonly types: ReadonlyMap<string, ConstraintFacts>;
  readonly bundles: ReadonlyMap<string, BundleFact>;
  readonly entities: ReadonlyMap<string, IndexedEntity>;
  readonly envelope: ReadonlyMap<string, PlanProperty>;
  readonly tables: FactTables;
  readonly #made = new Map<string, Made>();
  readonly #before: ReadonlyMap<string, Made> | undefined;
  readonly #answers: Map<unknown, WeakMap<object, unknown>>;
  #constraintSites: readonly ConstraintSite[] | undefined;

  constructor(facts: Facts<Collected>, before: PlanIndex | undefined) {
    const property = firsts(facts.property);
    const type = firsts(facts.type);
    const bundle = firsts(facts.bundle);
    const event = firsts(facts.event);
    const resolved = new Map(facts.resolved.toReversed().map((one) => [one.name, one]));
    const kept =
      before instanceof FactPlanIndex && sameTable(before.tables.property, property) && sameTable(before.types, type)
        ? before
        : undefined;
    const dictionary = kept?.properties ?? indexedDictionary({ property, type });
    if (kept) this.#before = kept.#made;
    this.#answers = kept ? kept.#answers : new Map();
    this.tables = { property, type, bundle, event, resolved, dictionary, shared: kept?.tables.shared ?? new WeakMap() };
    this.eventNames = [...event.keys()];
    this.properties = dictionary;
    this.types = type;
    this.bundles = bundle;
    this.entities = new Map<string, IndexedEntity>([
      ['user', user],
      ...[...firsts(facts.entity)].map(([name, fact]) => [name, this.memo(entityOf, fact)] as const),
    ]);
    this.envelope = new Map(Object.keys(envelope).map((name) => [name, this.#field(name as keyof typeof envelope)]));
  }

  fact(name: string): EventFact | undefined {
    return this.tables.event.get(name);
  }
  event(name: string): IndexedEvent | undefined {
    const known = this.#made.get(name);
    if (known) return known.event;
    const old = this.#before?.get(name);
    const of = this.#factsOf(name);
    const same = old && old.of.length === of.length && old.of.every((fact, i) => fact === of[i]);
    const event = same ? old.event : indexedEvent(name, this.tables);
    if (event) this.#made.set(name, { event, of });
    return event;
  }
  mergeSchemas(layers: readonly ConstraintFacts[]): PlanSchema {
    return schemaOf(constraining(layers), finder(this.tables));
  }
  constraintSites(): readonly ConstraintSite[] {
    this.#constraintSites ??= constraintSites(this);
    return this.#constraintSites;
  }
  memo<A extends object, T>(ask: (of: A, plan: PlanIndex) => T, of: A): T {
    let answers = this.#answers.get(ask);
    if (!answers) {
      answers = new WeakMap();
      this.#answers.set(ask, answers);
    }
    const known = answers.get(of) as T | undefined;
    if (known !== undefined) return known;
    const answer = ask(of, this);
    answers.set(of, answer);
    return answer;
  }

  #factsOf(name: string): readonly unknown[] {
    const { event, resolved, bundle } = this.tables;
    const structure = resolved.get(name);
    return [
      structure,
      event.get(name),
      ...(structure?.parents.map((parent) => event.get(parent)) ?? []),
      ...(structure?.bundles.map((one) => bundle.get(one)) ?? []),
    ];
  }
  #field(name: keyof typeof envelope): PlanProperty {
    const says = this.tables.property.get(name);
    const { types, ...said } = propertyOf(name, constraining(says ? [says] : []), finder(this.tables));
    const { type, ...field } = envelope[name];
    return { ...field, ...said, types: types.length ? types : [type] };
  }
}

function firsts<T extends { readonly name: { readonly value: string } }>(list: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const one of list) if (one.name.value && !map.has(one.name.value)) map.set(one.name.value, one);
  return map;
}
function sameTable(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a].every(([name, fact]) => b.get(name) === fact);
}
