// `trackwright sql`: the statement of a metric, funnel or retention.
import { planOf } from '../read/plan/plan-of.ts';
import { canonicalOf, compileNamed } from '../tasks/ask.ts';
import { openProject, projectRoot, todayOf } from './project.ts';
import { asInput } from './task.ts';
import type { Run } from './verb.ts';

export const run: Run<'sql'> = async ({ names: [name = ''], options }, io, signal) => {
  const project = await openProject(projectRoot(io, options.project), todayOf(undefined), {}, signal);
  const plan = planOf(project.snapshot);
  try {
    const metric = plan.metrics.find((one) => one.name === name || `metric:${one.name}` === name);
    const { sql } = compileNamed(plan, name, metric ? { grain: metric.grain ?? 'day' } : {}, {
      ...canonicalOf(plan),
      ...(options.layout ? { layout: options.layout } : {}),
    });
    const json = { schema: 'trackwright.sql/1', name, dialect: options.dialect, sql };
    await io.stdout.write(options.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : sql);
    return 0;
  } catch (error) {
    throw asInput(error);
  }
};
