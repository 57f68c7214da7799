// `trackwright dbt`: dbt files from the plan.
import path from 'node:path';
import { toVersion } from '../../dbt/read/version.ts';
import { dbtCard, dbtPlace, dbtWrites, writeDbt } from '../../operations/dbt.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import { jsonText } from '../../results/json.ts';
import type { RunCommand } from '../command.ts';
import { diff, shownPath, writeCard } from '../output.ts';

import { projectRoot, todayOf } from '../project.ts';

import { openPlan } from './open-plan.ts';

export const run: RunCommand<'dbt'> = async ({ options }, io, signal) => {
  const root = projectRoot(io, options.project);
  const project = await openPlan(root, todayOf(undefined), io, signal);
  const plan = planOf(project.snapshot);
  const { out, version } = dbtPlace(project.snapshot, root, {
    out: options.out === undefined ? undefined : path.resolve(io.cwd, options.out),
    version: options['target-version'] === undefined ? undefined : toVersion(options['target-version']),
  });
  const writes = dbtWrites(plan, out, version);
  if (options['dry-run']) {
    for (const one of writes)
      await io.stdout.write(diff(shownPath(io.cwd, one.file), one.before, one.after, io.stdout.colour));
    return 0;
  }
  const card = options.check
    ? dbtCard(writes, io.cwd)
    : await io.shield(() =>
        writeDbt(writes, io.cwd, { force: options.force, inside: options.out === undefined ? root : out }),
      );
  const files = writes.map((one) => ({ file: shownPath(io.cwd, one.file), state: one.state }));
  if (options.format === 'json') await io.stdout.data(jsonText({ schema: 'trackwright.dbt/1', version, files }));
  else await writeCard(card, 'text', io);
  return options.check && writes.some((one) => one.state !== 'same') ? 1 : 0;
};
