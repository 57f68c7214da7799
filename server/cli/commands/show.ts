// `trackwright show`: an item as it results, and where each part of it comes from.
import { InputError } from '../../base/user-error.ts';
import { describeNamed } from '../../language-service/show.ts';
import { jsonText } from '../../results/json.ts';
import type { RunCommand } from '../command.ts';
import { projectRoot, todayOf } from '../project.ts';
import { openPlan } from './open-plan.ts';

export const run: RunCommand<'show'> = async ({ names: [name = ''], options }, io, signal) => {
  const project = await openPlan(projectRoot(io, options.project), todayOf(undefined), io, signal);
  const shown = describeNamed(project.snapshot, name);
  if ('refused' in shown) throw new InputError(shown.refused);
  if (options.format === 'json') await io.stdout.data(jsonText(shown.item));
  else await io.stdout.write(shown.text);
  return 0;
};
