// Which files `lint` looks at, each with the project that owns it: the nearest trackwright.yml above it, wherever lint is run.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../base/user-error.ts';
import type { LoadedProject } from '../../workspace/load.ts';
import type { Project } from '../../workspace/project.ts';
import { isInside, Projects } from '../../workspace/projects.ts';
import { rootOf } from '../../workspace/root.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { shownPath } from '../output.ts';

/** Files of one project. */
export interface WantedFiles {
  readonly project: Project;
  readonly uris: readonly string[];
}

/**
 * Files under the given paths, each once; where none is given, those of the project at `root` and of the projects inside it.
 * With `only`, a path outside them is an error; without, it is looked at as its own project has it.
 */
export async function filesToLint(
  names: readonly string[],
  { cwd, root, only, make, signal }: LintIn,
): Promise<readonly WantedFiles[]> {
  const files = names.map((name) => {
    const file = path.resolve(cwd, name);
    if (!existsSync(file))
      throw new InputError(`"${name}" does not exist.`, {
        help: 'Give files or folders, or nothing for the whole project.',
      });
    return { name, file };
  });
  const rootFor = (file: string) => (only ? root : rootOf(file, isInside(file, root) ? root : undefined));
  const projects = new Projects(make);
  const roots = files.length ? files.map(({ file }) => rootFor(file)) : [root];
  await projects.loadSettings([...new Set(roots)], new Set(), signal);
  const wanted = new Map<Project, Set<string>>();
  const add = (project: Project, uris: readonly string[]) =>
    wanted.set(project, new Set([...(wanted.get(project) ?? []), ...uris]));
  if (!files.length) for (const project of projects.all) add(project, [...project.snapshot.files.keys()]);
  for (const { name, file } of files) {
    const uri = uriOfPath(file);
    const owner = projects.owner(uri);
    // What is named is read, whatever a .gitignore says.
    if (owner && !owner.snapshot.files.has(uri) && statSync(file).isFile()) await owner.refresh([uri], true);
    let some = false;
    for (const project of projects.all) {
      const below = [...project.snapshot.files.keys()].filter((one) => one === uri || one.startsWith(`${uri}/`));
      if (below.length) add(project, below);
      some ||= below.length > 0;
    }
    if (!some)
      throw new InputError(
        `"${name}" holds no file that Trackwright reads in the project "${shownPath(cwd, rootFor(file))}".`,
        { help: 'Plan files are named *.plan.yml, or listed under "plans" in trackwright.yml.' },
      );
  }
  return [...wanted].map(([project, uris]) => ({ project, uris: [...uris] }));
}
interface LintIn {
  readonly cwd: string;
  /** The project of the current folder, or that of --project. */
  readonly root: string;
  readonly only: boolean;
  readonly make: (loaded: LoadedProject) => Project;
  readonly signal: AbortSignal;
}
