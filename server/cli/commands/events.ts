// `trackwright events`: events that follow the plan.
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import { generateEvents } from '../../operations/generate.ts';
import { EVENTS_FOLDER } from '../../operations/task.ts';
import { jsonText } from '../../results/json.ts';
import { makeScratch } from '../../workspace/scratch.ts';
import type { ExitCode, RunCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { writeCard } from '../output.ts';
import { withTask } from '../task.ts';

export const run: RunCommand<'events'> = ({ names: [scenario], options }, io, signal) =>
  withTask<ExitCode>(options, io, signal, async (task) => {
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
        await generateEvents(task, { out, as: options.as, users, days, seed });
        await io.shield(async () => {
          for await (const chunk of createReadStream(path.join(out, `events.${options.as}`), { signal }))
            await io.stdout.data(chunk as Uint8Array);
        });
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
      return 0;
    }
    const out = options.out === undefined ? path.join(task.root, EVENTS_FOLDER) : path.resolve(io.cwd, options.out);
    const { card, manifest } = await generateEvents(task, {
      out,
      as: options.as,
      users,
      days,
      seed,
      force: options.force,
    });
    if (options.format === 'json') await io.stdout.data(jsonText(manifest));
    else await writeCard(card, 'text', io);
    return 0;
  });
