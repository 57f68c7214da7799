// `trackwright sql`: the statement of a metric, funnel, retention or check.

import { InputError } from '../../base/user-error.ts';
import { checkSql } from '../../checks/sql.ts';
import { canonicalStorageOf } from '../../dataset/storage.ts';
import { compileNamed } from '../../operations/ask.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import { dialects } from '../../query/dialects/dialects.ts';
import { questionOf, usualOptions } from '../../query/question-of.ts';
import { jsonText } from '../../results/json.ts';
import type { RunCommand } from '../command.ts';
import { projectRoot, todayOf } from '../project.ts';
import { openPlan } from './open-plan.ts';

export const run: RunCommand<'sql'> = async ({ names: [name = ''], options }, io, signal) => {
  const project = await openPlan(projectRoot(io, options.project), todayOf(undefined), io, signal);
  const plan = planOf(project.snapshot);
  const storage = { ...canonicalStorageOf(plan), ...(options.layout ? { layout: options.layout } : {}) };
  const dialect = dialects[options.dialect];
  const isAsked = questionOf(plan, name);
  const check =
    'fault' in isAsked && isAsked.fault === 'unknown-name' ? checkSql(plan, name, storage, dialect) : undefined;
  if (typeof check === 'object') throw new InputError(check.message);
  const sql = check ?? compileNamed(plan, name, usualOptions(plan, name), storage, dialect).sql;
  const json = { schema: 'trackwright.sql/1', name, dialect: options.dialect, sql };
  await io.stdout.data(options.format === 'json' ? jsonText(json) : sql);
  return 0;
};
