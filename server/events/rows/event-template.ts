// A shape: rows of one event in one role (browsed, or a step of a journey) with the conditions they keep.
import type { Expr } from '../../expressions/expr.ts';
import { namesIn } from '../../expressions/names.ts';
import { parseCondition } from '../../expressions/parse.ts';
import type { Plan, PlanEvent, PlanProperty } from '../../plan/plan.ts';
import { envelope } from '../../plan/plan.ts';
import type { Demand } from '../conditions/demand.ts';
import { accepts, demanded } from '../conditions/demand.ts';
import type { Way } from '../conditions/refine.ts';
import { joinWays, waysOf } from '../conditions/refine.ts';
import type { Device } from '../simulate/devices.ts';
import { sendersOf } from '../simulate/devices.ts';

export interface Shape {
  readonly event: PlanEvent;
  /** Part of the paths of its draws. */
  readonly name: string;
  /** True in its rows: the event's own `where`, a step's. */
  readonly musts: readonly Expr[];
  /** Not true in its rows: the `where` of other events with the same wire name. */
  readonly mustNots: readonly Expr[];
  readonly variants: readonly {
    readonly name: string;
    readonly where: Expr | undefined;
    readonly properties: readonly PlanProperty[];
  }[];
  /** How the musts can be met. */
  readonly ways: readonly Way[];
  /** By device of the session: the device that sends it; -1: it does not happen there. */
  readonly senders: readonly number[];
  /** By device that sends it: which ways are open. */
  readonly open: readonly (readonly number[])[];
  /** Properties that keep their value along the journey, by name. */
  readonly hold: ReadonlySet<string>;
  /** Whether it means one of the user's own instances of an entity instead of a new one. */
  readonly browsed: boolean;
  /** Names of properties that conditions speak of: drawn again when a row does not fit. */
  readonly asked: ReadonlySet<string>;
}

export interface Role {
  readonly name: string;
  readonly where?: string;
  readonly hold: readonly string[];
  readonly browsed: boolean;
}

export function shapeOf(event: PlanEvent, role: Role, plan: Plan, devices: readonly Device[]): Shape {
  const musts = [event.where, role.where].flatMap(treeOf);
  const mustNots = plan.events
    .filter((other) => other !== event && other.as === event.as)
    .flatMap(({ where }) => treeOf(where));
  const variants = event.variants.map(({ name, where, properties }) => ({ name, where: treeOf(where)[0], properties }));
  const ways = musts
    .map((tree) => waysOf(tree))
    .reduce(joinWays, [new Map()])
    .filter((way) => isPossible(way, event));
  const open = devices.map((device) => openOn(ways, device));
  const trees = [...musts, ...mustNots, ...variants.flatMap(({ where }) => where ?? [])];
  return {
    event,
    name: role.name,
    musts,
    mustNots,
    variants,
    ways,
    senders: sendersOf(event, devices).map((sender) => (open[sender]?.length ? sender : -1)),
    open,
    hold: new Set(role.hold),
    browsed: role.browsed && !event.uniqueKey.length,
    asked: new Set(trees.flatMap(namesIn).map(({ path }) => path[0] as string)),
  };
}

/** The event's properties as a way needs them, those of a variant where it applies. */
export function propertiesFor(shape: Shape, way: Way, variants: ReadonlySet<string>): readonly PlanProperty[] {
  const refined = new Map<string, PlanProperty>();
  for (const { name, properties } of shape.variants) {
    if (variants.has(name)) for (const property of properties) refined.set(property.name, property);
  }
  const sent = shape.event.properties.filter(({ variants: only }) => !only || only.some((name) => variants.has(name)));
  return sent.map((property) => meet(refined.get(property.name) ?? property, way, []) ?? property);
}

/** The property with every demand on it and on what lies in it; undefined when it cannot meet them. */
function meet(property: PlanProperty, way: Way, above: readonly string[]): PlanProperty | undefined {
  const path = [...above, property.name];
  const key = path.join('\0');
  const inside = [...way.keys()].some((name) => name.startsWith(`${key}\0`));
  const members = inside ? property.properties?.map((member) => meet(member, way, path)) : property.properties;
  const possible = members?.filter((member) => member !== undefined);
  if (possible?.length !== members?.length) return undefined;
  const own = inside && possible ? { ...property, properties: possible } : property;
  const demand: Demand | undefined = way.get(key) ?? (inside ? { present: true } : undefined);
  return demand ? demanded(own, demand) : own;
}

function isPossible(way: Way, event: PlanEvent): boolean {
  const names = new Map(event.properties.map((property) => [property.name, property]));
  return [...way].every(([key, demand]) => {
    const name = key.split('\0')[0] as string;
    const property = names.get(name);
    if (property) return meet(property, way, []) !== undefined;
    return Object.hasOwn(envelope, name) || key.includes('\0') || demand.present !== true;
  });
}

/** The ways that a device allows: conditions may ask for its platform. */
function openOn(ways: readonly Way[], device: Device): readonly number[] {
  const fits = (way: Way) => accepts(way.get('platform'), device.platform) && accepts(way.get('source'), device.source);
  return ways.flatMap((way, i) => (fits(way) ? i : []));
}

function treeOf(text: string | undefined): readonly Expr[] {
  const tree = text === undefined ? undefined : parseCondition(text).tree;
  return tree ? [tree] : [];
}
