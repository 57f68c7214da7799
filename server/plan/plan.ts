// The resolved plan as plain data: what everything derived from a plan starts from. No spans, no provenance, names settled.
// `name` is the handle inside the plan; `as` is the name on the wire. Lists keep the plan's order.

import type { Grain } from '../base/calendar.ts';

export type TypeName = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null' | 'any';
export type Status = 'draft' | 'planned' | 'implemented' | 'verified' | 'deprecated' | 'removed';
export type Call = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias';
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type CheckSeverity = 'error' | 'warning' | 'information';

export interface Plan {
  readonly name: string;
  readonly description?: string;
  /** Names of owners. */
  readonly owner: readonly string[];
  readonly owners: readonly PlanOwner[];
  readonly sources: readonly PlanSource[];
  readonly destinations: readonly PlanDestination[];
  /** `user` (key `user_id`) is always there, first unless the plan says otherwise. */
  readonly entities: readonly PlanEntity[];
  /** The dictionary. */
  readonly properties: readonly PlanProperty[];
  /** All events but the abstract ones, resolved; removed and deprecated ones included. */
  readonly events: readonly PlanEvent[];
  readonly segments: readonly PlanSegment[];
  readonly metrics: readonly PlanMetric[];
  readonly funnels: readonly PlanFunnel[];
  readonly retention: readonly PlanRetention[];
  readonly experiments: readonly PlanExperiment[];
  readonly checks: readonly PlanCheck[];
  /** Items of sections that only a kind of question reads, section by section, as their keys say. */
  readonly others?: Readonly<Partial<Record<string, readonly PlanItem[]>>>;
  readonly semantics: Semantics;
  /** What to do about events and properties that no plan names, from trackwright.yml. */
  readonly unplanned: 'report' | 'allow';
}

/** The plain values of an item's keys. */
export interface PlanItem {
  readonly name: string;
  readonly description?: string;
  readonly semantics?: Plain;
  readonly [key: string]: Plain | undefined;
}
export interface PlanOwner {
  readonly name: string;
  readonly contact?: string;
}
export interface PlanSource {
  readonly name: string;
  readonly platform?: string;
  readonly sdk?: string;
}
export interface PlanDestination {
  readonly name: string;
  readonly type: string;
}
export interface PlanEntity {
  readonly name: string;
  readonly description?: string;
  /** Wire name of its key: an envelope field (`user_id`, `anonymous_id`, `session_id`) or a property. */
  readonly key: string;
  readonly parent?: string;
  readonly traits: readonly PlanProperty[];
}

/** What a value may be: a property without its name, an array's items, an object's extra members. */
export interface PlanSchema {
  /** Empty when nothing was said; `null` among others makes it nullable. */
  readonly types: readonly TypeName[];
  readonly format?: string;
  readonly enum?: readonly PlanEnumValue[];
  readonly const?: Plain;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: PlanSchema;
  readonly properties?: readonly PlanProperty[];
  readonly additionalProperties?: boolean | PlanSchema;
  readonly unit?: string;
  readonly pii?: string;
  /** A method of the faker library, such as `internet.email`. */
  readonly faker?: string;
  readonly default?: Plain;
  readonly examples?: readonly Plain[];
}
export interface PlanEnumValue {
  readonly value: Plain;
  readonly description?: string;
  readonly status?: Status;
  readonly replaced_by?: string;
}
export interface PlanProperty extends PlanSchema {
  readonly name: string;
  readonly as: string;
  readonly description?: string;
  /** The key is always sent. Whether null may be sent, the type alone says. */
  readonly required: boolean;
  /** A condition: the key is sent when it is true. */
  readonly requiredWhen?: string;
  readonly status?: Status;
  /** Names of the event's variants, when only they list it. */
  readonly variants?: readonly string[];
}

export interface PlanEvent {
  readonly name: string;
  readonly as: string;
  /** A condition: which rows of a shared wire name are this event. */
  readonly where?: string;
  readonly description?: string;
  readonly trigger?: string;
  readonly call: Call;
  readonly status?: Status;
  readonly owner: readonly string[];
  readonly tags: readonly string[];
  /** Names of entities; `user` when nothing was said. */
  readonly entities: readonly string[];
  /** Names of sources; empty: any. */
  readonly sources: readonly string[];
  readonly destinations: readonly PlanRoute[];
  /** Wire names that together identify one happening. */
  readonly uniqueKey: readonly string[];
  readonly properties: readonly PlanProperty[];
  /** Whether keys beyond `properties` may be sent; undefined: the project's `unplanned` decides. */
  readonly additionalProperties?: boolean | PlanSchema;
  readonly variants: readonly PlanVariant[];
  readonly aliases: readonly { readonly name: string; readonly until?: string }[];
  readonly examples: readonly Plain[];
}
export interface PlanVariant {
  readonly name: string;
  readonly where: string;
  /** What it refines: complete properties, already merged with the event's. */
  readonly properties: readonly PlanProperty[];
}
export interface PlanRoute {
  readonly name: string;
  readonly as?: string;
  readonly where?: string;
  /** Property name -> wire name there, or false to drop it. */
  readonly properties: Readonly<Record<string, string | false>>;
}

export interface PlanSegment {
  readonly name: string;
  readonly entity: string;
  readonly where: string;
}
export type Agg = 'count' | 'sum' | 'average' | 'min' | 'max' | 'median' | 'percentile' | 'count_distinct';
export interface PlanMetric {
  readonly name: string;
  readonly description?: string;
  readonly type: 'simple' | 'ratio' | 'derived' | 'cumulative' | 'conversion' | 'active';
  readonly agg?: Agg;
  /** An event's name, or `*`. */
  readonly event?: string;
  /** A property's name (not its wire name). */
  readonly property?: string;
  readonly entity?: string;
  readonly where?: string;
  readonly dimensions: readonly string[];
  readonly grain?: Grain;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly expr?: string;
  readonly window?: string;
  readonly percentile?: number;
  /** As written: what it sets otherwise than the project. */
  readonly semantics?: Plain;
}
/** What stands for any event where an event's name may stand. Where an event is called so, it is meant: names come first. */
export const ANY_EVENT = '*';
export interface PlanStep {
  /** An event's name, or `*`. */
  readonly event: string;
  /** What the step is called; the event's name when nothing was said. */
  readonly name: string;
  readonly where?: string;
}
export type PlanOccurrence = Omit<PlanStep, 'event'> & { readonly event?: string };
export interface PlanFunnel {
  readonly name: string;
  readonly description?: string;
  /** `user` when nothing was said. */
  readonly entity: string;
  /** As written: `7d`, `30m`. */
  readonly window: string;
  readonly order: 'ordered' | 'strict' | 'unordered';
  readonly steps: readonly PlanStep[];
  readonly exclusions: readonly { readonly event: string; readonly where?: string; readonly after?: string }[];
  readonly per?: string;
  readonly semantics?: Plain;
}
export interface PlanRetention {
  readonly name: string;
  readonly entity: string;
  /** Of any event where none was named. */
  readonly start: PlanOccurrence;
  readonly return: PlanOccurrence;
  readonly period: Grain;
  readonly brackets: readonly number[];
  readonly semantics?: Plain;
}
export interface PlanExperiment {
  readonly name: string;
  readonly entity: string;
  readonly exposure: { readonly event: string; readonly property?: string };
  readonly variants: readonly { readonly name: string; readonly share: number }[];
  readonly primary: string;
  readonly guardrails: readonly string[];
  readonly start?: string;
  readonly end?: string;
}
export interface PlanCheck {
  readonly name: string;
  readonly description?: string;
  readonly event?: string;
  readonly expect: string;
  readonly where?: string;
  readonly severity: CheckSeverity;
}
export interface Semantics {
  readonly timezone: string;
  /** 1 = Monday. */
  readonly week_start: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Built in, resolvable everywhere, never counted against a destination's limits. */
export const envelope = {
  event_id: { type: 'string', format: 'uuid' },
  event_name: { type: 'string' },
  event_time: { type: 'string', format: 'date-time' },
  received_at: { type: 'string', format: 'date-time' },
  user_id: { type: 'string' },
  anonymous_id: { type: 'string' },
  session_id: { type: 'string' },
  source: { type: 'string' },
  platform: { type: 'string' },
  app_version: { type: 'string' },
} as const satisfies Readonly<Record<string, { readonly type: 'string'; readonly format?: string }>>;
export type EnvelopeField = keyof typeof envelope;
export const isEnvelope = (name: string): name is EnvelopeField => Object.hasOwn(envelope, name);

/** Implemented or verified when any event is; otherwise all but deprecated and removed: what a check or a generator expects to see. */
export function liveEvents(plan: Plan): readonly PlanEvent[] {
  const shipped = plan.events.filter((event) => event.status === 'implemented' || event.status === 'verified');
  return shipped.length
    ? shipped
    : plan.events.filter((event) => event.status !== 'deprecated' && event.status !== 'removed');
}
