// manifest.json: what a run was made from and what it gave. No time and no machine, so that equal runs have equal manifests.

import { writeDay } from '../base/calendar.ts';
import { hash } from '../base/hash.ts';
import { planHash } from '../plan/resolve-plan.ts';
import { generatorVersion } from './draws/keys.ts';
import type { WrittenFile } from './output.ts';
import type { Scenario } from './scenario.ts';
import type { Simulation } from './simulate/simulation.ts';
import type { Written } from './write.ts';

export interface Manifest {
  readonly schema: 'trackwright.events/1';
  /** Bytes may differ only with this number. */
  readonly generator: number;
  readonly version: string;
  readonly plan: string;
  readonly plan_hash: string;
  readonly scenario: string | null;
  readonly scenario_hash: string;
  /** As text where it is beyond the integers that a number tells apart. */
  readonly seed: number | string;
  /** The first day, and the day behind the last one. */
  readonly start: string;
  readonly end: string;
  readonly days: number;
  readonly layout: 'wide';
  readonly as: string;
  readonly files: readonly WrittenFile[];
  /** Files with what questions must give, once they are written. */
  readonly truth?: readonly TruthFile[];
  readonly counts: Written['counts'];
  readonly vocabulary: { readonly faker: string | null };
}

export type TruthFile = Omit<WrittenFile, 'table' | 'rows'>;

/**
 * @param version of Trackwright
 * @param as what the files are in the end, such as `parquet` after conversion
 * @param files in place of those written, when they have been converted
 */
export function manifestOf(
  simulation: Simulation,
  written: Written,
  {
    version,
    as,
    files = written.files,
    faker = null,
  }: { version: string; as: string; files?: readonly WrittenFile[]; faker?: string | null },
): Manifest {
  const { plan, scenario } = simulation;
  return {
    schema: 'trackwright.events/1',
    generator: generatorVersion,
    version,
    plan: plan.name,
    plan_hash: planHash(plan),
    scenario: scenario.name,
    scenario_hash: scenarioHash(scenario),
    seed: seedOf(scenario),
    start: writeDay(scenario.start),
    end: writeDay(scenario.start + scenario.days),
    days: scenario.days,
    layout: 'wide',
    as,
    files,
    counts: written.counts,
    vocabulary: { faker },
  };
}

function seedOf(scenario: Scenario): number | string {
  const seed = BigInt.asUintN(64, scenario.seed);
  return seed <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(seed) : String(seed);
}

const scenarioHash = (scenario: Scenario): string =>
  hash(JSON.stringify(scenario, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
