// The names that a condition may use where it stands, and what they are: read as questions are compiled and events generated.
import type { Scope } from '../../../expressions/check.ts';
import { writeName } from '../../../expressions/names.ts';
import type { PlanProperty, PlanSchema } from '../../../plan/plan.ts';
import type { PlanIndex } from './plan-index.ts';
import type { IndexedEvent } from './resolved-event.ts';

export interface Scopes {
  /** Rows of an event: its properties and those of its variants, the envelope, the traits of entities; `*`: of any event. */
  event(name: string): Scope | undefined;
  /** What a variant refines comes first. */
  variant(event: string, variant: string): Scope | undefined;
  /** Which events use it, is open: its own properties, and all of the dictionary. */
  bundle(name: string): Scope;
  /** Traits alone, with or without the entity's name. */
  entity(name: string): Scope;
  dictionary(): Scope;
}

type Table = ReadonlyMap<string, PlanSchema>;

export function scopesOf(plan: PlanIndex): Scopes {
  const made = new Map<string, Scope | undefined>();
  const once = (key: string, make: () => Scope | undefined): Scope | undefined => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  };
  const dictionary: Table = results(plan.properties.values());
  const dotted = (): readonly [string, Table][] =>
    [...plan.entities].map(([name, { traits }]) => [name, results(traits.values())]);
  const full = (...tables: readonly Table[]): Scope => scopeOf([...tables, plan.envelope], new Map(dotted()));
  const ofBundle = (name: string, path: readonly string[] = []): Table => {
    const brought = path.includes(name) ? [] : (plan.bundles.get(name)?.brings ?? []);
    const own = (plan.bundles.get(name)?.uses ?? []).map((use): [string, PlanSchema] => {
      const base = use.ref ? plan.properties.get(use.name.value)?.layers[0]?.says : undefined;
      return [use.name.value, plan.mergeSchemas(base ? [base, use] : [use])];
    });
    return new Map([...brought.flatMap((one) => [...ofBundle(one, [...path, name])]), ...own]);
  };
  return {
    event: (name) =>
      once(`event ${name}`, () => {
        if (name === '*') return full(everywhere(plan), dictionary);
        const event = plan.event(name);
        return event && full(ofEvent(event));
      }),
    variant: (name, variant) =>
      once(`variant ${name} ${variant}`, () => {
        const event = plan.event(name);
        const own = event?.variants.find((one) => one.name.value === variant);
        return event && own && full(results(own.properties.values()), ofEvent(event));
      }),
    bundle: (name) => once(`bundle ${name}`, () => full(ofBundle(name), dictionary)) as Scope,
    entity: (name) =>
      once(`entity ${name}`, () => {
        const traits = results(plan.entities.get(name)?.traits.values() ?? []);
        return scopeOf([traits], new Map([[name, traits]]));
      }) as Scope,
    dictionary: () => once('', () => full(dictionary)) as Scope,
  };
}

/** Inside an object its members come first, the innermost object's before all. */
export function scopeWithin(around: readonly PlanSchema[], outer: Scope): Scope {
  return around.reduce<Scope>((scope, { properties }) => {
    if (!properties?.length) return scope;
    const inner = scopeOf([new Map(properties.map((one) => [one.name, one]))], new Map());
    return {
      find: (path) => inner.find(path) ?? scope.find(path),
      names: () => [...inner.names(), ...scope.names()],
    };
  }, outer);
}

const results = (seen: Iterable<{ readonly name: string; readonly result: PlanProperty }>): Table =>
  new Map([...seen].map(({ name, result }) => [name, result]));

function ofEvent({ properties, variants }: IndexedEvent): Table {
  const all = new Map(variants.flatMap((variant) => [...results(variant.properties.values())]));
  return new Map([...all, ...results(properties.values())]);
}
/** A name that means different things in different events is of no known type. */
function everywhere(plan: PlanIndex): Table {
  const all = new Map<string, PlanSchema>();
  for (const name of plan.eventNames)
    for (const [property, schema] of ofEvent(plan.event(name) as IndexedEvent)) {
      const known = all.get(property);
      all.set(property, known && known.types.join() !== schema.types.join() ? { types: [] } : (known ?? schema));
    }
  return all;
}

function scopeOf(tables: readonly Table[], entities: ReadonlyMap<string, Table>): Scope {
  const first = (name: string): PlanSchema | undefined => tables.find((table) => table.has(name))?.get(name);
  return {
    find([name, ...rest]) {
      if (name === undefined) return undefined;
      const root = first(name);
      if (root) return member(root, rest);
      const [trait, ...deeper] = rest;
      const found = trait === undefined ? undefined : entities.get(name)?.get(trait);
      return found && member(found, deeper);
    },
    *names() {
      for (const table of tables)
        for (const [name, { properties }] of table) {
          yield writeName(name);
          for (const inner of properties ?? []) yield `${writeName(name)}.${writeName(inner.name)}`;
        }
      for (const [entity, traits] of entities)
        for (const trait of traits.keys()) yield `${writeName(entity)}.${writeName(trait)}`;
    },
  };
}
function member(schema: PlanSchema, path: readonly string[]): PlanSchema | undefined {
  let found: PlanSchema | undefined = schema;
  for (const name of path) found = found?.properties?.find((one) => one.name === name);
  return found;
}
