// What the worker and the process that started it say to each other, over Node's IPC with advanced serialization.
import type { ErrorData } from '../base/user-error.ts';
import type { Sandbox } from '../engines/duckdb/sandbox.ts';
import type { JobContext, Jobs } from './jobs.ts';
import type { Lane } from './lanes.ts';

/** Another number with every change of what is said here: the two may be of different installations. */
export const PROTOCOL_VERSION = 2;

/** Milliseconds that a job may take unless somebody says otherwise. */
export const TIME_LIMIT = 30_000;

/** What the worker is started with, as JSON in its first argument. */
export interface WorkerStart {
  readonly version: number;
  readonly lane: Lane;
  readonly sandbox: Sandbox;
}

export type JobName = keyof Jobs;
export type InputOf<J extends JobName> = Parameters<Jobs[J]>[0];
export type OutputOf<J extends JobName> = Awaited<ReturnType<Jobs[J]>>;
export type ProgressOf<J extends JobName> = Parameters<Jobs[J]>[1] extends JobContext<infer P> ? P : never;

export type ToWorker = JobStart | { readonly stop: number } | SecretAnswer;

export interface JobStart {
  readonly id: number;
  readonly job: JobName;
  readonly input: unknown;
  readonly ms: number;
}

export interface SecretAnswer {
  /** The job that asked, and the name of the secret. */
  readonly secretFor: number;
  readonly name: string;
  readonly value: string | undefined;
}

export type FromWorker =
  | { readonly id: number; readonly progress: unknown }
  | { readonly id: number; readonly secret: string }
  | { readonly id: number; readonly result: unknown }
  /** `last`: the worker ends itself after this. */
  | { readonly id: number; readonly failure: ErrorData; readonly last: boolean };
