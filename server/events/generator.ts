// The event generator's door: a plan becomes rows.

import { writeDay } from '../base/calendar.ts';
import type { Plan } from '../plan/plan.ts';
import type { Note } from './diagnostics.ts';
import type { Played } from './generation-context.ts';
import type { Manifest } from './manifest.ts';
import { manifestOf } from './manifest.ts';
import type { Sink, WrittenFile } from './output.ts';
import type { Options, Problem, Scenario } from './scenario.ts';
import { defaultScenario } from './scenario.ts';
import type { World } from './simulate/simulation.ts';
import { worldOf } from './simulate/simulation.ts';
import type { Vocabulary } from './values/vocabulary.ts';
import type { WriteOptions, Written } from './write.ts';
import { writeAll } from './write.ts';

export interface Generator {
  readonly explain: () => Explanation;
  /** The cells one after the other; each is forgotten when the next is asked for. */
  readonly batches: () => Iterable<Played>;
  /** `events.<as>`, `entities/<entity>.<as>`, `truth/*.json`; the manifest is the caller's to write, last. */
  readonly write: (sink: Sink, options: WriteOptions) => Promise<Written>;
  readonly manifest: (
    written: Written,
    said: { version: string; as: string; files?: readonly WrittenFile[] },
  ) => Manifest;
  readonly world: World;
}

export interface Explanation {
  readonly start: string;
  readonly days: number;
  readonly users: number;
  readonly expectedRows: number;
  readonly cells: number;
  /** Events that can happen, by name. */
  readonly events: readonly string[];
  readonly journeys: readonly {
    readonly name: string;
    readonly steps: readonly { readonly name: string; readonly rate: number }[];
  }[];
  readonly notes: readonly Note[];
}

export type Compiled = { readonly generator: Generator } | { readonly problem: Problem };

/** The default scenario of the plan with these options. */
export function compile(plan: Plan, options: Options & { readonly vocabulary?: Vocabulary } = {}): Compiled {
  const scenario = defaultScenario(plan, options);
  return 'code' in scenario ? { problem: scenario } : compileScenario(plan, scenario, options.vocabulary);
}

function compileScenario(plan: Plan, scenario: Scenario, vocabulary?: Vocabulary): Compiled {
  const world = worldOf(plan, scenario, vocabulary);
  if ('code' in world) return { problem: world };
  return {
    generator: {
      explain: () => explain(world),
      batches: () => batches(world),
      write: (sink, options) => writeAll(world, sink, options),
      manifest: (written, said) => manifestOf(world, written, { ...said, faker: vocabulary?.version ?? null }),
      world,
    },
  };
}

function* batches(world: World): Iterable<Played> {
  for (let cell = 0; cell < world.cells; cell++) yield world.play(cell);
}

function explain({ scenario, population, roads, cells, expectedRows, stage }: World): Explanation {
  return {
    start: writeDay(scenario.start),
    days: scenario.days,
    users: population.users,
    expectedRows: Math.round(expectedRows),
    cells,
    events: [...new Set(roads.shapes.map((shape) => shape.event.name))].sort(),
    journeys: scenario.journeys.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) => ({ name: step.name, rate: step.rate })),
    })),
    notes: stage.notes(),
  };
}
