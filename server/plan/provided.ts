// What a project is held against beside its own texts. Nothing here is read by this layer: whoever has it hands it in, and
// what is absent is not known.

import type { Plain, Plan } from './plan.ts';

export interface Provided {
  /** The plan as it was at a git ref. */
  readonly base?: BasePlan;
  /** Every file of the project: paths from its folder, with slashes. */
  readonly files?: ReadonlySet<string>;
  /** What destinations take, at most. */
  readonly limits?: readonly DestinationLimit[];
  /** Events as they were collected: wire name -> payloads. */
  readonly samples?: ReadonlyMap<string, readonly SampleEvent[]>;
}

export interface BasePlan {
  /** As it was asked for: `origin/main`. */
  readonly ref: string;
  readonly plan: Plan;
}

/** One number, and where it is published. */
export interface DestinationLimit {
  /** The type of the destination: `ga4`. */
  readonly destination: string;
  /** What is counted: `parameters per event`. */
  readonly limit: string;
  readonly value: number;
  readonly unit: string;
  /** What becomes of what is too much. */
  readonly effect: string;
  readonly source: string;
  /** A plain date. */
  readonly checked: string;
}

export interface SampleEvent {
  /** Where it was found: a file, a table. */
  readonly from: string;
  readonly payload: { readonly [key: string]: Plain };
}
