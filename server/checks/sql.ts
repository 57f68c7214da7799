// The SQL of one of the plan's `checks:`, before any data is seen: the rows that fail, where data lie as the plan says.

import type { Storage } from '../dataset/storage.ts';
import type { Plan } from '../plan/plan.ts';
import { type CompileError, QueryError } from '../query/compile-error.ts';
import type { Dialect } from '../query/dialects/dialect.ts';
import { dataOf } from './data.ts';
import { deriveChecks } from './derive.ts';
import { isSkip } from './kind.ts';
import { failingSql } from './queries.ts';
import { checkSettings } from './settings.ts';

/** Undefined where the plan has no check of this name (`check:name` where others share it). A fault says what its condition lacks. */
export function checkSql(
  plan: Plan,
  name: string,
  storage: Storage,
  dialect: Dialect,
): string | CompileError | undefined {
  const instance = deriveChecks(plan, checkSettings({}, plan)).find(
    ({ kind, check }) => kind.id === 'condition' && (check === name || `check:${check}` === name),
  );
  if (!instance) return undefined;
  try {
    const query = instance.plan(dataOf(plan, storage, undefined, { rows: 0, now: 0 }));
    return query && !isSkip(query) ? failingSql({ instance, judgement: query }, dialect) : undefined;
  } catch (error) {
    if (error instanceof QueryError) return { fault: error.kind, message: error.message };
    throw error;
  }
}
