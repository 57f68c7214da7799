// `trackwright show`: an item as it results, and where each part of it comes from.
import { describeNamed } from '../assist/show.ts';
import { InputError } from './errors.ts';
import { openPlan } from './open-plan.ts';
import { projectRoot, todayOf } from './project.ts';
import type { Run } from './verb.ts';

export const run: Run<'show'> = async ({ names: [name = ''], options }, io, signal) => {
  const project = await openPlan(projectRoot(io, options.project), todayOf(undefined), io, signal);
  const shown = describeNamed(project.snapshot, name);
  if ('refused' in shown) throw new InputError(shown.refused);
  await io.stdout.write(options.format === 'json' ? `${JSON.stringify(shown.item, null, 2)}\n` : shown.text);
  return 0;
};
