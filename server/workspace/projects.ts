// The projects of some folders, one inside the other perhaps: a file belongs to the nearest, and to no other.
import path from 'node:path';
import { type LoadedProject, loadProject } from './load.ts';
import type { Project } from './project.ts';
import type { Reach } from './reach.ts';

export class Projects {
  readonly #make: (loaded: LoadedProject) => Project;
  readonly #reach: () => Reach;
  #byRoot: ReadonlyMap<string, Project> = new Map();

  constructor(make: (loaded: LoadedProject) => Project, reach: () => Reach = () => undefined) {
    this.#make = make;
    this.#reach = reach;
  }
  /** A project stands before those inside it. */
  get all(): readonly Project[] {
    return [...this.#byRoot.values()];
  }
  /** `root` is an absolute folder. */
  at(root: string): Project | undefined {
    return this.#byRoot.get(root);
  }
  /** The project with the nearest root above a file. */
  owner(uri: string): Project | undefined {
    const above = this.all.filter((project) => uri.startsWith(`${project.rootUri}/`));
    return above.sort((a, b) => b.rootUri.length - a.rootUri.length)[0];
  }

  /**
   * Has the projects of `roots` and those inside them, and no others. Reads from the disk what is new, what is `stale`, and what is
   * no longer alone in its folder; open texts go along. Gives the new ones.
   */
  async loadSettings(
    roots: readonly string[],
    stale: ReadonlySet<Project> = new Set(),
    signal?: AbortSignal,
  ): Promise<readonly Project[]> {
    const next = new Map<string, Project>();
    const reach = async (root: string): Promise<void> => {
      if (next.has(root)) return;
      const apart = roots.filter((other) => isInside(other, root));
      const known = this.#byRoot.get(root);
      const holds = known && !stale.has(known) && apart.every((one) => isLeft(one, known));
      const project = holds ? known : this.#make(await loadProject(root, signal, apart, this.#reach()));
      next.set(root, project);
      for (const nested of project.nested) await reach(nested);
    };
    for (const root of [...roots].sort()) await reach(root);
    const before = new Set(this.all);
    this.#byRoot = next;
    const fresh = this.all.filter((project) => !before.has(project));
    const dropped = [...before].filter((project) => next.get(project.root) !== project);
    for (const project of fresh)
      for (const old of dropped) project.takeOpenTextsFrom(old, (uri) => this.owner(uri) === project);
    return fresh;
  }
}

/** Whether a file or folder lies in a folder; both are absolute. */
export const isInside = (file: string, folder: string): boolean =>
  file !== folder && file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
/** Whether a project leaves a folder below it to another. */
const isLeft = (folder: string, { nested }: Project): boolean =>
  nested.some((one) => one === folder || isInside(folder, one));
