// A shape: rows of one event in one role (browsed, or a step of a journey) with the conditions they keep.
import type { Expr } from '../../expressions/expr.ts';
import { namesIn } from '../../expressions/names.ts';
import { parseCondition } from '../../expressions/parse.ts';
import type { Plan, PlanEvent, PlanProperty } from '../../plan/plan.ts';
import { envelope } from '../../plan/plan.ts';
import type { Demand } from '../conditions/demand.ts';
import { accepts, demanded } from '../conditions/demand.ts';
import type { Alternative } from '../conditions/refine.ts';
import { alternativesOf, joinAlternatives } from '../conditions/refine.ts';
import type { Device } from '../simulate/devices.ts';
import { sendersOf } from '../simulate/devices.ts';

export interface EventTemplate {
  readonly event: PlanEvent;
  /** Part of the paths of its draws. */
  readonly name: string;
  /** True in its rows: the event's own `where`, a step's. */
  readonly requires: readonly Expr[];
  /** Not true in its rows: the `where` of other events with the same wire name. */
  readonly excludes: readonly Expr[];
  readonly variants: readonly {
    readonly name: string;
    readonly where: Expr | undefined;
    readonly properties: readonly PlanProperty[];
  }[];
  /** How the musts can be met. */
  readonly alternatives: readonly Alternative[];
  /** By device of the session: the device that sends it; -1: it does not happen there. */
  readonly senders: readonly number[];
  /** By device that sends it: which ways are open. */
  readonly open: readonly (readonly number[])[];
  /** Properties that keep their value along the journey, by name. */
  readonly sticky: ReadonlySet<string>;
  /** Whether it means one of the user's own instances of an entity instead of a new one. */
  readonly browsed: boolean;
  /** Names of properties that conditions speak of: drawn again when a row does not fit. */
  readonly conditionNames: ReadonlySet<string>;
}

export interface TemplateUse {
  readonly name: string;
  readonly where?: string;
  readonly sticky: readonly string[];
  readonly browsed: boolean;
}

export function templateOf(event: PlanEvent, role: TemplateUse, plan: Plan, devices: readonly Device[]): EventTemplate {
  const requires = [event.where, role.where].flatMap(treeOf);
  const excludes = plan.events
    .filter((other) => other !== event && other.as === event.as)
    .flatMap(({ where }) => treeOf(where));
  const variants = event.variants.map(({ name, where, properties }) => ({ name, where: treeOf(where)[0], properties }));
  const alternatives = requires
    .map((tree) => alternativesOf(tree))
    .reduce(joinAlternatives, [new Map()])
    .filter((alternative) => isPossible(alternative, event));
  const open = devices.map((device) => openOn(alternatives, device));
  const trees = [...requires, ...excludes, ...variants.flatMap(({ where }) => where ?? [])];
  return {
    event,
    name: role.name,
    requires,
    excludes,
    variants,
    alternatives,
    senders: sendersOf(event, devices).map((sender) => (open[sender]?.length ? sender : -1)),
    open,
    sticky: new Set(role.sticky),
    browsed: role.browsed && !event.uniqueKey.length,
    conditionNames: new Set(trees.flatMap(namesIn).map(({ path }) => path[0] as string)),
  };
}

/** The event's properties as a way needs them, those of a variant where it applies. */
export function propertiesFor(
  template: EventTemplate,
  alternative: Alternative,
  variants: ReadonlySet<string>,
): readonly PlanProperty[] {
  const refined = new Map<string, PlanProperty>();
  for (const { name, properties } of template.variants) {
    if (variants.has(name)) for (const property of properties) refined.set(property.name, property);
  }
  const sent = template.event.properties.filter(
    ({ variants: only }) => !only || only.some((name) => variants.has(name)),
  );
  return sent.map((property) => meet(refined.get(property.name) ?? property, alternative, []) ?? property);
}

/** The property with every demand on it and on what lies in it; undefined when it cannot meet them. */
function meet(property: PlanProperty, alternative: Alternative, above: readonly string[]): PlanProperty | undefined {
  const path = [...above, property.name];
  const key = path.join('\0');
  const inside = [...alternative.keys()].some((name) => name.startsWith(`${key}\0`));
  const members = inside ? property.properties?.map((member) => meet(member, alternative, path)) : property.properties;
  const possible = members?.filter((member) => member !== undefined);
  if (possible?.length !== members?.length) return undefined;
  const own = inside && possible ? { ...property, properties: possible } : property;
  const demand: Demand | undefined = alternative.get(key) ?? (inside ? { present: true } : undefined);
  return demand ? demanded(own, demand) : own;
}

function isPossible(alternative: Alternative, event: PlanEvent): boolean {
  const names = new Map(event.properties.map((property) => [property.name, property]));
  return [...alternative].every(([key, demand]) => {
    const name = key.split('\0')[0] as string;
    const property = names.get(name);
    if (property) return meet(property, alternative, []) !== undefined;
    return Object.hasOwn(envelope, name) || key.includes('\0') || demand.present !== true;
  });
}

/** The ways that a device allows: conditions may ask for its platform. */
function openOn(alternatives: readonly Alternative[], device: Device): readonly number[] {
  const fits = (alternative: Alternative) =>
    accepts(alternative.get('platform'), device.platform) && accepts(alternative.get('source'), device.source);
  return alternatives.flatMap((alternative, i) => (fits(alternative) ? i : []));
}

function treeOf(text: string | undefined): readonly Expr[] {
  const tree = text === undefined ? undefined : parseCondition(text).tree;
  return tree ? [tree] : [];
}
