// Which files are dbt's: a dbt_project.yml owns the YAML in its model, seed, macro … folders, up to the next one below it.

export interface DbtRoot {
  /** The folder of dbt_project.yml, by the same kind of path as the files: a path or a URI, with `/`, none at its end. */
  readonly dir: string;
  /** Folders, relative to `dir`, whose YAML dbt reads. */
  readonly folders: readonly string[];
  /** Folders, relative to `dir`, that dbt writes: `target`, `dbt_packages`. */
  readonly written: readonly string[];
}

/** By the key of dbt_project.yml that names others. */
export const defaultFolders = {
  'model-paths': 'models',
  'seed-paths': 'seeds',
  'snapshot-paths': 'snapshots',
  'analysis-paths': 'analyses',
  'macro-paths': 'macros',
  'test-paths': 'tests',
  'function-paths': 'functions',
} as const;
export const defaultWritten = ['target', 'dbt_packages', 'dbt_modules', 'logs'] as const;

/** What others wrote, wherever it lies: a problem there is none of the user's. */
const foreign = new Set([
  'dbt_packages',
  'dbt_modules',
  'node_modules',
  '.venv',
  'venv',
  'site-packages',
  '.git',
  '.tox',
]);

export const isProjectFile = (path: string): boolean => /(?:^|\/)dbt_project\.ya?ml$/.test(path);

/** What else lies beside dbt_project.yml and may hold a secret; of its keys nothing is known here. */
export const isBesideProject = (path: string): boolean =>
  /(?:^|\/)(?:profiles|packages|dependencies)\.ya?ml$/.test(path);

/** The nearest project above a file; undefined for packages that dbt has installed and other foreign files. */
export function projectOwning<R extends DbtRoot>(path: string, roots: readonly R[]): R | undefined {
  let owner: R | undefined;
  for (const root of roots) {
    const nearer = owner === undefined || root.dir.length > owner.dir.length;
    if (nearer && below(path, root.dir) !== undefined) owner = root;
  }
  const inside = owner && below(path, owner.dir);
  return inside?.split('/').some((part) => foreign.has(part)) ? undefined : owner;
}

/** Whether dbt reads this file as one of its YAML files; `roots` are the projects known, in any order. */
export function isDbtPath(path: string, roots: readonly DbtRoot[]): boolean {
  if (!/\.ya?ml$/i.test(path)) return false;
  const root = projectOwning(path, roots);
  const inside = root && below(path, root.dir);
  if (!root || inside === undefined) return false;
  if ((isProjectFile(inside) || isBesideProject(inside)) && !inside.includes('/')) return true;
  const lies = (folder: string) => folder === '' || below(inside, folder) !== undefined;
  return root.folders.some((folder) => lies(tidy(folder))) && !root.written.some((folder) => lies(tidy(folder)));
}

/** The part of `path` behind `dir/`. */
function below(path: string, dir: string): string | undefined {
  if (dir === '') return path;
  return path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : undefined;
}
/** Without `./` before it and `/` behind it; an expression that looks for the end of a run begins anew at each `/`. */
function tidy(folder: string): string {
  let end = folder.length;
  while (folder[end - 1] === '/') end--;
  return folder.slice(0, end).replace(/^(?:\.\/)+|^\.$/, '');
}
