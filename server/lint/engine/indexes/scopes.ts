// The names that a condition may use where it stands, and what they are: read as questions are compiled and events generated.
import type { Scope } from '../../../expressions/check.ts';
import { writeName } from '../../../expressions/names.ts';
import { envelope, type PlanProperty, type PlanSchema } from '../../../plan/plan.ts';
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

/** Names and what they are, looked up one by one: who asks for one depends on no other. */
interface Table {
  get(name: string): PlanSchema | undefined;
  entries(): Iterable<readonly [string, PlanSchema]>;
}

export function scopesOf(plan: PlanIndex): Scopes {
  const made = new Map<string, Scope | undefined>();
  const once = (key: string, make: () => Scope | undefined): Scope | undefined => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key);
  };
  const dictionary = tableOf(
    (name) => plan.property(name)?.result,
    () => plan.names('property'),
  );
  const everywhere = tableOf(
    (name) => plan.anywhere(name),
    () => plan.names('carried'),
  );
  const fields = tableOf(
    (name) => plan.field(name),
    () => Object.keys(envelope),
  );
  const traitsOf = (entity: string): Table | undefined => {
    const traits = plan.entity(entity)?.traits;
    return traits && tableOfMap(results(traits.values()));
  };
  const entities: Entities = { get: traitsOf, names: () => plan.names('entity') };
  const full = (...tables: readonly Table[]): Scope => scopeOf([...tables, fields], entities);
  const ofBundle = (name: string, path: readonly string[] = []): ReadonlyMap<string, PlanSchema> => {
    const bundle = path.includes(name) ? undefined : plan.bundle(name);
    const own = (plan.bundle(name)?.uses ?? []).map((use): [string, PlanSchema] => {
      const base = use.ref ? plan.says('property', use.name.value) : undefined;
      return [use.name.value, plan.mergeSchemas(base ? [base, use] : [use])];
    });
    return new Map([...(bundle?.brings ?? []).flatMap((one) => [...ofBundle(one, [...path, name])]), ...own]);
  };
  return {
    event: (name) =>
      once(`event ${name}`, () => {
        if (name === '*') return full(everywhere, dictionary);
        const event = plan.event(name);
        return event && full(ofEvent(event));
      }),
    variant: (name, variant) =>
      once(`variant ${name} ${variant}`, () => {
        const event = plan.event(name);
        const own = event?.variants.find((one) => one.name.value === variant);
        return event && own && full(tableOfMap(results(own.properties.values())), ofEvent(event));
      }),
    bundle: (name) => once(`bundle ${name}`, () => full(tableOfMap(ofBundle(name)), dictionary)) as Scope,
    entity: (name) =>
      once(`entity ${name}`, () => {
        const traits = traitsOf(name) ?? tableOfMap(new Map());
        return scopeOf([traits], { get: (other) => (other === name ? traits : undefined), names: () => [name] });
      }) as Scope,
    dictionary: () => once('', () => full(dictionary)) as Scope,
  };
}

/** Inside an object its members come first, the innermost object's before all. */
export function scopeWithin(around: readonly PlanSchema[], outer: Scope): Scope {
  return around.reduce<Scope>((scope, { properties }) => {
    if (!properties?.length) return scope;
    const inner = scopeOf([tableOfMap(new Map(properties.map((one) => [one.name, one])))], NO_ENTITIES);
    return {
      find: (path) => inner.find(path) ?? scope.find(path),
      names: () => [...inner.names(), ...scope.names()],
    };
  }, outer);
}

const tableOf = (get: Table['get'], names: () => Iterable<string>): Table => ({
  get,
  *entries() {
    for (const name of names()) {
      const schema = get(name);
      if (schema) yield [name, schema];
    }
  },
});
const tableOfMap = (map: ReadonlyMap<string, PlanSchema>): Table => ({
  get: (name) => map.get(name),
  entries: () => map.entries(),
});
const results = (seen: Iterable<{ readonly name: string; readonly result: PlanProperty }>) =>
  new Map<string, PlanSchema>([...seen].map(({ name, result }) => [name, result]));

function ofEvent({ properties, variants }: IndexedEvent): Table {
  const all = variants.flatMap((variant) => [...results(variant.properties.values())]);
  return tableOfMap(new Map([...all, ...results(properties.values())]));
}

const NO_ENTITIES: Entities = { get: () => undefined, names: () => [] };
interface Entities {
  get(name: string): Table | undefined;
  names(): Iterable<string>;
}
function scopeOf(tables: readonly Table[], entities: Entities): Scope {
  const first = (name: string): PlanSchema | undefined => {
    for (const table of tables) {
      const found = table.get(name);
      if (found) return found;
    }
    return undefined;
  };
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
        for (const [name, { properties }] of table.entries()) {
          yield writeName(name);
          for (const inner of properties ?? []) yield `${writeName(name)}.${writeName(inner.name)}`;
        }
      for (const entity of entities.names())
        for (const [trait] of entities.get(entity)?.entries() ?? []) yield `${writeName(entity)}.${writeName(trait)}`;
    },
  };
}
function member(schema: PlanSchema, path: readonly string[]): PlanSchema | undefined {
  let found: PlanSchema | undefined = schema;
  for (const name of path) found = found?.properties?.find((one) => one.name === name);
  return found;
}
