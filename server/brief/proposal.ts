// What a brief proposes: parts of a plan in the shape of the plan language, and what to know and decide about them.
import type { Plain } from '../plan/plan.ts';

/** An item of a section; keys stand in the order in which they are printed. */
export type ProposedItem = Readonly<Record<string, Plain>>;

/** An item without the keys that nothing is known of. */
export const proposedItem = (parts: Readonly<Record<string, Plain | undefined>>): ProposedItem =>
  Object.fromEntries(Object.entries(parts).filter((pair): pair is [string, Plain] => pair[1] !== undefined));

export interface Note {
  /** The phrase, event or property it is about. */
  readonly about: string;
  readonly text: string;
}
export interface BriefQuestion extends Note {
  readonly code: string;
}

export interface Proposal {
  /** Absent where the plan that is added to has one. */
  readonly plan?: ProposedItem;
  readonly owners: readonly ProposedItem[];
  readonly sources: readonly ProposedItem[];
  readonly entities: readonly ProposedItem[];
  readonly properties: readonly ProposedItem[];
  readonly events: readonly ProposedItem[];
  readonly segments: readonly ProposedItem[];
  readonly metrics: readonly ProposedItem[];
  readonly funnels: readonly ProposedItem[];
  readonly retention: readonly ProposedItem[];
  readonly assumptions: readonly Note[];
  readonly questions: readonly BriefQuestion[];
  /** Phrase -> names of its events; `reused`: those that the plan had. */
  readonly readings: readonly {
    readonly phrase: string;
    readonly events: readonly string[];
    readonly reused: readonly string[];
  }[];
}

/** The sections of a proposal in the order in which a plan is written. */
export const proposedSections = [
  'owners',
  'sources',
  'entities',
  'properties',
  'events',
  'segments',
  'metrics',
  'funnels',
  'retention',
] as const;
