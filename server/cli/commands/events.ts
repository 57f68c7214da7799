// `trackwright events`: events that follow the plan.
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import { generateEvents, generateForProject } from '../../operations/generate.ts';
import { jsonText } from '../../results/json.ts';
import { makeScratch } from '../../workspace/scratch.ts';
import type { ExitCode, RunCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { writeCard } from '../output.ts';
import { withContext } from '../task.ts';

export const run: RunCommand<'events'> = ({ names: [scenario], options }, io, signal) =>
  withContext<ExitCode>(options, io, signal, async (context) => {
    if (scenario !== undefined)
      throw new InputError(
        `There is no scenario "${scenario}": this version makes the default behaviour of the plan only.`,
        { help: 'Leave the name away.' },
      );
    const { users, days, seed } = options;
    if (options.stdout) {
      if (options.as !== 'csv' && options.as !== 'ndjson')
        throw new UsageError('--stdout writes csv or ndjson: say --as csv or --as ndjson.', 'events');
      const scratch = makeScratch(tmpdir());
      const out = path.join(scratch, 'events');
      try {
        await generateEvents(context, { out, as: options.as, users, days, seed });
        await io.shield(async () => {
          for await (const chunk of createReadStream(path.join(out, `events.${options.as}`), { signal }))
            await io.stdout.data(chunk as Uint8Array);
        });
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
      return 0;
    }
    const { out, as, force } = options;
    const { card, report } = await generateForProject(context, { out, as, users, days, seed, force });
    if (options.format === 'json') await io.stdout.data(jsonText(report));
    else await writeCard(card, 'text', io);
    return 0;
  });
