// `trackwright check`: data against the plan.
import { checkReport, checksFailed } from '../../checks/result.ts';
import { runChecks } from '../../operations/check.ts';
import { projectDataSource } from '../../operations/data-source.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import type { ExitCode, RunCommand } from '../command.ts';
import { note } from '../io.ts';
import { shownPath } from '../output.ts';
import { todayOf } from '../project.ts';
import { checksJson, checksJunit } from '../report/checks.ts';

import { checksText } from '../report/checks-text.ts';
import { withTask } from '../task.ts';

export const run: RunCommand<'check'> = ({ names, options }, io, signal) =>
  withTask<ExitCode>(options, io, signal, async (task, { snapshot }) => {
    const at = projectDataSource(options.on, io.cwd, task.root, snapshot.settings);
    const { results, notes } = await runChecks(task, at, {
      names,
      today: options.today,
      clock: todayOf(undefined),
      snapshot,
      shown: (uri) => shownPath(io.cwd, pathOfUri(uri) ?? uri),
    });
    for (const text of notes) await note(io, text);
    const report = checkReport(results);
    const { width, colour } = io.stdout;
    if (options.format === 'text') await io.stdout.write(checksText(report, { width, colour }));
    else await io.stdout.data(options.format === 'json' ? checksJson(report) : checksJunit(report));
    return checksFailed(results) ? 1 : 0;
  });
