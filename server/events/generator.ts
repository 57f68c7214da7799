// The event generator's entry point: a plan becomes rows.

import { writeDay } from '../base/calendar.ts';
import type { Plan } from '../plan/plan.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Materialized } from './generation-context.ts';
import type { Manifest } from './manifest.ts';
import { manifestOf } from './manifest.ts';
import type { Sink, WrittenFile } from './output.ts';
import type { Options, Scenario, ScenarioProblem } from './scenario.ts';
import { defaultScenario } from './scenario.ts';
import type { Simulation } from './simulate/simulation.ts';
import { simulationOf } from './simulate/simulation.ts';
import type { Vocabulary } from './values/vocabulary.ts';
import type { WriteOptions, Written } from './write.ts';
import { writeAll } from './write.ts';

export interface Generator {
  readonly explain: () => Explanation;
  /** The cells one after the other; each is forgotten when the next is asked for. */
  readonly batches: () => Iterable<Materialized>;
  /** `events.<as>`, `entities/<entity>.<as>`, `truth/*.json`; the manifest is the caller's to write, last. */
  readonly write: (sink: Sink, options: WriteOptions) => Promise<Written>;
  readonly manifest: (
    written: Written,
    said: { version: string; as: string; files?: readonly WrittenFile[] },
  ) => Manifest;
  readonly simulation: Simulation;
}

export interface Explanation {
  readonly start: string;
  readonly days: number;
  readonly users: number;
  readonly expectedRows: number;
  readonly shards: number;
  /** Events that can happen, by name. */
  readonly events: readonly string[];
  readonly journeys: readonly {
    readonly name: string;
    readonly steps: readonly { readonly name: string; readonly rate: number }[];
  }[];
  readonly notes: readonly Diagnostic[];
}

export type Compiled = { readonly generator: Generator } | { readonly problem: ScenarioProblem };

/** The default scenario of the plan with these options. */
export function compile(plan: Plan, options: Options & { readonly vocabulary?: Vocabulary } = {}): Compiled {
  const scenario = defaultScenario(plan, options);
  return 'code' in scenario ? { problem: scenario } : compileScenario(plan, scenario, options.vocabulary);
}

function compileScenario(plan: Plan, scenario: Scenario, vocabulary?: Vocabulary): Compiled {
  const simulation = simulationOf(plan, scenario, vocabulary);
  if ('code' in simulation) return { problem: simulation };
  return {
    generator: {
      explain: () => explain(simulation),
      batches: () => batches(simulation),
      write: (sink, options) => writeAll(simulation, sink, options),
      manifest: (written, said) => manifestOf(simulation, written, { ...said, faker: vocabulary?.version ?? null }),
      simulation,
    },
  };
}

function* batches(simulation: Simulation): Iterable<Materialized> {
  for (let cell = 0; cell < simulation.shards; cell++) yield simulation.materialize(cell);
}

function explain({ scenario, population, actionModel, shards, expectedRows, context }: Simulation): Explanation {
  return {
    start: writeDay(scenario.start),
    days: scenario.days,
    users: population.users,
    expectedRows: Math.round(expectedRows),
    shards,
    events: [...new Set(actionModel.templates.map((template) => template.event.name))].sort(),
    journeys: scenario.journeys.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) => ({ name: step.name, rate: step.rate })),
    })),
    notes: context.notes(),
  };
}
