// What the worker and the process that started it say to each other, over Node's IPC with advanced serialization.
import type { ErrorData } from '../base/user-error.ts';
import type { JobContext } from './jobs/job.ts';
import type { Jobs } from './jobs/jobs.ts';

export type JobName = keyof Jobs;
export type InputOf<J extends JobName> = Parameters<Jobs[J]>[0];
export type OutputOf<J extends JobName> = Awaited<ReturnType<Jobs[J]>>;
export type ProgressOf<J extends JobName> = Parameters<Jobs[J]>[1] extends JobContext<infer P> ? P : never;

export type ToWorker = Start | { readonly stop: number };

export interface Start {
  readonly id: number;
  readonly job: JobName;
  readonly input: unknown;
  readonly ms: number;
}

export type FromWorker =
  | { readonly id: number; readonly progress: unknown }
  | { readonly id: number; readonly result: unknown }
  /** `last`: the worker ends itself after this. */
  | { readonly id: number; readonly failure: ErrorData; readonly last: boolean };
