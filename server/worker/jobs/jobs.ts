// All jobs of the worker. A new one is a file beside this and a row here; the types of `run` follow.
import { check } from './check.ts';
import { convertJob } from './convert.ts';
import { generate } from './generate.ts';
import { previewJob } from './preview.ts';
import { queryJob } from './query.ts';
import { tables } from './tables.ts';

export const jobs = { check, convert: convertJob, generate, preview: previewJob, query: queryJob, tables };
export type Jobs = typeof jobs;
