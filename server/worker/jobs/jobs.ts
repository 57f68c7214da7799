// All jobs of the worker. A new one is a file beside this and a row here; the types of `run` follow.
import { check } from './check.ts';
import { convert } from './convert.ts';
import { generate } from './generate.ts';
import { preview } from './preview.ts';
import { query } from './query.ts';
import { tables } from './tables.ts';

export const jobs = { check, convert, generate, preview, query, tables };
export type Jobs = typeof jobs;
