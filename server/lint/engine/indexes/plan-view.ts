// What rules may ask about the plan, and how the plan is cut into parts.
import type { Call, PlanProperty, PlanSchema } from '../../../plan/plan.ts';
import type { ConstraintFacts } from './constraint-facts.ts';
import type { ConstraintSite } from './constraint-sites.ts';
import type { LayerStack } from './layers.ts';
import type { IndexedEntity, IndexedEvent, IndexedProperty } from './resolved-event.ts';
import type { BundleFact, EventFact } from './schema-facts.ts';

/** Nouns whose items are parts. */
export const partNouns = ['property', 'type', 'entity', 'event', 'bundle'] as const;
export type PartNoun = (typeof partNouns)[number];

/** The plan as somebody asks about it: what is asked is noted, and who asked is asked again when the answer is another. */
export interface PlanIndex {
  /** What an event itself says: its status, its own list. The first of a name counts. */
  fact(name: string): EventFact | undefined;
  /** An event with everything that reaches it. */
  event(name: string): IndexedEvent | undefined;
  /** Its own, or that of an event that it extends. */
  call(name: string): Call;
  /** The event that a model of a bare name holds. */
  eventLike(bare: string): string | undefined;
  /** The dictionary's, put together. */
  property(name: string): IndexedProperty | undefined;
  /** What a definition of the dictionary or a named type says. */
  says(noun: 'property' | 'type', name: string): ConstraintFacts | undefined;
  /** What it lists itself, and the bundles that it brings along. */
  bundle(name: string): BundleFact | undefined;
  /** `user` is always there. */
  entity(name: string): IndexedEntity | undefined;
  /** An envelope's field, as the dictionary may refine it. */
  field(name: string): PlanProperty | undefined;
  /** What every event that carries a property has it as; of no known type where they differ. */
  anywhere(property: string): PlanSchema | undefined;
  /** Defined ones; of `carried`, the properties that events carry. */
  names(noun: 'entity' | 'property' | 'carried'): Iterable<string>;
  /** Layers of anything, put together, most general first: an array's items, an object's member. */
  mergeSchemas(layers: readonly ConstraintFacts[]): PlanSchema;
}

/** A property as events carry it, whose topmost layer the part writes. */
export interface CarriedProperty {
  readonly property: IndexedProperty;
  /** How many events that are sent carry it so. */
  readonly sent: number;
}
/** An event, a bundle, a property of the dictionary, a named type, an entity. */
export interface PlanPart {
  readonly noun: PartNoun;
  readonly name: string;
  readonly plan: PlanIndex;
  /** Values that it writes, with the layers below; one that events carry over other layers is there with each of these. */
  stacks(): readonly LayerStack[];
  /** Everything written in it that constrains a value, nested values included, once each. */
  sites(): readonly ConstraintSite[];
  carried(): readonly CarriedProperty[];
}
