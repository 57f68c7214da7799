// `trackwright dbt`: dbt files from the plan.
import path from 'node:path';
import { jsonText } from '../card/json.ts';
import { toVersion } from '../read/dbt/version.ts';
import { planOf } from '../read/plan/plan-of.ts';
import { dbtCard, dbtPlace, dbtWrites, writeDbt } from '../tasks/dbt.ts';
import { writeCard } from './card-out.ts';
import { diff } from './diff.ts';
import { openPlan } from './open-plan.ts';
import { shownPath } from './paths.ts';
import { projectRoot, todayOf } from './project.ts';
import { asInput } from './task.ts';
import type { Run } from './verb.ts';

export const run: Run<'dbt'> = async ({ options }, io, signal) => {
  const root = projectRoot(io, options.project);
  const project = await openPlan(root, todayOf(undefined), io, signal);
  const plan = planOf(project.snapshot);
  const { out, version } = dbtPlace(project.snapshot, root, {
    out: options.out === undefined ? undefined : path.resolve(io.cwd, options.out),
    version: options['target-version'] === undefined ? undefined : toVersion(options['target-version']),
  });
  try {
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
  } catch (error) {
    throw asInput(error);
  }
};
