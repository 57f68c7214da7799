// The job that makes a few rows of one event, for a look at it.

import { EngineError } from '../../engines/engine-error.ts';
import { previewRows as previewOf } from '../../events/preview.ts';
import { loadVocabulary } from '../../events/values/vocabulary.ts';
import type { Plain, Plan } from '../../plan/plan.ts';
import type { WorkerJob } from './job.ts';

export interface PreviewInput {
  readonly plan: Plan;
  /** Its name in the plan. */
  readonly event: string;
  readonly rows: number;
}
export interface PreviewOutput {
  readonly rows: readonly Readonly<Record<string, Plain>>[];
  /** Sentences about what could not be made as the plan says. */
  readonly notes: readonly string[];
}

export const previewJob: WorkerJob<PreviewInput, PreviewOutput> = async ({ plan, event, rows }) => {
  const vocabulary = await loadVocabulary(plan);
  const made = previewOf(plan, event, rows, vocabulary ? { vocabulary } : {});
  if ('code' in made) throw new EngineError('source', made.message);
  return { rows: made.rows, notes: made.notes.map(({ about, message }) => `${about}: ${message}`) };
};
