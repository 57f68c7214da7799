// `trackwright dbt`: dbt files from the plan.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isUntouched } from '../make/dbt/seal.ts';
import { pathOfUri } from '../project/uri.ts';
import type { DbtProject } from '../read/dbt/things.ts';
import { targetVersion, toVersion } from '../read/dbt/version.ts';
import { planOf } from '../read/plan/plan-of.ts';
import { dbtCard, dbtWrites, writeDbt } from '../tasks/dbt.ts';
import { writeCard } from './card-out.ts';
import { diff } from './diff.ts';
import { shownPath } from './paths.ts';
import { openProject, projectRoot, todayOf } from './project.ts';
import { asInput } from './task.ts';
import type { Run } from './verb.ts';

export const run: Run<'dbt'> = async ({ options }, io, signal) => {
  const root = projectRoot(io, options.project);
  const project = await openProject(root, todayOf(undefined), {}, signal);
  const plan = planOf(project.snapshot);
  const dbt = project.snapshot.things('dbtProject')[0] as DbtProject | undefined;
  const own = dbt && pathOfUri(dbt.dir);
  const out = options.out === undefined ? (own ?? path.join(root, 'dbt')) : path.resolve(io.cwd, options.out);
  const version =
    (options['target-version'] && toVersion(options['target-version'])) ||
    targetVersion(undefined, dbt?.requireDbtVersion).version;
  try {
    const writes = dbtWrites(plan, out, {
      version,
      ...(ownProject(out) ? { project: { name: plan.name, profile: plan.name } } : {}),
    });
    if (options['dry-run']) {
      for (const one of writes)
        await io.stdout.write(diff(shownPath(io.cwd, one.file), one.before, one.after, io.stdout.colour));
      return 0;
    }
    const card = options.check ? dbtCard(writes, io.cwd) : await writeDbt(writes, io.cwd, options.force);
    const files = writes.map((one) => ({ file: shownPath(io.cwd, one.file), state: one.state }));
    if (options.format === 'json')
      await io.stdout.write(`${JSON.stringify({ schema: 'trackwright.dbt/1', version, files }, null, 2)}\n`);
    else await writeCard(card, 'text', io);
    return options.check && writes.some((one) => one.state !== 'same') ? 1 : 0;
  } catch (error) {
    throw asInput(error);
  }
};

/** A folder that is in no dbt project gets one; one that we made is kept up to date, one of somebody else's is left alone. */
function ownProject(out: string): boolean {
  for (let dir = out; ; dir = path.dirname(dir)) {
    const file = path.join(dir, 'dbt_project.yml');
    if (existsSync(file)) return dir === out && isUntouched(readFileSync(file, 'utf8'));
    if (dir === path.dirname(dir)) return true;
  }
}
