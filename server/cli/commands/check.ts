// `trackwright check`: data against the plan.
import { checkReport, checksFailed } from '../../checks/result.ts';
import { checkData } from '../../operations/check.ts';
import type { ExitCode, RunCommand } from '../command.ts';
import { note } from '../io.ts';
import { checksJson, checksJunit } from '../report/checks.ts';

import { checksText } from '../report/checks-text.ts';
import { withContext } from '../task.ts';

export const run: RunCommand<'check'> = ({ names, options }, io, signal) =>
  withContext<ExitCode>(options, io, signal, async (context) => {
    const { on, today } = options;
    const { results, notes } = await checkData(context, { names, on, today });
    for (const text of notes) await note(io, text);
    const report = checkReport(results);
    const { width, colour } = io.stdout;
    if (options.format === 'text') await io.stdout.write(checksText(report, { width, colour }));
    else await io.stdout.data(options.format === 'json' ? checksJson(report) : checksJunit(report));
    return checksFailed(results) ? 1 : 0;
  });
