// Lanes: jobs of one never wait for jobs of another. Each has a process of its own, started on first use.
import type { Connection } from '../engines/engine-type.ts';
import { engineOf } from '../engines/registry.ts';
import type { InputOf, JobName } from './protocol.ts';

/** How many jobs run at once. What computes here takes memory and all cores: one at a time. What waits for another machine does neither. */
export const lanes = { duckdb: 1, generate: 1, remote: 8 } as const satisfies Readonly<Record<string, number>>;
export type Lane = keyof typeof lanes;

type LaneOf<J extends JobName> = (input: InputOf<J>) => Lane;

const whereDataLie = ({ on }: { readonly on: Connection }): Lane =>
  engineOf(on).capabilities.remote ? 'remote' : 'duckdb';

const laneOf: { readonly [J in JobName]: LaneOf<J> } = {
  check: whereDataLie,
  convert: () => 'generate',
  generate: () => 'generate',
  // A few rows, at once: it must not wait behind a generation.
  preview: () => 'duckdb',
  query: whereDataLie,
  tables: whereDataLie,
};

export const laneFor = <J extends JobName>(job: J, input: InputOf<J>): Lane => (laneOf[job] as LaneOf<J>)(input);
