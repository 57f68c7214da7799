// `trackwright run`: a metric, funnel or retention on data.
import { ask } from '../../operations/ask.ts';
import { projectDataSource } from '../../operations/data-source.ts';
import type { ExitCode, RunCommand } from '../command.ts';
import { writeCard } from '../output.ts';
import { withTask } from '../task.ts';

export const run: RunCommand<'run'> = ({ names: [name = ''], options }, io, signal) =>
  withTask<ExitCode>(options, io, signal, async (task, project) => {
    const { since, until, by, grain } = options;
    const at = projectDataSource(options.on, io.cwd, task.root, project.snapshot.settings);
    const card = await ask(task, name, at, {
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      ...(by.length ? { by } : {}),
      ...(grain ? { grain } : {}),
    });
    await writeCard(card, options.format, io);
    return 0;
  });
